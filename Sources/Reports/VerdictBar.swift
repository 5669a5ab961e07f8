import Diagnostics
import Gradebook
import Grading

/// The answers to a question as one bar, in which each verdict has its part.
///
/// The parts differ in pattern as in colour, and the bar tells the counts in words.
enum VerdictBar {
  private static let width = 200.0

  /// The order of the parts: what is right first.
  static let order: [Verdict] = [
    .correct, .partial, .incorrect, .unreadable, .unanswered, .undecided, .error,
  ]

  /// The bar of a question.
  static func markup(_ question: QuestionStatistics) -> Markup {
    var start = 0.0
    let parts = order.compactMap { verdict -> Markup? in
      let length = width * question.share(of: verdict)
      guard length > 0 else { return nil }
      defer { start += length }
      return part(verdict, from: start, length)
    }
    let counts = order.compactMap { verdict in
      question.verdicts[verdict].map { verdict.counted($0) }
    }
    return .element(
      "svg",
      [
        "class": "verdicts", "viewBox": "0 0 200 14", "preserveAspectRatio": "none",
        "role": "img", "aria-label": counts.joined(separator: ", "),
      ], [.element("title", [:], .text(counts.joined(separator: ", ")))] + parts)
  }

  private static func part(_ verdict: Verdict, from start: Double, _ length: Double) -> Markup {
    .element(
      "rect",
      [
        "class": "part-\(verdict.rawValue)", "x": place(start), "y": "0.5",
        "width": place(length), "height": "13",
      ])
  }

  /// What the patterns mean that are met in some questions.
  static func legend(_ questions: [QuestionStatistics]) -> Markup {
    let present = order.filter { verdict in questions.contains { $0.verdicts[verdict] != nil } }
    let items = present.map { verdict in
      line(
        "li",
        .element(
          "svg",
          ["width": "20", "height": "14", "viewBox": "0 0 20 14", "aria-hidden": "true"],
          part(verdict, from: 0.5, 19)), .text(" \(verdict.rawValue)"))
    }
    return .sequence([.text("\n"), .element("ul", ["class": "legend"], items)])
  }

  /// The patterns, which stand once on a page that has bars.
  static var patterns: Markup {
    .element(
      "svg", ["class": "patterns", "width": "0", "height": "0", "aria-hidden": "true"],
      .element(
        "defs", [:], pattern("partial", turned: 45, stripe: 2),
        pattern("incorrect", turned: -45, stripe: 1), pattern("unreadable", turned: 0, stripe: 3),
        pattern("undecided", turned: 90, stripe: 3)))
  }

  private static func pattern(_ name: String, turned degrees: Int, stripe: Int) -> Markup {
    .element(
      "pattern",
      [
        "id": "pattern-\(name)", "width": "6", "height": "6", "patternUnits": "userSpaceOnUse",
        "patternTransform": "rotate(\(degrees))",
      ],
      .element("rect", ["class": "ground-\(name)", "width": "6", "height": "6"]),
      .element("rect", ["class": "stripe", "width": "\(stripe)", "height": "6"]))
  }
}
