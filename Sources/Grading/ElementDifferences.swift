import Problems
import Tensors

/// Where an answer of the expected shape differs from what is expected: what a heat map is made of.
public struct ElementDifferences: Sendable, Equatable {
  /// How much an element differs, beside the one that differs most. It tells where to look, and
  /// not what would be right.
  public enum Level: UInt8, Sendable, CaseIterable {
    /// Within the tolerance.
    case right
    /// By less than a hundredth of the greatest difference.
    case slight
    /// By less than a tenth of it.
    case medium
    /// By a tenth of it or more, or without being finite.
    case great
  }

  /// The extents of the answer.
  public let shape: [Int]
  /// The level of each element in row-major order; as many as the shape has elements.
  public let levels: [Level]

  /// Tensors of more elements get none.
  static let elementLimit = 4096

  /// Makes a map; there must be as many levels as the shape has elements.
  public init(shape: [Int], levels: [Level]) {
    (self.shape, self.levels) = (shape, levels)
  }

  /// The differences of an answer to a question; nil where nothing differs, where a tensor of the
  /// expected shape is not what the answer is or should be, or where it has no axis, or too many
  /// elements to be shown.
  init?(_ answer: Answer, _ question: Question, _ expectation: Expectation) {
    guard case .answer(let expected) = expectation else { return nil }
    if let tensor = expected.numbers {
      let value = try? AnswerReader.tensor(answer.node, expecting: tensor.shape)
      self.init(value, tensor, expected.tolerance(of: question))
    } else if case .truths(let tensor, _) = expected {
      self.init(try? AnswerReader.truths(answer.node), tensor, .exact)
    } else {
      return nil
    }
  }

  private init?(_ answer: Tensor?, _ expected: Tensor, _ tolerance: Tolerance) {
    guard let answer, answer.rank > 0, answer.shape == expected.shape,
      expected.elements.count <= Self.elementLimit
    else { return nil }
    let comparison = Comparison(answer.elements, expected.elements, tolerance)
    guard let worst = comparison.worst else { return nil }
    var levels = [Level](repeating: .right, count: comparison.count)
    for offset in comparison.wrong {
      let difference = (answer.elements[offset] - expected.elements[offset]).magnitude
      let share = worst.difference.isFinite ? difference / worst.difference : .nan
      levels[offset] = share < 0.01 ? .slight : share < 0.1 ? .medium : .great
    }
    self.init(shape: answer.shape, levels: levels)
  }
}
