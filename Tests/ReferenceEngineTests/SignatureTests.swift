import Testing

@testable import ReferenceEngine

@Suite struct SignatureTests {
  private let sum = Signature("sum", "x, axis=None, keepdims=False")
  private let zeros = Signature("zeros", "shape…")

  @Test func aSignatureIsReadAndWrittenAlike() {
    for text in [
      "x, axis=None, keepdims=False", "shape…, mean=0, std=1, decimals=2", "x", "",
      "x, k, mode=\"full\"", "x, alpha=1.0",
    ] {
      #expect("\(Signature("f", text))" == "f(\(text))")
    }
    #expect(sum.parameters.map(\.name) == ["x", "axis", "keepdims"])
    #expect(sum.parameters.map(\.defaultText) == [nil, "None", "False"])
    #expect(zeros.parameters.map(\.isVariadic) == [true])
  }

  @Test func argumentsAreBoundByPlaceThenByName() throws {
    let (values, sources) = try sum.bind(
      [.real(2.5)], [("keepdims", .boolean(true)), ("axis", .integer(Extent(1)))])
    #expect(values.map(\.kindName) == ["the number 2.5", "the whole number 1", "true"])
    #expect(sources == [0, 2, 1])
  }

  @Test func defaultsAreOfTheKindTheyAreWrittenIn() throws {
    let all = Signature("f", "a=None, b=True, c=False, d=\"same\", e=-1, f=0.01")
    let (values, sources) = try all.bind([], [])
    #expect(
      values.map(\.kindName) == [
        "None", "true", "false", "the string \"same\"", "the whole number -1", "the number 0.01",
      ])
    #expect(sources == [nil, nil, nil, nil, nil, nil])
  }

  @Test func axisMayBeCalledDim() throws {
    let (values, _) = try sum.bind([.real(1)], [("dim", .integer(Extent(0)))])
    #expect(values[1].kindName == "the whole number 0")
    #expect(throws: OperationError("'f' has no parameter 'dim': f(x)").at(0)) {
      try Signature("f", "x").bind([], [("dim", .none)])
    }
  }

  @Test func anyNumberOfArgumentsIsAList() throws {
    func shape(
      _ positional: [Argument], _ named: [(name: String, value: Argument)] = []
    ) throws -> [Int]? {
      try zeros.bind(positional, named).values[0].knownIntegers?.values
    }
    let (two, three) = (Argument.integer(Extent(2)), Argument.integer(Extent(3)))
    #expect(try shape([]) == [])
    #expect(try shape([two]) == [2])
    #expect(try shape([two, three]) == [2, 3])
    #expect(try shape([.list([two, three])]) == [2, 3])
    #expect(try shape([], [("shape", .list([three]))]) == [3])
    let normal = Signature("normal", "shape…, mean=0, std=1")
    let (values, sources) = try normal.bind([two, three], [("std", .real(2))])
    #expect(values.map(\.kindName) == ["a list", "the whole number 0", "the number 2.0"])
    #expect(sources == [0, nil, 2])
  }

  @Test func whatDoesNotBindIsRefused() {
    let x = Argument.real(1)
    func refusal(
      _ signature: Signature, _ positional: [Argument],
      _ named: [(name: String, value: Argument)] = []
    ) -> OperationError? {
      do throws(OperationError) {
        _ = try signature.bind(positional, named)
        return nil
      } catch {
        return error
      }
    }
    #expect(
      refusal(sum, [])
        == OperationError("'sum' requires an argument 'x': sum(x, axis=None, keepdims=False)"))
    #expect(
      refusal(sum, [x, x, x, x])
        == OperationError(
          "'sum' takes at most 3 arguments, got 4: sum(x, axis=None, keepdims=False)"))
    #expect(
      refusal(Signature("f", "x"), [x, x])
        == OperationError("'f' takes at most 1 argument, got 2: f(x)"))
    #expect(
      refusal(sum, [x, x], [("axis", x)])
        == OperationError("'sum' takes 'axis' once, got it twice").at(2))
    #expect(
      refusal(sum, [x], [("axis", x), ("dim", x)])
        == OperationError("'sum' takes 'axis' once, got it twice").at(2))
    #expect(
      refusal(zeros, [x], [("shape", x)])
        == OperationError("'zeros' takes 'shape' once, got it twice").at(1))
    let unknown = refusal(sum, [x], [("axes", x)])
    #expect(
      unknown
        == OperationError("'sum' has no parameter 'axes': sum(x, axis=None, keepdims=False)").at(1))
    #expect(unknown?.unknown?.name == "axes")
    #expect(unknown?.unknown?.known == ["x", "axis", "keepdims"])
  }
}
