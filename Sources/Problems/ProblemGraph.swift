import Diagnostics
import Expressions
import ReferenceEngine
import Tensors

/// A problem built into graphs for one choice of sizes: one graph draws the given values, another
/// takes them as inputs and computes what is asked.
struct ProblemGraph {
  /// What a question asks, as far as it is known before evaluation.
  struct Asked {
    let question: Question
    let value: AskedValue
    /// The name of `let` whose value is asked, where the question asks for nothing but that.
    let definition: String?
    let mistakes: [AskedMistake]
    /// The whole numbers that are asked for, where float64 does not hold them.
    let wholes: [Int]?

    /// What evaluation computes for the question.
    var terms: [Term] {
      let mistaken = mistakes.map { mistake -> AskedValue? in
        if case .value(let value) = mistake { value } else { nil }
      }
      return ([value] + mistaken).compactMap { value in
        if case .computed(let term, _)? = value { term } else { nil }
      }
    }

    /// The predicates that are evaluated for an answer, each with the inputs that stand for it.
    var predicates: [(holds: Term, inputs: [Term])] {
      var predicates: [(holds: Term, inputs: [Term])] = []
      if case .accepted(let accepted) = value {
        predicates.append((accepted.holds, accepted.answers))
      }
      for case .when(let holds, let answer, let expected) in mistakes {
        predicates.append((holds, [answer, expected]))
      }
      return predicates
    }
  }

  /// A mistake, as far as it is known before evaluation.
  enum AskedMistake {
    case value(AskedValue)
    case when(Term, answer: Term, expected: Term)
  }

  enum AskedValue {
    case computed(Term, AnswerKind)
    case integer(Int)
    case boolean(Bool)
    case shape([Int])
    case choice
    case formula
    case accepted(Accepted)

    /// Whether an answer is one number or several, compared within a tolerance.
    var isReal: Bool {
      if case .computed(let term, let kind) = self {
        return kind == .number || (kind == .tensor && term.kind == .real)
      }
      return false
    }

    /// The shape and kind of an answer as a tensor.
    var type: (Shape, ElementKind) {
      switch self {
      case .computed(let term, _): (term.shape, term.kind)
      case .integer: ([], .integer)
      case .boolean: ([], .boolean)
      case .shape(let shape): ([Extent(shape.count)], .integer)
      case .choice, .formula: ([], .real)
      case .accepted(let accepted): (accepted.answers[0].shape, accepted.answers[0].kind)
      }
    }
  }

  /// A predicate over the tensors that an answer consists of.
  struct Accepted {
    let names: [String]
    /// The inputs that stand for them.
    let answers: [Term]
    let holds: Term
    let kind: AcceptedForm.Kind
  }

  /// The sizes, the given values and `let`.
  let names: ProblemNames
  private(set) var asked: [Asked]
  /// The tensors of `let`, by name.
  let definitions: [String: Term]

  /// Builds a problem, or returns nil where what questions share does not fit: the findings say why.
  /// A question that does not fit is left out.
  init?(_ problem: Problem, sizes: [String: Int], findings: Findings) {
    guard let names = ProblemNames(problem, sizes: sizes, findings: findings) else { return nil }
    var definitions: [String: Term] = [:]
    for definition in problem.definitions {
      if case .tensor(let term)? = names.scope.build(definition) {
        definitions[definition.name] = term
      }
    }
    var asked: [Asked] = []
    for question in problem.questions {
      let built = findings.attributing(to: question.id) {
        Self.built(question, names, definitions, findings)
      }
      if let built, findings.faultyQuestions[question.id] == nil { asked.append(built) }
    }
    for question in problem.questions {
      if case .formula(let formula) = question.answer {
        Self.warnOfConstant(formula, problem, names, findings)
      }
    }
    if findings.hasSharedErrors { return nil }
    (self.names, self.asked, self.definitions) = (names, asked, definitions)
  }

  private static func built(
    _ question: Question, _ names: ProblemNames, _ definitions: [String: Term],
    _ findings: Findings
  ) -> Asked? {
    let builder = names.builder
    return asked(question, builder, findings).map { value in
      Asked(
        question: question, value: value,
        definition: question.askedName.flatMap { definitions[$0] == nil ? nil : $0 },
        mistakes: question.mistakes.compactMap {
          mistake($0, of: question, value, builder, findings)
        }, wholes: wholes(of: question, value, names))
    }
  }

  private static func wholes(
    of question: Question, _ value: AskedValue, _ names: ProblemNames
  ) -> [Int]? {
    guard case .computed(let term, _) = value, term.kind == .integer,
      case .value(let expression, _) = question.answer
    else { return nil }
    return names.given.first { $0.name == question.askedName }?.exact
      ?? (try? names.builder.argument(of: expression))?.wholesBeyondFloat64
  }

  /// Leaves a question out.
  mutating func remove(_ question: Question) {
    asked.removeAll { $0.question.id == question.id }
  }

  /// A formula whose names never change their values cannot be told from a number.
  private static func warnOfConstant(
    _ formula: Formula, _ problem: Problem, _ names: ProblemNames, _ findings: Findings
  ) {
    let fixedSizes = problem.sizes.filter { ($0.variation ?? $0.values).count == 1 }.map(\.name)
    let varied = problem.given.filter { $0.variation != nil }.map(\.name)
    let constant = names.given.filter(\.made.isConstant).map(\.name)
    let fixed = Set(fixedSizes + constant).subtracting(varied)
    guard let first = formula.uses.first, formula.uses.allSatisfy({ fixed.contains($0.text) })
    else { return }
    let warning = "'\(first.text)' is the same in every variant, so a number is accepted too"
    findings.add(
      Diagnostic(
        .warning, warning, at: Location(findings.source, first.range),
        suggestion: "draw it, give a size a range, or write {value: …, vary: …}"))
  }

  private static func asked(
    _ question: Question, _ builder: GraphBuilder, _ findings: Findings
  ) -> AskedValue? {
    do throws(ExpressionError) {
      switch question.answer {
      case .choice, .choices: return .choice
      case .value(let expression, let kind):
        return try asked(
          try builder.argument(of: expression), by: "ask", kind, expression.range, builder)
      case .formula(let formula):
        FormulaScope.check(formula, builder.scope, findings)
        _ = try builder.term(of: formula.reference)
        return .formula
      case .accepted(let acceptance): return .accepted(try accepted(acceptance, builder))
      case .unread: return nil
      }
    } catch {
      findings.add(error)
      return nil
    }
  }

  static func requireTruth(
    _ term: Term, of key: String, at range: Range<Int>
  ) throws(ExpressionError) {
    if term.rank == 0 && term.kind == .boolean { return }
    throw ExpressionError("'\(key)' must be true or false, got \(found(term))", at: range)
  }

  /// What is asked by an expression's type and, where the author names one, a kind of answer.
  static func asked(
    _ value: Argument, by key: String, _ kind: AnswerKind?, _ range: Range<Int>,
    _ builder: GraphBuilder
  ) throws(ExpressionError) -> AskedValue {
    if kind == nil || kind == .shape, let shape = value.knownIntegers {
      return .shape(shape.values)
    }
    switch (value, kind) {
    case (.integer(let extent), nil), (.integer(let extent), .integer):
      return .integer(extent.value)
    case (.boolean(let flag), nil), (.boolean(let flag), .boolean): return .boolean(flag)
    case (.text, _), (.none, _):
      throw ExpressionError("'\(key)' must be a value, got \(value.kindName)", at: range)
    default: break
    }
    let term = try builder.tensor(value, at: range)
    if let extent = term.knownInteger, kind == nil || kind == .integer {
      return .integer(extent.value)
    }
    let own: AnswerKind =
      switch (term.rank, term.kind) {
      case (0, .boolean): .boolean
      case (0, .integer): .integer
      case (0, .real): .number
      default: .tensor
      }
    let kind = kind ?? own
    let fits =
      kind == own || kind == .tensor
      || (kind == .number && term.rank == 0 && term.kind != .boolean)
    guard fits else {
      throw ExpressionError(
        "'answer: \(kind.rawValue)' requires \(Self.wanted(kind)), got \(Self.found(term))",
        at: range)
    }
    return .computed(term, kind)
  }

  private static func wanted(_ kind: AnswerKind) -> String {
    switch kind {
    case .number: "a number"
    case .tensor: "a tensor"
    case .integer: "a whole number"
    case .shape: "a list of whole numbers known before evaluation"
    case .boolean: "true or false"
    }
  }

  private static func found(_ term: Term) -> String {
    switch (term.rank, term.kind) {
    case (0, .boolean): "true or false"
    case (0, .integer): "a whole number"
    case (0, .real): "a real number"
    default: "a tensor of shape \(term.shape.name)"
    }
  }
}
