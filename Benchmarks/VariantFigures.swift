import Diagnostics
import Documents
import Glibc
import Problems

/// New variants of two problems, drawn and evaluated with all their gradients, beside PyTorch eager
/// doing the same. Measured where `.venv` has PyTorch (`make python-torch`).
enum VariantFigures {
  static func run(isShort: Bool) throws(BenchmarkError) {
    let seconds = isShort ? "0.2" : "3"
    guard
      let text = try? Command.output([
        ".venv/bin/python", "Benchmarks/Python/torch_variants.py", seconds,
      ]),
      let torch = JSON.read(SourceText(name: "torch", text: text)).document?.root
    else {
      print("variants: not measured, since .venv has no PyTorch (make python-torch)")
      return
    }
    let version = torch["torch"]?.text?.string ?? "?"
    print("variants: drawn and evaluated with all gradients, beside PyTorch \(version) eager")
    for (name, sheet) in sheets {
      let own = try secondsPerVariant(sheet, seconds: isShort ? 0.2 : 3)
      guard case .number(let other)? = torch[name]?.value else { continue }
      func micro(_ seconds: Double) -> String { "\((seconds * 1e7).rounded() / 10) µs" }
      let ratio = (other / own * 10).rounded() / 10
      print("  \(name): \(micro(own)), PyTorch \(micro(other)): \(ratio) times as fast")
    }
  }

  private static func secondsPerVariant(
    _ sheet: String, seconds: Double
  ) throws(BenchmarkError) -> Double {
    let source = SourceText(name: "sheet.yaml", text: sheet)
    let (assignment, diagnostics) = AssignmentReader.read(
      id: "benchmark", files: [("sheet.yaml", source)])
    guard case .checked(let problem)? = assignment.problems.first else {
      throw BenchmarkError(message: diagnostics.map(\.line).joined(separator: "\n"))
    }
    var count = 0
    let start = now()
    while now() - start < seconds {
      for _ in 0..<100 {
        count += 1
        guard let variant = try? problem.variant(assignment: "benchmark", student: "\(count)"),
          variant.expectedAnswers().count == problem.problem.questions.count
        else { throw BenchmarkError(message: "a variant cannot be made") }
      }
    }
    return (now() - start) / Double(count)
  }

  private static let sheets = [
    (
      "classifier",
      """
      title: Classifier
      variant: student
      sizes: {d: 2, dh: 3, m: 4}
      given: {x: normal(d), W1: "normal(dh, d)", b1: normal(dh), W2: "normal(m, dh)",
        b2: normal(m), y: 2}
      let: {ha: W1 @ x + b1, hs: softplus(ha), oa: W2 @ hs + b2, os: softmax(oa),
        loss: "-log(os[y])"}
      questions: \(questions(["ha", "hs", "oa", "os", "x", "W1", "b1", "W2", "b2"]))
      """
    ),
    (
      "residual block",
      """
      title: Residual block
      variant: student
      sizes: {d: 3}
      given: {W1: "normal(d, d)", W2: "normal(1, d)", x: normal(d), t: normal()}
      let: {z1: W1 @ x, h: sigmoid(z1), z2: h + x, y: "(W2 @ z2)[0]", loss: (y - t)**2 / 2}
      questions: \(questions(["z1", "h", "z2", "y", "W1", "W2", "x"]))
      """
    ),
  ]

  private static func questions(_ names: [String]) -> String {
    let gradients = names.map { "d\($0): {ask: \"grad(loss, \($0))\"}" }
    return "{loss: {ask: loss}, \(gradients.joined(separator: ", "))}"
  }
}
