import Diagnostics
import Gradebook
import Grading

/// Where the parts of a question's line stand in the statistics of a class.
struct StatisticsColumns {
  private let style: TextStyle
  private let id: Int
  private let bar: Int

  /// The columns of the three figures behind the bar, each with what stands before it.
  private static let figures = 8 + 8 + 8

  init(_ questions: [QuestionStatistics], style: TextStyle) {
    self.style = style
    bar = style.width < 72 ? 10 : 20
    let room = style.width - 2 - (2 + bar) - Self.figures
    let longest = questions.map { printable($0.question).columns }.max() ?? 0
    id = min(max(8, room), max(longest, "question".count))
  }

  /// What stands above the questions of a problem.
  var heading: String {
    "  " + "question".filled(to: id + 2 + bar) + "right".filled(to: 8, onTheLeft: true)
      + "mean".filled(to: 8, onTheLeft: true) + "discr.".filled(to: 8, onTheLeft: true)
  }

  /// What the signs of a bar mean.
  var legend: String {
    let signs = Bar(unicode: style.unicode)
    return "\(signs.right) right, \(signs.partial) partial, \(signs.other) anything else; mean: of "
      + "the points; discr.: correlation with all other questions together"
  }

  /// The line of a question; an id that is wider than its column goes on in lines of its own.
  func row(of question: QuestionStatistics) -> [String] {
    let pieces = printable(question.question).broken(to: id)
    let figures = [
      StatisticsFigures.percent(question.shareRight),
      StatisticsFigures.percent(question.meanShare),
      StatisticsFigures.fixed(question.discrimination),
    ]
    let line =
      "  " + (pieces.first ?? "").filled(to: id) + "  "
      + Bar(unicode: style.unicode).text(question, width: bar)
      + figures.map { plain($0).filled(to: 8, onTheLeft: true) }.joined()
    return [line] + pieces.dropFirst().map { "  " + $0 }
  }

  /// A line of the histogram of marks.
  func row(ofTenth tenth: Int, count: Int, most: Int) -> String {
    let width = style.width - 2 - 9 - 7 - 2
    let length = most == 0 ? 0 : min(width, 60) * count / most
    let sign = style.unicode ? "█" : "#"
    let bar = String(repeating: sign, count: count > 0 ? max(length, 1) : 0)
    let bounds = StatisticsFigures.bounds(ofTenth: tenth)
    let line =
      "  " + plain(bounds).filled(to: 9, onTheLeft: true)
      + "\(count)".filled(to: 7, onTheLeft: true)
    return bar.isEmpty ? line : "\(line)  \(bar)"
  }

  /// A figure without dashes outside of ASCII, where these are not wanted.
  private func plain(_ figure: String) -> String {
    style.unicode ? figure : String(figure.map { $0 == "–" ? "-" : $0 })
  }
}

/// A bar of right and partly right answers.
private struct Bar {
  let right: String
  let partial: String
  let other: String

  init(unicode: Bool) {
    (right, partial, other) = unicode ? ("█", "▒", "·") : ("#", "=", ".")
  }

  func text(_ question: QuestionStatistics, width: Int) -> String {
    func end(_ share: Double) -> Int { min(max(Int((share * Double(width)).rounded()), 0), width) }
    let full = end(question.shareRight)
    let credited = max(full, end(question.shareRight + question.share(of: .partial)))
    return String(repeating: right, count: full)
      + String(repeating: partial, count: credited - full)
      + String(repeating: other, count: width - credited)
  }
}
