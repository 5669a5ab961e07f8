import Diagnostics
import Tensors
import Testing

@testable import Problems

/// Files are damaged at random, the same way in every run: nothing crashes, every finding lies
/// within the file, and what is right can be drawn and answered.
@Suite struct MutationTests {
  private static let problem = """
    title: Classifier with one hidden layer
    sizes: {d: 2, dh: 2..3, m: 3}
    given:
      x:  normal(d)
      W1: normal(dh, d)
      W2: normal(m, dh)
      y:  integers(low=0, high=m)
      v: [1.5, "1/3", -2]
    let:
      ha: W1 @ x
      hs: softplus(ha)
      os: softmax(W2 @ hs)
      loss: -log(os[y])
      "kl(p, q)": sum(p * log(p / q))
    questions:
      parameters: {ask: size(W1) + size(W2), points: 2}
      loss:
        prompt: Compute $L$.
        ask: loss
        tolerance: {digits: 3}
        mistakes:
        - {value: -loss, says: Wrong sign, credit: 0.5}
        - {when: "answer > 2 * expected", says: Too large}
      dW2: {ask: "grad(loss, W2)", credit: elementwise}
      shape: {ask: "shape(jacobian(os, hs))"}
      entropy: {ask: "kl(os, ones(m) / m)"}
      depth: {answer: choice, options: {one: One, two: Two}, correct: two}
    variant: student
    """

  private static let submission = #"""
    {"student": "alice", "name": "Alice", "assignment": "hw1", "attempt": 2, "submitted": "now",
     "answers": {"classifier": {"parameters": "1/3", "dW2": [[0.1, -2e-3], [true, null]]}, "b": {}}}
    """#

  private static let pieces = [
    "{", "}", "[", "]", ":", ": ", ",", "\"", "'", "\n", "  ", "- ", "#", "&a ", "*a", "~", "1e9",
    "-1", "9223372036854775807", "..", "grad(", "normal(", ")", "@", "**", "x", "W2", "y", "kl(",
    "given:", "let:", "ask:", "true", "None", "é", "\u{0}", "digits", "exact",
    "zeros(99999, 99999)",
  ].map { Array($0.utf8) }

  private func damaged(_ text: String, using generator: inout RandomGenerator) -> [UInt8] {
    var bytes = Array(text.utf8)
    for _ in 0..<1 + generator.integer(below: 3) where !bytes.isEmpty {
      let place = generator.integer(below: bytes.count)
      let end = min(bytes.count, place + 1 + generator.integer(below: 10))
      switch generator.integer(below: 5) {
      case 0: bytes[place] = UInt8(32 + generator.integer(below: 96))
      case 1: bytes.removeSubrange(place..<end)
      case 2:
        bytes.insert(contentsOf: bytes[place..<end], at: generator.integer(below: bytes.count))
      case 3: bytes.removeSubrange(place..<min(end, place + 1))
      default:
        bytes.insert(
          contentsOf: Self.pieces[generator.integer(below: Self.pieces.count)], at: place)
      }
    }
    return bytes
  }

  private func areSound(_ diagnostics: [Diagnostic], _ bytes: [UInt8]) -> Bool {
    diagnostics.allSatisfy { diagnostic in
      guard let range = diagnostic.location?.range else { return false }
      return 0 <= range.lowerBound && range.upperBound <= bytes.count
        && !diagnostic.rendered().isEmpty
    }
  }

  @Test func whatIsUndamagedIsRight() throws {
    let outlines = try variant(Self.problem, student: "alice").outlines
    #expect(outlines.count == 6)
    #expect(outlines["depth"] == "choice two of [\"one\", \"two\"]")
    #expect(!outlines.values.contains { $0.hasPrefix("failure") })
    #expect(SubmissionReader.read(SourceText(name: "s", text: Self.submission)).submission != nil)
  }

  @Test func damagedProblemsAreCheckedOrRefused() {
    var generator = RandomGenerator(seed: 20260)
    var (right, faulty) = (0, 0)
    for number in 0..<800 {
      let bytes = damaged(Self.problem, using: &generator)
      let (assignment, diagnostics) = AssignmentReader.read(
        id: "a", files: [("p.yaml", SourceText(name: "p.yaml", bytes: bytes))])
      #expect(areSound(diagnostics, bytes))
      guard case .checked(let problem)? = assignment.problems.first else {
        faulty += 1
        #expect(diagnostics.contains { $0.severity == .error })
        continue
      }
      right += 1
      guard let variant = try? problem.variant(assignment: "a", student: "s\(number)") else {
        continue
      }
      #expect(variant.expectedAnswers().count == problem.problem.questions.count)
    }
    #expect(right > 25)
    #expect(faulty > 400)
  }

  @Test func damagedSubmissionsAreReadOrRefused() {
    var generator = RandomGenerator(seed: 7)
    var (read, refused) = (0, 0)
    for _ in 0..<4_000 {
      let bytes = damaged(Self.submission, using: &generator)
      let (submission, diagnostics) = SubmissionReader.read(SourceText(name: "s", bytes: bytes))
      #expect(areSound(diagnostics, bytes))
      if submission == nil {
        refused += 1
        #expect(diagnostics.contains { $0.severity == .error })
      } else {
        read += 1
        #expect(!diagnostics.contains { $0.severity == .error })
      }
    }
    #expect(read > 200)
    #expect(refused > 1_000)
  }
}
