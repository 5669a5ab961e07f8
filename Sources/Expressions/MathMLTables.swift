import Diagnostics

/// What `\begin` begins: a table between brackets, or lines that are aligned.
struct MathEnvironment {
  var opening = ""
  var closing = ""
  /// The styles of columns, the one after the other and then again from the first.
  var columns = [""]

  static let aligned = MathEnvironment(
    columns: [
      "text-align: right; padding-right: 0", "text-align: left; padding-left: 0.2778em",
    ])
  static let gathered = MathEnvironment()

  private static let all: [String: MathEnvironment] = [
    "matrix": .gathered, "smallmatrix": .gathered, "array": .gathered, "gathered": .gathered,
    "pmatrix": MathEnvironment(opening: "(", closing: ")"),
    "bmatrix": MathEnvironment(opening: "[", closing: "]"),
    "Bmatrix": MathEnvironment(opening: "{", closing: "}"),
    "vmatrix": MathEnvironment(opening: "|", closing: "|"),
    "Vmatrix": MathEnvironment(opening: "‖", closing: "‖"),
    "cases": MathEnvironment(opening: "{", columns: ["text-align: left"]), "aligned": .aligned,
    "align": .aligned, "align*": .aligned, "split": .aligned,
  ]

  /// The environment of a name; one that is not known is a table without brackets.
  static func named(_ name: String) -> MathEnvironment { all[name] ?? .gathered }

  /// Rows of cells as markup.
  func markup(_ rows: [[Markup]]) -> Markup {
    let table = Markup.element("mtable", [:], rows.map(row))
    if opening.isEmpty && closing.isEmpty { return table }
    func bracket(_ sign: String, _ role: MathAtom.Role) -> [Markup] {
      sign.isEmpty ? [] : [MathAtom.delimiter(sign, role, isStretchy: true).markup]
    }
    return .element(
      "mrow", [:], bracket(opening, .opening) + [table] + bracket(closing, .closing))
  }

  private func row(_ cells: [Markup]) -> Markup {
    .element(
      "mtr", [:],
      cells.enumerated().map { column, cell in
        let style = columns[column % columns.count]
        return style.isEmpty
          ? .element("mtd", [:], cell) : .element("mtd", ["style": style], cell)
      })
  }
}

extension MathMLReader {
  /// What stands between `\begin` and `\end`.
  mutating func environment() -> MathAtom {
    let name = plainArgument()
    if name == "array" { _ = plainArgument() }
    let rows = tableRows()
    if tokens.first == .command("end") {
      _ = next()
      _ = plainArgument()
    }
    return MathAtom(markup: MathEnvironment.named(name).markup(rows), role: .closing)
  }

  /// Rows of cells up to what ends them. A last row that holds nothing is none.
  mutating func tableRows() -> [[Markup]] {
    var rows: [[Markup]] = [[]]
    while true {
      rows[rows.count - 1].append(pieces())
      if tokens.first == .cell {
        _ = next()
      } else if tokens.first == .row {
        _ = next()
        rows.append([])
      } else {
        break
      }
    }
    if rows.count > 1, rows.last == [.mrow([])] { rows.removeLast() }
    return rows
  }
}
