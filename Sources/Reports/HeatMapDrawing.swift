import Diagnostics

/// Draws grids of cells as SVG, all to one scale.
struct HeatMapDrawing {
  /// The side of a cell in pixels.
  private let side: Int
  /// The levels beside the one that is drawn as an empty cell.
  private let levelCount: Int
  /// The width of a digit of an index, with some room, in pixels.
  private static let digitWidth = 7

  init(_ panels: [HeatMapPanel], levelCount: Int) {
    let longest = panels.map { max($0.rows.count, $0.rows.map(\.count).max() ?? 0) }.max() ?? 0
    let fitting = longest <= 8 ? 24 : longest <= 16 ? 18 : longest <= 32 ? 12 : 8
    side = panels.count > 4 ? min(fitting, 14) : fitting
    self.levelCount = levelCount
  }

  /// A grid with its indices and its caption.
  func markup(of panel: HeatMapPanel) -> Markup {
    let (columns, rows) = (panel.rows.map(\.count).max() ?? 0, panel.rows.count)
    let digits = panel.rowIndices?.last.map { "\($0)".count } ?? 0
    let (left, top) = (digits * Self.digitWidth + (digits > 0 ? 5 : 1), 16)
    let (width, height) = (left + columns * side + 1, top + rows * side + 1)
    let size: KeyValuePairs = [
      "width": "\(width)", "height": "\(height)", "viewBox": "0 0 \(width) \(height)",
      "aria-hidden": "true",
    ]
    let drawing =
      grid(panel, left, top) + marks(panel, left, top) + columnIndices(panel, left, columns)
      + rowIndices(panel, left, top)
    let caption = panel.caption.map { [Markup.element("span", [:], .text($0))] } ?? []
    return line(
      "div", class: "panel", caption + [.element("svg", size, drawing)])
  }

  /// A cell of a level, as it stands in a legend.
  func sample(of level: Int) -> Markup {
    let panel = HeatMapPanel(caption: nil, rowIndices: nil, firstColumn: 0, rows: [[level]])
    let drawing = HeatMapDrawing(side: 14, levelCount: levelCount)
    return .element(
      "svg", ["width": "16", "height": "16", "viewBox": "0 0 16 16", "aria-hidden": "true"],
      drawing.grid(panel, 1, 1) + drawing.marks(panel, 1, 1))
  }

  private init(side: Int, levelCount: Int) {
    (self.side, self.levelCount) = (side, levelCount)
  }

  // MARK: Cells

  private func grid(_ panel: HeatMapPanel, _ left: Int, _ top: Int) -> [Markup] {
    var (cells, lines) = ("", "")
    for (number, row) in panel.rows.enumerated() {
      let (y, width) = (top + number * side, row.count * side)
      cells += "M\(left) \(y)h\(width)v\(side)h-\(width)z"
      lines += "M\(left) \(y)h\(width)v\(side)h-\(width)z"
      for column in 1..<max(row.count, 1) { lines += "M\(left + column * side) \(y)v\(side)" }
    }
    return [
      .element("path", ["class": "heat-cells", "d": cells]),
      .element("path", ["class": "heat-grid", "d": lines]),
    ]
  }

  /// The squares of each level as one path.
  private func marks(_ panel: HeatMapPanel, _ left: Int, _ top: Int) -> [Markup] {
    guard levelCount > 0 else { return [] }
    return (1...levelCount).compactMap { level in
      let mark = markTenths(level)
      let margin = (10 * side - mark) / 2
      var path = ""
      for (row, cells) in panel.rows.enumerated() {
        for (column, cell) in cells.enumerated() where cell == level {
          let (x, y) = (10 * (left + column * side) + margin, 10 * (top + row * side) + margin)
          path += "M\(tenths(x)) \(tenths(y))h\(tenths(mark))v\(tenths(mark))h-\(tenths(mark))z"
        }
      }
      if path.isEmpty { return nil }
      let shade = (3 * level + levelCount - 1) / levelCount
      return .element("path", ["class": "heat-\(shade)", "d": path])
    }
  }

  /// The side of a level's square in tenths of a pixel, an even number of them: from a third of the
  /// cell to nearly all.
  private func markTenths(_ level: Int) -> Int {
    let percent = levelCount > 1 ? 32 + 56 * (level - 1) / (levelCount - 1) : 88
    return side * percent / 20 * 2
  }

  private func tenths(_ value: Int) -> String {
    value % 10 == 0 ? "\(value / 10)" : "\(value / 10).\(value % 10)"
  }

  // MARK: Indices

  private func columnIndices(_ panel: HeatMapPanel, _ left: Int, _ count: Int) -> [Markup] {
    let last = panel.firstColumn + max(count - 1, 0)
    let step = step(for: "\(last)".count * Self.digitWidth + 4)
    return (0..<count).filter { (panel.firstColumn + $0) % step == 0 }.map { column in
      text(
        panel.firstColumn + column, x: 2 * left + (2 * column + 1) * side, y: 22, anchor: "middle")
    }
  }

  private func rowIndices(_ panel: HeatMapPanel, _ left: Int, _ top: Int) -> [Markup] {
    guard let indices = panel.rowIndices else { return [] }
    let step = step(for: 12)
    return indices.enumerated().filter { $0.offset % step == 0 }.map { row, index in
      text(index, x: 2 * (left - 4), y: 2 * top + (2 * row + 1) * side + 8, anchor: "end")
    }
  }

  /// How many cells there are from one index that is written to the next.
  private func step(for pixels: Int) -> Int {
    [1, 2, 5, 10, 20].first { $0 * side >= pixels } ?? 50
  }

  /// An index at a place that is given in halves of a pixel.
  private func text(_ index: Int, x: Int, y: Int, anchor: String) -> Markup {
    .element(
      "text", ["x": tenths(5 * x), "y": tenths(5 * y), "text-anchor": anchor], .text("\(index)"))
  }
}
