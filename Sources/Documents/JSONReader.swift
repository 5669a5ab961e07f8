import Diagnostics

/// One pass over the bytes of a JSON text.
///
/// A method reads one kind of value from `index` on and leaves it behind. The bytes are known to be
/// UTF-8; each is read through `byte`, which knows the end.
struct JSONReader {
  let source: SourceText
  let bytes: UnsafeBufferPointer<UInt8>
  let depthLimit: Int
  var index: Int
  /// What the last string with escapes came to: kept to use its memory again.
  var content: [UInt8] = []
  let numbers: NumberStore
  let powersOfTen = Decimal.powersOfTen
  /// The lengths of the last list and the last object: mostly those of the next ones too.
  private var (lastCount, lastEntryCount) = (0, 0)
  /// Room is made for so many at most, before they are there.
  private static let expectedCount = 64
  var findings = Findings()

  init(source: SourceText, bytes: UnsafeBufferPointer<UInt8>, depthLimit: Int) {
    self.source = source
    self.numbers = NumberStore(text: source.bytes, bytes: bytes.count)
    self.bytes = bytes
    self.depthLimit = depthLimit
    self.index = source.contentStart
  }

  /// A reader of a value of a text that was read before, and so holds no error: from `index` to the end
  /// of `bytes`.
  init(rereading bytes: UnsafeBufferPointer<UInt8>, of text: [UInt8], from index: Int) {
    self.source = SourceText(name: "", bytes: [])
    self.numbers = NumberStore(text: text, bytes: bytes.count - index)
    self.bytes = bytes
    self.depthLimit = .max
    self.index = index
  }

  /// The byte at `index`, or 0 at the end; a 0 within the text is wrong wherever it stands.
  @inline(__always) var byte: UInt8 { index < bytes.count ? bytes[index] : 0 }

  @inline(__always) mutating func skipBlanks() {
    while true {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"):
        index += 1
      default: return
      }
    }
  }

  /// Reads the whole text.
  mutating func document() throws(Diagnostic) -> Node {
    skipBlanks()
    guard index < bytes.count else { throw emptyFile() }
    let root = try value(depth: 0)
    skipBlanks()
    guard index == bytes.count else { throw trailingContent() }
    return root
  }

  /// Reads a value that stands within `depth` lists and objects.
  private mutating func value(depth: Int) throws(Diagnostic) -> Node {
    switch byte {
    case UInt8(ascii: "\""):
      let (text, range) = try string()
      return Node(value: .string(text), range: range)
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): return try number()
    case UInt8(ascii: "["):
      let start = index
      // The lists that it holds may lie one level deeper.
      if depth + 1 < depthLimit, let list = numberList() {
        return Node(value: .numbers(list), range: start..<index)
      }
      return try list(depth: depth)
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "t"): return try word("true", .boolean(true))
    case UInt8(ascii: "f"): return try word("false", .boolean(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: throw missingValue()
    }
  }

  private mutating func word(
    _ word: StaticString, _ value: Node.Value
  ) throws(Diagnostic) -> Node {
    let start = index
    guard wordEnd(from: start) == start + word.utf8CodeUnitCount,
      (0..<word.utf8CodeUnitCount).allSatisfy({ word.utf8Start[$0] == bytes[start + $0] })
    else { throw missingValue() }
    index += word.utf8CodeUnitCount
    return Node(value: value, range: start..<index)
  }

  /// Reads a list; each element gets a node.
  mutating func list(depth: Int) throws(Diagnostic) -> Node {
    let start = index
    guard depth < depthLimit else { throw tooDeep() }
    var elements: [Node] = []
    index += 1
    skipBlanks()
    if byte == UInt8(ascii: "]") {
      index += 1
      return Node(value: .sequence([]), range: start..<index)
    }
    elements.reserveCapacity(min(lastCount, Self.expectedCount))
    while true {
      elements.append(try value(depth: depth + 1))
      skipBlanks()
      switch byte {
      case UInt8(ascii: ","):
        index += 1
        skipBlanks()
      case UInt8(ascii: "]"):
        index += 1
        lastCount = elements.count
        return Node(value: .sequence(elements), range: start..<index)
      default: throw unfinished("list", "]", from: start)
      }
    }
  }

  private mutating func object(depth: Int) throws(Diagnostic) -> Node {
    let start = index
    guard depth < depthLimit else { throw tooDeep() }
    var entries: [Entry] = []
    var keys = KeyIndex()
    index += 1
    skipBlanks()
    if byte == UInt8(ascii: "}") {
      index += 1
      return Node(value: .mapping([]), range: start..<index)
    }
    entries.reserveCapacity(min(lastEntryCount, Self.expectedCount))
    while true {
      let (key, keyRange) = try self.key()
      if let first = keys.insert(key, at: keyRange, after: entries) {
        let source = source
        findings.add { source.duplicateKey(key, at: keyRange, first: first) }
        _ = try value(depth: depth + 1)
      } else {
        entries.append(
          Entry(key: key, keyRange: keyRange, value: try value(depth: depth + 1)))
      }
      skipBlanks()
      switch byte {
      case UInt8(ascii: ","):
        index += 1
        skipBlanks()
      case UInt8(ascii: "}"):
        index += 1
        lastEntryCount = entries.count
        return Node(value: .mapping(entries), range: start..<index)
      default: throw unfinished("object", "}", from: start)
      }
    }
  }

  /// Reads a key and its colon, up to the value.
  private mutating func key() throws(Diagnostic) -> (String, Range<Int>) {
    guard byte == UInt8(ascii: "\"") else { throw missingKey() }
    let (key, range) = try string()
    skipBlanks()
    guard byte == UInt8(ascii: ":") else { throw missingColon() }
    index += 1
    skipBlanks()
    return (key.string, range)
  }
}
