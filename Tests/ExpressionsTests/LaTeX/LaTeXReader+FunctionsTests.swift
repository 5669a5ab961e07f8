import Testing

@testable import Expressions

@Suite struct LaTeXReaderFunctionsTests {
  @Test(arguments: [
    ("\\log s", "log(s)"), ("\\ln(s)", "log(s)"), ("\\log(s) t", "log(s) * t"),
    ("\\log st", "log(s * t)"), ("\\sin s t", "sin(s * t)"), ("\\log s + t", "log(s) + t"),
    ("\\log 2\\pi s^2", "log(2 * pi * s**2)"), ("\\log s^2", "log(s**2)"),
    ("\\log(s)^2", "log(s)**2"), ("\\sin^2 s", "sin(s)**2"),
    ("\\sin^2 s + \\cos^2 s", "sin(s)**2 + cos(s)**2"),
    ("\\sin s \\cos t", "sin(s) * cos(t)"), ("\\log\\sin s", "log(sin(s))"),
    ("\\log_2 s", "log2(s)"), ("\\log_{10}(s)", "log10(s)"), ("\\log_n s", "log(s) / log(n)"),
    ("\\tanh(W^{(1)} x)", "tanh(W1 @ x)"), ("\\tanh^2(u)", "tanh(u)**2"),
    ("\\exp\\left(-\\frac{s^2}{2}\\right)", "exp(-(s**2 / 2))"), ("\\exp\\{-s\\}", "exp(-s)"),
    ("\\cot s", "1 / tan(s)"), ("\\arctan(s)", "atan(s)"), ("\\log{s}", "log(s)"),
    ("\\log|\\Sigma|", "log(det(Sigma))"), ("\\log \\det \\Sigma", "log(det(Sigma))"),
    ("\\frac12\\log|\\Sigma| + s", "1 / 2 * log(det(Sigma)) + s"), ("\\det(A)", "det(A)"),
    ("\\sigma(z)", "sigmoid(z)"), ("\\sigma\\left(z\\right)", "sigmoid(z)"),
    ("\\sigma(s)(1-\\sigma(s))", "sigmoid(s) * (1 - sigmoid(s))"), ("f(s)", "f(s)"),
    ("f(s, t+1)", "f(s, t + 1)"), ("\\operatorname{f}(s)", "f(s)"), ("g(A)", "g(A)"),
    ("\\operatorname{tr}(A)", "trace(A)"), ("\\mathrm{tr}(AB)", "trace(A @ B)"),
    ("\\mathrm{Tr}\\,A", "trace(A)"), ("\\text{softmax}(z)", "softmax(z)"),
    ("\\operatorname{softmax}(W_o h_1 + b_o)", "softmax(W_o @ h1 + b_o)"),
    ("\\mathrm{ReLU}(z)", "relu(z)"),
    ("\\operatorname*{softmax}(z)", "softmax(z)"), ("\\mathrm{relu}(z) \\odot z", "relu(z) * z"),
    ("\\operatorname{diag}(u) A", "diag(u) @ A"), ("\\operatorname{sign}(s)", "sign(s)"),
    ("softmax(z)", "softmax(z)"), ("log(s)", "log(s)"), ("s log(t)", "s * log(t)"),
    ("\\max(0, s)", "maximum(0, s)"), ("\\max\\{0, 1 - s\\}", "maximum(0, 1 - s)"),
    ("\\min(s, t, 1)", "minimum(minimum(s, t), 1)"), ("\\max(u)", "max(u)"),
    ("\\max_i u_i", "max(u)"), ("\\min_{i} u_i", "min(u)"), ("\\max(0,5)", "maximum(0, 5)"),
    ("\\mathrm{max}(0, s)", "maximum(0, s)"), ("\\operatorname{logsumexp}(z)", "logsumexp(z)"),
    ("\\operatorname{softmax}(z)^T u", "softmax(z) @ u"),
  ])
  func functions(formula: String, expected: String) {
    #expect(reading(formula) == expected)
  }

  @Test(arguments: [
    Fault(
      "softmax‹›", "expected a value, got the end"),
    Fault(
      "\\operatorname{softmax}‹›", "expected a value, got the end"),
    Fault(
      "\\log‹›", "expected a value, got the end"),
    Fault(
      "‹\\log› -s", "the argument of '\\log' begins with a sign", "write \\log(-…)"),
    Fault(
      "‹\\log s \\cdot› t", "whether the argument of '\\log' ends before '\\cdot' is ambiguous",
      "write parentheses around the argument"),
    Fault(
      "‹\\log s /› t", "whether the argument of '\\log' ends before '/' is ambiguous",
      "write parentheses around the argument"),
    Fault(
      "‹\\log s (›t+1)", "where the argument of '\\log' ends is ambiguous",
      "write parentheses around the argument"),
    Fault(
      "‹\\log{s}t›", "where the argument of '\\log' ends is ambiguous",
      "write parentheses around the argument"),
    Fault(
      "‹\\sin^{-1}› s", "'\\sin^{-1}' may be the inverse function or a reciprocal",
      "write \\arcsin x or 1/\\sin(x)"),
    Fault(
      "‹\\tanh^{-1}› s", "'\\tanh^{-1}' may be the inverse function or a reciprocal",
      "write \\operatorname{atanh}(x) or 1/\\tanh(x)"),
    Fault(
      "‹\\cot^{-1}› s", "'\\cot^{-1}' may be the inverse function or a reciprocal",
      "write 1/\\cot(x)"),
    Fault(
      "‹\\sin_2› s", "the function '\\sin' takes no subscript"),
    Fault(
      "‹\\log(s, t)›", "'\\log' takes one argument, got 2"),
    Fault(
      "‹\\lg› s", "'\\lg' has several meanings", "write \\log_{2} or \\log_{10}"),
    Fault(
      "‹\\max› s", "'\\max' requires its arguments in brackets", "write \\max(a, b), or \\max_i x_i"
    ),
    Fault(
      "‹\\max(s)›", "'\\max' of one number is that number", "write \\max(a, b)"),
    Fault(
      "\\det ‹s›", "'\\det' requires a matrix, got a number"),
    Fault(
      "\\max(‹)›", "expected a value, got ')'"),
  ])
  func whereAnArgumentEndsIsNotGuessed(fault: Fault) { #expect(formulaFault(fault.text) == fault) }
}
