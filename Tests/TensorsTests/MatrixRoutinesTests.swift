import Testing

@testable import Tensors

/// Expected numbers are those of numpy.linalg 2.x for the same matrices.
@Suite struct MatrixRoutinesTests {
  private let general: [Double] = [2, 1, 0.5, -1, 3, 0.25, 0.5, -2, 1.5]
  private let symmetric: [Double] = [4, 1, -1, 1, 3, 0.5, -1, 0.5, 2]

  @Test func determinants() {
    var a = general
    #expect(abs(matrixDeterminant(&a, 3) - 11.875) <= 1e-13)
    a = general
    let (sign, logarithm) = matrixLogDeterminant(&a, 3)
    #expect(sign == 1 && abs(logarithm - 2.474435349920705) <= 1e-14)
    a = [0, 1, 1, 0]
    #expect(matrixDeterminant(&a, 2) == -1)
    a = [1, 2, 2, 4]
    #expect(matrixLogDeterminant(&a, 2) == (0, -.infinity))
    #expect(matrixDeterminant(&a, 0) == 1 && matrixLogDeterminant(&a, 0) == (1, 0))
  }

  @Test func inverseAndSolution() throws {
    var a = general
    try invertMatrix(&a, 3)
    expectNear(
      a,
      [
        0.4210526315789474, -0.21052631578947367, -0.10526315789473686, 0.13684210526315788,
        0.23157894736842102, -0.08421052631578947, 0.04210526315789472, 0.37894736842105264,
        0.5894736842105264,
      ])
    a = general
    var b: [Double] = [1, 2, 0, 1, -1, 3]
    try solveMatrix(&a, &b, 3, columns: 2)
    expectNear(
      b,
      [
        0.5263157894736842, 0.3157894736842105, 0.22105263157894733, 0.2526315789473684,
        -0.5473684210526316, 2.2315789473684213,
      ])
    var singular: [Double] = [1, 2, 2, 4]
    #expect(throws: LinearAlgebraFailure.singular) { try invertMatrix(&singular, 2) }
    singular = [1, 2, 2, 4]
    #expect(throws: LinearAlgebraFailure.singular) {
      try solveMatrix(&singular, &b, 2, columns: 1)
    }
  }

  /// Only the lower triangle is read: the 9 stands above it.
  @Test func choleskyAndEigenvalues() throws {
    var a = symmetric
    a[1] = 9
    try choleskyMatrix(&a, 3)
    expectNear(
      a, [2, 0, 0, 0.5, 1.6583123951777, 0, -0.5, 0.45226701686664544, 1.243163121016122])
    a = symmetric
    a[1] = 9
    var values: [Double] = [0, 0, 0]
    try eigenMatrix(&a, &values, 3)
    expectNear(values, [1.1599281908357777, 3.0770638986178946, 4.763007910546325])
    var indefinite: [Double] = [1, 2, 2, 1]
    #expect(throws: LinearAlgebraFailure.notPositiveDefinite) {
      try choleskyMatrix(&indefinite, 2)
    }
  }

  @Test func singularValuesAndPseudoinverse() throws {
    let a: [Double] = [1, 2, 3, 4, 5, 6]
    let (u, values, vt) = try singularValueDecomposition(a, rows: 3, columns: 2)
    expectNear(values, [9.52551809156511, 0.5143005806586441])
    var product = [Double](repeating: 0, count: 6)
    for row in 0..<3 {
      for column in 0..<2 {
        for i in 0..<2 {
          product[row * 2 + column] += u[row * 2 + i] * values[i] * vt[i * 2 + column]
        }
      }
    }
    expectNear(product, a)
    var inverse = [Double](repeating: 0, count: 6)
    try pseudoinverseMatrix(a, &inverse, rows: 3, columns: 2)
    expectNear(
      inverse,
      [
        -1.3333333333333337, -0.3333333333333329, 0.6666666666666666, 1.083333333333334,
        0.33333333333333304, -0.4166666666666667,
      ])
  }

  @Test func cofactorsAlsoWhereThereIsNoInverse() throws {
    var a = general
    try cofactorMatrix(&a, 3)
    expectNear(a, [5, 1.625, 0.5, -2.5, 2.75, 4.5, -1.25, -1, 7])
    // By hand: the cofactors of [[1, 2], [2, 4]].
    a = [1, 2, 2, 4]
    try cofactorMatrix(&a, 2)
    expectNear(a, [4, -2, -2, 1])
  }

  /// By hand: det is x₀x₃ − x₁x₂ for [[x₀, x₁], [x₂, x₃]], and of diag(a, b, c) along E₁₁ the minors
  /// of the other two.
  @Test func secondCofactorsAlsoWhereThereIsNoInverse() throws {
    var a = [1.0, 2, 2, 4]
    try secondCofactorMatrix(&a, along: [1, 2, 3, 4], 2)
    expectNear(a, [4, -3, -2, 1])
    a = [2, 0, 0, 0, 0, 0, 0, 0, 3]
    try secondCofactorMatrix(&a, along: [1, 0, 0, 0, 0, 0, 0, 0, 0], 3)
    expectNear(a, [0, 0, 0, 0, 3, 0, 0, 0, 0])
  }

  private func expectNear(
    _ values: [Double], _ expected: [Double], at location: SourceLocation = #_sourceLocation
  ) {
    #expect(values.count == expected.count, sourceLocation: location)
    for (a, b) in zip(values, expected) {
      #expect(abs(a - b) <= 4e-14, sourceLocation: location)
    }
  }
}
