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

  /// What a wrong tensor of the right shape is, if it is anything that has a name.
  init?(_ answer: Tensor, expected: Tensor, tolerance: Tolerance) {
    func equals(_ elements: [Double]) -> Bool {
      Comparison.isRight(answer.elements, elements, tolerance)
    }
    // What the tolerance cannot tell from zeros equals everything that is made from it.
    guard expected.elements.contains(where: { $0.isFinite && !tolerance.accepts(0, for: $0) })
    else { return nil }
    if expected.rank == 2, equals(expected.transposed.elements) {
      self.init("Transposed", "transposed", "this is the transpose of the right answer")
    } else if equals(expected.elements.map { -$0 }) {
      self.init("WrongSign", "wrong sign", "this is the right answer with the sign changed")
    } else if let axis = expected.shape.indices.first(where: {
      expected.shape[$0] > 1 && equals(expected.reversed(along: $0).elements)
    }) {
      self.init(
        "Reversed", "reversed",
        "this is the right answer in reverse order"
          + (expected.rank > 1 ? " along axis \(axis)" : ""))
    } else if let factor = Self.factors(of: expected).first(where: { factor in
      equals(expected.elements.map { $0 * factor.value })
    }) {
      self.init(
        "WrongFactor", "factor \(factor.text)", "this is \(factor.text) times the right answer")
    } else if Self.isRounded(answer, of: expected, tolerance) {
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

  /// Factors by which an answer often is wrong: a forgotten ½ or 2, a sum in place of a mean.
  private static func factors(of expected: Tensor) -> [(value: Double, text: String)] {
    var factors = [(2.0, "2"), (0.5, "1/2"), (-2.0, "-2"), (-0.5, "-1/2")]
    for extent in Set(expected.shape + [expected.elements.count]).sorted() where extent > 2 {
      factors += [(Double(extent), "\(extent)"), (1 / Double(extent), "1/\(extent)")]
    }
    return factors.map { (value: $0.0, text: $0.1) }
  }

  /// Whether every wrong element is the expected one rounded to the decimals that it is given with:
  /// one digit alone says too little.
  private static func isRounded(
    _ answer: Tensor, of expected: Tensor, _ tolerance: Tolerance
  ) -> Bool {
    Comparison(answer.elements, expected.elements, tolerance).wrong.allSatisfy { offset in
      let (a, e) = (answer.elements[offset], expected.elements[offset])
      guard a.isFinite, e.isFinite, a.magnitude >= 10 || a != a.rounded(),
        let decimals = decimals(of: a)
      else { return false }
      let half = Tolerance.decimals(decimals)
      return half.accepts(a, for: e) && a != 0 && (a - e).magnitude <= 0.02 * e.magnitude
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
    let (rows, columns) = (shape[0], shape[1])
    return Tensor(shape: [columns, rows]) { buffer in
      for row in 0..<rows {
        for column in 0..<columns { buffer[column * rows + row] = elements[row * columns + column] }
      }
    }
  }

  /// The elements in reverse order along an axis.
  func reversed(along axis: Int) -> Tensor {
    let inner = shape[(axis + 1)...].reduce(1, *)
    let extent = shape[axis]
    return Tensor(shape: shape) { buffer in
      for offset in buffer.indices {
        let place = offset / inner % extent
        buffer[offset] = elements[offset + (extent - 1 - 2 * place) * inner]
      }
    }
  }
}
