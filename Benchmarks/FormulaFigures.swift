import Diagnostics
import Documents
import Grading
import Problems

/// Deciding whether a student's formula equals the reference, beside SymPy's `simplify` on the same
/// pairs.
enum FormulaFigures {
  private static let table = "Tests/GradingTests/Formulas/pairs.txt"

  static func run(isShort: Bool) throws(BenchmarkError) {
    let text = try Command.output([
      ".venv/bin/python", "Benchmarks/Python/sympy_pairs.py", table, isShort ? "0.1" : "10",
    ])
    let sympy = JSON.read(SourceText(name: "sympy", text: text)).document?.root
    guard let lines = sympy?["lines"]?.elements, let seconds = sympy?["seconds"]?.elements else {
      throw BenchmarkError(message: "SymPy's times cannot be read")
    }
    var times: [Int: Double] = [:]
    for (line, time) in zip(lines, seconds) {
      if case .integer(let line) = line.value, case .number(let time) = time.value {
        times[line] = time
      }
    }
    let pairs = try Pair.read(table, lines: Set(times.keys))
    var (own, other, ratios): ([Double], [Double], [Double]) = ([], [], [])
    for pair in pairs {
      guard let time = times[pair.line] else { continue }
      own.append(try pair.seconds(repetitions: isShort ? 1 : 5))
      other.append(time)
      ratios.append(time / own[own.count - 1])
    }
    let version = sympy?["sympy"]?.text?.string ?? "?"
    print("formulas: \(pairs.count) pairs, beside SymPy \(version) simplify(reference - answer)")
    print("  a pair                          \(Sample(own).summary)")
    print("  SymPy                           \(Sample(other).summary)")
    let total = other.reduce(0, +) / own.reduce(0, +)
    print("  times as fast, all together     \(Int(total))")
    print("  times as fast, pair by pair     \(Sample(ratios).summary(unit: ""))")
  }
}

/// A formula and an answer, ready to be marked.
private struct Pair {
  let line: Int
  private let grader: Grader
  private let submission: Submission

  /// The pairs of a table that stand in some of its lines.
  static func read(_ path: String, lines: Set<Int>) throws(BenchmarkError) -> [Pair] {
    let text = try Command.output(["cat", path])
    var given = ""
    var pairs: [Pair] = []
    for (number, row) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let cells = row.dropFirst().split(separator: "|", omittingEmptySubsequences: false)
        .map { String($0) }
      if row.first == "@" { given = cells[1] }
      if lines.contains(number + 1) {
        pairs.append(try Pair(number + 1, given, cells[0], cells[1]))
      }
    }
    return pairs
  }

  private init(
    _ line: Int, _ given: String, _ reference: String, _ answer: String
  ) throws(BenchmarkError) {
    let names = given.split(separator: ",").compactMap { part in
      part.firstIndex(of: ":").map { part[..<$0].filter { $0 != " " } }
    }
    let sheet = """
      title: Formulas
      given: {\(given)}
      questions: {q: {ask: "\(reference)", answer: formula, uses: [\(names.joined(separator: ","))]}}
      """
    let (assignment, diagnostics) = AssignmentReader.read(
      id: "a", files: [("p.yaml", SourceText(name: "p.yaml", text: sheet))])
    let text = #"{"student": "s", "assignment": "a", "answers": {"p": {"q": "\#(answer)"}}}"#
    guard diagnostics.isEmpty,
      let submission = SubmissionReader.read(SourceText(name: "s", text: text)).submission
    else {
      throw BenchmarkError(message: "\(diagnostics.map(\.line)): line \(line) of the pairs")
    }
    self.line = line
    self.submission = submission
    grader = Grader(assignment)
  }

  /// The least seconds that marking takes.
  func seconds(repetitions: Int) throws(BenchmarkError) -> Double {
    var least = Double.infinity
    for _ in 0...repetitions {
      let start = now()
      let verdict = grader.mark(submission).problems[0].questions[0].verdict
      least = min(least, now() - start)
      if verdict != .correct && verdict != .incorrect {
        throw BenchmarkError(message: "line \(line) of the pairs is \(verdict)")
      }
    }
    return least
  }
}
