import Glibc

/// Paths as texts. To the system a path is bytes, which need not be UTF-8: each byte that is no part
/// of UTF-8 is a character of an area for private use, so that the bytes are found again.
enum FilePath {
  /// The first of these characters, less 0x80, which is the least byte that is none of ASCII.
  private static let base: UInt32 = 0x10F700
  private static let escapes = base + 0x80...base + 0xFF
  /// With which all these characters begin in UTF-8, and hardly any other.
  private static let firstByte: UInt8 = 0xF4

  /// The text of a path as the system has it.
  static func text(_ path: UnsafePointer<CChar>) -> String {
    if let text = String(validatingCString: path), !isEscaped(text) { return text }
    var text = String.UnicodeScalarView()
    var rest = UnsafeRawBufferPointer(start: path, count: strlen(path))[...]
    while !rest.isEmpty {
      var (parser, bytes) = (Unicode.UTF8.ForwardParser(), rest.makeIterator())
      var count = 1
      if case .valid(let encoded) = parser.parseScalar(from: &bytes) {
        let scalar = Unicode.UTF8.decode(encoded)
        count = encoded.count
        if !escapes.contains(scalar.value) {
          text.append(scalar)
          rest = rest.dropFirst(count)
          continue
        }
      }
      for byte in rest.prefix(count) { text.append(escape(byte)) }
      rest = rest.dropFirst(count)
    }
    return String(text)
  }

  private static func escape(_ byte: UInt8) -> Unicode.Scalar {
    Unicode.Scalar(base + UInt32(byte)) ?? "\u{FFFD}"
  }

  /// The words of the command line.
  static var arguments: [String] {
    let words = UnsafeBufferPointer(
      start: CommandLine.unsafeArgv, count: Int(CommandLine.argc))
    return words.compactMap { $0.map { text($0) } }
  }

  /// Whether a path is not UTF-8.
  static func isEscaped(_ path: String) -> Bool {
    path.utf8.contains(firstByte)
      && path.unicodeScalars.contains { escapes.contains($0.value) }
  }

  /// Hands over a path as the system has it.
  static func withBytes<Result>(
    of path: String, _ body: (UnsafePointer<CChar>) -> Result
  ) -> Result {
    if !isEscaped(path) { return path.withCString(body) }
    var bytes: [CChar] = []
    for scalar in path.unicodeScalars {
      if escapes.contains(scalar.value) {
        bytes.append(CChar(truncatingIfNeeded: scalar.value - base))
      } else {
        bytes += String(scalar).utf8.map { CChar(bitPattern: $0) }
      }
    }
    return body(bytes + [0])
  }

  /// A path for a reader: `caf\xE9.json`.
  static func shown(_ path: String) -> String { spelled(path, "\\x") }

  /// A part of a path as a part of another one that is UTF-8: `caf-xE9.xml`.
  static func plain(_ name: String) -> String { spelled(name, "-x") }

  private static func spelled(_ path: String, _ mark: String) -> String {
    if !isEscaped(path) { return path }
    return path.unicodeScalars.map { scalar in
      escapes.contains(scalar.value)
        ? mark + String(scalar.value - base, radix: 16, uppercase: true) : String(scalar)
    }.joined()
  }
}
