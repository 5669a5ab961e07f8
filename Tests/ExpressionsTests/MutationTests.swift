import Diagnostics
import ReferenceEngine
import Tensors
import Testing

@testable import Expressions

/// Expressions are damaged at random, the same way in every run: nothing crashes, every fault lies
/// within the text, and what can be built can be evaluated.
@Suite struct MutationTests {
  private static let texts = [
    "-log(softmax(W @ x + [1, 2])[n - 1]) if t > 0.5 and not flag else sum(x**2, axis=0)",
    "grad(sum((W @ x - 1)**2), [x, W])[0][::-1] * A[i // 2, :, i][None] // 2 % 3",
    "mean(A, axis=[0, 2], keepdims=True).T + f(x, b=hc[1]) - 1e-3 * pi",
    "[[1, 2], [3, d*dh]][1][0] <= size(zeros(d, dh)) != shape(W)[-1] or true",
    "where(x > 1, x, -x)[i] @ reshape(A, [2, -1])[:, :2].T + t * one_hot(i // 2, 2)",
    "half(half(2**-1^2)) + ((((((1, 2), (3, 4)))))) - 922337203685477580 * 2.5e+30",
  ]

  private static let pieces = [
    "(", ")", "[", "]", ",", ":", "...", ".T", ".", "'", "\"", "**", "-", "@", "//", "% 0", " if ",
    " else ", " not ", "and", "None", "x", "W", "A", "n", "d", "i", "hc", "f(", "half(", "grad(",
    "sum(", "axis=", "1e999", "9223372036854775808", "0", "-1", "é", "ᵀ", "🙂", "\u{0}", "\u{301}",
    "\n", "==", "<", "=", "[0]", "[:, None]", "zeros(", "reshape(", "[i, i]", "2**62", "{", "$",
  ].map { Array($0.utf8) }

  private func damaged(_ text: String, using generator: inout RandomGenerator) -> String {
    var bytes = Array(text.utf8)
    for _ in 0..<1 + generator.integer(below: 4) where !bytes.isEmpty {
      let place = generator.integer(below: bytes.count)
      let end = min(bytes.count, place + 1 + generator.integer(below: 12))
      switch generator.integer(below: 6) {
      case 0: bytes[place] = UInt8(generator.integer(below: 256))
      case 1: bytes.remove(at: place)
      case 2: bytes.removeSubrange(place..<end)
      case 3:
        bytes.insert(contentsOf: bytes[place..<end], at: generator.integer(below: bytes.count))
      case 4: bytes.removeSubrange(end...)
      default:
        bytes.insert(
          contentsOf: Self.pieces[generator.integer(below: Self.pieces.count)], at: place)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private enum Outcome { case evaluated, refused, unbuilt, unread }

  private func outcome(_ text: String) throws -> Outcome {
    func isSound(_ error: ExpressionError) -> Bool {
      error.range.lowerBound >= 0 && error.range.upperBound <= text.utf8.count
        && !error.message.isEmpty && !rendered(error, in: text).isEmpty
    }
    let syntax: Syntax
    do throws(ExpressionError) { syntax = try Parser.parse(text) } catch {
      #expect(isSound(error), "\(text): \(error)")
      return .unread
    }
    let sample = try Sample(functions: ["half(a)": "a / 2", "f(a, b)": "a @ b"])
    let term: Term
    do throws(ExpressionError) {
      term = try GraphBuilder(graph: sample.graph, scope: sample.scope).term(of: syntax)
    } catch {
      #expect(isSound(error), "\(text): \(error)")
      return .unbuilt
    }
    guard let plan = try? Plan([term], inputs: sample.inputs) else { return .refused }
    guard let value = try? plan.evaluate(sample.given).first else { return .refused }
    #expect(value.shape == term.shape.values)
    return .evaluated
  }

  @Test func damagedExpressionsAreBuiltOrRefused() throws {
    var generator = RandomGenerator(seed: 20260)
    var counts: [Outcome: Int] = [:]
    for number in 0..<6_000 {
      let text = damaged(Self.texts[number % Self.texts.count], using: &generator)
      counts[try outcome(text), default: 0] += 1
    }
    // Each happens often, or the damage would be too great or too small to tell anything.
    #expect(counts[.unread, default: 0] > 1_500)
    #expect(counts[.unbuilt, default: 0] > 250)
    #expect(counts[.evaluated, default: 0] > 250)
  }

  @Test func rubbishIsRefused() throws {
    var generator = RandomGenerator(seed: 7)
    for _ in 0..<4_000 {
      let bytes = (0..<generator.integer(below: 40)).map { _ in UInt8(generator.integer(below: 256))
      }
      _ = try outcome(String(decoding: bytes, as: UTF8.self))
    }
    var read = 0
    for _ in 0..<4_000 {
      let words = (0..<1 + generator.integer(below: 6)).map { _ in
        Self.pieces[generator.integer(below: Self.pieces.count)]
      }
      if try outcome(String(decoding: words.joined(), as: UTF8.self)) != .unread { read += 1 }
    }
    #expect(read > 50)
  }

  @Test func whatIsUndamagedIsBuilt() throws {
    for text in Self.texts { #expect(try outcome(text) == .evaluated, "\(text)") }
  }
}
