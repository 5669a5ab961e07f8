import Diagnostics
import Expressions
import ReferenceEngine
import Tensors

/// A problem whose names, shapes and kinds are known to fit, for every size that it may have.
public struct CheckedProblem: Sendable {
  /// What the file states.
  public let problem: Problem

  /// The plan for the only sizes that the problem has; nil where sizes are drawn.
  private let plan: ProblemPlan?

  /// Checks a problem: every definition and question is built for the smallest sizes, the greatest,
  /// and sizes that differ from each other.
  ///
  /// Returns nil where it does not fit; the findings say where and why.
  init?(_ problem: Problem, findings: Findings) {
    let choices = Self.sizesToCheck(problem.sizes.map { ($0.name, $0.values) })
    let plans = choices.compactMap { sizes in
      ProblemGraph(problem, sizes: sizes, findings: findings).flatMap { graph in
        Self.compile(graph, findings)
      }
    }
    guard plans.count == choices.count, Self.checkVariations(of: problem, findings) else {
      return nil
    }
    self.problem = problem
    plan = choices.count == 1 ? plans.first : nil
  }

  /// Whether the references of formulas fit where sizes and given values vary for them.
  private static func checkVariations(of problem: Problem, _ findings: Findings) -> Bool {
    let isVaried =
      problem.sizes.contains { $0.variation != nil }
      || problem.given.contains { $0.variation != nil }
    if !isVaried { return true }
    for sizes in sizesToCheck(problem.sizes.map { ($0.name, $0.variation ?? $0.values) }) {
      guard
        let names = ProblemNames(problem, sizes: sizes, forFormulas: true, findings: findings)
      else { return false }
      for question in problem.questions {
        guard case .formula(let formula) = question.answer else { continue }
        do throws(ExpressionError) { _ = try names.builder.term(of: formula.reference) } catch {
          findings.add(error)
        }
      }
    }
    return !findings.hasErrors
  }

  /// The plan of a graph, or nil where it exceeds a limit: a finding at the given value or the
  /// question that does.
  private static func compile(_ graph: ProblemGraph, _ findings: Findings) -> ProblemPlan? {
    do throws(OperationError) { return try ProblemPlan(graph) } catch {
      let (draws, inputs) = (graph.names.draws.map(\.term), graph.names.given.map(\.input))
      let culprit =
        graph.names.given.first { (try? Plan([$0.made], inputs: draws)) == nil }?.range
        ?? graph.asked.first { (try? Plan($0.terms, inputs: inputs)) == nil }?.question.range
      findings.add(error.message, at: culprit ?? 0..<0)
      return nil
    }
  }

  /// As many choices of sizes and fewer are all checked.
  private static let choiceLimit = 100

  /// Sizes at which a problem must fit: all, where they are few; else the smallest, the greatest, and
  /// some at which any two sizes differ that can. An extent that is right for all of these, and was
  /// written with the sizes' names, is taken to be right for all.
  static func sizesToCheck(
    _ sizes: [(name: String, values: ClosedRange<Int>)]
  ) -> [[String: Int]] {
    func choice(_ values: [Int]) -> [String: Int] {
      Dictionary(zip(sizes.map(\.name), values)) { first, _ in first }
    }
    let count = sizes.reduce(1.0) { $0 * Double($1.values.count) }
    if count <= Double(choiceLimit) {
      let all = sizes.reduce([[]] as [[Int]]) { chosen, size in
        chosen.flatMap { values in size.values.map { values + [$0] } }
      }
      return all.map(choice)
    }
    var choices = [choice(sizes.map(\.values.lowerBound))]
    if sizes.allSatisfy({ $0.values.count == 1 }) { return choices }
    choices.append(choice(sizes.map(\.values.upperBound)))
    // Each size is moved by one digit after the other of its own number, with the count of its
    // values as the base: of two sizes with the same values some digit differs. An extent of 1
    // fits any other and so tells nothing apart.
    let ranges = sizes.map {
      max($0.values.lowerBound, min($0.values.upperBound - 1, 2))...$0.values.upperBound
    }
    var numbers = Array(1...sizes.count)
    while numbers.contains(where: { $0 > 0 }) {
      choices.append(choice(zip(ranges, numbers).map { $0.lowerBound + $1 % $0.count }))
      numbers = zip(ranges, numbers).map { $0.count > 1 ? $1 / $0.count : 0 }
    }
    return choices
  }

  /// The variant of a student, or the one that all share.
  ///
  /// It is a function of the assignment's id, the problem's id and, where each student has a draw
  /// of their own, the student's: the seed of a name's generator is the hash of these and the name.
  /// Throws ``VariantError`` where the given values cannot be evaluated.
  public func variant(assignment: String, student: String) throws(VariantError) -> Variant {
    let owner = problem.isDrawnPerStudent ? student : ""
    let seed = fnv1a([assignment, problem.id, owner])
    let sizes = sizes(of: seed)
    return try Variant(try plan(for: sizes), sizes: sizes, seed: seed) { name in
      RandomGenerator(seed: fnv1a([name], continuing: seed))
    }
  }

  /// The sizes of the variant of a seed; `forFormulas` those on which a formula is compared.
  public func sizes(of seed: UInt64, forFormulas: Bool = false) -> [String: Int] {
    var sizes: [String: Int] = [:]
    for size in problem.sizes {
      let values = forFormulas ? size.variation ?? size.values : size.values
      var generator = RandomGenerator(seed: fnv1a([size.name], continuing: seed))
      sizes[size.name] = values.lowerBound + generator.integer(below: values.count)
    }
    return sizes
  }

  private func plan(for sizes: [String: Int]) throws(VariantError) -> ProblemPlan {
    if let plan { return plan }
    let findings = Findings(problem.source)
    if let graph = ProblemGraph(problem, sizes: sizes, findings: findings),
      let plan = Self.compile(graph, findings)
    {
      return plan
    }
    throw VariantError(findings.diagnostics.first?.message ?? "the problem does not fit")
  }
}

/// Why a variant of a problem cannot be made: the instructor's fault.
public struct VariantError: Error, Sendable {
  /// What is wrong.
  public let message: String

  init(_ message: String) { self.message = message }
}
