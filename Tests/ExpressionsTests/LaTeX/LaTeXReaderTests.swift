import Testing

@testable import Expressions

@Suite struct LaTeXReaderTests {
  @Test(arguments: [
    ("1", "1"), (" $1.5$ ", "1.5"), ("$$.5$$", "0.5"), ("\\(2\\)", "2"), ("\\[ 3 \\]", "3"),
    ("x + 1", "x + 1"), ("x+y-z % a comment\n+1", "x + y - z + 1"), ("-s", "-s"), ("+s", "s"),
    ("s - -t", "s - -t"), ("-s^2", "-s**2"), ("(s+t)^2", "(s + t)**2"), ("2s", "2 * s"),
    ("2 \\cdot s", "2 * s"), ("s\\,t\\;n\\quad d~m", "s * t * n * d * m"), ("st", "s * t"),
    ("2st", "2 * s * t"), ("s \\times 3", "s * 3"), ("s * t", "s * t"), ("s/t", "s / t"),
    ("st/n", "s * t / n"), ("s/(2t)", "s / (2 * t)"), ("1/2 \\cdot s", "1 / 2 * s"),
    ("s \\div t", "s / t"), ("{s}", "s"), ("{s+t}t", "(s + t) * t"), ("[s+t]t", "(s + t) * t"),
    ("\\{s+t\\}t", "(s + t) * t"), ("\\left( s+t \\right) t", "(s + t) * t"),
    ("\\bigl(s+t\\bigr)t", "(s + t) * t"), ("\\Big[s+t\\Big]t", "(s + t) * t"),
    ("s(t+1)", "s * (t + 1)"), ("(s+1)(t+1)", "(s + 1) * (t + 1)"), ("s < t", "s < t"),
    ("s \\le t", "s <= t"), ("s \\geq t", "s >= t"), ("s \\neq t", "s != t"),
    ("0 < s \\leq 1", "0 < s and s <= 1"), ("s<t \\land t<n", "s < t and t < n"),
    ("s<t \\lor \\lnot t<n", "s < t or not t < n"), ("\\displaystyle s", "s"), ("s − t", "s - t"),
    ("s·t", "s * t"), ("s²", "s**2"), ("𝑠 + 𝛼", "s + alpha"), ("３s", "3 * s"),
    ("s\u{200B}t", "s * t"),
    ("\\infty", "inf"), ("\\pi", "pi"), ("2\\pi e", "2 * pi * e"), ("π", "pi"),
  ])
  func sumsAndProductsOfNumbers(formula: String, expected: String) {
    #expect(reading(formula) == expected)
  }

  @Test(arguments: [
    Fault(
      "1/‹2s›", "what '/' divides by is ambiguous", "write \\frac{…}{2 s} or \\frac{…}{2} s"),
    Fault(
      "s/‹tn›", "what '/' divides by is ambiguous", "write \\frac{…}{t n} or \\frac{…}{t} n"),
    Fault(
      "s/‹t(n+1)›", "what '/' divides by is ambiguous",
      "write \\frac{…}{t (n+1)} or \\frac{…}{t} (n+1)"),
    Fault(
      "1/‹2 \\sin s›", "what '/' divides by is ambiguous",
      "write \\frac{…}{2 \\sin s} or \\frac{…}{2} \\sin s"),
    Fault(
      "‹1{,}5›", "a decimal point is '.', got '{,}'", "write 1.5"),
    Fault(
      "3‹,›14", "expected an operator or the end, got ','", "write a decimal point: 3.14"),
    Fault(
      "\\max(‹0{,}5›, s)", "a decimal point is '.', got '{,}'", "write 0.5"),
    Fault(
      "‹1e-3›", "'1e-3' is a number or a product with e", "write 1 \\cdot 10^{-3} or 1 \\cdot e"),
    Fault(
      "‹2e3› s", "'2e3' is a number or a product with e", "write 2 \\cdot 10^{3} or 2 \\cdot e"),
    Fault(
      "s^‹12›", "without braces only the '1' of '12' belongs here", "write braces: {12}"),
    Fault(
      "x_‹12›", "without braces only the '1' of '12' belongs here", "write braces: {12}"),
    Fault(
      "\\frac1‹2 3›", "two numbers follow each other", "write \\cdot between them"),
    Fault(
      "\\frac1‹23›", "without braces only the '2' of '23' belongs here", "write braces: {23}"),
    Fault(
      "\\sqrt‹12›", "without braces only the '1' of '12' belongs here", "write braces: {12}"),
    Fault(
      "s‹^-›1", "without braces only '-' belongs to the superscript", "write braces: ^{-1}"),
    Fault(
      "e‹^-›s", "without braces only '-' belongs to the superscript", "write braces: ^{-s}"),
    Fault(
      "s^2‹^›3", "two superscripts follow each other", "write braces around the first: {x_1}^2"),
    Fault(
      "s_1‹_›2", "two subscripts follow each other", "write braces around the first: {x_1}^2"),
  ])
  func whatNumbersDivideIsNotGuessed(fault: Fault) { #expect(formulaFault(fault.text) == fault) }

  /// Between brackets a wide space may separate the elements of a list.
  @Test(arguments: [
    "[s‹ \\quad ›2s]", "(s‹\\qquad ›t)", "\\{s‹ \\; \\quad ›t\\}", "[s‹\u{2003}›t]",
    "|s‹ \\quad ›t|",
    "[s‹ \\quad ›-2t]", "[\\log s‹ \\quad ›t]", "[2‹ \\quad ›3]", "[{s‹ \\quad ›t}]",
    "\\left[s‹ \\quad ›\\left(t\\right)\\right]", "\\max(s‹ \\quad ›t, 1)",
    "\\begin{bmatrix} s‹ \\quad ›t \\end{bmatrix}",
  ])
  func aWideSpaceBetweenBracketsMultipliesNothing(formula: String) {
    let wanted = Fault(
      formula, "whether the space separates two values is ambiguous",
      "leave it out, or write a list as \\begin{bmatrix} a & b \\end{bmatrix}")
    #expect(formulaFault(wanted.text) == wanted)
  }

  @Test(arguments: [
    ("(s \\quad + t)", "s + t"), ("(s \\quad - \\quad t)", "s - t"), ("(\\quad s \\quad)", "s"),
    ("(s\\,t)", "s * t"), ("(s) \\quad (t)", "s * t"), ("\\frac{s}{t} \\quad d", "s / t * d"),
  ])
  func aWideSpaceElsewhereIsASpace(formula: String, expected: String) {
    #expect(reading(formula) == expected)
  }

  @Test(arguments: [
    Fault(
      "‹s'›", "no name is known for 's'': looked for 'sprime'"),
    Fault(
      "s ‹=› t", "expected an operator or the end, got '='", "give the right side alone"),
    Fault(
      "s ‹\\approx› t", "'\\approx' is not read: a formula is a value", "give the value alone"),
    Fault(
      "s ‹&› t", "expected an operator or the end, got '&'",
      "write a matrix or cases between \\begin and \\end"),
    Fault(
      "s ‹\\\\› t", "expected an operator or the end, got '\\\\'",
      "write a matrix or cases between \\begin and \\end"),
    Fault(
      "n‹!›", "the language has no factorial", "write the product out"),
    Fault(
      "‹\\binom›{n}{2}", "'\\binom' is a binomial coefficient, which the language does not have"),
    Fault(
      "s ‹\\pm› t", "'\\pm' stands for two formulas", "write the one that is asked"),
    Fault(
      "1 + ‹\\cdots› + n", "'\\cdots' stands for what is left out", "write a sum with its bounds"),
    Fault(
      "1‹,› \\ldots, n", "expected an operator or the end, got ','"),
    Fault(
      "‹\\partial› s", "'\\partial' differentiates, which a formula may not",
      "write the derivative out"),
    Fault(
      "\\frac{‹\\partial› s}{\\partial t}", "'\\partial' differentiates, which a formula may not",
      "write the derivative out"),
    Fault(
      "‹\\nabla› s", "'\\nabla' differentiates, which a formula may not", "write the derivative out"
    ),
    Fault(
      "‹\\int› s", "'\\int' integrates, which is not read"),
    Fault(
      "‹\\lim› s", "'\\lim' takes a limit, which is not read"),
    Fault(
      "‹\\operatorname{grad}›(s, x)", "differentiation may not be used in a formula",
      "write the derivative out"),
    Fault(
      "A ‹\\otimes› B", "'\\otimes' is a Kronecker or an outer product",
      "write \\operatorname{kron}(A, B) or u v^\\top"),
  ])
  func whatIsNoValueIsRefused(fault: Fault) { #expect(formulaFault(fault.text) == fault) }

  @Test(arguments: [
    Fault(
      "s ‹\\mid› t", "'\\mid' is not read", "write | for an absolute value"),
    Fault(
      "s ‹:› t", "expected an operator or the end, got ':'"),
    Fault(
      "s ‹;› t", "expected an operator or the end, got ';'"),
    Fault(
      "s ‹@› t", "the character '@' has no meaning in a formula"),
    Fault(
      "s ‹#› t", "the character '#' has no meaning in a formula"),
    Fault(
      "s ‹$› t", "the character '$' has no meaning in a formula",
      "write one formula between dollar signs"),
    Fault(
      "‹\"›s\"", "the character '\"' has no meaning in a formula"),
    Fault(
      "‹🙂›", "the character '🙂' has no meaning in a formula"),
    Fault(
      "s ‹\\&› t", "expected a value, got '\\&'"),
    Fault(
      "‹\\langle s, t \\rangle›", "an inner product requires two vectors"),
    Fault(
      "\\langle u ‹\\rangle›", "expected ',', got '\\rangle'"),
    Fault(
      "‹\\langle› u, v", "'\\langle' is not closed"),
    Fault(
      "‹|›s", "'|' is not closed"),
    Fault(
      "‹\\|›u", "'\\|' is not closed"),
    Fault(
      "‹\\lfloor› s", "'\\lfloor' is not closed"),
    Fault(
      "s ‹\\rvert›", "expected an operator or the end, got '\\rvert'"),
    Fault(
      "‹\\top›", "expected a value, got '\\top'"),
    Fault(
      "s \\le‹›", "expected a value, got the end"),
    Fault(
      "f‹(›s", "'(' is not closed"),
    Fault(
      "f(s,‹)›", "expected a value, got ')'"),
    Fault(
      "f(‹)›", "expected a value, got ')'"),
    Fault(
      "(s‹,› t)", "expected ')', got ','"),
    Fault(
      "0‹,›5", "expected an operator or the end, got ','", "write a decimal point: 0.5"),
    Fault(
      "s \\land‹›", "expected a value, got the end"),
    Fault(
      "‹1e999›", "'1e999' is a number or a product with e", "write 1 \\cdot 10^{999} or 1 \\cdot e"),
    Fault(
      "A^{‹B›}u", "an exponent must be a number, got a matrix"),
    Fault(
      "‹\\mathbb{R}›", "no name is known for '\\mathbb{R}': looked for 'R'"),
    Fault(
      "‹\\arg›\\max_i u_i", "'\\arg' is not read"),
    Fault(
      "\\sin^2‹›", "expected a value, got the end"),
    Fault(
      "‹\\hat{s+t}›", "'\\hat' requires a name"),
    Fault(
      "‹\\bar{s t}›", "no name is known for '\\bar{s t}': looked for 'stbar', 'barst'",
      "did you mean 's'?"),
  ])
  func whatMeansNothingIsNamed(fault: Fault) { #expect(formulaFault(fault.text) == fault) }
}
