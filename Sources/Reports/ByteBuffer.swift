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

  /// The text so far.
  var text: String {
    String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
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

  /// The same byte so many times; none where the count is negative.
  @inline(__always)
  mutating func append(_ byte: UInt8, count repetitions: Int) {
    if repetitions <= 0 { return }
    makeRoom(for: repetitions)
    (bytes + count).update(repeating: byte, count: repetitions)
    count += repetitions
  }
}
