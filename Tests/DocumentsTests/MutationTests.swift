import Diagnostics
import Testing

@testable import Documents

/// Documents are damaged at random, the same way in every run: nothing crashes, and what can be
/// read is sound.
@Suite struct MutationTests {
  private static let jsonText = #"""
    {"student": "alice", "name": "Alice Élodie 🙂", "assignment": "ift6390-hw3", "attempt": 2,
     "answers": {
      "classifier": {"parameters": "dh*(d+1) + m*(dh+1)", "dW2": [[0.1, -0.2, 3e-4], [1, 2.50, -0]],
        "loss": 12345678901234567890, "tiny": 1.2345678901234567e-300, "ok": true, "none": null},
      "formula": {"f": "$\\frac{1}{n}(\\hat{y}-y)x^T$", "g": "\u00e9\ud83d\ude42\t\"", "h": []}}}
    """#

  private static let yamlText = """
    # A problem
    title: Classifier with one hidden layer — été 🙂
    sizes: {d: 3, dh: 4, m: 2..6}
    given: &given
      x:  normal(d)
      y:  2
      "quoted \\u00e9": 'it''s'
    let:
      ha: W1 @ x + b1
      loss: >-
        -log(os[y])
          + 1e-3

        * sum(W1)
      note: |2+
          indented
        text
    questions:
    - ask: "grad(loss, W2)"
      again: *given
      points: !!float 3
    - {ask: size(W1), tags: [a, 'b', "c\\n\\
        d"], flags: [true, ~, .inf, 0x1F, 014]}
    - plain text
      over lines
    ...
    """

  private static let pieces = [
    "\"", "'", "\\", "{", "}", "[", "]", ",", ":", "\n", "\r\n", "\t", " ", "- ", "# ", "&a ", "*a",
    "!!int ", "|", ">", "%", "@", "\0", "\u{7F}", "é", "🙂", "\u{FEFF}", "1e999", "-", "0", "nan",
    "\\u", "\\ud83d", "//", "<<: ", "---\n", "...\n", "? ", "\u{2028}", "\u{85}",
  ].map { Array($0.utf8) }

  private func damaged(_ text: [UInt8], using generator: inout Generator) -> [UInt8] {
    var bytes = text
    for _ in 0..<Int.random(in: 1...4, using: &generator) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      let end = min(bytes.count, place + Int.random(in: 1...30, using: &generator))
      switch Int.random(in: 0..<7, using: &generator) {
      case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      case 1: bytes[place] = UInt8.random(in: 0...255, using: &generator)
      case 2: bytes.remove(at: place)
      case 3: bytes.removeSubrange(place..<end)
      case 4: bytes.insert(contentsOf: bytes[place..<end], at: place)
      case 5: bytes.removeSubrange(place...)
      default:
        let piece = Self.pieces.randomElement(using: &generator) ?? []
        bytes.insert(contentsOf: piece, at: place)
      }
    }
    return bytes
  }

  /// Whether the nodes lie within each other, one behind the other, and strings within their nodes.
  private func isNested(_ node: Node, within outer: Range<Int>) -> Bool {
    guard outer.lowerBound <= node.range.lowerBound, node.range.upperBound <= outer.upperBound
    else { return false }
    if let text = node.text {
      let place = text.range(of: 0..<text.string.utf8.count)
      return node.range.lowerBound <= place.lowerBound && place.upperBound <= node.range.upperBound
    }
    var start = node.range.lowerBound
    for (key, value) in children(of: node) {
      guard start <= key.lowerBound, key.upperBound <= value.range.lowerBound else { return false }
      guard isNested(value, within: node.range) else { return false }
      start = value.range.upperBound
    }
    return start <= node.range.upperBound
  }

  private func children(of node: Node) -> [(Range<Int>, Node)] {
    (node.elements ?? []).map { ($0.range.lowerBound..<$0.range.lowerBound, $0) }
      + (node.entries ?? []).map { ($0.keyRange, $0.value) }
  }

  private func areWithin(_ diagnostics: [Diagnostic], _ bytes: [UInt8]) -> Bool {
    diagnostics.allSatisfy { diagnostic in
      guard let range = diagnostic.location?.range else { return false }
      return 0 <= range.lowerBound && range.upperBound <= bytes.count
        && !diagnostic.rendered().isEmpty
    }
  }

  @Test func damagedJSONIsReadOrRefused() {
    var generator = Generator(seed: 20260)
    var (read, refused) = (0, 0)
    for _ in 0..<6_000 {
      let bytes = damaged(Array(Self.jsonText.utf8), using: &generator)
      let reading = JSON.read(SourceText(name: "t", bytes: bytes))
      #expect(areWithin(reading.diagnostics, bytes))
      if let document = reading.document {
        read += 1
        #expect(isNested(document.root, within: 0..<bytes.count))
      } else {
        refused += 1
        #expect(reading.diagnostics.last?.severity == .error)
      }
    }
    // Both happen often, or the damage would be too great or too small to tell anything.
    #expect(read > 300)
    #expect(refused > 300)
  }

  @Test(arguments: [yamlText, jsonText])
  func damagedYAMLIsReadOrRefused(text: String) {
    var generator = Generator(seed: 42)
    var (read, refused) = (0, 0)
    for _ in 0..<3_000 {
      let bytes = damaged(Array(text.utf8), using: &generator)
      let reading = YAML.read(SourceText(name: "t", bytes: bytes))
      #expect(areWithin(reading.diagnostics, bytes))
      if let document = reading.document {
        read += 1
        #expect(isWithin(document.root, bytes))
      } else {
        refused += 1
        #expect(reading.diagnostics.last?.severity == .error)
      }
    }
    #expect(read > 300)
    #expect(refused > 300)
  }

  /// Whether all ranges lie in the source; an alias has those of what it names.
  private func isWithin(_ node: Node, _ bytes: [UInt8]) -> Bool {
    guard 0 <= node.range.lowerBound, node.range.upperBound <= bytes.count else { return false }
    let places = node.text.map { text in
      (0...text.string.utf8.count).map { text.range(of: $0..<text.string.utf8.count) }
    }
    return (places ?? []).allSatisfy { 0 <= $0.lowerBound && $0.upperBound <= bytes.count }
      && children(of: node).allSatisfy { isWithin($0.1, bytes) && $0.0.upperBound <= bytes.count }
  }
}
