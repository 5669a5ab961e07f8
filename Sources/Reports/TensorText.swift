import Diagnostics
import ReferenceEngine
import Tensors

/// A tensor as nested lists, as one would write them in Python: the numbers of a column stand below
/// each other, and the matrices of a tensor of more axes are apart.
///
///     [[0.5, -0.5],
///      [  1,    0]]
///
/// Of more than 1,000 elements an axis shows the three at either end.
struct TensorText {
  private let shape: [Int]
  private let strides: [Int]
  private let texts: [Int: String]
  private let columns: Int
  private let isAbridged: Bool

  static let elementLimit = 1000
  private static let edge = 3

  /// A text of a tensor; `wholes` are its elements where float64 does not hold them.
  init(_ tensor: Tensor, _ kind: ElementKind, wholes: [Int]? = nil) {
    shape = tensor.shape
    strides = rowMajorStrides(of: tensor.shape)
    isAbridged = tensor.elements.count > Self.elementLimit
    var texts: [Int: String] = [:]
    for offset in Self.shownOffsets(tensor.shape, strides, isAbridged: isAbridged) {
      let number = tensor.elements[offset]
      texts[offset] =
        wholes.map { "\($0[offset])" }
        ?? (kind == .boolean ? "\(number != 0)" : shortest(number))
    }
    self.texts = texts
    columns = tensor.rank > 1 ? texts.values.map(\.count).max() ?? 0 : 0
  }

  init(_ given: HandoutProblem.Given) {
    self.init(given.value, given.kind, wholes: given.wholes)
  }

  /// The lines, each at most so wide if its numbers are.
  func lines(width: Int) -> [String] {
    shape.isEmpty ? [texts[0] ?? ""] : lines(axis: 0, offset: 0, width: max(width, 20))
  }

  private func lines(axis: Int, offset: Int, width: Int) -> [String] {
    if axis == shape.count - 1 { return row(offset: offset, width: width) }
    var lines: [String] = []
    let indices = Self.shownIndices(shape[axis], isAbridged: isAbridged)
    for (place, index) in indices.enumerated() {
      var block =
        index.map {
          self.lines(axis: axis + 1, offset: offset + $0 * strides[axis], width: width - 2)
        } ?? ["..."]
      let isLast = place == indices.count - 1
      block[block.count - 1] += isLast ? "" : ","
      if !lines.isEmpty, shape.count - axis > 2 { lines.append("") }
      lines += block.map { $0.isEmpty ? "" : " " + $0 }
    }
    if lines.isEmpty { return ["[]"] }
    lines[0] = "[" + lines[0].dropFirst()
    lines[lines.count - 1] += "]"
    return lines
  }

  /// A list of numbers, on more than one line where it is too wide.
  private func row(offset: Int, width: Int) -> [String] {
    let numbers = Self.shownIndices(shape[shape.count - 1], isAbridged: isAbridged).map { index in
      (index.flatMap { texts[offset + $0] } ?? "...").filled(to: columns, onTheLeft: true)
    }
    var (lines, line): ([String], String) = ([], "[")
    for (place, number) in numbers.enumerated() {
      let piece = number + (place < numbers.count - 1 ? "," : "]")
      if line.count > 1, line.count + 1 + piece.count > width {
        lines.append(line)
        line = " " + piece
      } else {
        line += line.count > 1 ? " " + piece : piece
      }
    }
    return lines + [numbers.isEmpty ? "[]" : line]
  }

  /// The indices of an axis that are shown; nil stands for those left out.
  private static func shownIndices(_ extent: Int, isAbridged: Bool) -> [Int?] {
    guard isAbridged, extent > 2 * edge else { return (0..<extent).map { $0 } }
    return (0..<edge).map { $0 } + [nil] + (extent - edge..<extent).map { $0 }
  }

  private static func shownOffsets(
    _ shape: [Int], _ strides: [Int], isAbridged: Bool
  ) -> [Int] {
    zip(shape, strides).reduce([0]) { offsets, axis in
      let indices = shownIndices(axis.0, isAbridged: isAbridged).compactMap(\.self)
      return offsets.flatMap { offset in indices.map { offset + $0 * axis.1 } }
    }
  }
}

extension HandoutProblem {
  /// The given values in lines of at most so many columns, names in one column:
  ///
  ///     x  = [1, -1]
  ///     W1 = [[0.5, -0.5],
  ///           [  1,    0]]
  func givenLines(width: Int) -> [String] {
    let names = given.map { printable($0.name) }
    let column = min(names.map(\.columns).max() ?? 0, 12)
    return zip(names, given).flatMap { name, given in
      let head = name.filled(to: column) + " = "
      let margin = String(repeating: " ", count: head.columns)
      let lines = TensorText(given).lines(width: width - head.columns)
      return lines.enumerated().map { number, line in
        number == 0 ? head + line : line.isEmpty ? "" : margin + line
      }
    }
  }

  /// The sizes as `d = 3`.
  var sizeTexts: [String] { sizes.map { "\(printable($0.name)) = \($0.value)" } }

  /// Whether some given value is shown only in part.
  var isAbridged: Bool {
    given.contains { $0.value.elements.count > TensorText.elementLimit }
  }

  /// What is said where some given value is.
  static let abridgement =
    "Long values are shown in part; --format json and --format npz have all of them."
}

extension HandoutQuestion {
  /// The points in words: `1 point`, `2.5 points`.
  var pointsText: String { "\(shortest(points)) \(points == 1 ? "point" : "points")" }
}
