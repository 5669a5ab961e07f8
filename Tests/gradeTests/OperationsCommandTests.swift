import TestFiles
import Testing

@testable import grade

@Suite struct OperationsCommandTests {
  @Test func theDocumentIsWhatTheCatalogueSays() throws {
    let run = try grade("operations", in: try TemporaryFolder())
    #expect(run.status == 0)
    #expect(run.errors == "")
    #expect(textOfFile("\(projectRoot)/docs/operations.md") == run.output)
  }

  @Test(arguments: [
    "| `tanh(x)` | tanh x | `x[n, d] → [n, d]` | `∂x: 1 - y * y` | `numpy.tanh` |",
    "| `abs(x)` | \\|x\\| | `x[n, d] → [n, d]` | `∂x: sign(x)` | `numpy.abs` |",
    "| `floor(x)` | ⌊x⌋ | `x[n, d] → [n, d]` | 0 | `numpy.floor` |",
    "| `dot(a, b)` | the inner product of vectors; for matrices their product "
      + "| `a[n, d], b[d, m] → [n, m]` | `a: ȳ @ b.T`; `b: a.T @ ȳ` | `numpy.dot` |",
    "| `argmin(x, axis=None, keepdims=False)` | the index of the smallest element, the first of "
      + "equal ones | `x[n, d], axis=1 → [n]` | none | `numpy.argmin` |",
    "| `log_softmax(x, axis=-1)` | x − ln Σ eˣ along an axis | `x[n, d] → [n, d]` "
      + "| `x: ȳ - softmax(x) * sum(ȳ, axis=-1, keepdims=True)` "
      + "| `torch.nn.functional.log_softmax` |",
    "| `rms_norm(x, normalized_shape, weight=None, eps=None)` | x/√(mean x² + eps) over the last "
      + "axes, times weight; eps is float64's for None | `x[n, d], [d] → [n, d]` | by its parts "
      + "| `torch.nn.functional.rms_norm` |",
    "| `simplex(n, decimals=2)` | n positive numbers whose sum is 1 | `n → [n]` |",
  ])
  func aRowHoldsSignatureMeaningShapesDerivativeAndSource(_ row: String) {
    let lines = OperationsCommand.document.split(separator: "\n")
    #expect(lines.filter { $0 == row }.count == 1, "\(row)")
  }
}
