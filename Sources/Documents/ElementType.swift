/// The type of an array's elements: what NumPy calls a dtype, as far as answers can have it.
struct ElementType: Equatable, Sendable {
  enum Kind: Sendable {
    case boolean, signed, unsigned, float
    /// Unicode strings (UCS-4), and byte strings.
    case text, bytes
  }

  let kind: Kind
  /// The bytes of one element.
  let size: Int
  let isBigEndian: Bool

  /// As NumPy calls it, without the byte order: `float64`, `str`.
  var name: String {
    switch kind {
    case .boolean: "bool"
    case .signed: "int\(size * 8)"
    case .unsigned: "uint\(size * 8)"
    case .float: "float\(size * 8)"
    case .text: "str"
    case .bytes: "bytes"
    }
  }

  var isString: Bool { kind == .text || kind == .bytes }

  /// The type of a header's description such as `<f8`.
  ///
  /// - Throws: What the elements are instead, where no answer can be made of them.
  init(_ descr: PythonLiteral) throws(Unusable) {
    guard case .string(let text) = descr else { throw .structured }
    var rest = Substring(text)
    let order = rest.first.flatMap { "<>|=".contains($0) ? $0 : nil }
    if order != nil { rest.removeFirst() }
    let letter = rest.popFirst()
    let size = rest.utf8.allSatisfy(\.isDigit) ? Int(rest) : nil
    isBigEndian = order == ">"
    switch (letter, size) {
    case ("b", 1): (kind, self.size) = (.boolean, 1)
    case ("i", 1), ("i", 2), ("i", 4), ("i", 8): (kind, self.size) = (.signed, size ?? 0)
    case ("u", 1), ("u", 2), ("u", 4), ("u", 8): (kind, self.size) = (.unsigned, size ?? 0)
    case ("f", 2), ("f", 4), ("f", 8), ("f", 16): (kind, self.size) = (.float, size ?? 0)
    case ("U", let count?) where count <= Int.max / 4: (kind, self.size) = (.text, 4 * count)
    case ("S", let count?): (kind, self.size) = (.bytes, count)
    default: throw .type(letter, size, descr: text)
    }
  }
}

/// An array that a file holds but that no answer can be.
public struct Unusable: Error, Equatable, Sendable {
  /// What it is, as a message calls it: "an array of complex128".
  public let kindName: String
  /// What to do.
  public let advice: String

  static let structured = Unusable(
    kindName: "a structured array", advice: "save each field under a key of its own")

  static let foreignLongDouble = Unusable(
    kindName: "an array of float128 of another kind of machine",
    advice: "save it as float64: x.astype(np.float64)")

  static let notText = Unusable(
    kindName: "an array of strings that are not Unicode text", advice: "save text as Python's str")

  static func tooLarge(_ shape: [Int], limit: String) -> Unusable {
    let extents = shape.prefix(6).map { "\($0)" } + (shape.count > 6 ? ["…"] : [])
    return Unusable(
      kindName: "an array of shape [\(extents.joined(separator: ", "))]",
      advice: "the limit is \(limit)")
  }

  /// A type by the letter and the size of its description.
  static func type(_ letter: Character?, _ size: Int?, descr: String) -> Unusable {
    let text = "text: x.astype(str)"
    return switch letter {
    case "c":
      Unusable(
        kindName: "an array of complex numbers" + (size.map { " (complex\($0 &* 8))" } ?? ""),
        advice: "save its real part: x.real")
    case "O":
      Unusable(
        kindName: "an array of Python objects",
        advice: "save rows of equal length as np.array(x, dtype=float), text as x.astype(str), or "
          + "leave it out")
    case "M": Unusable(kindName: "an array of dates (datetime64)", advice: "save it as \(text)")
    case "m":
      Unusable(kindName: "an array of durations (timedelta64)", advice: "save it as \(text)")
    case "V":
      Unusable(kindName: "an array of raw bytes (void)", advice: "save numbers: x.astype(float)")
    default:
      Unusable(
        kindName: "an array of the unknown dtype '\(descr.prefix(40))'",
        advice: "save numbers: x.astype(float)")
    }
  }
}
