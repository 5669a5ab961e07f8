import Diagnostics

@testable import Documents

/// A node on one line, for tests: `{a: [1, 2.0, "x"], b: null}`.
func outline(_ node: Node) -> String {
  switch node.value {
  case .null: "null"
  case .boolean(let value): "\(value)"
  case .integer(let value): "\(value)"
  case .number(let value): "\(value)".contains { ".en".contains($0) } ? "\(value)" : "\(value).0"
  case .string(let text): text.string.debugDescription
  case .array: "array[\((node.elements ?? []).map(outline).joined(separator: ", "))]"
  case .unusable(let found): "<\(found.kindName); \(found.advice)>"
  case .numbers: "[\((node.elements ?? []).map(outline).joined(separator: ", "))]"
  case .sequence(let elements): "[\(elements.map(outline).joined(separator: ", "))]"
  case .mapping(let entries):
    "{\(entries.map { "\($0.key): \(outline($0.value))" }.joined(separator: ", "))}"
  }
}

/// The outline of what was read, or the diagnostics, one a line.
func outline(_ reading: Reading) -> String {
  let lines = reading.diagnostics.map(\.line)
  return (lines + (reading.document.map { [outline($0.root)] } ?? [])).joined(separator: "\n")
}

func json(_ text: String) -> Reading { JSON.read(SourceText(name: "t", text: text)) }
func yaml(_ text: String) -> Reading { YAML.read(SourceText(name: "t", text: text)) }

/// The only diagnostic of a reading that gives no document, as it is rendered.
func failure(of reading: Reading) -> String {
  reading.document == nil && reading.diagnostics.count == 1
    ? reading.diagnostics[0].rendered() : "no single failure: \(outline(reading))"
}

extension Document {
  /// What stands in the source at a range.
  func source(_ range: Range<Int>) -> String {
    String(decoding: source.bytes[range], as: UTF8.self)
  }
}

/// A small generator (xorshift64), so that random tests are the same from run to run.
struct Generator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
