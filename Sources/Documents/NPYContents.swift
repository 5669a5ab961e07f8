/// What an .npy file holds.
enum NPYContents: Sendable {
  case numbers(NumberArray, ElementType)
  /// The strings in row-major order.
  case strings([String], shape: [Int], ElementType)
  case unusable(Unusable)

  static let elementLimit = 10_000_000
  /// Strings, and lists that hold them.
  static let stringLimit = 1_000_000
  static let rankLimit = 64

  /// Reads a file, whose array must fill it.
  init(of bytes: [UInt8]) throws(NPYHeader.Failure) {
    let header = try NPYHeader(of: bytes)
    let type: ElementType
    do throws(Unusable) {
      type = try ElementType(header.descr)
      try Self.check(header.shape, type)
    } catch {
      self = .unusable(error)
      return
    }
    let available = bytes.count - header.end
    guard let count = NumberArray.byteCount(of: header.shape, size: type.size),
      count == available
    else {
      throw NPYHeader.Failure(
        reason: "must hold as many bytes as its shape says, got \(available)")
    }
    if type.isString {
      self = Self.strings(header, type, bytes)
    } else if let array = NumberArray(
      type: type, shape: header.shape, isFortranOrder: header.isFortranOrder, bytes: bytes,
      from: header.end)
    {
      self = array.isForeign ? .unusable(.foreignLongDouble) : .numbers(array, type)
    } else {
      throw NPYHeader.Failure(reason: "must hold as many bytes as its shape says")
    }
  }

  /// Holds a shape to the limits; an extent counts also where another one is 0.
  private static func check(_ shape: [Int], _ type: ElementType) throws(Unusable) {
    if shape.count > rankLimit { throw .tooLarge(shape, limit: "rank \(rankLimit)") }
    let extents = shape.filter { $0 > 0 }
    guard let count = NumberArray.byteCount(of: extents, size: 1), count <= elementLimit else {
      throw .tooLarge(shape, limit: "10,000,000 elements")
    }
    guard type.isString else { return }
    var (lists, all) = (1, 0)
    for extent in shape {
      lists *= extent
      all += lists
    }
    if all > stringLimit { throw .tooLarge(shape, limit: "1,000,000 strings and lists of them") }
  }

  // MARK: Strings

  private static func strings(
    _ header: NPYHeader, _ type: ElementType, _ bytes: [UInt8]
  ) -> NPYContents {
    var strings: [String] = []
    for place in places(header, size: type.size) {
      let item = bytes[place..<place + type.size]
      guard let text = type.kind == .text ? text(item, type) : byteText(item) else {
        return .unusable(.notText)
      }
      strings.append(text)
    }
    return .strings(strings, shape: header.shape, type)
  }

  /// Where each element begins, in row-major order.
  private static func places(_ header: NPYHeader, size: Int) -> [Int] {
    let shape = header.shape
    if shape.contains(0) { return [] }
    var strides = shape.map { _ in size }
    let axes = Array(header.isFortranOrder ? Array(shape.indices) : shape.indices.reversed())
    for (axis, next) in zip(axes, axes.dropFirst()) { strides[next] = strides[axis] * shape[axis] }
    var places = [header.end]
    for (extent, stride) in zip(shape, strides) {
      places = places.flatMap { place in (0..<extent).map { place + $0 * stride } }
    }
    return places
  }

  /// A string of four bytes a character; the zeros that fill it up are no part of it.
  private static func text(_ item: ArraySlice<UInt8>, _ type: ElementType) -> String? {
    var scalars = String.UnicodeScalarView()
    var zeros = 0
    for start in stride(from: item.startIndex, to: item.endIndex, by: 4) {
      let value = item[start..<start + 4].enumerated().reduce(UInt32(0)) { value, byte in
        value | UInt32(byte.element)
          << UInt32(8 * (type.isBigEndian ? 3 - byte.offset : byte.offset))
      }
      guard let scalar = Unicode.Scalar(value) else { return nil }
      if value == 0 {
        zeros += 1
        continue
      }
      for _ in 0..<zeros { scalars.append("\0") }
      zeros = 0
      scalars.append(scalar)
    }
    return String(scalars)
  }

  private static func byteText(_ item: ArraySlice<UInt8>) -> String? {
    let end = item.lastIndex { $0 != 0 }.map { $0 + 1 } ?? item.startIndex
    return String(validating: item[..<end], as: UTF8.self)
  }
}
