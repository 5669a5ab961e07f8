import ReferenceEngine
import Tensors

/// The right answer to a question.
public enum ExpectedAnswer: Sendable, Equatable {
  case integer(Int)
  case boolean(Bool)
  case shape([Int])
  /// A number or a tensor of numbers, and its shape in the problem's names.
  case tensor(Tensor, shape: String)
  /// A tensor of whole numbers, such as counts.
  case wholes(Tensor, shape: String)
  /// A tensor of truth values, 0 or 1.
  case truths(Tensor, shape: String)
  case choice(String, options: [String])
  case choices([String], options: [String])
  /// A formula that equals the one of this text.
  case formula(String)
  /// Anything for which a predicate holds.
  case accepted(AcceptedForm)
}

/// What an answer must consist of, that a predicate is to accept.
public struct AcceptedForm: Sendable, Equatable {
  /// What the answer is read as.
  public enum Kind: Sendable, Equatable {
    /// An object of tensors.
    case witness
    /// An ordinary answer.
    case answer(AnswerKind)
  }

  /// One of the tensors.
  public struct Part: Sendable, Equatable {
    /// Its name.
    public let name: String
    /// Its extents.
    public let shape: [Int]
    /// Its extents in the problem's names.
    public let shapeName: String
    /// Whether its elements are truth values.
    public let isBoolean: Bool
  }

  /// What the answer is read as.
  public let kind: Kind
  /// The tensors that it consists of.
  public let parts: [Part]
  /// The predicate as the problem has it.
  public let predicate: String
}

/// The right answer, or why there is none.
public enum Expectation: Sendable {
  case answer(ExpectedAnswer)
  case failure(String)

  /// The expected answer as a tensor, where it is one.
  var tensor: Tensor? {
    guard case .answer(let answer) = self else { return nil }
    switch answer {
    case .tensor(let value, _), .wholes(let value, _), .truths(let value, _): return value
    case .integer(let value): return Tensor(Double(value))
    case .boolean(let flag): return Tensor(flag ? 1 : 0)
    case .shape(let shape): return Tensor(shape: [shape.count], elements: shape.map(Double.init))
    case .choice, .choices, .formula, .accepted: return nil
    }
  }

  /// The answer of a kind that a computed value is.
  init(_ value: Tensor, as kind: AnswerKind, _ elements: ElementKind, shape: String) {
    switch kind {
    case .integer:
      // From 2⁵³ on a float64 does not tell one whole number from the next.
      guard let item = value.item, let whole = Int(exactly: item), item.magnitude < 0x1p53 else {
        self = .failure("the expected value is not a whole number below 2^53")
        return
      }
      self = .answer(.integer(whole))
    case .boolean: self = .answer(.boolean(value.item != 0))
    case .number, .tensor, .shape:
      switch elements {
      case .boolean: self = .answer(.truths(value, shape: shape))
      case .integer where kind == .tensor && value.rank > 0:
        self = .answer(.wholes(value, shape: shape))
      case .integer, .real: self = .answer(.tensor(value, shape: shape))
      }
    }
  }
}
