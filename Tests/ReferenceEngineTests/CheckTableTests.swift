import Documents
import Expressions
import Testing

@testable import ReferenceEngine

/// That the table is whole: each row has its golden, each operation has a row, and none is lost.
@Suite struct CheckTableTests {
  @Test func everyGoldenIsThatOfItsRow() {
    #expect(CheckTable.written.count == CheckTable.recorded.count)
    for (row, golden) in zip(CheckTable.written, CheckTable.recorded) {
      let expression = row["expression"]?.text?.string ?? ""
      #expect(
        golden["digest"]?.text?.string == CheckTable.digest(of: row),
        "\(expression) has changed: run make_goldens.py")
    }
  }

  @Test func everyKeyIsKnown() {
    let keys = [
      "expression", "let", "inputs", "numpy", "torch", "kind", "by", "order", "within", "near",
    ]
    let domainKeys = ["shape", "low", "high", "integers", "values"]
    for row in CheckTable.written {
      #expect((row.entries ?? []).allSatisfy { keys.contains($0.key) })
      for input in row["inputs"]?.entries ?? [] {
        #expect((input.value.entries ?? []).allSatisfy { domainKeys.contains($0.key) })
      }
    }
  }

  @Test func everyOperationHasARow() throws {
    var used = Set<String>()
    for row in CheckTable.rows {
      for text in row.definitions.map(\.expression) + [row.expression] {
        try Parser.parse(text).collectNames(into: &used)
      }
    }
    let operators = Elementwise.operatorTable.map(\.name)
    let missing = (Catalogue.operations.map(\.name) + operators + ["@", ".T", "[]", "if"])
      .filter { !used.contains($0) }
    #expect(missing == [])
  }

  @Test func everyOperationThatHasADerivativeIsDifferentiatedInARow() throws {
    var used = Set<String>()
    for row in OperationChecksTests.twiceSmooth {
      try Parser.parse(row.expression).collectNames(into: &used)
    }
    let unused = (Catalogue.operations.map(\.name) + Elementwise.operatorTable.map(\.name))
      .filter { !used.contains($0) }
    // What gives truth values or whole numbers has no derivative but zero.
    let flat = [
      "!=", "//", "<=", "==", ">=", "all", "allclose", "and", "any", "is_orthogonal", "is_spd",
      "is_symmetric", "isclose", "ndim", "not", "or",
    ]
    #expect(unused.sorted() == flat)
  }

  /// Numbers compared in a run: a table that shrinks is noticed.
  @Test func thereAreNoFewerChecksThanThereWere() {
    let rows = CheckTable.rows
    let values = rows.reduce(0) { $0 + $1.value.elements.count }
    let gradients = OperationChecksTests.differentiated.reduce(0) { sum, row in
      sum + row.gradients.values.reduce(0) { $0 + $1.elements.count }
    }
    func elements(_ rows: [CheckRow]) -> Int {
      rows.reduce(0) { sum, row in
        sum
          + row.inputs.filter { row.variables.contains($0.name) }
          .reduce(0) { $0 + $1.value.elements.count }
      }
    }
    #expect(rows.count >= 1_791)
    #expect(values >= 11_100)
    #expect(gradients >= 16_600)
    #expect(elements(OperationChecksTests.smooth) >= 18_100)
    #expect(elements(OperationChecksTests.twiceSmooth) >= 18_000)
    #expect(OperationChecksTests.differentiated.count >= 1_300)
  }
}

extension Syntax {
  /// The operations and operators that an expression uses, by name and sign.
  fileprivate func collectNames(into names: inout Set<String>) {
    switch form {
    case .integer, .real, .name, .text, .boolean, .none: break
    case .list(let elements): elements.forEach { $0.collectNames(into: &names) }
    case .unary(let sign, let operand):
      names.insert(sign == "-" ? "negative" : sign)
      operand.collectNames(into: &names)
    case .binary(let sign, let left, let right):
      names.insert(sign)
      [left, right].forEach { $0.collectNames(into: &names) }
    case .conditional(let value, let condition, let other):
      names.insert("if")
      [value, condition, other].forEach { $0.collectNames(into: &names) }
    case .call(let name, let positional, let named):
      names.insert(name)
      (positional + named.map(\.value)).forEach { $0.collectNames(into: &names) }
    case .index(let base, let items):
      names.insert("[]")
      base.collectNames(into: &names)
      for case .at(let place) in items { place.collectNames(into: &names) }
    case .transpose(let base):
      names.insert(".T")
      base.collectNames(into: &names)
    }
  }
}
