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
  }

  /// An answer that is known, or the number of the plan's output that it is.
  enum CompiledAnswer: Sendable {
    case known(ExpectedAnswer)
    case computed(AnswerKind, ElementKind, output: Int, shape: String)

    /// The answer for the plan's results.
    func expectation(_ results: [Result<Tensor, EvaluationError>]) -> Expectation {
      switch self {
      case .known(let answer): return .answer(answer)
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
  let questions: [CompiledQuestion]
  let plan: Plan
  private let drawing: Plan
  private let draws: [(generator: Int, draw: Draw)]
  /// The names that draw, each from a generator of its own.
  private let drawingNames: [String]

  /// Compiles a problem's graph. Throws ``OperationError`` where something that must be evaluated
  /// exceeds a limit.
  init(_ graph: ProblemGraph) throws(OperationError) {
    let inputs = graph.given.map(\.input)
    givenNames = graph.given.map(\.name)
    givenKinds = graph.given.map(\.made.kind)
    var names: [String] = []
    draws = graph.draws.map { name, draw, _ in
      let known = names.firstIndex(of: name)
      if known == nil { names.append(name) }
      return (known ?? names.count - 1, draw)
    }
    drawingNames = names
    drawing = try Plan(graph.given.map(\.made), inputs: graph.draws.map(\.term))
    var outputs: [Term] = []
    var replaceable: [Term] = []
    var questions: [CompiledQuestion] = []
    for item in graph.asked {
      let term = item.definition.flatMap { graph.definitions[$0] }
      let number = term.map { term in
        replaceable.firstIndex { $0.node == term.node } ?? replaceable.count
      }
      if let term, number == replaceable.count { replaceable.append(term) }
      let asked = Self.answer(item.value, item.question, &outputs)
      var mistakes: [(mistake: Mistake, test: MistakeTest)] = []
      for (mistake, form) in zip(item.question.mistakes, item.mistakes) {
        switch form {
        case .value(let value):
          mistakes.append((mistake, .value(Self.answer(value, item.question, &outputs))))
        case .when(let holds, let answer, let expected):
          mistakes.append(
            (mistake, .when(try Plan([holds], inputs: inputs + [answer, expected]))))
        }
      }
      questions.append(
        CompiledQuestion(
          id: item.question.id, asked: asked, replaceable: number, mistakes: mistakes))
    }
    self.questions = questions
    plan = try Plan(outputs, inputs: inputs, replaceable: replaceable)
  }

  private static func answer(
    _ value: ProblemGraph.AskedValue, _ question: Question, _ outputs: inout [Term]
  ) -> CompiledAnswer {
    switch value {
    case .integer(let number): return .known(.integer(number))
    case .boolean(let flag): return .known(.boolean(flag))
    case .shape(let shape): return .known(.shape(shape))
    case .choice: return .known(question.expectedChoice)
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
  fileprivate var expectedChoice: ExpectedAnswer {
    switch answer {
    case .choice(let options, let correct): .choice(correct, options: options.map(\.id))
    case .choices(let options, let correct): .choices(correct, options: options.map(\.id))
    case .value: .choices([], options: [])
    }
  }
}
