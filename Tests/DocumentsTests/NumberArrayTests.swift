import NPZSamples
import Testing

@testable import Documents

/// Bytes are written out by hand from the formats' definitions (two's complement, IEEE 754).
@Suite struct NumberArrayTests {
  private func array(
    _ descr: String, _ shape: [Int], _ data: [UInt8], isFortranOrder: Bool = false
  ) throws -> NumberArray {
    try #require(
      NumberArray(
        type: try ElementType(.string(descr)), shape: shape, isFortranOrder: isFortranOrder,
        bytes: [9, 9, 9] + data, from: 3))
  }

  /// Rows of a dtype without its byte order, its elements' bytes from the most significant on, and
  /// their values.
  static let rows: [(descr: String, elements: [[UInt8]], values: [Double])] = [
    ("i1", [[0x00], [0x7F], [0x80], [0xFF]], [0, 127, -128, -1]),
    ("i2", [[0x01, 0x02], [0xFF, 0xFE]], [258, -2]),
    ("i4", [[0x00, 0x01, 0x00, 0x00], [0x80, 0, 0, 0]], [65_536, -2_147_483_648]),
    ("i8", [[0, 0, 0, 1, 0, 0, 0, 0], [0x80, 0, 0, 0, 0, 0, 0, 0]], [0x1p32, -0x1p63]),
    ("u1", [[0x80], [0xFF]], [128, 255]),
    ("u2", [[0xFF, 0xFE]], [65_534]),
    ("u4", [[0x80, 0, 0, 0]], [2_147_483_648]),
    ("u8", [[0x80, 0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0, 5]], [0x1p63, 5]),
    (
      "f2", [[0x3C, 0x00], [0xC0, 0x00], [0x00, 0x01], [0x7B, 0xFF]], [1, -2, 0x1p-24, 65_504]
    ),
    ("f4", [[0x3F, 0x80, 0, 0], [0xBF, 0x00, 0, 0], [0, 0, 0, 1]], [1, -0.5, 0x1p-149]),
    ("f8", [[0x3F, 0xF8, 0, 0, 0, 0, 0, 0], [0xC0, 0, 0, 0, 0, 0, 0, 0]], [1.5, -2]),
    (
      "f16", [[0, 0, 0, 0, 0, 0, 0x3F, 0xFF, 0xC0, 0, 0, 0, 0, 0, 0, 0]], [1.5]
    ),
  ]

  @Test(arguments: rows.indices, [false, true])
  func numbersAreReadInBothByteOrders(row: Int, isBigEndian: Bool) throws {
    let (descr, elements, values) = Self.rows[row]
    let data = elements.flatMap { isBigEndian ? $0 : $0.reversed() }
    let array = try array((isBigEndian ? ">" : "<") + descr, [values.count], data)
    #expect(array.numbers == values)
    #expect(array.truths == nil)
    let items = try #require(array.parts).map { $0.item(at: 0) }
    for (item, value) in zip(items, values) {
      switch item {
      case .integer(let integer):
        #expect(!descr.hasPrefix("f") && Double(integer) == value)
      case .number(let number):
        #expect((descr.hasPrefix("f") || value > 0x1p62) && number == value)
      default: Issue.record("\(item)")
      }
    }
  }

  @Test func wholeNumbersAreExact() throws {
    let odd = littleEndian(Int(9_007_199_254_740_993))
    guard case .integer(9_007_199_254_740_993) = try array("<i8", [], odd).item(at: 0) else {
      Issue.record("2^53 + 1 is not exact")
      return
    }
    guard case .number(0x1p64) = try array("<u8", [], littleEndian(UInt64.max)).item(at: 0) else {
      Issue.record("2^64 - 1 does not fit an Int")
      return
    }
  }

  @Test func truthValuesAreNoNumbers() throws {
    let array = try array("|b1", [3], [0, 1, 2])
    #expect(array.numbers == nil)
    #expect(array.truths == [0, 1, 1])
    guard case .boolean(true)? = array.parts?[2].item(at: 0) else {
      Issue.record("a byte that is not zero is true")
      return
    }
  }

  @Test func whatJSONHasNoNumberForIsAString() throws {
    for (value, text) in [(Double.nan, "nan"), (.infinity, "inf"), (-.infinity, "-inf")] {
      guard
        case .string(let string) = try array("<f8", [], littleEndian(value.bitPattern)).item(at: 7)
      else {
        Issue.record("\(value) is a string")
        return
      }
      #expect(string.string == text)
      #expect(string.range(of: 0..<3) == 7..<10)
    }
  }

  @Test func fortranOrderRunsAlongTheFirstAxis() throws {
    let data: [UInt8] = [1, 2, 3, 4, 5, 6]
    let rows = try array("|u1", [2, 3], data)
    let columns = try array("|u1", [2, 3], data, isFortranOrder: true)
    #expect(rows.numbers == [1, 2, 3, 4, 5, 6])
    #expect(columns.numbers == [1, 3, 5, 2, 4, 6])
    #expect(rows.parts?.map(\.numbers) == [[1, 2, 3], [4, 5, 6]])
    #expect(columns.parts?.map(\.numbers) == [[1, 3, 5], [2, 4, 6]])
    #expect(columns.parts?.map(\.shape) == [[3], [3]])
    let cube = try array("|u1", [2, 1, 3], data, isFortranOrder: true)
    #expect(cube.numbers == [1, 3, 5, 2, 4, 6])
    #expect(try array("|u1", [6, 1], data, isFortranOrder: true).numbers == [1, 2, 3, 4, 5, 6])
  }

  @Test func emptyArraysHaveNoElements() throws {
    for (shape, parts) in [([0], 0), ([2, 0], 2), ([0, 10_000_000], 0)] as [([Int], Int)] {
      let array = try array("<f8", shape, [])
      #expect(array.numbers == [])
      #expect(array.parts?.count == parts)
    }
  }

  @Test func theBytesMustBeThoseOfTheShape() throws {
    let type = try ElementType(.string("<f8"))
    for (shape, count) in [
      ([2], 15), ([2], 17), ([], 0), ([Int.max, 2], 16), ([1 << 32, 1 << 32], 0), ([0], 1),
    ] as [([Int], Int)] {
      let array = NumberArray(
        type: type, shape: shape, isFortranOrder: false,
        bytes: [UInt8](repeating: 0, count: count), from: 0)
      #expect(array == nil)
    }
  }
}

extension NumberArray {
  /// The parts along the first axis.
  fileprivate var parts: [NumberArray]? {
    extent.map { extent in (0..<extent).map { self[$0] } }
  }
}
