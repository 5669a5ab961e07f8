import Expressions
import Problems
import ReferenceEngine
import Tensors

/// Compares a formula with its reference: by a proof where there is one, and at many points.
///
/// 1. Equal fingerprints prove both equal; unequal ones of rational formulas in independent draws
///    prove them unequal.
/// 2. Both are evaluated on the question's variants, and at points around them. A difference that is
///    more than what rounding may have done is wrong. Where every difference is within rounding, and
///    rounding is too small to hide one that matters, the formula is right.
/// 3. Else, or where a point contradicts a proof, it is undecided.
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
    /// Why the formula has no value, where it was evaluated to none.
    var failure: EvaluationError?
    /// Whether the difference is too small to be seen among the digits of float64.
    var isHidden = false
  }

  let problem: CheckedProblem
  let formula: Formula
  let tolerance: FormulaTolerance
  /// What the seeds of the variants are made from.
  let seed: UInt64
  /// Whether so many seconds more would be too many.
  let isTooLong: (Double) -> Bool

  /// A variant whose reference is not finite is drawn again so often.
  private static let drawLimit = 50
  /// Points around the draws are tried at so many choices of sizes.
  private static let probedSettings = 2
  /// So many points around the draws decide where no draw does.
  private static let probeCount = 3

  /// Makes a formula in a setting.
  typealias Build = (FormulaSetting) throws(ExpressionError) -> FormulaSetting.Value

  /// Compares a formula with the reference, or with another one in its place.
  func outcome(
    of build: @escaping Build,
    reference: @escaping Build = { setting throws(ExpressionError) in setting.reference }
  ) -> Outcome {
    var trials = Trials(self, reference, build)
    var tally = Tally()
    for sample in 0..<formula.samples {
      guard let drawn = trials.draw(sample) else {
        return .failed("the expected value is not finite on any variant that was drawn")
      }
      if let outcome = judge(drawn, trials, &tally) { return outcome }
    }
    // Where there are few choices of sizes, none is left to chance.
    for (number, sizes) in problem.sizesForFormulas.enumerated() where !trials.haveSeen(sizes) {
      guard let drawn = trials.draw(formula.samples + number, at: sizes) else { continue }
      if let outcome = judge(drawn, trials, &tally) { return outcome }
    }
    if tally.isContradicted {
      return .undecided("a proof that both are equal and a point at which they differ disagree")
    }
    if trials.areProved || 2 * tally.decisive >= tally.evaluated { return .equal }
    if tally.outOfRange == tally.evaluated - tally.decisive && tally.probes >= Self.probeCount {
      return .equal
    }
    return .undecided(
      tally.isTooLong
        ? "the comparison would take too long"
        : "rounding could hide a difference at \(tally.evaluated - tally.decisive) of "
          + "\(tally.evaluated) points")
  }

  /// What was seen so far.
  private struct Tally {
    var (evaluated, decisive, outOfRange, probes) = (0, 0, 0, 0)
    var isTooLong = false
    /// Whether a point differs though the fingerprints prove both equal.
    var isContradicted = false
  }

  /// Judges one variant; nil where it decides nothing against the formula.
  private func judge(
    _ drawn: Trials.Drawn, _ trials: Trials, _ tally: inout Tally
  ) -> Outcome? {
    let ready: Trial.Ready
    switch drawn.trial {
    case .ready(let trial): ready = trial
    case .outcome(let outcome): return outcome
    }
    if ready.areWholesKnown { return ready.areWholesEqual ? nil : .differs(ready.wholePlace) }
    if isTooLong(ready.seconds) {
      tally.evaluated += 1
      tally.isTooLong = true
      return nil
    }
    guard let point = drawn.point else { return nil }
    if point.answer.shape != point.expected.shape {
      return .shape(point, wanted: ready.reference.term.shape.name)
    }
    tally.evaluated += 1
    switch point.outcome(tolerance) {
    case .undefined(let offset) where point.isInRange:
      return .undefined(ready.place(drawn.given, point, offset))
    case .undefined: tally.outOfRange += 1
    case .differs where ready.proof == .equal: tally.isContradicted = true
    case .differs(let offset): return .differs(ready.place(drawn.given, point, offset))
    case .equal(let isDecisive):
      if isDecisive { tally.decisive += 1 } else if !point.isInRange { tally.outOfRange += 1 }
    }
    if trials.count <= Self.probedSettings, let wrong = probe(ready, drawn, &tally) {
      return .differs(wrong)
    }
    if ready.proof == .unequal && tolerance.written == nil {
      var place = ready.place(drawn.given, point, 0)
      place.isHidden = true
      return .differs(place)
    }
    return nil
  }

  /// The first of the points around a draw at which the formula is wrong. Where anything on the way
  /// is not finite, nothing is concluded: the author never draws such a point.
  private func probe(
    _ ready: Trial.Ready, _ drawn: Trials.Drawn, _ tally: inout Tally
  ) -> Place? {
    if ready.isProbed || ready.proof == .equal { return nil }
    ready.isProbed = true
    let points = FormulaProbes(drawn.draws, ready.setting.domains).points
    for (number, draws) in points.enumerated() {
      if isTooLong(ready.seconds) { return nil }
      guard let given = ready.setting.given(of: draws),
        let value = FormulaPoint(
          ready.evaluator, given, seed: fnv1a(["\(number)"], continuing: seed)),
        value.isRegular, value.answer.shape == value.expected.shape
      else { continue }
      switch value.outcome(tolerance) {
      case .differs(let offset): return ready.place(given, value, offset)
      case .equal(isDecisive: true): tally.probes += 1
      case .equal, .undefined: break
      }
    }
    return nil
  }

  /// The trials so far, by sizes.
  private struct Trials {
    private let comparison: FormulaComparison
    private let reference, build: Build
    private var trials: [[String: Int]: Trial] = [:]

    /// A variant on which the reference is finite.
    struct Drawn {
      let trial: Trial
      /// What is drawn, and the given values that are made of it.
      let draws, given: [Tensor]
      /// Nil where both sides are whole numbers that are known without evaluation.
      let point: FormulaPoint?
    }

    init(_ comparison: FormulaComparison, _ reference: @escaping Build, _ build: @escaping Build) {
      self.comparison = comparison
      self.reference = reference
      self.build = build
    }

    var count: Int { trials.count }
    var areProved: Bool { trials.values.allSatisfy(\.isProved) }

    func haveSeen(_ sizes: [String: Int]) -> Bool { trials[sizes] != nil }

    /// Draws until the reference is finite; nil where it never is.
    mutating func draw(_ sample: Int, at fixed: [String: Int]? = nil) -> Drawn? {
      for attempt in 0..<FormulaComparison.drawLimit {
        let seed = fnv1a(["\(sample)", "\(attempt)"], continuing: comparison.seed)
        let sizes = fixed ?? comparison.problem.sizes(of: seed, forFormulas: true)
        guard let trial = trial(at: sizes) else {
          if fixed != nil { return nil }
          continue
        }
        guard case .ready(let ready) = trial else {
          return Drawn(trial: trial, draws: [], given: [], point: nil)
        }
        if ready.areWholesKnown || comparison.isTooLong(ready.seconds) {
          return Drawn(trial: trial, draws: [], given: [], point: nil)
        }
        let draws = ready.setting.drawn(seed: seed)
        if let given = ready.setting.given(of: draws),
          let point = FormulaPoint(ready.evaluator, given, seed: seed)
        {
          return Drawn(trial: trial, draws: draws, given: given, point: point)
        }
      }
      return nil
    }

    private mutating func trial(at sizes: [String: Int]) -> Trial? {
      if let known = trials[sizes] { return known }
      guard let setting = comparison.problem.setting(of: comparison.formula, sizes: sizes) else {
        return nil
      }
      let trial = Trial(setting, seed: comparison.seed, reference, build)
      trials[sizes] = trial
      return trial
    }
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
    /// About how many seconds a point takes.
    let seconds: Double
    var isProbed = false

    /// Evaluations of both sides at a point, and about how long a unit of a plan's work takes.
    private static let (evaluations, secondsPerWork) = (6.0, 1.5e-10)

    init(
      _ setting: FormulaSetting, _ reference: FormulaSetting.Value,
      _ answer: FormulaSetting.Value, seed: UInt64
    ) throws(OperationError) {
      self.setting = setting
      self.reference = reference
      self.answer = answer
      let plan = try Plan([reference.term, answer.term], inputs: setting.inputs)
      evaluator = Evaluator(plan)
      seconds = Self.evaluations * Self.secondsPerWork * plan.work
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

  private func wholes(_ value: FormulaSetting.Value) -> Tensor {
    let elements = (value.wholes ?? []).map(Double.init)
    return Tensor(shape: value.term.shape.values, elements: elements) ?? Tensor(.nan)
  }

  /// Where known whole numbers differ.
  var wholePlace: FormulaComparison.Place {
    let pairs = zip(reference.wholes ?? [], answer.wholes ?? [])
    return FormulaComparison.Place(
      setting: setting, given: [], expected: wholes(reference), answer: wholes(answer),
      offset: Array(pairs).firstIndex { $0.0 != $0.1 } ?? 0)
  }

  func place(
    _ given: [Tensor], _ point: FormulaPoint, _ offset: Int
  ) -> FormulaComparison.Place {
    FormulaComparison.Place(
      setting: setting, given: given, expected: point.expected, answer: point.answer,
      offset: offset, failure: point.failure)
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
      let isFree = fingerprint.inputs.isSubset(of: independentInputs)
      proof = fingerprint.isRational && isFree ? .unequal : .nothing
      break
    }
    return reference.term.shape == answer.term.shape ? proof : .nothing
  }
}
