import Problems
import ReferenceEngine
import Tensors

/// A formula and its reference at one point: how they compare, given what rounding may have done.
struct FormulaPoint {
  /// What the reference and the formula give.
  let expected, answer: Tensor
  /// Why the formula has no value.
  private(set) var failure: EvaluationError?
  /// For each element a bound of what rounding does to the difference, and of what comes of constants
  /// that may be rounded ones.
  private let bounds, allowances: [Double]
  /// Whether everything on the way to both was finite.
  let isRegular: Bool
  /// Whether no exponential on the way left the range of float64.
  let isInRange: Bool

  /// How a formula compares with its reference at a point.
  enum Outcome {
    /// They are equal as far as can be told; `isDecisive` where any difference that the tolerance
    /// does not allow would have shown.
    case equal(isDecisive: Bool)
    /// An element differs by more than rounding and the tolerance explain.
    case differs(offset: Int)
    /// The reference is finite at an element, and the formula is not.
    case undefined(offset: Int)
  }

  /// How often both are evaluated with everything moved by some units in its last place.
  private static let rounds = 4
  /// How many times as far as it moves then a difference may be off.
  private static let safety = 16.0
  /// What is allowed in any case, in units of 2⁻⁵³ of the greater of the two.
  private static let slack = 64.0

  /// Evaluates a plan whose outputs are the reference and the formula; nil where the reference is
  /// not finite.
  init?(_ evaluator: Evaluator, _ given: [Tensor], seed: UInt64) {
    let results = evaluator.results(given)
    guard let expected = try? results[0].get(), expected.elements.allSatisfy({ $0.isFinite })
    else { return nil }
    self.expected = expected
    // What cannot be evaluated is not finite anywhere.
    switch results[1] {
    case .success(let value): answer = value
    case .failure(let error):
      answer = Tensor(shape: expected.shape) { $0.update(repeating: .nan) }
      failure = error
    }
    guard answer.shape == expected.shape, answer.elements != expected.elements else {
      bounds = [Double](repeating: 0, count: expected.elements.count)
      allowances = bounds
      (isRegular, isInRange) = (true, true)
      return
    }
    let difference = Self.differences(answer, expected)
    let disturbed = evaluator.disturbedResults(given, seed: seed, rounds: Self.rounds)
    (isRegular, isInRange) = (disturbed.areFinite, disturbed.areInRange)
    let spread = disturbed.rounds.map { Self.distances($0, from: difference) }
      .reduce(difference.map { _ in 0 }) { zip($0, $1).map { max($0, $1) } }
    bounds = zip(spread, zip(expected.elements, answer.elements)).map { spread, pair in
      Self.safety * spread + Self.slack * 0x1p-53 * max(pair.0.magnitude, pair.1.magnitude)
    }
    allowances = evaluator.resultsForMovedConstants(given)
      .map { Self.distances($0, from: difference) }
      .reduce(difference.map { _ in 0 }) { zip($0, $1).map { $0 + $1 } }
  }

  /// How far a difference is from that of other results; infinite where these are not finite.
  private static func distances(
    _ results: [Result<Tensor, EvaluationError>], from difference: [Double]
  ) -> [Double] {
    guard let e = try? results[0].get(), let a = try? results[1].get() else {
      return difference.map { _ in .infinity }
    }
    return zip(differences(a, e), difference).map { moved, plain in
      let distance = (moved - plain).magnitude
      return distance.isNaN ? .infinity : distance
    }
  }

  private static func differences(_ a: Tensor, _ e: Tensor) -> [Double] {
    zip(a.elements, e.elements).map { $0 - $1 }
  }

  /// Compares by a rule; the shapes must be equal.
  func outcome(_ rule: FormulaTolerance) -> Outcome {
    if let offset = answer.elements.firstIndex(where: { !$0.isFinite }) {
      return .undefined(offset: offset)
    }
    let tolerated = rule.tolerated(answer, expected)
    var isDecisive = true
    for (offset, (a, e)) in zip(answer.elements, expected.elements).enumerated() {
      let bound = bounds[offset] + (rule.written == .exact ? 0 : allowances[offset])
      if (a - e).magnitude > bound && !tolerated(offset, bound) { return .differs(offset: offset) }
      if !(bounds[offset] <= rule.visible(e)) { isDecisive = false }
    }
    return .equal(isDecisive: isDecisive)
  }
}

/// Which differences of a formula are allowed.
struct FormulaTolerance {
  /// The author's tolerance; nil where the problem says nothing.
  let written: Tolerance?

  /// The smallest difference that must not stay hidden behind rounding.
  static let standard = Tolerance.bound(relative: 1e-9, absolute: 1e-12)

  /// Whether the difference of an element that is more than rounding is allowed all the same.
  ///
  /// Where the problem says nothing, any difference is wrong.
  fileprivate func tolerated(
    _ answer: Tensor, _ expected: Tensor
  ) -> (_ offset: Int, _ bound: Double) -> Bool {
    guard let tolerance = written, tolerance != .exact else { return { _, _ in false } }
    let wrong = Set(Comparison(answer.elements, expected.elements, tolerance).wrong)
    return { offset, bound in
      if !wrong.contains(offset) { return true }
      let (a, e) = (answer.elements[offset], expected.elements[offset])
      return tolerance.accepts(a > e ? max(e, a - bound) : min(e, a + bound), for: e)
    }
  }

  /// The greatest bound of an error behind which no difference that matters can hide.
  fileprivate func visible(_ expected: Double) -> Double {
    let allowed = written == .exact ? nil : written
    return max((allowed ?? Self.standard).bound(for: expected), Self.standard.bound(for: expected))
  }
}
