import Problems
import Tensors

/// A wrong answer that is the right one in another form: what went wrong, by name.
struct Diagnosis {
  /// The kind of outcome in a report, in CamelCase.
  let kind: String
  /// The mistake's name.
  let mistake: String
  /// What the student is told.
  let message: String

  /// What a wrong tensor of the right shape is, if it is anything that has a name; `wrong` are the
  /// offsets at which it is wrong.
  init?(_ answer: Tensor, expected: Tensor, tolerance: Tolerance, wrong: [Int]) {
    let elements = expected.elements
    func equals(_ element: (Int) -> Double) -> Bool {
      Comparison.isRight(answer.elements, tolerance, element)
    }
    // What the tolerance cannot tell from zeros equals everything that is made from it.
    guard elements.contains(where: { $0.isFinite && !tolerance.accepts(0, for: $0) })
    else { return nil }
    if expected.rank == 2, equals({ elements[expected.transposed(offset: $0)] }) {
      self.init("Transposed", "transposed", "this is the transpose of the right answer")
    } else if equals({ -elements[$0] }) {
      self.init("WrongSign", "wrong sign", "this is the right answer with the sign changed")
    } else if let axis = expected.shape.indices.first(where: { axis in
      expected.shape[axis] > 1 && equals { elements[expected.reversed(offset: $0, along: axis)] }
    }) {
      self.init(
        "Reversed", "reversed",
        "this is the right answer in reverse order"
          + (expected.rank > 1 ? " along axis \(axis)" : ""))
    } else if let factor = Self.factor(
      of: expected,
      where: { factor in
        equals { elements[$0] * factor }
      })
    {
      self.init(
        "WrongFactor", "factor \(factor.text)", "this is \(factor.text) times the right answer")
    } else if Self.isRounded(answer, of: expected, at: wrong) {
      self.init(
        "TooFewDigits", "too few digits",
        "this agrees with the right answer as far as its digits go; give more digits")
    } else {
      return nil
    }
  }

  private init(_ kind: String, _ mistake: String, _ message: String) {
    self.kind = kind
    self.mistake = mistake
    self.message = message
  }

  /// A factor by which an answer often is wrong: a forgotten ½ or 2, a sum in place of a mean.
  private struct Factor {
    let value: Double
    let number: Int
    let isInverse: Bool

    init(_ number: Int, isInverse: Bool = false) {
      (self.number, self.isInverse) = (number, isInverse)
      value = isInverse ? 1 / Double(number) : Double(number)
    }

    var text: String {
      isInverse ? "\(number < 0 ? "-" : "")1/\(number.magnitude)" : "\(number)"
    }
  }

  /// The first factor for which a condition holds: 2, -2, an extent or the number of elements, or the
  /// inverse of one.
  private static func factor(of expected: Tensor, where holds: (Double) -> Bool) -> Factor? {
    func first(of number: Int) -> Factor? {
      let (factor, inverse) = (Factor(number), Factor(number, isInverse: true))
      return holds(factor.value) ? factor : holds(inverse.value) ? inverse : nil
    }
    if let factor = first(of: 2) ?? first(of: -2) { return factor }
    var last = 2
    while true {
      var next = expected.elements.count > last ? expected.elements.count : Int.max
      for extent in expected.shape where extent > last { next = min(next, extent) }
      if next == Int.max { return nil }
      if let factor = first(of: next) { return factor }
      last = next
    }
  }

  /// Whether every wrong element is the expected one rounded to the decimals that it is given with:
  /// one digit alone says too little.
  private static func isRounded(
    _ answer: Tensor, of expected: Tensor, at wrong: [Int]
  ) -> Bool {
    wrong.allSatisfy { offset in
      let (a, e) = (answer.elements[offset], expected.elements[offset])
      guard a.isFinite, e.isFinite, a.magnitude >= 10 || a != a.rounded(), a != 0,
        (a - e).magnitude <= 0.02 * e.magnitude, let decimals = decimals(of: a)
      else { return false }
      return Tolerance.decimals(decimals).accepts(a, for: e)
    }
  }

  /// The digits after the point of the shortest decimal of a number.
  private static func decimals(of number: Double) -> Int? {
    let text = "\(number)"
    guard !text.contains("e"), let point = text.firstIndex(of: ".") else { return nil }
    let digits = text[text.index(after: point)...]
    return digits == "0" ? 0 : digits.count
  }
}

extension Tensor {
  /// The transpose of a matrix.
  var transposed: Tensor {
    guard rank == 2 else { return self }
    return Tensor(shape: [shape[1], shape[0]]) { buffer in
      for offset in buffer.indices { buffer[offset] = elements[transposed(offset: offset)] }
    }
  }

  /// The offset in a matrix of what stands at an offset in its transpose.
  func transposed(offset: Int) -> Int {
    let (column, row) = offset.quotientAndRemainder(dividingBy: shape[0])
    return row * shape[1] + column
  }

  /// The offset of what stands at an offset where the order along an axis is reversed.
  func reversed(offset: Int, along axis: Int) -> Int {
    let inner = shape[(axis + 1)...].reduce(1, *)
    let place = offset / inner % shape[axis]
    return offset + (shape[axis] - 1 - 2 * place) * inner
  }
}
