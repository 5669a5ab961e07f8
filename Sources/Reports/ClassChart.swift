import Diagnostics
import Gradebook
import Grading

/// The charts of a class as SVG that is part of the page. Each tells its content in words too.
enum ClassChart {
  /// How many marks lie in each tenth of the points, as columns.
  static func histogram(_ counts: [Int]) -> Markup {
    let most = max(counts.max() ?? 0, 1)
    let (left, base, width, height) = (14.0, 172.0, 33.0, 146.0)
    let columns = counts.enumerated().flatMap { tenth, count -> [Markup] in
      let tall = count == 0 ? 0 : max(2, height * Double(count) / Double(most))
      let x = left + width * Double(tenth)
      let number = text("\(count)", x: x + width / 2, y: base - tall - 5, anchor: "middle")
      let column = rectangle("column", x: x + 2, y: base - tall, width: width - 4, height: tall)
      return count == 0 ? [] : [column, number]
    }
    let ticks = (0...10).map { tick in
      text("\(10 * tick)", x: left + width * Double(tick), y: base + 15, anchor: "middle")
    }
    let axis = [
      path("axis", "M\(place(left)) \(place(base))h\(place(10 * width))"),
      text("marks in percent of the points", x: left + 5 * width, y: base + 32, anchor: "middle"),
    ]
    let words = counts.enumerated().filter { $0.element > 0 }.map { tenth, count in
      "\(StatisticsFigures.bounds(ofTenth: tenth)): \(counted(count, "student"))"
    }
    return picture(
      "Histogram of the marks", words.isEmpty ? "Nobody." : words.joined(separator: "; ") + ".",
      width: 358, height: 208,
      columns + axis + ticks)
  }

  /// How easy each question is, and how well it goes with all others. Nothing where no question has
  /// both figures.
  static func scatter(_ questions: [QuestionStatistics]) -> Markup? {
    let points = questions.compactMap { question -> Markup? in
      guard let ease = question.meanShare, let gain = question.discrimination else { return nil }
      return point(question, ease, gain)
    }
    if points.isEmpty { return nil }
    let ticks = [0.0, 0.25, 0.5, 0.75, 1].flatMap { share -> [Markup] in
      [
        text("\(Int(share * 100))", x: across(share), y: 216, anchor: "middle"),
        path("grid", "M\(place(across(share))) 20v180"),
      ]
    }
    let levels = [-1.0, -0.5, 0, 0.5, 1].flatMap { level -> [Markup] in
      [
        text(shortest(level), x: 34, y: down(level) + 4, anchor: "end"),
        path(level == 0 ? "axis" : "grid", "M40 \(place(down(level)))h300"),
      ]
    }
    let labels = [
      text("mean, in percent of the points", x: 190, y: 234, anchor: "middle"),
      text("discrimination", x: 2, y: 10, anchor: "start"),
    ]
    return picture(
      "Ease and discrimination of the questions",
      "\(counted(points.count, "question")); the figures stand in the table of questions.",
      width: 358, height: 240, ticks + levels + labels + points)
  }

  private static func across(_ share: Double) -> Double { 40 + 300 * min(max(share, 0), 1) }
  private static func down(_ level: Double) -> Double { 110 - 90 * level }

  private static func point(
    _ question: QuestionStatistics, _ ease: Double, _ gain: Double
  ) -> Markup {
    let words =
      "\(question.problem)/\(question.question): mean \(StatisticsFigures.percent(ease)), "
      + "discrimination \(StatisticsFigures.fixed(gain))"
    return .element(
      "circle",
      [
        "class": gain < StatisticsFigures.lowDiscrimination ? "low" : "point",
        "cx": place(across(ease)), "cy": place(down(gain)), "r": "5",
      ], .element("title", [:], .text(words)))
  }

  // MARK: Parts of charts

  /// A picture with its title and its content in words.
  private static func picture(
    _ title: String, _ words: String, width: Int, height: Int, _ content: [Markup]
  ) -> Markup {
    .sequence([
      .text("\n"),
      .element(
        "svg",
        [
          "class": "chart", "viewBox": "0 0 \(width) \(height)", "role": "img",
          "aria-label": "\(title). \(words)",
        ],
        [.element("title", [:], .text(title)), .element("desc", [:], .text(words))] + content),
    ])
  }

  private static func rectangle(
    _ kind: String, x: Double, y: Double, width: Double, height: Double
  ) -> Markup {
    .element(
      "rect",
      [
        "class": kind, "x": place(x), "y": place(y), "width": place(width),
        "height": place(height),
      ])
  }

  private static func path(_ kind: String, _ steps: String) -> Markup {
    .element("path", ["class": kind, "d": steps])
  }

  private static func text(_ words: String, x: Double, y: Double, anchor: String) -> Markup {
    .element("text", ["x": place(x), "y": place(y), "text-anchor": anchor], .text(words))
  }
}

/// A coordinate to a tenth of a pixel.
func place(_ value: Double) -> String { shortest((value * 10).rounded() / 10) }
