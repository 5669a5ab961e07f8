import Expressions
import ReferenceEngine
import Tensors
import Testing

/// Every row of `Checks/operations.json`: its value and derivatives against NumPy, SciPy and
/// PyTorch, and against each other.
@Suite struct OperationChecksTests {
  /// Rows whose derivatives are compared with differences.
  static let smooth = CheckTable.rows.filter { $0.order >= 1 && !$0.variables.isEmpty }
  /// Rows whose second derivatives are.
  static let twiceSmooth = CheckTable.rows.filter { $0.order >= 2 && !$0.variables.isEmpty }
  /// Rows with derivatives by PyTorch.
  static let differentiated = CheckTable.rows.filter { !$0.gradients.isEmpty }
  /// Rows with derivatives at all.
  static let differentiable = CheckTable.rows.filter { !$0.variables.isEmpty }

  /// A derivative and its difference may differ by so much of the greatest number at hand. The
  /// formula's own errors are below 1e-9 in these rows (see ``CompiledTerms/differences(along:)``);
  /// a wrong rule is wrong in the first digits.
  private static let tolerance = 1e-8

  @Test("the value is that of NumPy, SciPy or PyTorch", arguments: CheckTable.rows)
  func value(_ row: CheckRow) throws {
    let check = try CheckedExpression(row)
    #expect(check.output.kind == row.kind)
    let value = try check.compiled([check.output])()[0]
    expectNear(value, row.value, relative: row.within * 0x1p-52, near: row.near)
  }

  @Test("shape and size are known without evaluation", arguments: CheckTable.rows)
  func staticShape(_ row: CheckRow) throws {
    let check = try CheckedExpression(row)
    let shape = try check.argument("shape(\(row.expression))")
    #expect(shape.knownIntegers?.values == row.value.shape)
    let size = try check.argument("size(\(row.expression))")
    #expect(size.knownInteger?.value == row.value.elements.count)
  }

  @Test("the derivatives are those of PyTorch", arguments: differentiated)
  func gradients(_ row: CheckRow) throws {
    let check = try CheckedExpression(row)
    let terms = try check.gradients(row.weights)
    #expect(terms.allSatisfy { $0.kind == .real })
    let gradients = try check.compiled(terms)()
    for (name, gradient) in zip(row.variables, gradients) {
      let golden = try #require(row.gradients[name])
      expectNear(gradient, golden, relative: 1e-13, near: row.near)
    }
  }

  @Test("the derivatives are those of differences", arguments: smooth)
  func differences(_ row: CheckRow) throws {
    let check = try CheckedExpression(row)
    let gradients = try check.compiled(try check.gradients(row.weights))()
    let function = try check.compiled([check.output])
    let scale = zip(try function()[0], row.weights, *).elements.reduce(1) { $0 + abs($1) }
    for (variable, gradient) in gradients.enumerated() {
      for element in gradient.elements.indices {
        var directions = gradients.map { zip($0, $0) { _, _ in 0 } }
        directions[variable] = Tensor(shape: gradient.shape) { $0[element] = 1 }
        let partials = try function.differences(along: directions)[0]
        let difference = zip(partials, row.weights, *).elements.reduce(0, +)
        let error = abs(gradient.elements[element] - difference)
        #expect(
          error <= Self.tolerance * max(scale, abs(difference)),
          "\(row.variables[variable]), element \(element)")
      }
    }
  }

  @Test("the second derivatives are those of differences", arguments: twiceSmooth)
  func secondDifferences(_ row: CheckRow) throws {
    let check = try CheckedExpression(row)
    let directions = directions(of: row)
    let gradients = try check.gradients(row.weights)
    let second = try check.graph.derivatives(
      of: zip(gradients, directions).map { ($0, check.graph.constant($1)) }, by: check.variables)
    let values = try check.compiled(second)()
    let differences = try check.compiled(gradients).differences(along: directions)
    let scale = max(1, differences.flatMap(\.elements).map(abs).max() ?? 0)
    for (name, (value, difference)) in zip(row.variables, zip(values, differences)) {
      for (element, pair) in zip(value.elements, difference.elements).enumerated() {
        #expect(abs(pair.0 - pair.1) <= Self.tolerance * scale, "\(name), element \(element)")
      }
    }
  }

  @Test("forward and reverse mode agree: ⟨w, Jv⟩ = ⟨Jᵀw, v⟩", arguments: differentiable)
  func forwardMode(_ row: CheckRow) throws {
    let check = try CheckedExpression(row)
    let directions = directions(of: row)
    let jvp = try #require(Catalogue.operation(named: "jvp"))
    var tangents: [Term] = []
    for (variable, direction) in zip(check.variables, directions) {
      let v = check.graph.constant(direction)
      let tangent = try jvp.apply(
        [.tensor(check.output), .tensor(variable), .tensor(v)], in: check.graph)
      tangents.append(try tangent.term(in: check.graph))
    }
    let gradients = try check.compiled(try check.gradients(row.weights))()
    let values = try check.compiled(tangents)()
    for (variable, tangent) in values.enumerated() {
      let products = zip(gradients[variable], directions[variable], *).elements
      if products.contains(where: { !$0.isFinite }) { continue }
      let forward = zip(row.weights, tangent, *).elements.reduce(0, +)
      let scale = products.reduce(0) { $0 + abs($1) }
      let error = abs(forward - products.reduce(0, +))
      #expect(error <= 1e-12 * scale, "\(row.variables[variable])")
    }
  }

  /// A direction for each variable, the same in every run.
  private func directions(of row: CheckRow) -> [Tensor] {
    var generator = RandomGenerator(for: row.expression)
    return row.variables.compactMap { name in
      row.inputs.first { $0.name == name }.map { input in
        Tensor(shape: input.value.shape) { buffer in
          for i in buffer.indices { buffer[i] = generator.uniform() * 2 - 1 }
        }
      }
    }
  }

  private func expectNear(
    _ value: Tensor, _ golden: Tensor, relative: Double, near: Double,
    at location: SourceLocation = #_sourceLocation
  ) {
    #expect(value.shape == golden.shape, sourceLocation: location)
    let scale = golden.elements.filter(\.isFinite).map(abs).reduce(1, max)
    let absolute = near * 0x1p-52 * scale
    for (index, (a, e)) in zip(value.elements, golden.elements).enumerated() {
      let isSame = a == e || (a.isNaN && e.isNaN)
      let isNear = e.isFinite && abs(a - e) <= relative * abs(e) + absolute
      #expect(isSame || isNear, "element \(index): \(a), golden \(e)", sourceLocation: location)
    }
  }
}
