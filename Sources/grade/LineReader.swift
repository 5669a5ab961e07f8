import Glibc

/// Reads the lines of a stream as they come, and keeps none that is longer than a limit.
///
/// A line ends with LF or CRLF, which are not part of it; the last one may lack its end.
struct LineReader {
  private let descriptor: Int32
  private let name: String
  private let limit: Int
  private var chunk = [UInt8](repeating: 0, count: 1 << 16)
  /// What of the chunk was read and not looked at yet.
  private var unread = 0..<0
  /// What there is of the line that has begun; nil where it is too long.
  private var begun: [UInt8]? = []
  private var hasBegun = false
  private var hasEnded = false

  /// What there is to read.
  enum Reading: Equatable {
    case line([UInt8])
    /// A line of more bytes than the limit.
    case tooLong
    /// Nothing yet: more may come when the descriptor can be read.
    case nothingYet
    case end
  }

  /// The lines of a descriptor, of at most `limit` bytes each; messages call it by a name.
  init(_ descriptor: Int32, name: String, limit: Int) {
    (self.descriptor, self.name, self.limit) = (descriptor, name, limit)
  }

  /// Reads a line where one can be read without waiting.
  mutating func next() throws(FileError) -> Reading {
    while true {
      if let line = takeLine() { return line }
      if hasEnded { return .end }
      guard try fill() else { return .nothingYet }
    }
  }

  /// The line that has come whole, if one has.
  private mutating func takeLine() -> Reading? {
    let newline = chunk[unread].firstIndex(of: UInt8(ascii: "\n"))
    let end = newline ?? unread.upperBound
    add(unread.lowerBound..<end)
    unread = (newline.map { $0 + 1 } ?? end)..<unread.upperBound
    guard newline != nil || (hasEnded && hasBegun) else { return nil }
    defer { (begun, hasBegun) = ([], false) }
    guard var line = begun else { return .tooLong }
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    return line.count > limit ? .tooLong : .line(line)
  }

  /// Adds a part of the chunk to the line that has begun, while that may still be short enough.
  private mutating func add(_ part: Range<Int>) {
    if part.isEmpty { return }
    hasBegun = true
    // The limit does not count a CR at the end.
    if let count = begun?.count, count + part.count <= limit + 1 {
      begun?.append(contentsOf: chunk[part])
    } else {
      begun = nil
    }
  }

  /// Reads what has come; returns whether anything has, be it the end.
  private mutating func fill() throws(FileError) -> Bool {
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&waiting, 1, 0) > 0 else { return false }
    let count = read(descriptor, &chunk, chunk.count)
    if count < 0 && (errno == EINTR || errno == EAGAIN) { return false }
    guard count >= 0 else { throw FileSystem.failure("read", name) }
    unread = 0..<count
    hasEnded = count == 0
    return true
  }
}
