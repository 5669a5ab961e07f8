import Expressions
import Problems
import ReferenceEngine
import Tensors

/// Compares a formula with its reference: by a proof where there is one, and else at many points.
///
/// 1. Equal fingerprints prove both equal; unequal ones of rational formulas in independent draws
///    prove them unequal.
/// 2. What is not proved is evaluated on the question's variants, and at points around them. A
///    difference that is more than what rounding may have done is wrong. Where every difference is
///    within rounding, and rounding is too small to hide one that matters, the formula is right.
/// 3. Else it is undecided.
struct FormulaComparison {
  /// What came out.
  enum Outcome {
    case equal
    case differs(Place)
    case undefined(Place)
    /// The formula has another shape.
    case shape(FormulaPoint, wanted: String)
    /// The formula cannot be built at the sizes of a variant.
    case unfit(ExpressionError, sizes: [String: Int])
    case undecided(String)
    /// The problem itself fails.
    case failed(String)
  }

  /// A point at which a formula is wrong.
  struct Place {
    let setting: FormulaSetting
    let given: [Tensor]
    /// What is right there, and what the formula gives.
    let expected, answer: Tensor
    /// The row-major offset of the element that is wrong.
    let offset: Int
    /// Whether the difference is too small to be seen among the digits of float64.
    var isHidden = false
  }

  let problem: CheckedProblem
  let formula: Formula
  let tolerance: FormulaTolerance
  /// What the seeds of the variants are made from.
  let seed: UInt64
  let isExpired: () -> Bool

  /// A variant whose reference is not finite is drawn again so often.
  private static let drawLimit = 50
  /// Points around the draws are tried at so many choices of sizes.
  private static let probedSettings = 2

  /// Makes a formula in a setting.
  typealias Build = (FormulaSetting) throws(ExpressionError) -> FormulaSetting.Value

  /// Compares a formula with the reference, or with another one in its place.
  func outcome(
    of build: Build, reference: Build = { setting throws(ExpressionError) in setting.reference }
  ) -> Outcome {
    var trials: [[String: Int]: Trial] = [:]
    var (decisive, evaluated) = (0, 0)
    for sample in 0..<formula.samples {
      if isExpired() { return .undecided("the comparison took too long") }
      guard let (trial, given, point) = draw(sample, &trials, reference, build)
      else {
        return .failed("the expected value is not finite on any variant that was drawn")
      }
      let ready: Trial.Ready
      switch trial {
      case .ready(let trial): ready = trial
      case .outcome(let outcome): return outcome
      }
      guard let point else {
        if ready.areWholesEqual { continue }
        return .differs(
          Place(
            setting: ready.setting, given: given, expected: ready.wholes(ready.reference),
            answer: ready.wholes(ready.answer), offset: ready.firstUnequal))
      }
      if point.answer.shape != point.expected.shape {
        return .shape(point, wanted: ready.reference.term.shape.name)
      }
      evaluated += 1
      switch point.outcome(tolerance) {
      case .undefined(let offset):
        return .undefined(ready.place(given, point, offset))
      case .differs(let offset) where ready.proof != .equal:
        return .differs(ready.place(given, point, offset))
      case .equal(isDecisive: true): decisive += 1
      default: break
      }
      if let wrong = ready.probe(
        given, tolerance, seed: seed, isFirst: trials.count <= Self.probedSettings)
      {
        return .differs(wrong)
      }
      if ready.proof == .unequal && !tolerance.hasRoundedConstants && tolerance.written == nil {
        var place = ready.place(given, point, 0)
        place.isHidden = true
        return .differs(place)
      }
    }
    let areProved = trials.values.allSatisfy { $0.isProved }
    if areProved || 2 * decisive >= evaluated { return .equal }
    return .undecided(
      "rounding could hide a difference at \(evaluated - decisive) of \(evaluated) points")
  }

  /// A variant on which the reference is finite: the trial at its sizes, the given values, and the
  /// point, which is nil where both sides are whole numbers that are known without evaluation.
  private func draw(
    _ sample: Int, _ trials: inout [[String: Int]: Trial],
    _ reference: Build, _ build: Build
  ) -> (Trial, [Tensor], FormulaPoint?)? {
    for attempt in 0..<Self.drawLimit {
      let seed = fnv1a(["\(sample)", "\(attempt)"], continuing: seed)
      let sizes = problem.sizes(of: seed, forFormulas: true)
      if trials[sizes] == nil {
        guard let setting = problem.setting(of: formula, sizes: sizes) else { continue }
        trials[sizes] = Trial(setting, seed: self.seed, reference, build)
      }
      guard let trial = trials[sizes] else { continue }
      guard case .ready(let ready) = trial else { return (trial, [], nil) }
      guard let given = ready.setting.given(seed: seed) else { continue }
      if ready.areWholesKnown { return (trial, given, nil) }
      if let point = FormulaPoint(ready.evaluator, given, seed: seed) {
        return (trial, given, point)
      }
    }
    return nil
  }
}

/// A formula beside its reference at one choice of sizes.
private enum Trial {
  case ready(Ready)
  case outcome(FormulaComparison.Outcome)

  /// What the fingerprints prove.
  enum Proof { case equal, unequal, nothing }

  final class Ready {
    let setting: FormulaSetting
    let reference, answer: FormulaSetting.Value
    let evaluator: Evaluator
    let proof: Proof
    private var isProbed = false

    init(
      _ setting: FormulaSetting, _ reference: FormulaSetting.Value,
      _ answer: FormulaSetting.Value, seed: UInt64
    ) throws(OperationError) {
      self.setting = setting
      self.reference = reference
      self.answer = answer
      evaluator = Evaluator(
        try Plan(
          [reference.term, answer.term], inputs: setting.inputs.map(\.term)))
      proof = setting.proof(reference, answer, seed: seed)
    }
  }

  init(
    _ setting: FormulaSetting, seed: UInt64, _ reference: FormulaComparison.Build,
    _ build: FormulaComparison.Build
  ) {
    do throws(ExpressionError) {
      let (reference, answer) = (try reference(setting), try build(setting))
      do throws(OperationError) {
        self = .ready(try Ready(setting, reference, answer, seed: seed))
      } catch {
        self = .outcome(.undecided(error.message))
      }
    } catch {
      self = .outcome(.unfit(error, sizes: setting.sizes))
    }
  }

  var isProved: Bool {
    if case .ready(let ready) = self {
      ready.proof == .equal || ready.areWholesKnown
    } else {
      false
    }
  }
}

extension Trial.Ready {
  /// Whether both sides are whole numbers that are known without evaluation, in one shape.
  var areWholesKnown: Bool {
    reference.wholes != nil && answer.wholes != nil
      && reference.term.shape == answer.term.shape
  }

  var areWholesEqual: Bool { reference.wholes == answer.wholes }

  func wholes(_ value: FormulaSetting.Value) -> Tensor {
    let elements = (value.wholes ?? []).map(Double.init)
    return Tensor(shape: value.term.shape.values, elements: elements) ?? Tensor(.nan)
  }

  var firstUnequal: Int {
    let pairs = zip(reference.wholes ?? [], answer.wholes ?? [])
    return Array(pairs).firstIndex { $0.0 != $0.1 } ?? 0
  }

  func place(
    _ given: [Tensor], _ point: FormulaPoint, _ offset: Int
  ) -> FormulaComparison.Place {
    FormulaComparison.Place(
      setting: setting, given: given, expected: point.expected, answer: point.answer,
      offset: offset)
  }

  /// The first of the points around a draw at which the formula is wrong. Where anything on the way
  /// is not finite, nothing is concluded: the author never draws such a point.
  func probe(
    _ given: [Tensor], _ tolerance: FormulaTolerance, seed: UInt64, isFirst: Bool
  ) -> FormulaComparison.Place? {
    if isProbed || !isFirst || proof == .equal { return nil }
    isProbed = true
    for (number, point) in FormulaProbes(given, setting.inputs).points.enumerated() {
      guard
        let value = FormulaPoint(evaluator, point, seed: fnv1a(["\(number)"], continuing: seed)),
        value.isRegular, value.answer.shape == value.expected.shape,
        case .differs(let offset) = value.outcome(tolerance)
      else { continue }
      return place(point, value, offset)
    }
    return nil
  }
}

extension FormulaSetting {
  /// What the fingerprints of the reference and a formula prove.
  fileprivate func proof(
    _ reference: Value, _ answer: Value, seed: UInt64
  ) -> Trial.Proof {
    var proof = Trial.Proof.equal
    for round in 0..<2 {
      let seed = fnv1a(["fingerprint", "\(round)"], continuing: seed)
      guard let fingerprint = Fingerprint([reference.term, answer.term], seed: seed) else {
        return .nothing
      }
      if fingerprint.values[0] == fingerprint.values[1] { continue }
      let free = Set(inputs.filter { $0.domain != .special }.map(\.term.node))
      proof = fingerprint.isRational && fingerprint.inputs.isSubset(of: free) ? .unequal : .nothing
      break
    }
    return reference.term.shape == answer.term.shape ? proof : .nothing
  }
}
