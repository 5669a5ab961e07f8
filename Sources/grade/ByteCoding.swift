/// Values written one after the other as bytes, for a process of the same program to read.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ integer: Int) {
    withUnsafeBytes(of: Int64(integer).littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func write(_ number: Double) { write(Int(bitPattern: UInt(number.bitPattern))) }

  mutating func write(_ value: [UInt8]) {
    write(value.count)
    bytes.append(contentsOf: value)
  }

  mutating func write(_ text: String) {
    write(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  /// Writes whether there is a value, and the value.
  mutating func write<Value>(_ value: Value?, _ body: (inout ByteWriter, Value) -> Void) {
    bytes.append(value == nil ? 0 : 1)
    if let value { body(&self, value) }
  }

  mutating func write<Value>(_ values: [Value], _ body: (inout ByteWriter, Value) -> Void) {
    write(values.count)
    for value in values { body(&self, value) }
  }
}

/// Reads what a ``ByteWriter`` wrote, in the same order.
///
/// The bytes come from a process of the same program; should they end early, what is missing reads
/// as zero and empty.
struct ByteReader {
  private let bytes: [UInt8]
  private var index = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private mutating func take(_ count: Int) -> ArraySlice<UInt8> {
    let count = max(0, min(count, bytes.count - index))
    defer { index += count }
    return bytes[index..<index + count]
  }

  mutating func integer() -> Int {
    var value: UInt64 = 0
    for byte in take(8).reversed() { value = value << 8 | UInt64(byte) }
    return Int(truncatingIfNeeded: value)
  }

  mutating func number() -> Double {
    Double(bitPattern: UInt64(bitPattern: Int64(integer())))
  }

  mutating func blob() -> [UInt8] { Array(take(integer())) }

  mutating func text() -> String { String(decoding: take(integer()), as: UTF8.self) }

  mutating func optional<Value>(_ body: (inout ByteReader) -> Value) -> Value? {
    take(1).first == 1 ? body(&self) : nil
  }

  mutating func array<Value>(_ body: (inout ByteReader) -> Value) -> [Value] {
    let count = integer()
    var values: [Value] = []
    while values.count < count && index < bytes.count { values.append(body(&self)) }
    return values
  }
}
