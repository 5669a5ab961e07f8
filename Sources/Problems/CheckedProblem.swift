import Diagnostics
import Expressions
import ReferenceEngine
import Tensors

/// A problem whose names, shapes and kinds are known to fit, for every size that it may have: all
/// that its questions share, and all questions but those that are named faulty.
public struct CheckedProblem: Sendable {
  /// What the file states.
  public let problem: Problem
  /// The ids of the questions that are faulty by themselves: they cannot be marked, the others can.
  public let faultyQuestions: Set<String>

  /// The plan for the only sizes that the problem has; nil where sizes are drawn.
  private let plan: ProblemPlan?

  /// Checks a problem: every definition and question is built for the smallest sizes, the greatest,
  /// and sizes that differ from each other.
  ///
  /// Returns nil where what its questions share does not fit; the findings say where and why.
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
    faultyQuestions = Set(findings.faultyQuestions.keys)
    plan = choices.count == 1 ? plans[0].leavingOut(Self.failures(of: faultyQuestions)) : nil
  }

  /// What is said of faulty questions when they are marked; the file's findings say more.
  private static func failures(of questions: Set<String>) -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: questions.map {
        ($0, "this question is faulty; please tell the instructor")
      })
  }

  /// Whether what questions share fits where sizes and given values vary for formulas. Whether the
  /// references of formulas do, the findings say.
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
          findings.attributing(to: question.id) { findings.add(error) }
        }
      }
    }
    return !findings.hasSharedErrors
  }

  /// The plan of a graph. A question that exceeds a limit is left out, which is a finding; where
  /// something else does, that is one, and there is no plan.
  private static func compile(_ whole: ProblemGraph, _ findings: Findings) -> ProblemPlan? {
    var graph = whole
    while true {
      do throws(OperationError) { return try ProblemPlan(graph) } catch {
        let draws = graph.names.draws.map(\.term)
        let given = graph.names.given.first { (try? Plan([$0.made], inputs: draws)) == nil }
        guard given == nil, let culprit = graph.asked.first(where: { !fits($0, graph) }) else {
          findings.add(error.message, at: given?.range ?? 0..<0)
          return nil
        }
        findings.attributing(to: culprit.question.id) {
          findings.add(error.message, at: culprit.question.range)
        }
        graph.remove(culprit.question)
      }
    }
  }

  /// Whether what is computed for a question exceeds no limit.
  private static func fits(_ asked: ProblemGraph.Asked, _ graph: ProblemGraph) -> Bool {
    let inputs = graph.names.given.map(\.input)
    do throws(OperationError) {
      _ = try Plan(asked.terms, inputs: inputs)
      for (holds, answers) in asked.predicates { _ = try Plan([holds], inputs: inputs + answers) }
      return true
    } catch {
      return false
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
      let known = Self.failures(of: faultyQuestions)
      return plan.leavingOut(known.merging(findings.faultyQuestions) { known, _ in known })
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
