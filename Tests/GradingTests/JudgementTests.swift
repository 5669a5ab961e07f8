import Problems
import Tensors
import Testing

@testable import Grading

@Suite struct JudgementTests {
  // MARK: Single values

  @Test func aWholeNumberIsComparedExactly() throws {
    #expect(try judge("3", .integer(3)).summary == "correct 1.0")
    #expect(try judge("3.0", .integer(3)).summary == "correct 1.0")
    #expect(try judge("4", .integer(3)).summary == "incorrect 0.0 Incorrect: the number is wrong")
    #expect(try judge("9007199254740993", .integer(9_007_199_254_740_993)).verdict == .correct)
    #expect(try judge("9007199254740992", .integer(9_007_199_254_740_993)).verdict == .incorrect)
    #expect(try judge(#""2**53+1""#, .integer(9_007_199_254_740_993)).verdict == .correct)
    #expect(try judge(#""2**53""#, .integer(9_007_199_254_740_993)).verdict == .incorrect)
  }

  @Test func aTruthValueIsComparedExactly() throws {
    #expect(try judge("true", .boolean(true)).summary == "correct 1.0")
    #expect(
      try judge("false", .boolean(true)).summary == "incorrect 0.0 Incorrect: the answer is wrong")
  }

  @Test func anOptionIsComparedById() throws {
    let expected = ExpectedAnswer.choice("b", options: ["a", "b"])
    #expect(try judge(#""b""#, expected).summary == "correct 1.0")
    #expect(
      try judge(#""a""#, expected).summary == "incorrect 0.0 Incorrect: another option is right")
  }

  @Test func optionsAreComparedInAnyOrder() throws {
    let expected = ExpectedAnswer.choices(["b", "c"], options: ["a", "b", "c"])
    #expect(try judge(#"["c", "b"]"#, expected).summary == "correct 1.0")
    #expect(
      try judge(#"["b"]"#, expected).summary
        == "incorrect 0.0 Incorrect: another selection is right")
    #expect(try judge(#"["a", "b", "c"]"#, expected).verdict == .incorrect)
    #expect(try judge("[]", .choices([], options: ["a"])).verdict == .correct)
  }

  // MARK: Shapes that are asked for

  @Test func aShapeIsComparedExactly() throws {
    #expect(try judge("[3, 2]", .shape([3, 2])).summary == "correct 1.0")
    #expect(try judge("[]", .shape([])).summary == "correct 1.0")
  }

  static let shapes: [(answer: String, expected: [Int], summary: String)] = [
    (
      "[2, 3]", [3, 2],
      "incorrect 0.0 Transposed (transposed): the axes are in reverse order"
    ),
    (
      "[1, 4]", [4],
      "incorrect 0.0 UnitAxes (unit axes): the shape has 2 axes, which is not the right number: "
        + "only unit axes differ"
    ),
    (
      "[1]", [],
      "incorrect 0.0 UnitAxes (unit axes): the shape has 1 axis, which is not the right number: "
        + "only unit axes differ"
    ),
    (
      "[]", [3],
      "incorrect 0.0 Incorrect: the shape has 0 axes, which is not the right number"
    ),
    (
      "[3, 2]", [3],
      "incorrect 0.0 Incorrect: the shape has 2 axes, which is not the right number"
    ),
    ("[4]", [3], "incorrect 0.0 Incorrect: the extent of axis 0 is wrong"),
    ("[8, 4, 2]", [8, 4, 3], "incorrect 0.0 Incorrect: the extent of axis 2 is wrong"),
    ("[7, 4, 2]", [8, 4, 3], "incorrect 0.0 Incorrect: the extents of axes 0, 2 are wrong"),
  ]

  @Test(arguments: shapes)
  func aWrongShapeIsToldWithoutTheRightOne(
    _ row: (answer: String, expected: [Int], summary: String)
  ) throws {
    #expect(try judge(row.answer, .shape(row.expected)).summary == row.summary)
  }

  // MARK: Shapes that an answer has

  @Test func shapesAreNeverBroadcast() throws {
    let number = ExpectedAnswer.tensor(Tensor(2), shape: "[]")
    #expect(
      try judge("[2]", number).summary
        == "incorrect 0.0 UnitAxes (unit axes): the shape must be [], got [1]: only unit axes "
        + "differ, and the values are right")
    #expect(
      try judge("2", try tensor([1], [2])).summary
        == "incorrect 0.0 UnitAxes (unit axes): the shape must be [1], got []: only unit axes "
        + "differ, and the values are right")
    #expect(
      try judge("[[2, 2, 2]]", try tensor([3], [2, 2, 2])).summary
        == "incorrect 0.0 UnitAxes (unit axes): the shape must be [3], got [1, 3]: only unit axes "
        + "differ, and the values are right")
    #expect(
      try judge("[[2, 2, 5]]", try tensor([3], [2, 2, 2])).summary
        == "incorrect 0.0 UnitAxes (unit axes): the shape must be [3], got [1, 3]: only unit axes "
        + "differ, and the values are wrong too")
    #expect(
      try judge("2", try tensor([3], [2, 2, 2])).summary
        == "incorrect 0.0 WrongShape: the shape must be [3], got []")
    #expect(
      try judge("[[2], [2], [2]]", try tensor([1, 3], [2, 2, 2])).summary
        == "incorrect 0.0 UnitAxes (unit axes): the shape must be [1, 3], got [3, 1]: only unit "
        + "axes differ, and the values are right")
  }

  @Test func aTransposeIsToldByItsShape() throws {
    let expected = try tensor([2, 3], [1, 2, 3, 4, 5, 6])
    #expect(
      try judge("[[1, 4], [2, 5], [3, 6]]", expected).summary
        == "incorrect 0.0 Transposed (transposed): the shape must be [2, 3], got [3, 2]: this is "
        + "the transpose of the right answer")
    #expect(
      try judge("[[1, 2], [3, 4], [5, 6]]", expected).summary
        == "incorrect 0.0 WrongShape: the shape must be [2, 3], got [3, 2]: the axes are "
        + "exchanged, and the values are wrong too")
    #expect(
      try judge("[1, 2, 3, 4, 5, 6]", expected).summary
        == "incorrect 0.0 WrongShape: the shape must be [2, 3], got [6]")
  }

  @Test func aShapeIsToldInTheProblemsNames() throws {
    let value = try #require(Tensor(shape: [2], elements: [1, 2]))
    #expect(
      try judge("[1, 2, 3]", .tensor(value, shape: "[dh]")).summary
        == "incorrect 0.0 WrongShape: the shape must be [dh] = [2], got [3]")
  }

  @Test func tensorsWithoutElementsAreEqual() throws {
    #expect(try judge("[]", try tensor([0], [])).summary == "correct 1.0")
    #expect(
      try judge("[1]", try tensor([0], [])).summary
        == "incorrect 0.0 WrongShape: the shape must be [0], got [1]")
  }

  // MARK: Feedback

  @Test func aNumberIsToldAboutHowMuchItIsOff() throws {
    let expected = ExpectedAnswer.tensor(Tensor(2), shape: "[]")
    #expect(try judge("2.001", expected).summary == "correct 1.0")
    #expect(
      try judge("7.1", expected).summary
        == "incorrect 0.0 Incorrect: the number is off by about 5")
    #expect(
      try judge("2.0625", expected).summary
        == "incorrect 0.0 Incorrect: the number is off by about 0.06 (tolerance: relative 0.001, "
        + "absolute 1e-6)")
    #expect(
      try judge("2.11", expected).summary
        == "incorrect 0.0 Incorrect: the number is off by about 0.1")
    #expect(
      try judge("1e300", expected).summary
        == "incorrect 0.0 Incorrect: the number is off by about 1e300")
  }

  @Test func theToleranceIsToldWhereItMatters() throws {
    let expected = ExpectedAnswer.tensor(Tensor(2), shape: "[]")
    #expect(
      try judge("2.07", expected, "tolerance: {digits: 3}").summary
        == "incorrect 0.0 Incorrect: the number is off by about 0.07 (tolerance: 3 significant "
        + "digits)")
    #expect(
      try judge("2.07", expected, "tolerance: {decimals: 1}").summary
        == "incorrect 0.0 Incorrect: the number is off by about 0.07 (tolerance: 1 decimal)")
    #expect(
      try judge("2.07", expected, "tolerance: {norm: 0.01}").summary
        == "incorrect 0.0 Incorrect: the number is off by about 0.07 (tolerance: relative 0.01 of "
        + "the norm)")
    #expect(
      try judge("2.07", expected, "tolerance: exact").summary
        == "incorrect 0.0 Incorrect: the number is off by about 0.07 (tolerance: exact)")
  }

  @Test func aTensorIsToldItsWorstElement() throws {
    let expected = try tensor([2, 2], [1, 2, 3, 4])
    #expect(
      try judge("[[1, 2], [3, 9.2]]", expected).summary
        == "incorrect 0.0 Incorrect: 1 of 4 elements differs; the worst, [1, 1], is off by about 5")
    #expect(
      try judge("[[0, 2], [3.4, 9.2]]", expected).summary
        == "incorrect 0.0 Incorrect: 3 of 4 elements differ; the worst, [1, 1], is off by about 5")
    #expect(
      try judge("[17]", try tensor([1], [4])).summary
        == "incorrect 0.0 Incorrect: 1 of 1 element differs; the worst, [0], is off by about 10")
    #expect(
      try judge("[[1.02, 2], [3, 4]]", expected).summary
        == "incorrect 0.0 Incorrect: 1 of 4 elements differs; the worst, [0, 0], is off by about "
        + "0.02 (tolerance: relative 0.001, absolute 1e-6)")
  }

  @Test func aTensorOfWholeNumbersIsComparedExactlyUnlessItsToleranceIsWritten() throws {
    let expected = ExpectedAnswer.wholes(
      try #require(Tensor(shape: [2], elements: [5000, 6])), shape: "[2]")
    #expect(try judge("[5000, 6.0]", expected).summary == "correct 1.0")
    #expect(
      try judge("[5001, 6]", expected).summary
        == "incorrect 0.0 Incorrect: 1 of 2 elements differs; the worst, [0], is off by about 1 "
        + "(tolerance: relative 1e-9, absolute 1e-9)")
    #expect(
      try judge("[5001, 6]", expected, "tolerance: {relative: 0.001}").summary == "correct 1.0")
  }

  @Test func whatIsNotFiniteIsTold() throws {
    let number = ExpectedAnswer.tensor(Tensor(2), shape: "[]")
    #expect(
      try judge(#""nan""#, number).summary == "incorrect 0.0 Incorrect: the number is nan")
    #expect(
      try judge(#""-inf""#, number).summary == "incorrect 0.0 Incorrect: the number is -inf")
    let vector = try tensor([2], [1, .infinity])
    #expect(try judge(#"[1, "inf"]"#, vector).summary == "correct 1.0")
    #expect(
      try judge("[1, 5]", vector).summary
        == "incorrect 0.0 Incorrect: 1 of 2 elements differs; the worst, [1], should not be finite")
    #expect(
      try judge(#"["nan", "inf"]"#, vector).summary
        == "incorrect 0.0 Incorrect: 1 of 2 elements differs; the worst, [0], is nan")
    #expect(
      try judge("3", .tensor(Tensor(.nan), shape: "[]")).summary
        == "incorrect 0.0 Incorrect: the number should not be finite")
    #expect(try judge(#""nan""#, .tensor(Tensor(.nan), shape: "[]")).summary == "correct 1.0")
  }

  @Test func aDifferenceBeyondFloat64IsStillADifference() throws {
    #expect(
      try judge("-1e308", .tensor(Tensor(1.5e308), shape: "[]")).summary
        == "incorrect 0.0 Incorrect: the number is off by about inf")
  }

  @Test func aDiagnosisStandsBeforeTheRest() throws {
    #expect(
      try judge("[-1, -2, -3]", try tensor([3], [1, 2, 3])).summary
        == "incorrect 0.0 WrongSign (wrong sign): this is the right answer with the sign changed\n"
        + "3 of 3 elements differ; the worst, [2], is off by about 6")
  }

  @Test func truthsAreComparedElementByElement() throws {
    let truths = ExpectedAnswer.truths(
      try #require(Tensor(shape: [3], elements: [1, 0, 0])), shape: "[n]")
    #expect(try judge("[true, false, 0]", truths).summary == "correct 1.0")
    #expect(
      try judge("[true, true, true]", truths, "tolerance: {relative: 1, absolute: 1}").summary
        == "incorrect 0.0 Incorrect: 2 of 3 elements differ; the first, [1], is true")
    #expect(
      try judge("[true]", truths).summary
        == "incorrect 0.0 WrongShape: the shape must be [n] = [3], got [1]")
  }

  // MARK: Credit

  @Test func creditByElementIsTheShareOfRightOnes() throws {
    let expected = try tensor([2, 2], [1, 2, 3, 4])
    let keys = "credit: elementwise"
    #expect(try judge("[[1, 2], [3, 4]]", expected, keys).summary == "correct 1.0")
    #expect(
      try judge("[[1, 2], [3, 9.2]]", expected, keys).summary
        == "partial 0.75 Partial: 1 of 4 elements differs; the worst, [1, 1], is off by about 5")
    #expect(
      try judge("[[8, 8], [8, 8]]", expected, keys).summary
        == "incorrect 0.0 Incorrect: 4 of 4 elements differ; the worst, [0, 0], is off by about 7")
    #expect(
      try judge("[[1, 3], [2, 4]]", expected, keys).summary
        == "partial 0.5 Partial (transposed): this is the transpose of the right answer\n"
        + "2 of 4 elements differ; the worst, [0, 1], is off by about 1")
    #expect(try judge("[1, 2, 3, 4]", expected, keys).share == 0)
  }

  // MARK: Nothing is given away

  /// Numbers in a text, as far as they are written with more than one significant digit.
  private func preciseNumbers(in text: String) -> [Double] {
    text.split { !"0123456789.e-".contains($0) }.compactMap { word in
      let digits = word.prefix { $0 != "e" }.drop { "-0.".contains($0) }.filter { $0 != "." }
      return digits.count > 1 ? Double(word) : nil
    }
  }

  /// Expected tensors of a seeded generator, and answers that are wrong in every way that has a
  /// message of its own: no number of a message is the expected one.
  @Test func noMessageGivesTheExpectedNumbersAway() throws {
    #expect(preciseNumbers(in: "0.45 of [1, 2]: about -4.5e-3, 3e2, 0.002") == [0.45, -4.5e-3])
    var generator = RandomGenerator(seed: 4)
    let shapes = [[], [3], [2, 3], [3, 3], [2, 2, 2]]
    let tolerances = [
      "{relative: 0.001}", "{digits: 4}", "{decimals: 4}", "{norm: 0.001}", "exact",
    ]
    var messages = Set<String>()
    for round in 0..<100 {
      let shape = shapes[round % shapes.count]
      let count = elementCount(of: shape) ?? 0
      let values = (0..<count).map { _ in 0.1 + 0.9 * generator.uniform() }
      let expected = try #require(Tensor(shape: shape, elements: values))
      let scale = pow10(generator.integer(below: 5) - 2)
      let wrong: [[Double]] = [
        values.map { -$0 }, values.map { 2 * $0 }, values.map { $0 / 2 }, values.reversed(),
        values.map { $0 + scale * generator.normal() }, values.map { ($0 * 10).rounded() / 10 },
        values.map { _ in 0 }, [values[0] + scale] + values.dropFirst(),
        expected.transposed.elements,
      ]
      let keys =
        "tolerance: \(tolerances[round / 5 % 5]), credit: \(round % 2 == 0 ? "whole" : "elementwise")"
      for answer in wrong {
        for shape in [shape, [count], [1] + shape, shape.reversed()] {
          let tensor = try #require(Tensor(shape: shape, elements: answer))
          let judgement = try judge(
            json(tensor), .tensor(expected, shape: "\(expected.shape)"), keys)
          let message = judgement.message ?? ""
          messages.insert(message)
          for number in preciseNumbers(in: message) {
            let isGivenAway = values.contains { abs(abs(number) - $0) <= 0.05 * $0 }
            #expect(!isGivenAway, "\(message) for \(values)")
          }
        }
      }
    }
    #expect(messages.count > 300)
  }

  private func pow10(_ exponent: Int) -> Double { Double("1e\(exponent)") ?? .nan }

  private func json(_ tensor: Tensor) -> String {
    func text(_ value: ExpectedValue) -> String {
      switch value {
      case .list(let values): "[" + values.map(text).joined(separator: ", ") + "]"
      case .number(let number): "\(number)"
      default: "null"
      }
    }
    return text(ExpectedValue(.tensor(tensor, shape: "")))
  }

  // The texts are Python's '%.1g', with one difference: it has room for one digit and so writes
  // 1e+01, 2e+04 and 9e+05, where a person reads 10, 20000 and 900000 more easily. A number that
  // '%.1g' writes as one from 10 to 900,000 is therefore `int(float('%.1g' % number))`.
  @Test(arguments: [
    (0.001, "0.001"), (0.00149, "0.001"), (0.0015, "0.002"), (0.0009999, "0.001"),
    (0.05, "0.05"), (0.05499999, "0.05"), (0.095, "0.1"), (0.0949, "0.09"), (0.25, "0.2"),
    (0.35, "0.3"), (0.5, "0.5"), (0.949, "0.9"), (0.95, "0.9"), (0.96, "1"), (1, "1"),
    (1.5, "2"), (2.5, "2"), (3.49999, "3"), (9.4, "9"), (9.49, "9"), (9.5, "10"), (9.6, "10"),
    (14, "10"), (15, "20"),
    (25, "20"), (24.999, "20"), (94, "90"), (95, "100"), (96, "100"), (149.9, "100"),
    (150, "200"), (500, "500"), (999, "1000"), (12345, "10000"), (85000, "80000"),
    (94999, "90000"), (95001, "100000"), (450000, "400000"), (849999, "800000"),
    (850000, "800000"), (899999, "900000"), (900001, "900000"),
    (949999, "900000"), (950001, "1e6"), (999999, "1e6"), (1e6, "1e6"), (1.4e6, "1e6"),
    (2e6, "2e6"),
    (3e-7, "3e-7"), (0.0, "0"),
  ])
  func aNumberIsToldToOneDigit(number: Double, text: String) {
    #expect(roughly(number) == text)
  }
}
