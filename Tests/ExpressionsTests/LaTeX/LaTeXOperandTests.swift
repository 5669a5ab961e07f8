import Testing

@testable import Expressions

@Suite struct LaTeXOperandTests {
  @Test(arguments: [
    ("W^{(1)} x", "W1 @ x"), ("W^{(1)} x + b^{(1)}", "W1 @ x + b1"), ("AB", "A @ B"),
    ("A \\cdot B", "A @ B"), ("A \\times B", "A @ B"), ("A \\odot B", "A * B"),
    ("A \\circ B", "A * B"), ("A ⊙ B", "A * B"), ("y^\\top \\log \\hat{y}", "y @ log(y_hat)"),
    ("(Xw - y)^T (Xw - y)", "(X @ w - y) @ (X @ w - y)"), ("u/\\|u\\|", "u / norm(u)"),
    ("e^{(s+1)}", "exp(s + 1)"), ("2A", "2 * A"), ("A \\cdot 2", "A * 2"),
    ("A^T B", "A.T @ B"), ("u^T v", "u @ v"), ("u^\\top v", "u @ v"), ("u^{\\top}v", "u @ v"),
    ("u^\\intercal v", "u @ v"), ("u^{\\mathsf T} v", "u @ v"), ("u^{\\mathrm{T}} v", "u @ v"),
    ("u \\cdot v", "u @ v"), ("\\langle u, v\\rangle", "u @ v"), ("uᵀv", "u @ v"),
    ("u v^T", "outer(u, v)"), ("uv^\\top", "outer(u, v)"), ("u \\odot v", "u * v"),
    ("u^T A v", "u @ A @ v"), ("u^\\top A^{-1} u", "u @ inv(A) @ u"),
    ("(u-v)^T \\Sigma^{-1} (u-v)", "(u - v) @ inv(Sigma) @ (u - v)"),
    ("A^{-T} u", "inv(A).T @ u"), ("A^{-\\top}", "inv(A).T"), ("A^+", "pinv(A)"),
    ("A^2", "A @ A"), ("A^3", "matrix_power(A, 3)"), ("(A+B)^2", "matrix_power(A + B, 2)"),
    ("A^{\\odot 2}", "A**2"), ("u^{\\circ 2}", "u**2"), ("u \\oslash v", "u / v"),
    ("(\\hat{y} - y) u^T", "outer(y_hat - y, u)"), ("G u", "G @ u"), ("u A", "u @ A"),
    ("(A u)^T v", "A @ u @ v"), ("(u^T A)^T", "u @ A"), ("(AB)^T", "(A @ B).T"),
    ("s u^T v", "s * u @ v"), ("u^T v s", "u @ v * s"), ("u u^T A", "outer(u, u) @ A"),
    ("u v^T u", "outer(u, v) @ u"), ("s^{-1}", "s**-1"), ("s^T", "s"),
    ("\\frac{1}{n} X^T (X w - y)", "1 / n * X.T @ (X @ w - y)"),
    ("\\frac{A}{n}", "A / n"), ("u/n", "u / n"), ("{W^{(1)}}^T h_1", "W1.T @ h1"),
    ("W^{(1)\\top} h_1", "W1.T @ h1"), ("W^{(1)T} h_1", "W1.T @ h1"),
    ("f(s) A", "f(s) * A"), ("\\phi(x)^T x", "phi(x) @ x"), ("A + 1", "A + 1"),
    ("unknown^T", "unknown.T"), ("2 unknown", "2 * unknown"), ("I_n - A", "eye(n) - A"),
    ("\\mathbf{I}_n A", "eye(n) @ A"), ("\\mathbf{1}_n^T u", "ones(n) @ u"),
    ("u \\mathbf{1}_{d}^\\top", "outer(u, ones(d))"),
  ])
  func productsFollowFromRanks(formula: String, expected: String) {
    #expect(reading(formula) == expected)
  }

  @Test(arguments: [
    Fault(
      "‹uv›", "a product of two vectors is ambiguous", "write u^\\top v, u v^\\top or u \\odot v"),
    Fault(
      "‹u \\times v›", "'\\times' between two vectors is ambiguous",
      "write u^\\top v, u v^\\top or u \\odot v"),
    Fault(
      "‹u * v›", "'*' between vectors or matrices is ambiguous",
      "write \\odot for an elementwise product, or no sign for a product of matrices"),
    Fault(
      "‹A * B›", "'*' between vectors or matrices is ambiguous",
      "write \\odot for an elementwise product, or no sign for a product of matrices"),
    Fault(
      "‹u^T v^T›", "a product of two rows does not fit", "write u^\\top v, u v^\\top or u \\odot v"),
    Fault(
      "‹A u^T›", "a matrix times a row does not fit", "write the vector without ^\\top"),
    Fault(
      "‹u + v^T›", "a row and a column do not fit each other", "write ^\\top on both or on neither"),
    Fault(
      "\\frac{A}{‹B›}", "a matrix cannot divide", "write A^{-1} for the inverse"),
    Fault(
      "A/‹B›", "a matrix cannot divide", "write A^{-1} for the inverse"),
    Fault(
      "s/‹u›", "a vector cannot divide", "write \\oslash for an elementwise quotient"),
    Fault(
      "A^{‹1/2›}", "a matrix requires a whole number as its exponent",
      "write A^{\\odot p} for a power of its elements"),
    Fault(
      "A^‹s›", "a matrix requires a whole number as its exponent",
      "write A^{\\odot p} for a power of its elements"),
    Fault(
      "‹u^2›", "a power of a vector is ambiguous", "write x \\odot x for its elements, or \\|x\\|^2"
    ),
    Fault(
      "‹u^3›", "a power of a vector is ambiguous", "write x^{\\odot n} for its elements"),
    Fault(
      "‹u^{-1}›", "a vector has no inverse", "write 1 \\oslash x for its elements"),
    Fault(
      "2^‹A›", "an exponent must be a number, got a matrix"),
    Fault(
      "2^‹u›", "an exponent must be a number, got a vector", "write \\exp(…) for its elements"),
    Fault(
      "‹e^A›", "a power of e with a matrix as its exponent is ambiguous",
      "write \\exp(…) for a function of its elements"),
    Fault(
      "‹e^{unknown}›", "a power of e with a matrix as its exponent is ambiguous",
      "write \\exp(…) for a function of its elements"),
    Fault(
      "‹unknown A›", "whether this is a product of matrices is not known",
      "write \\odot for an elementwise product, or the formula without dollar signs"),
    Fault(
      "‹A unknown›", "whether this is a product of matrices is not known",
      "write \\odot for an elementwise product, or the formula without dollar signs"),
    Fault(
      "‹unknown^2›", "whether this is a power of a number or of a matrix is not known",
      "write the formula without dollar signs"),
    Fault(
      "‹unknown^{-1}›", "whether this is a power of a number or of a matrix is not known",
      "write the formula without dollar signs"),
    Fault(
      "‹K u›", "a product of tensors with 3 axes is ambiguous",
      "write the formula without dollar signs, with einsum or @"),
    Fault(
      "‹K^T›", "only a matrix has a transpose, got a tensor with 3 axes"),
    Fault(
      "‹K^2›", "a power of a tensor is ambiguous", "write x^{\\odot n} for its elements"),
    Fault(
      "‹|u|›", "'|…|' around a vector is ambiguous",
      "write \\|x\\| for its norm, or \\operatorname{abs}(x) for its elements"),
    Fault(
      "‹|unknown|›", "whether '|…|' is an absolute value or a determinant is not known",
      "write \\operatorname{abs}(…) or \\det(…)"),
    Fault(
      "‹\\|A\\|›", "which norm of a matrix is meant is not known",
      "write \\|A\\|_F for the Frobenius norm"),
    Fault(
      "‹\\|A\\|_2›", "which norm of a matrix is meant is not known",
      "write \\|A\\|_F for the Frobenius norm"),
    Fault(
      "‹\\|unknown\\|›", "which norm is meant is not known", "write \\operatorname{norm}(…)"),
    Fault(
      "‹\\|u\\|_p›", "a norm is of order 1, 2, another number or \\infty, got 'p'"),
    Fault(
      "\\sqrt{‹A›}", "'\\sqrt' of a matrix is ambiguous", "write A^{\\odot 1/2} for its elements"),
  ])
  func whatRanksDoNotTellIsAskedBack(fault: Fault) { #expect(formulaFault(fault.text) == fault) }
}
