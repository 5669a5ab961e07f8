/// Text in UTF-8 on its way out, piece by piece: a piece costs little more than its bytes.
struct ByteBuffer: ~Copyable {
  private var bytes: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int = 1 << 14) {
    self.capacity = max(capacity, 64)
    bytes = .allocate(capacity: self.capacity)
  }

  deinit { bytes.deallocate() }

  /// The bytes so far.
  var array: [UInt8] { Array(UnsafeBufferPointer(start: bytes, count: count)) }

  /// The bytes so far, and a line break.
  var line: [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count + 1) { copy, initialized in
      copy.baseAddress?.initialize(from: bytes, count: count)
      copy.initializeElement(at: count, to: 0x0A)
      initialized = count + 1
    }
  }

  /// Takes back all bytes, and keeps the room for others.
  mutating func removeAll() { count = 0 }

  /// Takes back all bytes from an offset on, and gives them as text.
  mutating func cut(from start: Int) -> String {
    defer { count = min(count, start) }
    return withBytes(from: start) { String(decoding: $0, as: UTF8.self) }
  }

  /// Gives the bytes from an offset on.
  @inline(__always)
  func withBytes<Result>(
    from start: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let start = min(max(0, start), count)
    return body(UnsafeBufferPointer(start: bytes + start, count: count - start))
  }

  @inline(__always)
  private mutating func makeRoom(for more: Int) {
    if capacity - count < more { grow(by: more) }
  }

  private mutating func grow(by more: Int) {
    capacity = max(2 * capacity, count + more)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: bytes, count: count)
    bytes.deallocate()
    bytes = larger
  }

  @inline(__always)
  mutating func append(_ piece: UnsafeBufferPointer<UInt8>) {
    guard let start = piece.baseAddress else { return }
    makeRoom(for: piece.count)
    (bytes + count).update(from: start, count: piece.count)
    count += piece.count
  }

  @inline(__always)
  mutating func append(_ literal: StaticString) {
    append(UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }

  @inline(__always)
  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) { append(byte, count: 1) }

  /// The digits of a number.
  mutating func append(decimal number: UInt) {
    var (digits, rest) = (1, number)
    while rest >= 10 { (digits, rest) = (digits + 1, rest / 10) }
    makeRoom(for: digits)
    rest = number
    for place in (count..<count + digits).reversed() {
      bytes[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    count += digits
  }

  /// The same byte so many times; none where the count is negative.
  @inline(__always)
  mutating func append(_ byte: UInt8, count repetitions: Int) {
    if repetitions <= 0 { return }
    makeRoom(for: repetitions)
    (bytes + count).update(repeating: byte, count: repetitions)
    count += repetitions
  }
}

extension ByteBuffer {
  /// Whether what stands from an offset on is a line that is shown as it is: not empty, of at most
  /// `width` columns of printable ASCII, in which no CI log finds a command (see `isPlain`), and
  /// without a space that would be lost where lines are broken.
  func isPlainLine(from start: Int, width: Int) -> Bool {
    withBytes(from: start) { line in
      guard let first = line.first, let last = line.last, line.count <= width else { return false }
      return first != 0x20 && last != 0x20
        && line.areAll { previous, byte in
          let isPair =
            byte == previous
            && (byte == 0x20 || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "#"))
          return byte &- 0x20 < 0x5F && !isPair
        }
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether all bytes are fine, each seen with the one before it; 0 is before the first.
  ///
  /// It does not stop at one that is not, so that the compiler can look at many at once.
  @inline(__always)
  func areAll(_ isFine: (_ previous: UInt8, _ byte: UInt8) -> Bool) -> Bool {
    guard let first else { return true }
    var areFine = isFine(0, first)
    for index in 1..<count { areFine = isFine(self[index - 1], self[index]) && areFine }
    return areFine
  }
}
