import Diagnostics
import Expressions
import ReferenceEngine

/// The names that a student's formula may use.
struct FormulaScope: Scope {
  private let problem: any Scope
  private let uses: [String]
  private let functions: [String]?
  /// Whether all functions may be used that neither draw nor differentiate.
  private let allowsAll: Bool

  /// What stands for these in a list of functions.
  private static let all = "all"

  /// The part of a problem's names that a formula may use.
  init(_ formula: Formula, _ problem: any Scope) {
    self.problem = problem
    uses = formula.uses.map(\.text)
    functions = formula.functions.map { $0.map(\.text) }
    allowsAll = functions?.contains(Self.all) ?? true
  }

  func value(of name: String, at range: Range<Int>) throws(ExpressionError) -> Argument? {
    if uses.contains(name) { return try problem.value(of: name, at: range) }
    guard problem.names.contains(name), problem.function(named: name) == nil else { return nil }
    throw ExpressionError(
      "this formula may not use '\(name)'", at: range,
      suggestion: "it may use \(uses.joined(separator: ", "))")
  }

  func function(named name: String) -> FunctionDefinition? {
    functions?.contains(name) ?? false ? problem.function(named: name) : nil
  }

  func term(of draw: Draw) -> Term? { nil }
  var allowsDraws: Bool { false }

  func allows(_ operation: String) -> Bool {
    // A draw is refused for what it is, with or without a list of functions.
    if Catalogue.draw(named: operation) != nil { return true }
    if Catalogue.differentiationNames.contains(operation) { return false }
    return allowsAll || functions?.contains(operation) ?? true
  }

  func refusal(of operation: String) -> (message: String, suggestion: String?) {
    if Catalogue.differentiationNames.contains(operation) {
      return (
        "'\(operation)' differentiates, which a formula may not do", "write the derivative out"
      )
    }
    let allowed = (functions ?? []).joined(separator: ", ")
    return (
      "this formula may not use '\(operation)'",
      allowed.isEmpty ? "it may use no function" : "it may use \(allowed)"
    )
  }

  var authorScope: any Scope { problem.authorScope }

  var names: [String] { uses + (functions ?? []).filter { problem.function(named: $0) != nil } }

  /// Adds a finding for each name of a formula's lists that cannot be used.
  static func check(_ formula: Formula, _ problem: any Scope, _ findings: Findings) {
    for (name, range) in formula.uses {
      let isValue = problem.names.contains(name) && problem.function(named: name) == nil
      if isValue { continue }
      findings.add(
        "'uses' names '\(name)', which is no size, given value or name of 'let'", at: range,
        suggestion: nearest(to: name, among: problem.names).map { "did you mean '\($0)'?" })
    }
    for (name, range) in formula.functions ?? [] where name != all {
      if Catalogue.draw(named: name) != nil || Catalogue.differentiationNames.contains(name) {
        findings.add("a formula may neither draw nor differentiate, got '\(name)'", at: range)
      } else if Catalogue.operation(named: name) == nil && problem.function(named: name) == nil {
        findings.add(
          "'functions' names '\(name)', which is no function", at: range,
          suggestion: nearest(to: name, among: Catalogue.operations.map(\.name))
            .map { "did you mean '\($0)'?" })
      }
    }
  }
}
