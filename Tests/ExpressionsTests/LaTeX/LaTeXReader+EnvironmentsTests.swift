import Testing

@testable import Expressions

@Suite struct LaTeXReaderEnvironmentsTests {
  @Test(arguments: [
    ("\\mathbb{1}_{s>0}", "where(s > 0, 1, 0)"), ("\\mathbb{1}[s>0]", "where(s > 0, 1, 0)"),
    ("\\mathbf{1}\\{s>0\\}", "where(s > 0, 1, 0)"),
    ("\\mathbb{1}(z \\ge 0) \\odot z", "where(z >= 0, 1, 0) * z"),
    ("\\mathbb{1}_{c = 2}", "where(c == 2, 1, 0)"), ("\\mathbb{I}\\{s<t\\}", "where(s < t, 1, 0)"),
    ("\\mathbf{1}_n", "ones(n)"),
    ("\\begin{pmatrix} 1 & s \\\\ 0 & 1 \\end{pmatrix}", "[[1, s], [0, 1]]"),
    ("\\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\\\ \\end{bmatrix}^T", "[[1, 2], [3, 4]].T"),
    ("\\begin{vmatrix} 1 & s \\\\ t & 1 \\end{vmatrix}", "det([[1, s], [t, 1]])"),
    ("\\begin{pmatrix} 1 \\\\ s \\end{pmatrix}", "[1, s]"),
    (
      "\\begin{pmatrix} 1 & s \\end{pmatrix} \\begin{pmatrix} 1 \\\\ s \\end{pmatrix}",
      "[1, s] @ [1, s]"
    ),
    ("\\begin{array}{cc} 1 & 0 \\\\ 0 & 1 \\end{array} ", "[[1, 0], [0, 1]]"),
    (
      "\\begin{cases} s & \\text{if } s > 0 \\\\ 0 & \\text{otherwise} \\end{cases}",
      "s if s > 0 else 0"
    ),
    ("\\begin{cases} s, & s \\ge 0, \\\\ -s, & s < 0. \\end{cases}", "s if s >= 0 else -s"),
    (
      "\\begin{cases} 1 & z > 0 \\\\ \\alpha & \\text{sinon} \\end{cases}", "where(z > 0, 1, alpha)"
    ),
    (
      "\\begin{cases} 1 & c = 1 \\\\ 2 & \\text{if } c = 2 \\\\ 3 & \\text{else} \\end{cases}",
      "1 if c == 1 else 2 if c == 2 else 3"
    ),
  ])
  func indicatorsMatricesAndCases(formula: String, expected: String) {
    #expect(reading(formula) == expected)
  }

  @Test(arguments: [
    Fault(
      "‹\\mathbf{1}›", "a vector of ones requires its size",
      "write \\mathbf{1}_n, or \\mathbb{1}_{x > 0} for an indicator"),
    Fault(
      "‹\\mathbf{1}^T› u", "a vector of ones requires its size",
      "write \\mathbf{1}_n, or \\mathbb{1}_{x > 0} for an indicator"),
    Fault(
      "\\mathbb{1}(‹s›)", "an indicator requires a comparison"),
    Fault(
      "\\mathbb{1}_‹u›", "a size must be a number"),
    Fault(
      "‹\\begin{pmatrix} 1 & 2 \\\\ 3 \\end{pmatrix}›",
      "the rows of a matrix must have equally many elements, got 2 and 1"),
    Fault(
      "‹\\begin{pmatrix} 1 & \\\\ 3 & 4\\end{pmatrix}›", "an element of the matrix is empty"),
    Fault(
      "\\begin{pmatrix} ‹A› & 0 \\\\ 0 & A\\end{pmatrix}",
      "an element of a matrix must be a number", "write a matrix of matrices without dollar signs"),
    Fault(
      "‹\\begin{pmatrix}› 1", "'\\begin{pmatrix}' is not closed", "write \\end{pmatrix} after it"),
    Fault(
      "‹\\begin{pmatrix} 1 \\end{bmatrix}›", "'\\begin{pmatrix}' is closed by '\\end{bmatrix}'",
      "write \\end{pmatrix}"),
    Fault(
      "‹\\begin{align}› s \\end{align}", "the environment 'align' is not read",
      "write pmatrix for a matrix, or cases"),
    Fault(
      "‹\\begin›", "'\\begin' requires the name of an environment"),
    Fault(
      "‹\\end›{cases}", "expected a value, got '\\end'"),
    Fault(
      "‹\\begin{cases} s \\end{cases}›", "each case requires a value, '&' and a condition",
      "write a & \\text{if } p \\\\ b & \\text{otherwise}"),
    Fault(
      "‹\\begin{cases} s & s>0 \\end{cases}›", "two cases are required, got one"),
    Fault(
      "‹\\begin{cases} s & s>0 \\\\ t & t>0 \\end{cases}›",
      "what holds where no case applies is not known",
      "write \\text{otherwise} for the last condition"),
    Fault(
      "\\begin{cases} s & ‹t› \\\\ t & \\text{otherwise} \\end{cases}",
      "a condition must be a comparison"),
    Fault(
      "‹\\begin{vmatrix} 1 \\end{vmatrix}›", "a determinant requires a square matrix"),
  ])
  func whatIsNoMatrixOrCaseIsExplained(fault: Fault) { #expect(formulaFault(fault.text) == fault) }
}
