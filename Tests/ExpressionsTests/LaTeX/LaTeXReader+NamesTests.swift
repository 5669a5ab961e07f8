import Testing

@testable import Expressions

@Suite struct LaTeXReaderNamesTests {
  @Test(arguments: [
    ("\\hat{y}", "y_hat"), ("\\hat y", "y_hat"), ("\\widehat{y}", "y_hat"), ("ŷ", "y_hat"),
    ("y\u{302}", "y_hat"),
    ("\\hat{\\mathbf{y}}", "y_hat"), ("\\mathbf{\\hat y}", "y_hat"), ("\\bar{x}", "x_bar"),
    ("\\overline{x}", "x_bar"),
    ("\\boldsymbol{\\theta}", "theta"), ("\\bm\\theta", "theta"), ("θ", "theta"),
    ("\\mathbf x", "x"), ("\\vec{x}", "x"),
    ("\\lambda", "λ"), ("\\mathit{s}", "s"), ("\\text{alpha}", "alpha"), ("h_1", "h1"),
    ("h_{1}", "h1"),
    ("\\mathbf{h}_1", "h1"), ("\\mathbf{h_1}", "h1"), ("b_o", "b_o"), ("n_{in}", "n_in"),
    ("n_{\\text{in}}", "n_in"), ("n_\\mathrm{in}", "n_in"),
    ("d_h", "dh"), ("dh", "dh"), ("W^{(1)}", "W1"), ("W^{[1]}", "W1"), ("W^1", "W1"), ("W_1", "W1"),
    ("\\mathbf{W}^{(2)}", "W2"),
    ("W1", "W1"), ("\\mathbf{W}_o", "W_o"), ("\\sigma^2", "sigma2"), ("\\mathcal{X}", "X"),
  ])
  func namesAsTheyAreWritten(formula: String, expected: String) {
    #expect(reading(formula) == expected)
  }

  @Test(arguments: [
    Fault(
      "‹q›", "no name is known for 'q': looked for 'q'"),
    Fault(
      "‹\\hat{x}›", "no name is known for '\\hat{x}': looked for 'xhat', 'hatx'",
      "did you mean 'y_hat'?"),
    Fault(
      "‹\\hat{q}_1›", "no name is known for '\\hat{q}_1': looked for 'qhat1', 'hatq1', 'q1hat'"),
    Fault(
      "‹h_2›", "no name is known for 'h_2': looked for 'h2'", "did you mean 'W2'?"),
    Fault(
      "‹W^{(3)}›", "no name is known for 'W^{(3)}': looked for 'W3'", "did you mean 'W1'?"),
    Fault(
      "‹hat›", "no name is known for 'hat': looked for 'hat'", "did you mean 'y_hat'?"),
    Fault(
      "‹xq›", "no name is known for 'xq': looked for 'xq'", "did you mean 'x'?"),
    Fault(
      "‹\\beta›", "no name is known for '\\beta': looked for 'beta'"),
    Fault(
      "‹\\theta'›", "no name is known for '\\theta'': looked for 'thetaprime'"),
    Fault(
      "‹s_2›", "no name is known for 's_2', and 's' is a number without elements"),
    Fault(
      "‹u^*›", "no name is known for 'u^*': looked for 'ustar'"),
    Fault(
      "A^‹\\dagger›", "'\\dagger' is a transpose or a pseudoinverse", "write ^\\top or ^+"),
    Fault(
      "‹\\gamma›(s)", "no name is known for '\\gamma': looked for 'gamma'"),
    Fault(
      "‹\\mathrm{foo}›(s)", "no name is known for '\\mathrm{foo}': looked for 'foo'"),
    Fault(
      "‹\\operatorname{sofmax}›(z)",
      "no name is known for '\\operatorname{sofmax}': looked for 'sofmax'",
      "did you mean 'softmax'?"),
    Fault(
      "‹f›", "'f' is a function and needs arguments", "write f(…)"),
    Fault(
      "‹f› s", "'f' is a function and needs arguments", "write f(…)"),
    Fault(
      "‹f^2›(s)", "a function takes its arguments before its scripts",
      "write the scripts after the arguments: f(…)^2"),
    Fault(
      "‹f_1›(s)", "a function takes its arguments before its scripts",
      "write the scripts after the arguments: f(…)^2"),
    Fault(
      "‹s^{(t+1)}›", "a superscript in parentheses is part of a name, and no such name is known",
      "write ^{t+1} for a power"),
    Fault("‹u^{(1)}›", "no name is known for 'u^{(1)}': looked for 'u1'", "did you mean 'W1'?"),
  ])
  func aNameThatIsNotKnownIsNamed(fault: Fault) { #expect(formulaFault(fault.text) == fault) }

  @Test(
    arguments: [
      (
        ["e": [], "s": []], "‹e^s›",
        "'e' is a name of the problem, and may be meant as the number too",
        "write \\exp(…) for a power of the number e"
      ),
      (
        ["T": [], "A": ["n", "n"]], "‹A^T›",
        "'^T' may be a transpose or a power, for 'T' is a number of the problem",
        "write ^\\top for the transpose"
      ),
      (
        ["y_hat": [], "yhat": []], "‹\\hat{y}›", "this may be 'y_hat' or 'yhat'",
        "write the formula without dollar signs, with the name that is meant"
      ),
      (
        ["W": ["n", "n"], "W2": ["n", "n"]], "‹W^2›",
        "this may be the name 'W2' or a power of 'W'",
        "write ^{(2)} for the name, or parentheses around what is raised"
      ),
      (
        ["sigma": [], "sigma2": []], "‹\\sigma^2›",
        "this may be the name 'sigma2' or a power of 'sigma'",
        "write ^{(2)} for the name, or parentheses around what is raised"
      ),
      (
        ["yhat": [], "what": []], "‹\\hat{z}›",
        "no name is known for '\\hat{z}': looked for 'zhat', 'hatz'", "did you mean 'what'?"
      ),
    ] as [([String: [String]?], String, String, String)])
  func whatIsAmbiguousDependsOnTheNames(
    values: [String: [String]?], marked: String, message: String, suggestion: String
  ) {
    let fault = Fault(marked, message, suggestion)
    #expect(formulaFault(fault.text, LaTeXNames(values: values)) == fault)
  }

  @Test(
    arguments: [
      (["e": []], "e", "e"), (["T": [], "s": []], "s^T", "s**T"),
      (["T": [], "A": ["n", "n"]], "A^\\top", "A.T"),
      (["W": ["n", "n"], "W2": ["n", "n"]], "W^{(2)}", "W2"),
      (["W": ["n", "n"], "W2": ["n", "n"]], "(W)^2", "W @ W"),
      (["sigma": [], "s": []], "\\sigma(s)", "sigma * s"), (["σ": []], "\\sigma^2", "σ**2"),
      (["W_1": ["n"], "W1": ["n"]], "W_1", "W_1"), (["hat_y": []], "\\hat y", "hat_y"),
      (["ŷ": []], "\\hat y", "ŷ"),
      (["e_hat": [], "e": []], "\\hat e", "e_hat"),
      (
        ["X": ["n", "d"]], "x_1",
        "‹x_1›\nno name is known for 'x_1': looked for 'x1'; did you mean 'X'?"
      ),
      (["thetaprime": []], "\\theta'", "thetaprime"),
      (["w_star": ["d"]], "w^*", "w_star"), (["d": [], "h": [], "d_h": []], "dh", "d_h"),
      (["d": [], "h": []], "dh", "d * h"),
      (["ab": [], "a": [], "bc": []], "abc", "a * bc"), (["y_hat1": []], "\\hat{y}_1", "y_hat1"),
      (["y1_hat": []], "\\hat{y}_1", "y1_hat"),
      (["epsilon": []], "\\varepsilon", "epsilon"), (["lambda_": []], "\\lambda", "lambda_"),
      (["μ": ["d"]], "\\boldsymbol\\mu", "μ"),
      (["x": [""]], "\\sum_{i=1}^{3} x_i", "sum(x[arange(3)])"),
      (["x": ["3"]], "\\sum_{i=1}^{3} x_i", "sum(x)"),
    ] as [([String: [String]?], String, String)])
  func theNamesTellWhatIsMeant(values: [String: [String]?], formula: String, expected: String) {
    #expect(reading(formula, LaTeXNames(values: values)) == expected)
  }
}
