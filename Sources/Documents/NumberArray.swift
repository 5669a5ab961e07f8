/// An array of numbers or truth values, or a part of one, as its bytes stand in an NPZ file.
///
/// No element is read before it is asked for, so an array takes no more memory than its bytes.
public struct NumberArray: Sendable {
  private let storage: Storage
  /// The place of the first element in the bytes.
  private let offset: Int
  /// The first axis of the storage that is one of this array's.
  private let axis: UInt8

  /// The whole array. That all elements lie within the bytes is checked once, here.
  private final class Storage: Sendable {
    let type: ElementType
    let bytes: [UInt8]
    let shape: [Int]
    /// The bytes from an element to the next along each axis.
    let strides: [Int]

    init(type: ElementType, bytes: [UInt8], shape: [Int], strides: [Int]) {
      (self.type, self.bytes, self.shape, self.strides) = (type, bytes, shape, strides)
    }
  }

  /// The array whose elements stand behind a header; nil where the bytes do not hold just them.
  init?(type: ElementType, shape: [Int], isFortranOrder: Bool, bytes: [UInt8], from start: Int) {
    guard shape.count < 256, !type.isString,
      Self.byteCount(of: shape, size: type.size) == bytes.count - start
    else { return nil }
    var strides = [Int](repeating: 0, count: shape.count)
    var stride = type.size
    for axis in isFortranOrder ? Array(shape.indices) : shape.indices.reversed() {
      strides[axis] = stride
      stride = stride &* shape[axis]
    }
    storage = Storage(type: type, bytes: bytes, shape: shape, strides: strides)
    (axis, offset) = (0, start)
  }

  private init(_ storage: Storage, axis: UInt8, offset: Int) {
    (self.storage, self.axis, self.offset) = (storage, axis, offset)
  }

  /// The bytes of an array of elements of a size; nil beyond 64 bits.
  static func byteCount(of shape: [Int], size: Int) -> Int? {
    if shape.contains(0) { return 0 }
    var count = size
    for extent in shape {
      let (product, overflow) = count.multipliedReportingOverflow(by: extent)
      if overflow { return nil }
      count = product
    }
    return count
  }

  /// The extent of each axis; empty for a single element.
  public var shape: [Int] { Array(storage.shape[Int(axis)...]) }

  /// The number of parts along the first axis; nil for a single element.
  var extent: Int? { Int(axis) < storage.shape.count ? storage.shape[Int(axis)] : nil }

  /// The part at an index of the first axis, which must be there.
  subscript(index: Int) -> NumberArray {
    NumberArray(storage, axis: axis + 1, offset: offset + index * storage.strides[Int(axis)])
  }

  /// All elements in row-major order, rounded to float64; nil where they are truth values.
  /// Complexity: linear in their number.
  public var numbers: [Double]? {
    let size = storage.type.size
    return switch (storage.type.kind, size) {
    case (.float, 2): read(UInt16.self) { Double(Float16(bitPattern: $0)) }
    case (.float, 4): read(UInt32.self) { Double(Float(bitPattern: $0)) }
    case (.float, 8): read(UInt64.self) { Double(bitPattern: $0) }
    case (.float, _): longDoubles.map(\.nearest)
    case (.signed, 1): read(UInt8.self) { Double(Int8(bitPattern: $0)) }
    case (.signed, 2): read(UInt16.self) { Double(Int16(bitPattern: $0)) }
    case (.signed, 4): read(UInt32.self) { Double(Int32(bitPattern: $0)) }
    case (.signed, _): read(UInt64.self) { Double(Int64(bitPattern: $0)) }
    case (.unsigned, 1): read(UInt8.self) { Double($0) }
    case (.unsigned, 2): read(UInt16.self) { Double($0) }
    case (.unsigned, 4): read(UInt32.self) { Double($0) }
    case (.unsigned, _): read(UInt64.self) { Double($0) }
    default: nil
    }
  }

  /// All elements in row-major order as 0 and 1; nil where they are no truth values.
  public var truths: [Double]? {
    storage.type.kind == .boolean ? read(UInt8.self) { $0 == 0 ? 0 : 1 } : nil
  }

  /// A single element as a document has it: whole numbers exact where 64 bits hold them; what JSON
  /// has no number for (`nan`, `inf`, `-inf`) as a string that stands at a place in the source.
  func item(at place: Int) -> Node.Value {
    switch storage.type.kind {
    case .boolean: return .boolean(storage.bytes[offset] != 0)
    case .signed: return .integer(Int(truncatingIfNeeded: signedItem))
    case .unsigned:
      let value = unsignedItem
      return Int(exactly: value).map { .integer($0) } ?? .number(Double(value))
    default:
      let value = numbers?.first ?? .nan
      return value.isFinite ? .number(value) : .string(Text("\(value)", at: place))
    }
  }

  private var big: Bool { storage.type.isBigEndian }

  private var longDoubles: [LongDouble] {
    places.map { LongDouble(in: storage.bytes, at: $0, isBigEndian: big) }
  }

  /// Whether the elements are long doubles that another kind of machine wrote, or may have written.
  var isForeign: Bool {
    guard storage.type.kind == .float, storage.type.size == 16 else { return false }
    let origins = Set(longDoubles.map(\.origin))
    return origins.contains(.foreign)
      || (origins.contains(.doubtful) && !origins.contains(.extended))
  }

  private var unsignedItem: UInt64 {
    let size = storage.type.size
    return (0..<size).reduce(0) { value, index in
      value << 8 | UInt64(storage.bytes[offset + (big ? index : size - 1 - index)])
    }
  }

  private var signedItem: Int64 {
    let unused = UInt64(64 - 8 * storage.type.size)
    return Int64(bitPattern: unsignedItem << unused) >> unused
  }

  // MARK: Walking

  @inline(__always)
  private func read<Word: FixedWidthInteger>(
    _ type: Word.Type, _ value: (Word) -> Double
  ) -> [Double] {
    let (isContiguous, count) = (isContiguous, count)
    let size = MemoryLayout<Word>.size
    return storage.bytes.withUnsafeBytes { bytes in
      func word(_ place: Int) -> Word {
        let word = bytes.loadUnaligned(fromByteOffset: place, as: type)
        return big ? Word(bigEndian: word) : Word(littleEndian: word)
      }
      if isContiguous {
        return [Double](unsafeUninitializedCapacity: count) { buffer, initialized in
          for index in 0..<count {
            buffer.initializeElement(at: index, to: value(word(offset + index * size)))
          }
          initialized = count
        }
      }
      return places.map { value(word($0)) }
    }
  }

  private var count: Int { Self.byteCount(of: shape, size: 1) ?? 0 }

  /// Whether the elements stand one behind the other in row-major order.
  private var isContiguous: Bool {
    var stride = storage.type.size
    for axis in (Int(axis)..<storage.shape.count).reversed() where storage.shape[axis] != 1 {
      if storage.strides[axis] != stride { return false }
      stride = stride &* storage.shape[axis]
    }
    return true
  }

  /// Where each element begins, in row-major order.
  private var places: [Int] {
    var places = count == 0 ? [] : [offset]
    for axis in Int(axis)..<storage.shape.count where !places.isEmpty {
      let (extent, stride) = (storage.shape[axis], storage.strides[axis])
      var next: [Int] = []
      next.reserveCapacity(places.count * extent)
      for place in places {
        for index in 0..<extent { next.append(place + index * stride) }
      }
      places = next
    }
    return places
  }
}
