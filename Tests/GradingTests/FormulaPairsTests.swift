import Diagnostics
import Problems
import TestFiles
import Testing

@testable import Grading

/// `Formulas/pairs.txt`: formulas beside references, each with the verdict that mathematics gives.
@Suite struct FormulaPairsTests {
  /// A row of the table.
  struct Pair: CustomStringConvertible {
    let line: Int
    let verdict: Verdict
    let reference, answer, why: String

    var description: String { "line \(line): \(reference) | \(answer) (\(why))" }
  }

  /// Rows with one choice of sizes and given values.
  struct Setting {
    let sizes, given: String
    var pairs: [Pair] = []

    var names: [String] {
      (sizes + ", " + given).split(separator: ",").compactMap { part in
        part.firstIndex(of: ":").map { part[..<$0].filter { $0 != " " } }
      }
    }
  }

  static let (settings, faults) = read(textOfFile(path(of: "Formulas/pairs.txt")) ?? "")

  private static let signs: [Character: Verdict] = [
    "=": .correct, "!": .incorrect, "~": .unreadable, "?": .undecided,
  ]

  private static func read(_ text: String) -> (settings: [Setting], faults: [String]) {
    var (settings, faults): ([Setting], [String]) = ([], [])
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      guard let sign = line.first else { continue }
      let cells = line.dropFirst().split(separator: " | ", omittingEmptySubsequences: false)
        .map { String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
      if sign == "@" {
        settings.append(Setting(sizes: cells[0], given: cells[1]))
      } else if let verdict = signs[sign], cells.count == 3, !settings.isEmpty {
        settings[settings.count - 1].pairs.append(
          Pair(
            line: number + 1, verdict: verdict, reference: cells[0], answer: cells[1],
            why: cells[2]))
      } else if sign != "#" {
        faults.append("line \(number + 1) of pairs.txt is no row: \(line)")
      }
    }
    return (settings, faults)
  }

  @Test func theTableIsLarge() {
    let pairs = Self.settings.flatMap(\.pairs)
    #expect(Self.faults == [])
    #expect(pairs.count >= 620)
    for verdict in [Verdict.correct, .incorrect, .unreadable] {
      #expect(pairs.count { $0.verdict == verdict } >= 15)
    }
  }

  @Test("every formula is judged as mathematics has it", arguments: settings.indices)
  func verdictsAreThoseOfTheTable(_ number: Int) throws {
    let setting = Self.settings[number]
    let marked = try Self.marked(setting)
    for (pair, question) in zip(setting.pairs, marked) {
      #expect(
        question.verdict == pair.verdict,
        "\(pair): \(question.message ?? ""), read as \(question.reading ?? "nothing")")
    }
  }

  @Test func nothingIsAcceptedOrRejectedFalsely() throws {
    var counts: [String: Int] = [:]
    for setting in Self.settings {
      for (pair, question) in zip(setting.pairs, try Self.marked(setting)) {
        let kind =
          switch (pair.verdict, question.verdict) {
          case (let wanted, let found) where wanted == found: "as expected"
          case (_, .undecided): "undecided"
          case (.correct, _): "false rejects"
          case (_, .correct): "false accepts"
          default: "other"
          }
        counts[kind, default: 0] += 1
      }
    }
    let kinds = ["as expected", "false accepts", "false rejects", "undecided", "other"]
    print("formula pairs:", kinds.map { "\(counts[$0] ?? 0) \($0)" }.joined(separator: ", "))
    #expect(kinds.dropFirst().allSatisfy { counts[$0] == nil })
  }

  /// Marks all answers of a setting, as one problem.
  static func marked(_ setting: Setting) throws -> [MarkedQuestion] {
    let questions = setting.pairs.enumerated().map { index, pair in
      "  q\(index): {ask: \(quoted(pair.reference)), answer: formula, "
        + "uses: [\(setting.names.joined(separator: ", "))]}"
    }
    let given = mapping(setting.given)
    let problem = """
      title: Formulas
      sizes: {\(setting.sizes)}
      given: {\(given)}
      questions:
      \(questions.joined(separator: "\n"))
      """
    let answers = setting.pairs.enumerated().map { index, pair in
      "\"q\(index)\": \(quoted(pair.answer))"
    }
    return try mark(problem, "{\(answers.joined(separator: ", "))}")
  }

  private static func quoted(_ text: String) -> String {
    "\"\(text.map { "\\\"".contains($0) ? "\\\($0)" : String($0) }.joined())\""
  }

  /// The given values as entries of a flow mapping, each expression in quotes.
  private static func mapping(_ given: String) -> String {
    var (entries, depth, entry): ([String], Int, String) = ([], 0, "")
    for character in given + "," {
      if "([".contains(character) { depth += 1 }
      if ")]".contains(character) { depth -= 1 }
      if character == "," && depth == 0 {
        entries.append(entry)
        entry = ""
      } else {
        entry.append(character)
      }
    }
    return entries.filter { $0.contains(":") }.map { entry in
      let parts = entry.split(separator: ":", maxSplits: 1).map { $0.drop { $0 == " " } }
      return "\(parts[0]): \(quoted(String(parts[1])))"
    }.joined(separator: ", ")
  }
}
