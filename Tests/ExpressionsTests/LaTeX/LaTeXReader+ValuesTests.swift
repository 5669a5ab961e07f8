import Tensors
import Testing

@testable import Expressions

/// What sums are read as has the value of their terms, written out one by one in the language.
@Suite struct LaTeXReaderValuesTests {
  /// The names of `Sample`, with the sizes of their axes.
  private static let names = LaTeXNames(values: [
    "d": [], "dh": [], "t": [], "n": [], "x": ["d"], "W": ["2", "d"], "A": ["2", "3", "4"],
  ])

  @Test(arguments: [
    ("\\sum_{i=1}^d x_i", "x[0] + x[1] + x[2]"),
    ("\\sum_{i=1}^{d} x_i^2 - t", "1 + 4 + 9 - 0.5"),
    ("\\sum_{i=2}^{d} x_i", "x[1] + x[2]"), ("\\sum_{i=1}^{2} x_i", "x[0] + x[1]"),
    ("\\sum_{i=0}^{d-1} x_i", "x[0] + x[1] + x[2]"), ("\\sum_{i=1}^{d} i x_i", "1 + 4 + 9"),
    ("\\sum_{i=1}^{d-1} x_i x_{i+1}", "1 * 2 + 2 * 3"), ("\\sum_{i=1}^{n} x_{2i-1}", "x[0] + x[2]"),
    ("\\sum_{k=0}^{3} t^k", "1 + 0.5 + 0.25 + 0.125"), ("\\prod_{i=1}^d x_i", "6"),
    ("\\prod_{i=1}^d t", "0.125"), ("\\sum_{i=1}^d t", "1.5"), ("\\max_i x_i", "3"),
    ("\\sum_i \\sum_j W_{ij}", "21"), ("\\sum_{i,j} W_{ij} x_j", "1 + 4 + 9 + 4 + 10 + 18"),
    ("\\sum_j \\sum_i W_{ij} x_j", "1 + 4 + 9 + 4 + 10 + 18"),
    ("\\sum_{i=1}^{2} i \\sum_{j} W_{ij}", "6 + 2 * 15"),
    ("\\sum_{i=1}^{2} \\left( \\sum_{j=1}^{d} W_{ij} x_j \\right)^2", "14**2 + 32**2"),
    ("\\prod_i \\sum_j W_{ij}", "6 * 15"), ("\\sum_j \\prod_i W_{ij}", "4 + 10 + 18"),
    ("\\sum_i W_{i2}", "7"), ("\\sum_j W_{2j}", "15"), ("\\sum_i (x^T W_i)^2", "14**2 + 32**2"),
    ("\\sum_i \\|W_i - x\\|^2", "0 + 27"), ("\\sum_i W_i", "[5, 7, 9]"),
    ("\\sum_{i=1}^{2} i W_i", "[9, 12, 15]"), ("\\sum_i \\|W_i\\|_1 W_i", "6 * W[0] + 15 * W[1]"),
    ("\\sum_{i=1}^2 x_i W_{i1}", "1 + 8"), ("\\sum_{i,j,k} A_{ijk}", "276"),
    ("\\sum_{i,k} A_{i1k}", "sum(A[:, 0])"), ("\\sum_j A_{1,j,2}", "1 + 5 + 9"),
    ("\\sum_{i=1}^{2}\\sum_{j=1}^{2} W_{ij} x_i", "(1 + 2) + 2 * (4 + 5)"),
    ("\\sum_{j=1}^{2}\\sum_{i=1}^{2} W_{ij} x_i", "(1 + 2) + 2 * (4 + 5)"),
    ("\\sum_{i} \\mathbb{1}_{x_i > 1} x_i", "5"), ("\\log \\sum_i e^{x_i}", "logsumexp(x)"),
    ("\\sum_i \\max(x_i, 2)", "2 + 2 + 3"), ("\\sum_i \\max_j W_{ij}", "3 + 6"),
    ("\\sum_{i=1}^{d}\\sum_{j=1}^{d} |x_i - x_j|", "2 * (1 + 2 + 1)"),
    ("\\sum_{i=1}^{d}\\sum_{j=1}^{d} \\mathbb{1}_{i = j} x_i x_j", "14"),
    ("x^T W^T W x", "14**2 + 32**2"), ("\\|W x\\|^2", "14**2 + 32**2"),
    ("W x x^T", "outer(W @ x, x)"),
    ("(W x)_2", "32"), ("W_{d-1}", "W[1]"), ("x_{d}", "3"), ("x_n", "x[2]"),
  ])
  func aSumIsThatOfItsTerms(formula: String, terms: String) throws {
    let sample = try Sample()
    let read = try LaTeXReader.parse(formula, names: Self.names).text
    let (value, expected) = (try sample.evaluate(read), try sample.evaluate(terms))
    #expect(value.shape == expected.shape, "\(read)")
    for (a, b) in zip(value.elements, expected.elements) {
      #expect(abs(a - b) <= 1e-12 * abs(b), "\(read)")
    }
  }

  /// What would pick an element that is not there is not silently cut short.
  @Test func aSumBeyondTheEndHasNoValue() throws {
    let read = try LaTeXReader.parse("\\sum_{i=1}^{dh} x_i", names: Self.names).text
    #expect(read == "sum(x[arange(dh)])")
    let sample = try Sample()
    #expect(throws: (any Error).self) { try sample.evaluate(read) }
  }
}
