import Diagnostics
import Tensors
import Testing

@testable import Expressions

/// Formulas are damaged at random, the same way in every run: nothing crashes, every fault lies
/// within the text, and what is read can be printed and read again.
@Suite struct LaTeXReaderMutationTests {
  private static let formulas = [
    "$\\frac{1}{n}(\\hat{y}-y)u^T + \\lambda \\|w\\|_2^2$",
    "-\\sum_{i=1}^{n} \\left[ y_i \\log \\hat y_i + (1-y_i)\\log(1-\\hat y_i) \\right] / n",
    "\\sigma(W^{(2)} \\tanh(W^{(1)\\top} x + b^{(1)}) + b_o) + 2 \\operatorname{softmax}(b_o)",
    "\\begin{cases} s^2 & \\text{if } |s| \\le 1 \\\\ \\sqrt[3]{t} & \\text{otherwise} \\end{cases}",
    "\\frac{e^{z_c}}{\\sum_j e^{z_j}} - \\mathbb{1}_{c = 2} + \\prod_{k=0}^{3} s^k A_{12}",
    "(u-v)^\\top \\Sigma^{-1} (u-v) \\begin{vmatrix} 1 & s \\\\ t & 1 \\end{vmatrix} \\max\\{0, 1 - s\\}",
  ]

  private static let pieces = [
    "\\frac", "\\sum_{i=1}^{n}", "\\sum_i", "u_i", "^", "_", "{", "}", "(", ")", "|", "\\|",
    "\\left(",
    "\\right)", "\\hat", "\\mathbf", "\\text{if}", "\\log", "\\sin^2", "\\sqrt", "\\begin{cases}",
    "\\begin{pmatrix}",
    "\\end{pmatrix}", "\\\\", "&", "=", "<", "\\le", "W", "A", "x", "n", "s", "\\top", "T", "-1",
    "'", "\\", "$", "%", "ŷ", "²",
    "\u{302}", "\u{0}", "🙂", "\\max", "\\mathbb{1}", "\\langle", ",", "!", ".", "12", "e",
    "\\operatorname{tr}", "\\cdot", "/", "*",
  ].map { Array($0.utf8) }

  private func damaged(_ text: String, using generator: inout RandomGenerator) -> String {
    var bytes = Array(text.utf8)
    for _ in 0..<1 + generator.integer(below: 3) where !bytes.isEmpty {
      let place = generator.integer(below: bytes.count)
      let end = min(bytes.count, place + 1 + generator.integer(below: 12))
      switch generator.integer(below: 5) {
      case 0: bytes[place] = UInt8(generator.integer(below: 256))
      case 1: bytes.removeSubrange(place..<end)
      case 2:
        bytes.insert(contentsOf: bytes[place..<end], at: generator.integer(below: bytes.count))
      case 3: bytes.removeSubrange(end...)
      default:
        bytes.insert(
          contentsOf: Self.pieces[generator.integer(below: Self.pieces.count)], at: place)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether a text is read, which is checked either way.
  private func isRead(_ text: String) throws -> Bool {
    let syntax: Syntax
    do throws(ExpressionError) {
      syntax = try LaTeXReader.parse(text, names: formulaNames)
    } catch {
      let isSound =
        error.range.lowerBound >= 0 && error.range.upperBound <= text.utf8.count
        && !error.message.isEmpty && !rendered(error, in: text).isEmpty
      #expect(isSound, "\(text): \(error)")
      return false
    }
    #expect(syntax.range.lowerBound >= 0 && syntax.range.upperBound <= text.utf8.count, "\(text)")
    let again = try Parser.parse(syntax.text)
    #expect(outline(again) == outline(syntax), "\(text)")
    return true
  }

  @Test func damagedFormulasAreReadOrRefused() throws {
    var generator = RandomGenerator(seed: 314)
    var read = 0
    for number in 0..<4_000 {
      let formula = Self.formulas[number % Self.formulas.count]
      if try isRead(damaged(formula, using: &generator)) { read += 1 }
    }
    #expect(read > 100)
    #expect(read < 3_000)
  }

  @Test func rubbishIsReadOrRefused() throws {
    var generator = RandomGenerator(seed: 15)
    for _ in 0..<3_000 {
      let words = (0..<1 + generator.integer(below: 8)).map { _ in
        Self.pieces[generator.integer(below: Self.pieces.count)]
      }
      _ = try isRead(String(decoding: words.joined(), as: UTF8.self))
    }
  }

  @Test func whatIsUndamagedIsRead() throws {
    for formula in Self.formulas { #expect(try isRead(formula), "\(reading(formula))") }
  }

  @Test(arguments: [
    "(", "{", "\\{", "[", "|(", "-", "\\frac{", "s^{", "\\sqrt", "\\log", "\\log(", "\\sum_i ",
    "\\hat", "\\mathbf", "\\mathbf{",
    "\\left(", "\\begin{pmatrix}", "\\begin{cases}", "\\lnot ", "\\max(", "f(", "\\|(",
    "\\mathbb{1}_{", "_{", "u_{", "s<(", "e^{",
    "\\sum_{i=1}^{n}", "A^{", "\\operatorname{tr}", "s", "sx", "'", "^2", "+", "\\", "$", "&",
  ])
  func nestingIsLimited(piece: String) throws {
    for count in [60, 127, 128, 129, 300, 4_096 / piece.count] {
      _ = try isRead(String(repeating: piece, count: count))
      _ = try isRead(String(repeating: piece, count: count) + "s")
    }
  }

  @Test func bracketsNestAsDeepAsInTheLanguage() throws {
    func nested(_ count: Int) -> String {
      String(repeating: "(", count: count) + "s" + String(repeating: ")", count: count)
    }
    #expect(reading(nested(128)) == "s")
    #expect(formulaFault(nested(129))?.message == "a formula is limited to a nesting of 128")
  }

  @Test func theLengthIsLimited() {
    #expect(
      formulaFault("s" + String(repeating: " ", count: 4_096))
        == Fault(
          "‹s›" + String(repeating: " ", count: 4_096),
          "a formula is limited to 4,096 characters, got 4097"))
  }
}
