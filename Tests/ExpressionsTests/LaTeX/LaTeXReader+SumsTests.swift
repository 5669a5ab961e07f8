import Testing

@testable import Expressions

@Suite struct LaTeXReaderSumsTests {
  @Test(arguments: [
    ("\\sum_{i=1}^{n} u_i", "sum(u)"), ("\\sum_{i=1}^n u_i v_i", "sum(u * v)"),
    ("\\sum_i u_i", "sum(u)"),
    ("\\sum_{i=0}^{n-1} u_i", "sum(u)"), ("\\sum_{i=1}^{n} u_i^2", "sum(u**2)"),
    ("\\frac{1}{n}\\sum_{i=1}^{n} (y_i - \\hat{y}_i)^2", "1 / n * sum((y - y_hat)**2)"),
    ("\\sum_{i=1}^{m} u_i", "sum(u[arange(m)])"), ("\\sum_{i=2}^{n} u_i", "sum(u[arange(1, n)])"),
    ("\\sum_{i=1}^{n-1} (u_{i+1} - u_i)^2", "sum((u[arange(1, n)] - u[arange(n - 1)])**2)"),
    ("\\sum_{i=1}^{n} i", "sum(arange(1, n + 1))"), ("\\sum_{i=1}^{n} u_{i-1}", "sum(u)"),
    ("\\sum_{i=1}^{n} u_{i-1} v_{i-1} z_c", "sum(u * v * z[c])"),
    ("\\sum_{i=2}^{n+1} u_{i-2}", "sum(u)"),
    ("\\sum_{i=1}^{n} i A_{i-1,i-1}", "sum(arange(1, n + 1) * diagonal(A))"),
    ("\\sum_{i=1}^{n} \\mathbb{1}_{i=c} u_i", "sum(where(arange(1, n + 1) == c, 1, 0) * u)"),
    ("\\sum_{i=1}^n i u_i", "sum(arange(1, n + 1) * u)"),
    ("\\sum_{k=0}^{3} s^k", "sum(s**arange(4))"), ("\\sum_{i=1}^{n} s", "n * s"),
    ("\\sum_{i=1}^{n}\\sum_{j=1}^{n} A_{ij}", "sum(A)"), ("\\sum_{i,j} A_{ij}", "sum(A)"),
    ("\\sum_{i,j} A_{ij} u_i v_j", "sum(A * u[:, None] * v)"),
    ("\\sum_i A_{ii}", "sum(diagonal(A))"),
    ("\\sum_{i}\\sum_{j} A_{ji} u_i", "sum(A.T * u[:, None])"),
    ("\\sum_j A_{1j} u_j", "sum(A[0] * u)"),
    ("\\sum_i A_{i1}", "sum(A[:, 0])"), ("\\sum_i (w^T X_i - y_i)^2", "sum((X @ w - y)**2)"),
    ("\\sum_{i=1}^{n} \\|X^{(i)} - w\\|^2", "sum(norm(X - w, axis=-1)**2)"),
    ("\\sum_i y_i X_i", "sum(y[:, None] * X, axis=0)"),
    ("\\sum_{i=1}^n A u_i", "sum(A * u[:, None, None], axis=0)"),
    ("\\prod_{i=1}^n u_i", "prod(u)"), ("\\prod_{i=1}^n s", "s**n"),
    ("\\log \\sum_j e^{z_j}", "log(sum(exp(z)))"),
    ("\\frac{e^{z_c}}{\\sum_j e^{z_j}}", "exp(z[c]) / sum(exp(z))"),
    ("-\\sum_{i} y_i \\log \\hat{y}_i", "-sum(y * log(y_hat))"),
    (
      "-\\sum_i \\left[ y_i \\log \\hat y_i + (1-y_i)\\log(1-\\hat y_i) \\right]",
      "-sum(y * log(y_hat) + (1 - y) * log(1 - y_hat))"
    ),
    ("\\sum_i \\max(0, 1 - y_i u_i)", "sum(maximum(0, 1 - y * u))"),
    ("\\sum_i \\mathbb{1}_{u_i > 0}", "sum(where(u > 0, 1, 0))"),
    ("\\sum_i u_i + s", "sum(u) + s"), ("\\sum_i u_i \\sum_j v_j", "sum(u * sum(v))"),
    ("\\sum_i |u_i|", "sum(abs(u))"),
    ("x_1", "x[0]"), ("x_{12}", "x[11]"), ("A_{12}", "A[0, 1]"), ("A_{1,2}", "A[0, 1]"),
    ("A_1", "A[0]"),
    ("u_n", "u[n - 1]"), ("u_{n-1}", "u[n - 2]"), ("u_c", "u[c]"), ("A_{:,2}", "A[:, 1]"),
    ("K_{1}", "K[0]"),
    ("(Au)_1", "(A @ u)[0]"), ("\\operatorname{softmax}(z)_1", "softmax(z)[0]"),
    ("u_1^2", "u[0]**2"), ("u^2_1", "u[0]**2"),
  ])
  func sumsAndSubscripts(formula: String, expected: String) {
    #expect(reading(formula) == expected)
  }

  @Test(arguments: [
    Fault(
      "‹\\sum› s", "'\\sum' requires its index", "write \\sum_{i=1}^{n}"),
    Fault(
      "‹\\sum_i s›", "what is summed does not use the index 'i'", "write the bounds: _{i=1}^{n}"),
    Fault(
      "\\sum_i ‹i›", "the index 'i' requires bounds here", "write _{i=1}^{n}"),
    Fault(
      "‹\\sum_{i=1}› u_i", "a lower bound requires an upper one", "write \\sum_{i=1}^{n}"),
    Fault(
      "‹\\sum_i^n› u_i", "an upper bound requires a lower one", "write _{i=1}"),
    Fault(
      "‹\\sum_{i \\in S}› u_i", "an index of a sum must be a letter, got 'i \\in S'",
      "write \\sum_{i=1}^{n}"),
    Fault(
      "‹\\sum_{i<j}› u_i", "an index of a sum must be a letter, got 'i<j'", "write \\sum_{i=1}^{n}"),
    Fault(
      "\\sum_i u_i + v_‹i›", "no name is known for 'i': looked for 'i'",
      "write parentheses around all that is summed"),
    Fault(
      "\\sum_{i=1}^n‹›", "expected a value, got the end"),
    Fault(
      "\\sum_i u_{‹i+1›}", "the index 'i' requires bounds here", "write _{i=1}^{n}"),
    Fault(
      "\\sum_{i=1}^n u_{‹i-2›}", "a subscript counts from 1, got less"),
    Fault(
      "\\sum_i ‹q_i›", "no name is known for 'q_i': looked for 'qi'"),
    Fault(
      "\\sum_{i=1}^{‹u›} s", "a bound must be a number"),
    Fault(
      "\\sum_{i=1}^n A^‹i›", "a matrix requires a whole number as its exponent",
      "write A^{\\odot p} for a power of its elements"),
    Fault(
      "\\sum_i\\sum_{j=1}^{‹i›} A_{ij}", "the index 'i' requires bounds here", "write _{i=1}^{n}"),
    Fault(
      "\\sum_{i=1}^{‹\\sum_j› u_j} s", "a bound cannot hold a sum of its own"),
    Fault(
      "\\sum_i ‹unknown_i›", "whether this has elements is not known",
      "write the formula without dollar signs"),
    Fault(
      "\\sum_i ‹s_i›", "no name is known for 's_i', and 's' is a number without elements"),
    Fault(
      "\\sum_i A_{‹iii›}", "whether 'iii' is one subscript or several is ambiguous",
      "write commas between subscripts"),
    Fault(
      "\\sum_i ‹f(u_i)›", "the terms of this sum cannot be computed at once",
      "write it with matrix products"),
    Fault(
      "‹\\prod_i u_i / 2›", "whether '\\prod' ends before '/' is ambiguous",
      "write \\frac{…}{…}, or parentheses"),
    Fault(
      "\\sum_i K_i u_‹i›", "the index 'i' runs over m elements and over n",
      "write the bounds: _{i=1}^{n}"),
    Fault(
      "K_{‹ij›}", "whether 'ij' is one subscript or several is ambiguous",
      "write commas between subscripts"),
    Fault(
      "u_{‹ij›}", "whether 'ij' is one subscript or several is ambiguous",
      "write commas between subscripts"),
    Fault(
      "K_{‹12›}", "whether '12' is one subscript or several is ambiguous",
      "write commas between subscripts"),
    Fault(
      "‹2 3›", "two numbers follow each other", "write \\cdot between them"),
    Fault(
      "s^‹2 3›", "two numbers follow each other", "write \\cdot between them"),
    Fault(
      "\\sum_{i=1}^n\\sum_{j=1}^n u_{‹ij›}",
      "whether 'ij' is one subscript or several is ambiguous", "write commas between subscripts"),
    Fault(
      "12‹,›345", "expected an operator or the end, got ','", "write a decimal point: 12.345"),
  ])
  func aSumNeedsItsIndexAndBounds(fault: Fault) { #expect(formulaFault(fault.text) == fault) }

  @Test(arguments: [
    ("\\sum_{i=0}^{n} u_‹i›", "n", 0), ("\\sum_{i=1}^{n+1} u_‹i›", "n", 1),
    ("\\sum_{i=1}^{n} (u_{‹i+1›} - u_i)", "n", 1), ("\\sum_{i=0}^{n-1} u_{‹i+1›}", "n", 0),
    ("\\sum_{i=1}^{m+2} G_{‹i›1}", "m", 1),
  ])
  func aSubscriptStaysInItsAxis(formula: String, size: String, base: Int) {
    #expect(
      formulaFault(Fault(formula, "").text)
        == Fault(
          formula, "this subscript runs beyond its axis, whose \(size) elements count from \(base)",
          "write _{i=1}^{n}, or _{i=0}^{n-1}, for n elements"))
  }

  @Test(arguments: [
    ("\\sum_{i=1}^{n} u_{i-1} v_‹i›", 0), ("\\sum_{i=1}^{n} v_i u_{‹i-1›}", 1),
    ("u_1 + \\sum_{i=1}^{n} u_{‹i-1›}", 1), ("\\sum_{i=1}^{n} u_{i-1} + u_‹n›", 0),
    ("\\sum_{i=1}^{n} u_{i-1} + \\sum_{i=2}^{n} v_‹i›", 0),
    ("\\sum_{i=1}^{n} i u_{2 \\cdot i} + \\sum_{i=1}^{n} u_{‹i-1›}", 1),
  ])
  func subscriptsCountFromOneNumber(formula: String, others: Int) {
    #expect(
      formulaFault(Fault(formula, "").text)
        == Fault(
          formula,
          "whether subscripts count from 0 or from 1 is ambiguous: others count from \(others)",
          "count all from 1, or let sums begin at 0"))
  }

  @Test(arguments: [
    (
      "\\sum_{i=1}^{n} \\mathbb{1}_{i=c} u_i", "sum(where(arange(1, n + 1) - 1 == c, 1, 0) * u)",
      "…"
    ),
    (
      "\\sum_{i=1}^{n} \\mathbb{1}_{c \\ge i} u_i",
      "sum(where(c >= arange(1, n + 1) - 1, 1, 0) * u)", "…"
    ),
    (
      "\\sum_{i=1}^{n} \\mathbb{1}_{i=c+1} u_i",
      "sum(where(arange(1, n + 1) - 1 == c + 1, 1, 0) * u)", "…"
    ),
    ("\\sum_{i=1}^{n} \\mathbb{1}_{i=2} u_i", "sum(where(arange(1, n + 1) == 2, 1, 0) * u)", "…"),
    ("\\sum_{i=0}^{n-1} \\mathbb{1}_{i=c} u_i", "sum(where(arange(n) == c, 1, 0) * u)", "…"),
    ("\\sum_{i=1}^{n-1} u_i + u_1", "sum(u[arange(n - 1)]) + u[0]", "sum(u[arange(1, n)]) + u[1]"),
    ("A_{12} + u_c", "A[0, 1] + u[c]", "A[1, 2] + u[c]"),
  ])
  func otherNumberingsAreReadWhereTheyAreTried(
    formula: String, comparedFromZero: String, fromZero: String
  ) {
    #expect(reading(formula, formulaNames.counting(.comparedFromZero)) == comparedFromZero)
    if fromZero != "…" {
      #expect(reading(formula, formulaNames.counting(.fromZero)) == fromZero)
    }
  }

  @Test(arguments: [
    Fault(
      "x_‹0›", "a subscript counts from 1, got less"),
    Fault(
      "‹s_1›", "no name is known for 's_1', and 's' is a number without elements"),
    Fault(
      "‹x_{1,2}›", "'x' has 1 axis, got 2 subscripts"),
    Fault(
      "u_{‹c+1›}", "from what this subscript counts is not known",
      "write the formula without dollar signs, with x[i] from 0"),
    Fault(
      "u_{‹1.5›}", "from what this subscript counts is not known",
      "write the formula without dollar signs, with x[i] from 0"),
    Fault(
      "‹unknown_1›", "whether this has elements is not known",
      "write the formula without dollar signs"),
    Fault(
      "A_{‹123›}", "whether '123' is one subscript or several is ambiguous",
      "write commas between subscripts"),
    Fault(
      "x_{‹i›}", "no name is known for 'i': looked for 'i'"),
  ])
  func aSubscriptMustPickAnElement(fault: Fault) { #expect(formulaFault(fault.text) == fault) }
}
