@testable import Expressions

/// The names of the formulas of these tests and of `docs/latex.md`, which lists them.
let formulaNames = LaTeXNames(
  values: [
    "n": [], "d": [], "m": [], "dh": [], "s": [], "t": [], "alpha": [], "λ": [], "sigma2": [],
    "c": [], "n_in": [],
    "x": ["d"], "w": ["d"], "theta": ["d"], "u": ["n"], "v": ["n"], "z": ["n"], "mu": ["n"],
    "y": ["n"], "y_hat": ["n"], "h1": ["dh"], "b1": ["dh"], "b_o": ["m"], "x_bar": ["d"],
    "W1": ["dh", "d"], "W2": ["m", "dh"], "W_o": ["m", "dh"], "A": ["n", "n"], "B": ["n", "n"],
    "Sigma": ["n", "n"], "X": ["n", "d"], "G": ["m", "n"], "K": ["m", "n", "d"], "unknown": nil,
  ], functions: ["f": 0, "g": nil, "phi": 1])

/// What a formula is read as, or its fault.
func reading(_ text: String, _ names: LaTeXNames = formulaNames) -> String {
  do throws(ExpressionError) { return try LaTeXReader.parse(text, names: names).text } catch {
    return Fault(error, in: text).description
  }
}

/// The fault of a formula, or nil where it has none.
func formulaFault(_ text: String, _ names: LaTeXNames = formulaNames) -> Fault? {
  do throws(ExpressionError) {
    _ = try LaTeXReader.parse(text, names: names)
    return nil
  } catch {
    return Fault(error, in: text)
  }
}
