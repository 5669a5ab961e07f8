import ReferenceEngine
import Tensors

/// A problem compiled for one choice of sizes: made once, evaluated for every variant.
struct ProblemPlan: Sendable {
  /// A question, and how its expected answer is found.
  struct CompiledQuestion: Sendable {
    let id: String
    let asked: CompiledAnswer
    /// The number of the replaceable term that is asked for, where the question asks for nothing
    /// but a name of `let`.
    let replaceable: Int?
    let mistakes: [(mistake: Mistake, test: MistakeTest)]
    /// The whole numbers that are asked for, where float64 does not hold them.
    let wholes: [Int]?
  }

  /// An answer that is known, or the number of the plan's output that it is.
  enum CompiledAnswer: Sendable {
    case known(ExpectedAnswer)
    /// A plan whose inputs are the given values and the tensors of the answer.
    case accepted(AcceptedForm, Plan)
    case computed(AnswerKind, ElementKind, output: Int, shape: String)

    /// The answer for the plan's results.
    func expectation(_ results: [Result<Tensor, EvaluationError>]) -> Expectation {
      switch self {
      case .known(let answer): return .answer(answer)
      case .accepted(let form, _): return .answer(.accepted(form))
      case .computed(let kind, let elements, let output, let shape):
        switch results[output] {
        case .success(let value): return Expectation(value, as: kind, elements, shape: shape)
        case .failure(let error): return .failure("\(error)")
        }
      }
    }
  }

  /// How a mistake is recognised.
  enum MistakeTest: Sendable {
    case value(CompiledAnswer)
    /// A plan whose inputs are the given values, the answer and the expected value.
    case when(Plan)
  }

  let givenNames: [String]
  let givenKinds: [ElementKind]
  /// The whole numbers of given values that float64 does not hold.
  let givenWholes: [[Int]?]
  private(set) var questions: [CompiledQuestion]
  /// Why there is no plan for the other questions, by id.
  private(set) var failures: [String: String] = [:]
  /// Whether some question asks for nothing but a name of `let`.
  let hasReplaceable: Bool
  let plan: Plan
  private let drawing: Plan
  private let draws: [(generator: Int, draw: Draw)]
  /// The names that draw, each from a generator of its own.
  private let drawingNames: [String]

  /// Compiles a problem's graph. Throws ``OperationError`` where something that must be evaluated
  /// exceeds a limit.
  init(_ graph: ProblemGraph) throws(OperationError) {
    let inputs = graph.names.given.map(\.input)
    givenNames = graph.names.given.map(\.name)
    givenKinds = graph.names.given.map(\.made.kind)
    givenWholes = graph.names.given.map(\.exact)
    var names: [String] = []
    draws = graph.names.draws.map { name, draw, _ in
      let known = names.firstIndex(of: name)
      if known == nil { names.append(name) }
      return (known ?? names.count - 1, draw)
    }
    drawingNames = names
    drawing = try Plan(graph.names.given.map(\.made), inputs: graph.names.draws.map(\.term))
    var outputs: [Term] = []
    var replaceable: [Term] = []
    var questions: [CompiledQuestion] = []
    for item in graph.asked {
      let term = item.definition.flatMap { graph.definitions[$0] }
      let number = term.map { term in
        replaceable.firstIndex { $0.node == term.node } ?? replaceable.count
      }
      if let term, number == replaceable.count { replaceable.append(term) }
      let asked = try Self.answer(item.value, item.question, inputs, &outputs)
      var mistakes: [(mistake: Mistake, test: MistakeTest)] = []
      for (mistake, form) in zip(item.question.mistakes, item.mistakes) {
        switch form {
        case .value(let value):
          mistakes.append(
            (mistake, .value(try Self.answer(value, item.question, inputs, &outputs))))
        case .when(let holds, let answer, let expected):
          mistakes.append(
            (mistake, .when(try Plan([holds], inputs: inputs + [answer, expected]))))
        }
      }
      questions.append(
        CompiledQuestion(
          id: item.question.id, asked: asked, replaceable: number, mistakes: mistakes,
          wholes: item.wholes))
    }
    self.questions = questions
    hasReplaceable = !replaceable.isEmpty
    plan = try Plan(outputs, inputs: inputs, replaceable: replaceable)
  }

  /// The plan without some questions, each with the reason.
  func leavingOut(_ failures: [String: String]) -> ProblemPlan {
    if failures.isEmpty { return self }
    var rest = self
    rest.questions.removeAll { failures[$0.id] != nil }
    rest.failures = failures
    return rest
  }

  private static func answer(
    _ value: ProblemGraph.AskedValue, _ question: Question, _ inputs: [Term],
    _ outputs: inout [Term]
  ) throws(OperationError) -> CompiledAnswer {
    switch value {
    case .integer(let number): return .known(.integer(number))
    case .boolean(let flag): return .known(.boolean(flag))
    case .shape(let shape): return .known(.shape(shape))
    case .choice, .formula: return .known(question.knownAnswer)
    case .accepted(let accepted):
      return .accepted(
        AcceptedForm(accepted, predicate: question.predicate),
        try Plan([accepted.holds], inputs: inputs + accepted.answers))
    case .computed(let term, let kind):
      outputs.append(term)
      return .computed(kind, term.kind, output: outputs.count - 1, shape: term.shape.name)
    }
  }

  /// The given values, drawn by each name's own generator.
  ///
  /// Throws ``EvaluationError`` where an operation cannot take what was drawn.
  func given(_ generator: (String) -> RandomGenerator) throws(EvaluationError) -> [Tensor] {
    var generators = drawingNames.map(generator)
    return try drawing.evaluate(
      draws.map { number, draw in draw.tensor(using: &generators[number]) })
  }
}

extension Question {
  /// What is expected without evaluating anything.
  fileprivate var knownAnswer: ExpectedAnswer {
    switch answer {
    case .choice(let options, let correct): .choice(correct, options: options.map(\.id))
    case .choices(let options, let correct): .choices(correct, options: options.map(\.id))
    case .formula(let formula): .formula(formula.text)
    case .value, .accepted, .unread: .choices([], options: [])
    }
  }

  fileprivate var predicate: String {
    if case .accepted(let acceptance) = answer { acceptance.text } else { "" }
  }
}

extension AcceptedForm {
  fileprivate init(_ accepted: ProblemGraph.Accepted, predicate: String) {
    kind = accepted.kind
    parts = zip(accepted.names, accepted.answers).map { name, term in
      Part(
        name: name, shape: term.shape.values, shapeName: term.shape.name,
        isBoolean: term.kind == .boolean)
    }
    self.predicate = predicate
  }
}
