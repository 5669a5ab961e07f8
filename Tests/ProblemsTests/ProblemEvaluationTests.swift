import Diagnostics
import ReferenceEngine
import Tensors
import Testing

@testable import Problems

@Suite struct ProblemEvaluationTests {
  private static let text = """
    title: t
    sizes: {d: 3, n: 2}
    given: {x: "integers(d, low=1, high=2)", W: "zeros(n, d)", t: 0.5}
    let:
      y: W @ x + t
      loss: half(y)
      half(v): sum(v ** 2) / 2
    questions: {q: {ask: loss}}
    """

  private func value(_ expression: String) throws -> EvaluatedExpression {
    try checked(Self.text).value(
      of: SourceText(name: "e", text: expression), assignment: "a", student: "")
  }

  private func tensor(_ shape: [Int], _ elements: Double...) throws -> Tensor {
    try #require(Tensor(shape: shape, elements: elements))
  }

  // Worked out by hand: x = (1, 1, 1), W = 0, so y = (0.5, 0.5), loss = 0.25 and ∂loss/∂W = y xᵀ.
  @Test func namesAreThoseOfTheProblem() throws {
    #expect(try value("d * n") == .whole(6, symbol: "d*n"))
    #expect(try value("loss") == .tensor(tensor([], 0.25), .real, shape: "[]"))
    #expect(try value("half(x)") == .tensor(tensor([], 1.5), .real, shape: "[]"))
    #expect(try value("x") == .tensor(tensor([3], 1, 1, 1), .integer, shape: "[d]"))
    #expect(
      try value("grad(loss, W)")
        == .tensor(tensor([2, 3], 0.5, 0.5, 0.5, 0.5, 0.5, 0.5), .real, shape: "[n, d]"))
    #expect(try value("x > 2") == .tensor(tensor([3], 0, 0, 0), .boolean, shape: "[d]"))
    #expect(try value("1 + 1") == .whole(2, symbol: "2"))
  }

  @Test func listsAreTensorsWhereTheyCanBe() throws {
    #expect(try value("shape(W)") == .list([.whole(2, symbol: "n"), .whole(3, symbol: "d")]))
    #expect(try value("[1.5, 2]") == .tensor(tensor([2], 1.5, 2), .real, shape: "[2]"))
    #expect(
      try value("grad(loss, [y, t])")
        == .list([
          .tensor(tensor([2], 0.5, 0.5), .real, shape: "[n]"),
          .tensor(tensor([], 1), .real, shape: "[]"),
        ]))
  }

  @Test(arguments: [
    (
      "W @ y",
      "1:5 ‹y› '@' requires the last axis of [n, d] to equal axis 0 of [n], got d = 3 and n = 2"
    ),
    ("los", "1:1 ‹los› the name 'los' is not defined; did you mean 'loss'?"),
    ("1 +", "1:4 ‹› expected a value, got the end"),
    ("normal(3)", "1:1 ‹normal› 'normal' draws, which only 'given' may do"),
    ("None", "1:1 ‹None› this requires a tensor, got None"),
    (
      "zeros(10000, 10000)",
      "1:1 ‹zeros(10000, 10000)› a tensor of shape [10000, 10000] exceeds the limit of 10,000,000 "
        + "elements that can be evaluated"
    ),
  ])
  func whatDoesNotFitIsShownInTheExpression(expression: String, finding: String) throws {
    do throws(EvaluationFailure) {
      _ = try checkedProblem().value(
        of: SourceText(name: "e", text: expression), assignment: "a", student: "")
      Issue.record("the expression is faulty")
    } catch {
      guard case .expression(let diagnostic) = error else {
        Issue.record("the expression is faulty")
        return
      }
      #expect(outline(diagnostic) == finding)
    }
  }

  private func checkedProblem() -> CheckedProblem {
    do { return try checked(Self.text) } catch { fatalError("\(error)") }
  }

  @Test func whatCannotBeComputedIsSaid() {
    do throws(EvaluationFailure) {
      _ = try checkedProblem().value(
        of: SourceText(name: "e", text: "x[argmax([1, 2, 3, 9])]"), assignment: "a", student: "")
      Issue.record("the index is out of range")
    } catch {
      guard case .evaluation(let message) = error else {
        Issue.record("the expression is right")
        return
      }
      #expect(message == "an index must be in -3..2, got 3")
    }
  }

  @Test func theVariantIsTheStudents() throws {
    let text = Self.text.replacing("sizes:", with: "variant: student\nsizes:")
      .replacing("zeros(n, d)", with: "normal(n, d)")
    let problem = try checked(text)
    let source = SourceText(name: "e", text: "W")
    let alice = try problem.value(of: source, assignment: "course", student: "alice")
    let bob = try problem.value(of: source, assignment: "course", student: "bob")
    let given = try problem.variant(assignment: "course", student: "alice").given[1].value
    #expect(alice == .tensor(given, .real, shape: "[n, d]"))
    #expect(alice != bob)
  }
}
