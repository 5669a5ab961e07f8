import Diagnostics
import Expressions
import Problems
import ReferenceEngine
import Tensors

/// Judges a formula.
public struct FormulaJudge {
  let problem: CheckedProblem
  let question: Question
  let formula: Formula
  /// What the seeds of the variants are made from.
  let seed: UInt64
  /// Whether so many seconds more would be too many.
  let isTooLong: (Double) -> Bool

  /// The judgement of an answer. Throws ``Unreadable`` where it cannot be read as a formula.
  func judge(_ answer: Answer) throws(Unreadable) -> Judgement {
    lazy var names = latexNames()
    let syntax = try AnswerReader.formula(answer.node) { names }
    let comparison = FormulaComparison(
      problem: problem, formula: formula,
      tolerance: FormulaTolerance(written: question.tolerance), seed: seed,
      isTooLong: isTooLong)
    func build(_ setting: FormulaSetting) throws(ExpressionError) -> FormulaSetting.Value {
      let answer = try setting.answer(syntax)
      if answer.term.kind == .boolean && setting.reference.term.kind != .boolean {
        throw ExpressionError("it is a truth value", at: syntax.range)
      }
      return answer
    }
    let outcome = comparison.outcome(of: build)
    var judgement = try judgement(outcome, naming: syntax.usedNames)
    if judgement.verdict == .incorrect, let mistake = mistake(build, comparison) {
      judgement = Judgement(mistake, share: mistake.credit)
    } else if judgement.verdict == .incorrect,
      let numbering = numbering(of: answer, readAs: syntax, comparison, { names })
    {
      judgement.mistake = "numbering"
      judgement.message = numbering
    } else if case .differs(let place) = outcome, let factor = factor(place, build, comparison) {
      judgement.mistake = "factor \(factor)"
      judgement.kind = factor == "-1" ? "WrongSign" : "WrongFactor"
      judgement.message =
        (factor == "-1"
          ? "this is the right answer with the sign changed"
          : "this is \(factor) times the right answer")
    }
    judgement.reading = syntax.text
    return judgement
  }

  /// What to say where a formula in LaTeX is right but for that from which its indices count.
  private func numbering(
    of answer: Answer, readAs syntax: Syntax, _ comparison: FormulaComparison,
    _ names: () -> LaTeXNames
  ) -> String? {
    let messages: [(LaTeXNames.Numbering, String)] = [
      (
        .comparedFromZero,
        "an index that counts from 1 is compared with a value that counts from 0: this is right "
          + "once the sum begins at 0"
      ),
      (
        .fromZero,
        "this would be right if its subscripts counted from 0: here they count from 1, and from 0 "
          + "where a sum begins at 0"
      ),
    ]
    return messages.first { numbering, _ in
      guard
        let other = try? AnswerReader.formula(answer.node, names: { names().counting(numbering) }),
        other.text != syntax.text
      else { return false }
      return comparison.equals({ setting throws(ExpressionError) in try setting.answer(other) }) {
        setting throws(ExpressionError) in setting.reference
      }
    }?.1
  }

  /// The names that LaTeX may use, with the sizes of their axes.
  private func latexNames() -> LaTeXNames {
    let setting = problem.setting(of: formula, sizes: problem.sizes(of: seed, forFormulas: true))
    var values: [String: [String]?] = [:]
    for use in formula.uses { values[use.text] = .some(nil) }
    for (name, value) in setting?.uses ?? [] { values[name] = value.term.shape.map(\.name) }
    let own = Set(problem.problem.functions.map(\.name))
    let functions = (formula.functions ?? []).map(\.text).filter(own.contains)
    let ranks = functions.map { ($0, setting?.ranks(ofFunction: $0) ?? []) }
    let numbers = ranks.map { name, ranks in (name, ranks == [0, 0, 0] ? 0 : nil as Int?) }
    return LaTeXNames(
      values: values, functions: Dictionary(numbers) { first, _ in first },
      shapeKeeping: Set(ranks.filter { $0.1 == [0, 1, 2] }.map(\.0)))
  }

  /// The formula questions of a problem, but the faulty ones, whose reference has no value on any
  /// variant, and why.
  public static func failures(of problem: CheckedProblem) -> [(question: String, message: String)] {
    problem.problem.questions.compactMap { question in
      guard case .formula(let formula) = question.answer,
        !problem.faultyQuestions.contains(question.id)
      else { return nil }
      let comparison = FormulaComparison(
        problem: problem, formula: formula,
        tolerance: FormulaTolerance(written: nil), seed: 0
      ) { _ in false }
      let outcome = comparison.outcome { setting throws(ExpressionError) in setting.reference }
      guard case .failed(let message) = outcome else { return nil }
      return (question.id, message)
    }
  }

  private func judgement(
    _ outcome: FormulaComparison.Outcome, naming names: Set<String>
  ) throws(Unreadable) -> Judgement {
    switch outcome {
    case .equal: return .correct
    case .differs(let place):
      return .incorrect(
        place.isHidden
          ? "the formula differs from the right one, by less than float64 shows"
          : "the formula is wrong: \(place.description(naming: names))", kind: "WrongFormula")
    case .undefined(let place):
      return .incorrect(
        "the formula has no value where the right one has: \(place.description(naming: names))",
        kind: "UndefinedFormula")
    case .shape(let point, let wanted):
      return .wrongShape(
        point.answer, expected: point.expected, shape: wanted, FormulaTolerance.standard)
    case .unfit(let error, let sizes):
      if !error.isMismatch { throw Unreadable(.formula, error) }
      let at = sizes.isEmpty ? "" : " at \(FormulaComparison.Place.list(sizes))"
      return .incorrect("the formula has no value\(at): \(error.message)", kind: "WrongShape")
    case .undecided(let reason):
      return Judgement(
        verdict: .undecided, share: 0, kind: "Undecided",
        message: "whether the formula is right could not be decided, a person must look: \(reason)")
    case .failed(let message): return .failed(message)
    }
  }

  /// The first of the author's mistakes that the formula equals.
  private func mistake(
    _ build: @escaping FormulaComparison.Build, _ comparison: FormulaComparison
  ) -> Mistake? {
    question.mistakes.first { mistake in
      guard case .value(let syntax) = mistake.form else { return false }
      return comparison.equals(build) { setting throws(ExpressionError) in
        try setting.value(syntax)
      }
    }
  }

  /// The factor by which the formula is wrong, of those that are common and fit one point.
  private func factor(
    _ place: FormulaComparison.Place, _ build: @escaping FormulaComparison.Build,
    _ comparison: FormulaComparison
  ) -> String? {
    let sizes = problem.problem.sizes.map(\.name).filter { formula.uses.map(\.text).contains($0) }
    let factors = ["-1", "2", "1/2", "-2", "-1/2"] + sizes.flatMap { [$0, "1/\($0)"] }
    return factors.first { factor in
      guard let share = try? Parser.parse(factor), let value = place.setting.number(share),
        place.hasRatio(value)
      else { return false }
      return comparison.equals(build) { setting throws(ExpressionError) in
        try setting.value(
          Syntax(form: .binary("*", share, formula.reference), range: formula.reference.range))
      }
    }
  }
}

extension FormulaComparison {
  fileprivate func equals(_ build: @escaping Build, _ reference: @escaping Build) -> Bool {
    if case .equal = outcome(of: build, reference: reference) { true } else { false }
  }
}
