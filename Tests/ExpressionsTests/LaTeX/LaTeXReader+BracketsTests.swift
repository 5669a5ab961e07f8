import Testing

@testable import Expressions

@Suite struct LaTeXReaderBracketsTests {
  @Test(arguments: [
    ("\\frac{s}{t}", "s / t"), ("\\frac12", "1 / 2"), ("\\frac12 s", "1 / 2 * s"),
    ("\\dfrac{s+1}{t}", "(s + 1) / t"), ("\\tfrac s t", "s / t"), ("\\frac\\pi2", "pi / 2"),
    ("\\frac{\\frac{1}{2}}{s}", "1 / 2 / s"), ("\\frac{1}{\\frac12}", "1 / (1 / 2)"),
    ("\\sqrt{s}", "sqrt(s)"), ("\\sqrt s", "sqrt(s)"), ("\\sqrt2", "sqrt(2)"),
    ("\\sqrt2 s", "sqrt(2) * s"),
    ("\\sqrt[3]{s}", "s**(1 / 3)"), ("\\sqrt[2]{s}", "sqrt(s)"),
    ("\\frac{1}{\\sqrt{2\\pi\\sigma^2}}", "1 / sqrt(2 * pi * sigma2)"),
    ("s^{10}", "s**10"), ("s^t", "s**t"), ("2^{-s}", "2**-s"), ("(s^2)^3", "(s**2)**3"),
    ("s^{t^2}", "s**t**2"), ("s^2t", "s**2 * t"), ("e^{-s}", "exp(-s)"), ("e^s", "exp(s)"),
    ("e^{z}", "exp(z)"), ("\\mathrm{e}^{s}", "exp(s)"), ("2e^{s}", "2 * exp(s)"), ("e", "e"),
    ("10^{-3}", "10**-3"), ("|s|", "abs(s)"), ("|s||t|", "abs(s) * abs(t)"), ("|s|t", "abs(s) * t"),
    ("\\left|s-t\\right|", "abs(s - t)"), ("\\lvert s \\rvert^2", "abs(s)**2"),
    ("| |s| - 1 |", "abs(abs(s) - 1)"), ("|s| - |s| |t|", "abs(s) - abs(s) * abs(t)"),
    ("|s|/|t|", "abs(s) / abs(t)"), ("|s|^2 + |t|", "abs(s)**2 + abs(t)"), ("|A|", "det(A)"),
    ("|\\Sigma|", "det(Sigma)"),
    ("|(|s|+1)|", "abs(abs(s) + 1)"), ("\\|u\\|", "norm(u)"), ("\\|u\\|_2", "norm(u)"),
    ("\\|u\\|^2", "norm(u)**2"), ("\\|u - v\\|_2^2", "norm(u - v)**2"),
    ("\\|u\\|^2_2", "norm(u)**2"), ("\\|w\\|_1", "norm(w, ord=1)"),
    ("\\|w\\|_\\infty", "norm(w, ord=inf)"), ("\\|A\\|_F^2", "norm(A)**2"),
    ("\\left\\| A - B \\right\\|_{\\mathrm{F}}", "norm(A - B)"),
    ("\\lVert A \\rVert_F", "norm(A)"), ("‖u‖", "norm(u)"), ("\\|s\\|", "abs(s)"),
    ("\\frac{\\lambda}{2}\\|w\\|_2^2", "λ / 2 * norm(w)**2"), ("\\lfloor s \\rfloor", "floor(s)"),
    ("\\left\\lceil \\frac{s}{2} \\right\\rceil", "ceil(s / 2)"),
  ])
  func fractionsPowersAndNorms(formula: String, expected: String) {
    #expect(reading(formula) == expected)
  }

  @Test(arguments: [
    Fault(
      "‹›", "a formula is required, got nothing"),
    Fault(
      "‹$$›", "'$$' is not closed", "end the formula with $$"),
    Fault(
      "$ ‹›$", "a formula is required, got nothing"),
    Fault(
      "‹$›s", "'$' is not closed", "end the formula with $"),
    Fault(
      "‹\\(›s", "'\\(' is not closed", "end the formula with \\)"),
    Fault(
      "s‹)›", "expected an operator or the end, got ')'"),
    Fault(
      "‹(›s", "'(' is not closed"),
    Fault(
      "(s‹]›", "expected ')', got ']'"),
    Fault(
      "s+‹›", "expected a value, got the end"),
    Fault(
      "+‹›", "expected a value, got the end"),
    Fault(
      "s \\cdot‹›", "expected a value, got the end"),
    Fault(
      "‹^›2", "expected a value, got '^'"),
    Fault(
      "‹_›1", "expected a value, got '_'"),
    Fault(
      "s‹^›", "a superscript is empty"),
    Fault(
      "s‹_›", "a subscript is empty"),
    Fault(
      "s‹^{}›", "a superscript is empty"),
    Fault(
      "‹\\frac›{s}", "'\\frac' requires a denominator"),
    Fault(
      "‹\\frac›", "'\\frac' requires a numerator"),
    Fault(
      "‹\\sqrt›", "'\\sqrt' requires a value"),
    Fault(
      "‹\\hat›", "'\\hat' requires a name"),
    Fault(
      "‹\\mathbf›", "'\\mathbf' requires a name"),
    Fault(
      "‹\\mathbf{}›", "'\\mathbf' requires a value"),
    Fault(
      "‹\\text{}›", "'\\text' requires a name"),
    Fault(
      "‹{›", "'{' is not closed"),
    Fault(
      "‹}›", "'}' closes nothing"),
    Fault(
      "‹{}›", "expected a value between the braces"),
    Fault(
      "s‹{}›", "expected a value between the braces"),
    Fault(
      "‹\\left(› s", "'\\left(' is not closed"),
    Fault(
      "‹\\left.› s \\right|", "'\\left.' is no bracket", "write a bracket such as ( or | after it"),
    Fault(
      "‹\\left›", "'\\left' is no bracket", "write a bracket such as ( or | after it"),
    Fault(
      "‹\\›", "a command is required after '\\', got the end"),
    Fault(
      "‹\\foo› s", "the command '\\foo' is not read"),
    Fault(
      "‹\\sigmaa›", "the command '\\sigmaa' is not read", "did you mean '\\sigma'?"),
    Fault(
      "‹\\alhpa›", "the command '\\alhpa' is not read", "did you mean '\\alpha'?"),
    Fault(
      "‹||›A||", "'||' may be a norm or two absolute values",
      "write \\|x\\| for a norm, or a blank between the bars"),
  ])
  func whatIsOpenedMustBeClosed(fault: Fault) { #expect(formulaFault(fault.text) == fault) }
}
