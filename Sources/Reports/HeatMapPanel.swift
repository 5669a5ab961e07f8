/// A part of a tensor that is drawn as one grid of cells.
struct HeatMapPanel: Equatable {
  /// Which part it is, such as `[0, :, :]`; nil where it is the whole.
  let caption: String?
  /// The index that stands beside each row; nil where rows have none.
  let rowIndices: [Int]?
  /// The index that stands above the first column.
  let firstColumn: Int
  /// The levels of the cells, row by row; the rows of a vector may differ in length.
  let rows: [[Int]]

  /// The longest side of a grid, in cells.
  static let sideLimit = 64
  /// The greatest number of grids that are drawn.
  static let countLimit = 64
  /// Beyond so many grids, those on which nothing is wrong are left out.
  private static let fewCount = 12

  /// The grids of a tensor, and what is said where some are left out; nil where the levels are not
  /// as many as the shape has elements, or where there is no axis or no element.
  static func panels(shape: [Int], levels: [Int]) -> (shown: [HeatMapPanel], note: String?)? {
    var count = 1
    for extent in shape {
      let (product, isTooMuch) = count.multipliedReportingOverflow(by: extent)
      if extent < 1 || isTooMuch { return nil }
      count = product
    }
    guard !shape.isEmpty, count == levels.count else { return nil }
    let all = shape.count == 1 ? [vector(levels)] : slices(shape, levels)
    if all.count <= fewCount { return (all, nil) }
    let telling = all.filter { $0.rows.contains { $0.contains { $0 > 0 } } }
    let shown = Array(telling.prefix(countLimit))
    return (shown, note(all.count, telling: telling.count, shown: shown.count))
  }

  private static func note(_ count: Int, telling: Int, shown: Int) -> String? {
    if shown < telling { return "The first \(shown) of \(telling) parts with something wrong." }
    return telling < count ? "Parts on which nothing is wrong are left out." : nil
  }

  /// A vector as one row, or as several where it is long.
  private static func vector(_ levels: [Int]) -> HeatMapPanel {
    let starts = Array(stride(from: 0, to: levels.count, by: sideLimit))
    return HeatMapPanel(
      caption: nil, rowIndices: starts.count > 1 ? starts : nil, firstColumn: 0,
      rows: starts.map { Array(levels[$0..<min($0 + sideLimit, levels.count)]) })
  }

  /// The matrices that a tensor is made of, those with long sides in blocks.
  private static func slices(_ shape: [Int], _ levels: [Int]) -> [HeatMapPanel] {
    let (height, width) = (shape[shape.count - 2], shape[shape.count - 1])
    let outer = Array(shape.dropLast(2))
    let tops = stride(from: 0, to: height, by: sideLimit)
    return (0..<levels.count / (height * width)).flatMap { number in
      let index = elementIndex(number, in: outer)
      return tops.flatMap { top in
        stride(from: 0, to: width, by: sideLimit).map { left in
          let rows = top..<min(top + sideLimit, height)
          let columns = left..<min(left + sideLimit, width)
          let start = number * height * width
          return HeatMapPanel(
            caption: caption(index, rows, of: height, columns, of: width),
            rowIndices: Array(rows), firstColumn: left,
            rows: rows.map { row in
              Array(levels[start + row * width + left..<start + row * width + columns.upperBound])
            })
        }
      }
    }
  }

  private static func caption(
    _ index: [Int], _ rows: Range<Int>, of height: Int, _ columns: Range<Int>, of width: Int
  ) -> String? {
    func slice(_ range: Range<Int>, of extent: Int) -> String {
      range.count == extent ? ":" : "\(range.lowerBound):\(range.upperBound)"
    }
    let parts = [slice(rows, of: height), slice(columns, of: width)]
    if index.isEmpty && parts == [":", ":"] { return nil }
    return "[\((index.map { "\($0)" } + parts).joined(separator: ", "))]"
  }
}

/// The index along each axis of an element, from its place in row-major order.
func elementIndex(_ offset: Int, in shape: [Int]) -> [Int] {
  var (rest, index) = (offset, [Int](repeating: 0, count: shape.count))
  for axis in shape.indices.reversed() {
    (rest, index[axis]) = rest.quotientAndRemainder(dividingBy: shape[axis])
  }
  return index
}
