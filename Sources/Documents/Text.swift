/// A string of a document, and where each of its bytes stands in the source.
///
/// So an error within an expression in a string points at the right column, whether the string is
/// quoted, escaped, folded or a block.
public struct Text: Sendable {
  /// The string itself.
  public let string: String
  private let place: Place

  private enum Place: Sendable {
    /// The string stands in the source byte for byte, from an offset on.
    case verbatim(at: Int, isPlain: Bool)
    case spelled(Spelling)
  }

  /// Makes a string that stands in the source as it is, from an offset on.
  init(_ string: String, at offset: Int, isPlain: Bool = false) {
    self.string = string
    self.place = .verbatim(at: offset, isPlain: isPlain)
  }

  /// Makes a string that is spelled in another way in the source.
  init(_ string: String, spelling: Spelling) {
    self.string = string
    self.place = .spelled(spelling)
  }

  /// Whether it was written without quotes, in YAML's plain style.
  public var isPlain: Bool {
    switch place {
    case .verbatim(_, let isPlain): isPlain
    case .spelled(let spelling): spelling.style == .plain
    }
  }

  /// The bytes of the source in which bytes of `string` stand.
  ///
  /// An empty range gives an empty one, before the byte that follows. Bounds outside of the
  /// string count as its nearest end. Complexity: constant where the string stands in the source
  /// byte for byte, else linear in its length.
  public func range(of bytes: Range<Int>) -> Range<Int> {
    let count = string.utf8.count
    let lower = min(max(bytes.lowerBound, 0), count)
    let upper = min(max(bytes.upperBound, lower), count)
    switch place {
    case .verbatim(let offset, _): return offset + lower..<offset + upper
    case .spelled(let spelling): return spelling.range(of: lower..<upper, in: string)
    }
  }
}
