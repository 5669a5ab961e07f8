import Diagnostics
import Grading

/// A tensor as a picture of its elements: the more there is to say of an element, the larger and
/// stronger the square in its cell, so that no colour is needed to read it.
///
/// What it shows stands beside it in words. A tensor of more than two axes is a row of slices, and
/// so is a matrix with long rows or columns.
public enum HeatMap {
  /// Where an answer differs from what is expected; nothing where no element does.
  public static func markup(_ differences: ElementDifferences) -> Markup {
    let levels = differences.levels.map { Int($0.rawValue) }
    guard let panels = HeatMapPanel.panels(shape: differences.shape, levels: levels),
      let words = WrongPlaces.words(shape: differences.shape, isWrong: levels.map { $0 > 0 })
    else { return .sequence([]) }
    let present = ElementDifferences.Level.allCases.filter { differences.levels.contains($0) }
    let wrong = present.filter { $0 != .right }
    let legend = present.map { level in
      (level: Int(level.rawValue), text: level.words(among: wrong))
    }
    return figure("Wrong: \(words).", panels, legend, levelCount: 3)
  }

  /// What share of many answers got each element wrong: one number from 0 to 1 an element, in
  /// row-major order; nothing where they are not as many as the shape has elements, or where there
  /// is no axis or no element.
  public static func markup(shape: [Int], shares: [Double]) -> Markup {
    let count = shareTexts.count - 1
    let levels = shares.map { share in
      // What is no number counts for nothing.
      share > 0 ? max(1, Int((min(share, 1) * Double(count)).rounded(.up))) : 0
    }
    guard let panels = HeatMapPanel.panels(shape: shape, levels: levels) else {
      return .sequence([])
    }
    let legend = (0...count).filter(levels.contains).map { (level: $0, text: shareTexts[$0]) }
    return figure(
      WrongPlaces.words(shape: shape, shares: shares), panels, legend, levelCount: count)
  }

  private static let shareTexts = [
    "nobody", "up to 20 % wrong", "up to 40 %", "up to 60 %", "up to 80 %", "over 80 %",
  ]

  // MARK: Parts

  private static func figure(
    _ words: String, _ panels: (shown: [HeatMapPanel], note: String?),
    _ legend: [(level: Int, text: String)], levelCount: Int
  ) -> Markup {
    let drawing = HeatMapDrawing(panels.shown, levelCount: levelCount)
    let items = legend.map { item in
      line("li", drawing.sample(of: item.level), .text(" \(item.text)"))
    }
    let note = panels.note.map { [line("p", .text($0))] } ?? []
    return .sequence([
      .text("\n"),
      .element(
        "figure", ["class": "heat-map"],
        [
          line("figcaption", .text(words)),
          .element(
            "div",
            ["class": "panels", "role": "img", "aria-label": "Map of the elements. \(words)"],
            panels.shown.map { panel in drawing.markup(of: panel) }),
          .element("ul", ["class": "legend"], items),
        ] + note),
    ])
  }

  /// What a page needs that holds such a picture.
  static let css = """
    :root { --heat-1: #a8671b; --heat-2: #b23f16; --heat-3: #8c1414; }
    @media screen and (prefers-color-scheme: dark) {
      :root { --heat-1: #b98a45; --heat-2: #ef8a54; --heat-3: #ffb4a4; }
    }
    .heat-map { margin: 0.8rem 0 0.4rem; }
    .heat-map figcaption { font-size: 0.92rem; }
    .heat-map p { font-size: 0.86rem; color: var(--quiet); }
    .panels { display: flex; flex-wrap: wrap; gap: 0.5rem 1.2rem; margin: 0.5rem 0; }
    .panel svg { display: block; max-width: 100%; height: auto; }
    .panel span { font-size: 0.8rem; color: var(--quiet); }
    .heat-map text { font-size: 11px; fill: var(--quiet); }
    .heat-cells { fill: var(--paper); }
    .heat-grid { fill: none; stroke: var(--line); stroke-width: 1; }
    .heat-1 { fill: var(--heat-1); } .heat-2 { fill: var(--heat-2); }
    .heat-3 { fill: var(--heat-3); }
    .legend {
      list-style: none; display: flex; flex-wrap: wrap; gap: 0.1rem 1.1rem; padding: 0;
      margin: 0.3rem 0; font-size: 0.86rem; color: var(--quiet);
    }
    .legend svg { vertical-align: -2px; }
    @media print { .panel, .legend { break-inside: avoid; } }

    """
}

extension ElementDifferences.Level {
  /// What it means, where these are the levels that there are beside the right one.
  fileprivate func words(among wrong: [Self]) -> String {
    if self == .right { return "right" }
    if wrong.count == 1 { return "wrong" }
    let measure = self == wrong[0] ? " of the greatest difference" : ""
    switch self {
    case .right, .slight: return "off by less than 1 %\(measure)"
    case .medium: return (measure.isEmpty ? "by" : "off by") + " less than 10 %\(measure)"
    case .great: return "by more"
    }
  }
}
