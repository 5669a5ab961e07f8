import Diagnostics

/// A list of finite numbers, or of such lists of equal length, as it stands in a JSON text.
///
/// The numbers lie side by side, rounded to float64. The nodes of the elements, which know their
/// places and are exact, are read from the text again when they are asked for: mostly nobody does.
public struct NumberList: Sendable {
  /// All numbers in row-major order.
  public let numbers: [Double]
  /// The length of each row; 0 where there is but one, which is the list itself.
  private let columns: Int
  private let text: [UInt8]

  init(_ numbers: [Double], columns: Int, of text: [UInt8]) {
    (self.numbers, self.columns, self.text) = (numbers, columns, text)
  }

  /// The number of elements, be they numbers or rows.
  var count: Int { columns == 0 ? numbers.count : numbers.count / columns }

  /// The extents of the one axis or the two.
  public var shape: [Int] { columns == 0 ? [numbers.count] : [count, columns] }

  /// Whether these are the extents.
  public func has(shape: [Int]) -> Bool {
    columns == 0
      ? shape.count == 1 && shape[0] == numbers.count
      : shape.count == 2 && shape[1] == columns && shape[0] == count
  }

  /// The nodes of the elements of the list that stands in a range of the text.
  func elements(in range: Range<Int>) -> [Node] {
    text.withUnsafeBufferPointer { bytes in
      var reader = JSONReader(rereading: text, bytes: bytes, from: range.lowerBound)
      return (try? reader.list(depth: 0).elements) ?? []
    }
  }
}
