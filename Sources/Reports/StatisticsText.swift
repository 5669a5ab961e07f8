import Diagnostics
import Gradebook
import Grading

/// The statistics of a class for a terminal.
///
///     Homework 3 (hw3): 12 students, 3 points
///
///     Mean 1.75 (58.3 %), standard deviation 0.6, Cronbach's alpha 0.71.
///     …
///     Classifier with one hidden layer (classifier)
///       question                           right    mean  discr.
///       parameters  ████████████████▒▒··  83.3 %  91.7 %    0.45
///       dW2         ███████▒▒▒··········    35 %    50 %   -0.02
///           2 partial, 5 incorrect
///           4 × transposed: the axes are in reverse order
///
/// Nothing of a submission can act on the terminal: all text is made printable.
public struct StatisticsText {
  private let statistics: AssignmentStatistics
  private let style: TextStyle
  private let columns: StatisticsColumns

  /// The mistakes that are shown of a question.
  private static let mistakeLimit = 3
  /// The students, answers or groups that are listed.
  private static let listLimit = 10

  /// The whole text; it ends with a line break.
  public static func text(_ statistics: AssignmentStatistics, style: TextStyle) -> String {
    let text = StatisticsText(
      statistics: statistics, style: style,
      columns: StatisticsColumns(statistics.questions, style: style))
    let parts =
      [text.heading, text.marks, text.histogram]
      + text.statistics.problems.map { text.lines($0.problem, $0.title, $0.questions) }
      + [text.legend, text.late, text.reviews, text.similar]
    return parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
      .joined(separator: "\n\n") + "\n"
  }

  // MARK: Marks

  private var heading: [String] {
    let name =
      statistics.title == statistics.assignment
      ? statistics.title : "\(statistics.title) (\(statistics.assignment))"
    let points = StatisticsFigures.points(statistics.points)
    return title(
      "\(name): \(counted(statistics.students.count, "student")), \(points) "
        + (points == "1" ? "point" : "points"))
  }

  private var marks: [String] { statistics.summary.flatMap { indented($0, by: 0) } }

  private var histogram: [String] {
    let most = statistics.histogram.max() ?? 0
    if most == 0 { return [] }
    return statistics.histogram.enumerated().map {
      columns.row(ofTenth: $0, count: $1, most: most)
    }
  }

  // MARK: Questions

  private func lines(
    _ problem: String, _ name: String, _ questions: [QuestionStatistics]
  ) -> [String] {
    title(name == problem ? name : "\(name) (\(problem))") + [columns.heading]
      + questions.flatMap { columns.row(of: $0) + details(of: $0) }
  }

  private func details(of question: QuestionStatistics) -> [String] {
    var lines: [String] = []
    let verdicts = StatisticsFigures.otherVerdicts(question)
    if !verdicts.isEmpty { lines += indented(verdicts, by: 6) }
    for mistake in question.mistakes.prefix(Self.mistakeLimit) {
      let sign = style.unicode ? "×" : "x"
      lines += indented(
        "\(mistake.students) \(sign) \(StatisticsFigures.words(of: mistake))", by: 6)
    }
    let more = question.mistakes.count - Self.mistakeLimit
    if more > 0 { lines += indented("and \(counted(more, "other mistake"))", by: 6) }
    if let elements = question.elements {
      lines += indented(StatisticsFigures.words(of: elements), by: 6)
    }
    return lines
  }

  private var legend: [String] {
    statistics.questions.isEmpty ? [] : indented(columns.legend, by: 0)
  }

  // MARK: Students

  private var late: [String] {
    title("Late: \(statistics.lateness)")
      + listed(statistics.late) {
        "\($0.student): \(durationText($0.secondsLate ?? 0))"
      }
  }

  private var reviews: [String] {
    let reviews = statistics.reviews
    if reviews.isEmpty { return [] }
    return title("To be looked at by a person: \(counted(reviews.count, "answer"))")
      + listed(reviews) { "\($0.student): \($0.problem)/\($0.question) \($0.verdict.rawValue)" }
  }

  private var similar: [String] {
    let groups = statistics.similar
    if groups.isEmpty { return [] }
    return title("Similar submissions") + indented(StatisticsFigures.similarNote, by: 2)
      + listed(groups) { group in
        "\(group.students.joined(separator: ", ")) (evidence "
          + "\(StatisticsFigures.fixed(group.evidence))): \(StatisticsFigures.words(of: group))"
      }
  }

  // MARK: Lines

  private func listed<Item>(_ items: [Item], _ words: (Item) -> String) -> [String] {
    let lines = items.prefix(Self.listLimit).flatMap { indented(words($0), by: 2) }
    let more = items.count - Self.listLimit
    return more > 0 ? lines + ["  and \(more) more"] : lines
  }

  private func title(_ text: String) -> [String] {
    printable(text).wrapped(to: style.width).map(style.bold)
  }

  private func indented(_ text: String, by margin: Int) -> [String] {
    let margins = String(repeating: " ", count: margin)
    return printable(text).wrapped(to: style.width - margin).map { margins + $0 }
  }
}
