import Diagnostics
import Problems
import Tensors

/// What was decided about an answer, before points.
struct Judgement {
  let verdict: Verdict
  /// The share of the points, from 0 to 1.
  let share: Double
  var kind: String?
  var mistake: String?
  var message: String?
  /// A formula as it was understood.
  var reading: String?

  /// Whether the answer was read and found to be wrong, if only in part.
  var isWrong: Bool { verdict == .incorrect || verdict == .partial }

  static let correct = Judgement(verdict: .correct, share: 1)

  static func failed(_ message: String) -> Judgement {
    Judgement(
      verdict: .error, share: 0, kind: "ProblemError", message: "the problem failed: \(message)")
  }

  static func undecided(_ reason: String) -> Judgement {
    Judgement(verdict: .undecided, share: 0, kind: "Undecided", message: reason)
  }

  static func incorrect(
    _ message: String, kind: String = "Incorrect", mistake: String? = nil
  ) -> Judgement {
    Judgement(
      verdict: .incorrect, share: 0, kind: kind, mistake: mistake, message: message)
  }
}

extension Judgement {
  /// Judges an answer by what is expected. Throws ``Unreadable`` where it cannot be read as that.
  init(
    _ answer: Answer, expected: ExpectedAnswer, question: Question
  ) throws(Unreadable) {
    let node = answer.node
    switch expected {
    case .integer(let number):
      self = try AnswerReader.integer(node) == number ? .correct : .incorrect("the number is wrong")
    case .boolean(let flag):
      self = try AnswerReader.boolean(node) == flag ? .correct : .incorrect("the answer is wrong")
    case .shape(let shape):
      self.init(shape: try AnswerReader.shape(node), expected: shape)
    case .tensor(let tensor, let name), .wholes(let tensor, let name):
      let value = try AnswerReader.tensor(node, expecting: tensor.shape)
      self.init(
        value, expected: tensor, shape: name, question.credit, expected.tolerance(of: question))
    case .truths(let tensor, let name):
      let value = try AnswerReader.truths(node)
      self.init(
        value, expected: tensor, shape: name, question.credit, .exact, areTruths: true)
    case .choice(let correct, let options):
      self =
        try AnswerReader.choice(node, among: options) == correct
        ? .correct : .incorrect("another option is right")
    case .choices(let correct, let options):
      let chosen = Set(try AnswerReader.choices(node, among: options))
      self = chosen == Set(correct) ? .correct : .incorrect("another selection is right")
    case .formula, .accepted:
      // These are judged by more than a value: see FormulaJudge and AcceptanceJudge.
      self = .failed("the answer has no one value")
    }
  }

  private init(shape: [Int], expected: [Int]) {
    if shape == expected {
      self = .correct
    } else if shape.count != expected.count
      && shape.filter({ $0 != 1 }) == expected.filter({ $0 != 1 })
    {
      self = .incorrect(
        "the shape has \(counted(shape.count, "axis", "axes")), which is not the right number: "
          + "only unit axes differ", kind: "UnitAxes", mistake: "unit axes")
    } else if shape.count > 1 && shape == expected.reversed() {
      self = .incorrect(
        "the axes are in reverse order", kind: "Transposed", mistake: "transposed")
    } else if shape.count != expected.count {
      self = .incorrect(
        "the shape has \(counted(shape.count, "axis", "axes")), which is not the right number")
    } else {
      let wrong = shape.indices.filter { shape[$0] != expected[$0] }
      self = .incorrect(
        wrong.count == 1
          ? "the extent of axis \(wrong[0]) is wrong"
          : "the extents of axes \(wrong.map { "\($0)" }.joined(separator: ", ")) are wrong")
    }
  }

  private init(
    _ value: Tensor, expected: Tensor, shape: String, _ credit: Credit, _ tolerance: Tolerance,
    areTruths: Bool = false
  ) {
    guard value.shape == expected.shape else {
      self = .wrongShape(value, expected: expected, shape: shape, tolerance)
      return
    }
    let comparison = Comparison(value.elements, expected.elements, tolerance)
    if comparison.isRight {
      self = .correct
      return
    }
    let diagnosis = Diagnosis(
      value, expected: expected, tolerance: tolerance, wrong: comparison.wrong)
    let feedback = comparison.feedback(value, expected, tolerance, areTruths: areTruths)
    let message = diagnosis.map { "\($0.message)\n\(feedback)" } ?? feedback
    let right = comparison.count - comparison.wrong.count
    if credit == .elementwise && right > 0 {
      self = Judgement(
        verdict: .partial, share: Double(right) / Double(comparison.count), kind: "Partial",
        mistake: diagnosis?.mistake, message: message)
    } else {
      self = .incorrect(
        message, kind: diagnosis?.kind ?? "Incorrect", mistake: diagnosis?.mistake)
    }
  }

  static func wrongShape(
    _ value: Tensor, expected: Tensor, shape: String, _ tolerance: Tolerance
  ) -> Judgement {
    let numbers = "\(expected.shape)"
    let wanted = shape == numbers ? shape : "\(shape) = \(numbers)"
    let message = "the shape must be \(wanted), got \(value.shape)"
    func agrees(_ elements: [Double]) -> Bool {
      Comparison.isRight(elements, expected.elements, tolerance)
    }
    if value.shape.filter({ $0 != 1 }) == expected.shape.filter({ $0 != 1 }) {
      let values = agrees(value.elements) ? "the values are right" : "the values are wrong too"
      return .incorrect(
        "\(message): only unit axes differ, and \(values)", kind: "UnitAxes", mistake: "unit axes")
    }
    if value.rank == 2 && value.shape == expected.shape.reversed() {
      return agrees(value.transposed.elements)
        ? .incorrect(
          "\(message): this is the transpose of the right answer", kind: "Transposed",
          mistake: "transposed")
        : .incorrect(
          "\(message): the axes are exchanged, and the values are wrong too", kind: "WrongShape")
    }
    return .incorrect(message, kind: "WrongShape")
  }
}

extension Comparison {
  /// How many elements differ, where the worst one is and about how much it differs, to one
  /// significant digit: enough to find the slip, not enough to copy the answer.
  ///
  /// The tolerance is named where the answer is near enough for it to matter.
  fileprivate func feedback(
    _ answer: Tensor, _ expected: Tensor, _ tolerance: Tolerance, areTruths: Bool
  ) -> String {
    guard let worst else { return "the answer differs" }
    var text: [UInt8] = []
    text.reserveCapacity(96)
    if expected.rank == 0 {
      text.append("the number ")
    } else {
      text.append(wrong.count)
      text.append(" of ")
      text.append(count)
      text.append(count == 1 ? " element" : " elements")
      text.append(wrong.count == 1 ? " differs; the " : " differ; the ")
      text.append(areTruths ? "first, [" : "worst, [")
      for (axis, index) in expected.index(ofOffset: worst.offset).enumerated() {
        if axis > 0 { text.append(", ") }
        text.append(index)
      }
      text.append("], ")
    }
    let (a, e) = (answer.elements[worst.offset], expected.elements[worst.offset])
    if areTruths {
      text.append(a == 0 ? "is false" : "is true")
    } else if !a.isFinite {
      text.append(contentsOf: "is \(a)".utf8)
    } else if !e.isFinite {
      text.append("should not be finite")
    } else {
      text.append("is off by about ")
      text.append(contentsOf: roughly(worst.difference).utf8)
      if worst.difference <= 0.05 * e.magnitude {
        text.append(contentsOf: " (tolerance: \(tolerance.described))".utf8)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}

/// Text put together from bytes: most wrong answers get one, and strings are slow to join.
extension [UInt8] {
  fileprivate mutating func append(_ literal: StaticString) {
    append(
      contentsOf: UnsafeBufferPointer(
        start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }

  /// Appends the digits of a number, which is not negative.
  fileprivate mutating func append(_ number: Int) {
    if number >= 10 { append(number / 10) }
    append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
  }
}

/// A number to one significant digit, as a person would write it: 0.05, 90, 2e-7. What comes to 10
/// and to less than a million has no exponent, whether it was rounded up to that or down.
func roughly(_ number: Double) -> String {
  if let text = plainlyRounded(number) { return text }
  let text = significant(number, digits: 1)
  guard let rounded = Double(text), (10..<1e6).contains(rounded) else { return text }
  return "\(Int(rounded))"
}

/// A number from 0.001 to 900,000 to one significant digit; nil for another one, or where it is so
/// near to the middle of two that only its exact value tells which is nearer.
private func plainlyRounded(_ number: Double) -> String? {
  guard number >= 0.001, number < 900_000 else { return nil }
  var (scaled, power) = (number, 0)
  while scaled >= 10 { (scaled, power) = (scaled / 10, power + 1) }
  while scaled < 1 { (scaled, power) = (scaled * 10, power - 1) }
  let digit = scaled.rounded()
  if abs(abs(scaled - digit) - 0.5) < 1e-9 || digit == 10 { return nil }
  if power < 0 { return ["0.", "0.0", "0.00"][-1 - power] + String(Int(digit)) }
  return String((0..<power).reduce(Int(digit)) { number, _ in number * 10 })
}

extension Tolerance {
  /// The tolerance in words.
  var described: String {
    switch self {
    case .bound(let relative, let absolute):
      [
        relative > 0 ? "relative \(significant(relative, digits: 6))" : nil,
        absolute > 0 ? "absolute \(significant(absolute, digits: 6))" : nil,
      ].compactMap { $0 }.joined(separator: ", ").ifEmpty("exact")
    case .digits(let count): counted(count, "significant digit", "significant digits")
    case .decimals(let count): counted(count, "decimal", "decimals")
    case .norm(let share): "relative \(significant(share, digits: 6)) of the norm"
    case .exact: "exact"
    }
  }
}

extension String {
  fileprivate func ifEmpty(_ other: String) -> String { isEmpty ? other : self }
}
