import Diagnostics
import Problems

@testable import Reports

/// An assignment of files; each is read as it is, right or not.
func assignment(_ files: [(name: String, text: String)], id: String = "hw1") -> Assignment {
  AssignmentReader.read(
    id: id,
    files: files.map { ($0.name, SourceText(name: $0.name, text: $0.text)) }
  ).assignment
}

/// A handout of one problem `p` of an assignment `hw1` without a title of its own.
func handout(_ problem: String, student: String? = nil) -> Handout {
  Handout(assignment([("p.yaml", problem)]), student: student)
}

/// Problems with every kind of question and given value, one of them drawn per student; with
/// secrets that no handout may tell, each spelled SECRET.
let sampleAssignment = assignment([
  (
    "assignment.yaml",
    "title: Linear layers\ndue: 2026-10-01\nproblems: [layer, choice, own]"
  ),
  (
    "layer.yaml",
    """
    title: A *linear* layer
    source: Notes, section 2
    prompt: |
      A layer takes $x$ and gives
      $y = W x$, with `W` a matrix.

      - the first item of a list, long enough to be wrapped where the terminal has 60 columns
      - the <b>second</b>
    sizes: {d: 3, n: 2}
    given:
      x: [1, -2, 0.5]
      W: [[1, 0, 2], [0, -10, 1]]
      T: [[[1.5], [2]], [[3], [4]]]
      t: 0.25
    let: {SECRET: W @ x}
    questions:
      y: {prompt: Compute $y$., ask: SECRET, points: 3, hint: SECRET}
      loss: {prompt: Compute $L$., ask: sum(SECRET), mistakes: [{value: 1, says: SECRET}]}
      positive: {prompt: Which are positive?, ask: SECRET > 0}
      any: {ask: any(SECRET > 0), points: 0.5}
      count: {ask: round(sum(x)) + argmax(x)}
    """
  ),
  (
    "choice.yaml",
    """
    title: Choices
    questions:
      one: {prompt: Which?, options: {a: $x^2$ is convex, long-id: "no"}, correct: a}
      some: {answer: choices, options: {a: first, b: second}, correct: [b]}
      shape: {prompt: "What is the shape?", ask: "shape(zeros(2, 3))"}
      zeros: {prompt: The zeros?, ask: "zeros(2, 3)"}
    """
  ),
  (
    "own.yaml",
    """
    title: Your own
    source: Notes
    variant: student
    sizes: {d: 2..4}
    given: {x: normal(d)}
    questions: {x: {ask: 2 * x}}
    """
  ),
])
