import Diagnostics
import Testing

@testable import Expressions

@Suite struct MathMLNameTests {
  @Test(arguments: [
    ("x", "x"), ("W1", "W_{1}"), ("W_1", "W_{1}"), ("W12", "W_{12}"), ("x_hat", "x⟨^⟩"),
    ("yhat", "y⟨^⟩"), ("x_bar_1", "x⟨¯⟩_{1}"), ("xbar2", "x⟨¯⟩_{2}"), ("h_t", "h_{t}"),
    ("W_hh", "W_{hh}"), ("W1_a", "W_{1,a}"), ("x_i_j", "x_{i,j}"), ("theta", "θ"),
    ("theta1", "θ_{1}"), ("Sigma", "Σ"), ("Sigma_0", "Σ_{0}"), ("lambda_", "λ"), ("x_mu", "x_{μ}"),
    ("thetahat", "θ⟨^⟩"), ("loss", "loss"), ("dW2", "dW_{2}"), ("dh", "dh"), ("hat", "hat"),
    ("σ", "σ"), ("ŷ", "ŷ"), ("σ2", "σ_{2}"), ("_", "_"), ("__", "__"), ("_x", "x"), ("pi", "π"),
    ("inf", "∞"), ("what", "w⟨^⟩"), ("Alpha", "Alpha"), ("eta_tilde", "η⟨~⟩"), ("x١", "x١"),
  ])
  func aNameIsWrittenAsMathematicsDoes(name: String, printed: String) {
    #expect(outline(MathMLName.markup(name)) == printed)
  }

  @Test func aCapitalOfGreekStandsUpright() {
    #expect(MathMLName.markup("Sigma").source == "<mi mathvariant=\"normal\">Σ</mi>")
    #expect(MathMLName.markup("sigma").source == "<mi>σ</mi>")
  }
}
