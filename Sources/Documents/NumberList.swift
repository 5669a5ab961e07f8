import Diagnostics

/// A list of finite numbers, or of such lists of equal length, as it stands in a JSON text.
///
/// The numbers lie side by side, rounded to float64. The nodes of the elements, which know their
/// places and are exact, are read from the text again when they are asked for: mostly nobody does.
public struct NumberList: Sendable {
  /// Where the numbers of all lists of the text lie.
  private let store: NumberStore
  private let start: Int
  private let elementCount: UInt32
  /// The length of each row; 0 where there is but one, which is the list itself.
  private let columns: UInt32

  /// Makes a list of the numbers at places of a store; nil where there are more than lists can have.
  init?(_ places: Range<Int>, of store: NumberStore, columns: Int) {
    guard let count = UInt32(exactly: places.count), let columns = UInt32(exactly: columns)
    else { return nil }
    (self.store, start, elementCount, self.columns) = (store, places.lowerBound, count, columns)
  }

  /// All numbers in row-major order. Complexity: linear in how many there are.
  public var numbers: [Double] { withNumbers { Array($0) } }

  /// Gives all numbers in row-major order.
  public func withNumbers<Result>(_ body: (UnsafeBufferPointer<Double>) -> Result) -> Result {
    withExtendedLifetime(store) { body(store[start..<start + Int(elementCount)]) }
  }

  /// The number of elements, be they numbers or rows.
  var count: Int { Int(columns == 0 ? elementCount : elementCount / columns) }

  /// The extents of the one axis or the two.
  public var shape: [Int] { columns == 0 ? [count] : [count, Int(columns)] }

  /// Whether these are the extents.
  public func has(shape: [Int]) -> Bool {
    columns == 0
      ? shape.count == 1 && shape[0] == count
      : shape.count == 2 && shape[1] == columns && shape[0] == count
  }

  /// The nodes of the elements of the list that stands in a range of the text.
  func elements(in range: Range<Int>) -> [Node] {
    store.text.withUnsafeBufferPointer { bytes in
      var reader = JSONReader(
        rereading: UnsafeBufferPointer(rebasing: bytes[..<range.upperBound]), of: store.text,
        from: range.lowerBound)
      return (try? reader.list(depth: 0).elements) ?? []
    }
  }
}

/// The numbers of all lists of numbers in a text, one after the other.
///
/// A reader adds to it and then hands it out; nobody changes a number that was added.
final class NumberStore: @unchecked Sendable {
  let text: [UInt8]
  private(set) var count = 0
  private let numbers: UnsafeMutablePointer<Double>
  private let capacity: Int

  /// Makes room for the numbers that so many bytes can hold: each takes one, and one parts it from the
  /// next. Memory that holds none is never touched.
  init(text: [UInt8], bytes: Int) {
    self.text = text
    capacity = bytes / 2 + 1
    numbers = .allocate(capacity: capacity)
  }

  deinit { numbers.deallocate() }

  /// Adds a number.
  @inline(__always)
  func append(_ number: Double) {
    precondition(count < capacity)
    numbers[count] = number
    count += 1
  }

  /// Takes back what was added behind so many.
  func removeAll(after count: Int) { self.count = count }

  subscript(places: Range<Int>) -> UnsafeBufferPointer<Double> {
    UnsafeBufferPointer(start: numbers + places.lowerBound, count: places.count)
  }
}
