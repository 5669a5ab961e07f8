import Diagnostics
import Expressions
import ReferenceEngine
import Tensors

/// The value of an expression over a problem's names.
public indirect enum EvaluatedExpression: Sendable, Equatable {
  /// A tensor, what its elements are, and its shape in the problem's names: `[dh, d]`.
  case tensor(Tensor, ElementKind, shape: String)
  /// A whole number that is known exactly, and how it came about: `dh*d`.
  case whole(Int, symbol: String)
  /// Values side by side that are no tensor, such as gradients by several names.
  case list([EvaluatedExpression])
}

/// Why an expression over a problem's names has no value.
public enum EvaluationFailure: Error, Sendable {
  /// The expression cannot be read, or does not fit the problem.
  case expression(Diagnostic)
  /// Its numbers cannot be computed, or the problem's cannot.
  case evaluation(String)
}

extension CheckedProblem {
  /// The value of an expression over the sizes, given values, definitions and functions of a
  /// student's variant.
  ///
  /// Places in a diagnostic are places of `expression`. Throws ``EvaluationFailure``.
  public func value(
    of expression: SourceText, assignment: String, student: String
  ) throws(EvaluationFailure) -> EvaluatedExpression {
    let variant: Variant
    do throws(VariantError) {
      variant = try self.variant(assignment: assignment, student: student)
    } catch {
      throw .evaluation(error.message)
    }
    let findings = Findings(problem.source)
    guard let graph = ProblemGraph(problem, sizes: variant.sizes, findings: findings) else {
      throw .evaluation(findings.diagnostics.first?.message ?? "the problem does not fit")
    }
    let evaluation = ExpressionEvaluation(
      graph: graph.names.scope.graph, inputs: graph.names.given.map(\.input),
      values: variant.given.map(\.value), source: expression)
    return try evaluation.value(in: graph.names.scope)
  }
}

/// One expression on its way from text to value.
private struct ExpressionEvaluation {
  let graph: Graph
  let inputs: [Term]
  let values: [Tensor]
  let source: SourceText

  func value(in scope: ProblemScope) throws(EvaluationFailure) -> EvaluatedExpression {
    let text = String(decoding: source.bytes, as: UTF8.self)
    let argument: Argument
    let range: Range<Int>
    do throws(ExpressionError) {
      let syntax = try Parser.parse(text)
      argument = try GraphBuilder(graph: graph, scope: scope).argument(of: syntax)
      range = syntax.range
    } catch {
      throw .expression(
        Diagnostic(
          error.message, at: Location(source, error.range), suggestion: error.suggestion))
    }
    return try value(of: argument, at: range)
  }

  private func value(
    of argument: Argument, at range: Range<Int>
  ) throws(EvaluationFailure) -> EvaluatedExpression {
    if let extent = argument.knownInteger { return .whole(extent.value, symbol: extent.name) }
    if case .list(let elements) = argument,
      needsList(elements) || argument.wholesBeyondFloat64 != nil
    {
      var values: [EvaluatedExpression] = []
      for element in elements { values.append(try value(of: element, at: range)) }
      return .list(values)
    }
    let (term, plan): (Term, Plan)
    do throws(OperationError) {
      term = try argument.term(in: graph)
      plan = try Plan([term], inputs: inputs)
    } catch {
      throw .expression(Diagnostic(error.message, at: Location(source, range)))
    }
    do throws(EvaluationError) {
      let tensor = try plan.evaluate(values).first ?? Tensor(.nan)
      return .tensor(tensor, term.kind, shape: term.shape.name)
    } catch {
      throw .evaluation("\(error)")
    }
  }

  /// Whether the elements of a list are told apart: exact numbers, which tell how they came about,
  /// or tensors that cannot stand side by side in one.
  private func needsList(_ elements: [Argument]) -> Bool {
    let isExact = elements.allSatisfy { if case .integer = $0 { true } else { false } }
    return isExact || (try? Argument.list(elements).term(in: graph)) == nil
  }
}
