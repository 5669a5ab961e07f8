import Problems
import Tensors
import Testing

@testable import Grading

@Suite struct AnswerReaderTests {
  // MARK: No answer

  @Test(arguments: ["null", #""""#, #"" \t\n""#])
  func nullAndBlankStringsAreNoAnswer(_ json: String) throws {
    #expect(AnswerReader.isBlank(try node(json)))
  }

  @Test(arguments: ["0", "false", "[]", "{}", #""x""#, "[null]"])
  func everythingElseIsAnAnswer(_ json: String) throws {
    #expect(!AnswerReader.isBlank(try node(json)))
  }

  // MARK: Numbers and tensors

  private func number(_ json: String) throws -> Double {
    let tensor = try AnswerReader.tensor(try node(json), expecting: [])
    #expect(tensor.shape == [])
    return try #require(tensor.item)
  }

  @Test func numbersAreReadAsTheyAreWritten() throws {
    #expect(try number("3") == 3)
    #expect(try number("-0.25") == -0.25)
    #expect(try number("1e-3") == 0.001)
    #expect(try number("5e-324") == .leastNonzeroMagnitude)
    #expect(try number("9007199254740993") == 9_007_199_254_740_992)
    #expect(try number("-0.0").sign == .minus)
  }

  @Test func stringsAreExpressionsOfConstants() throws {
    #expect(try number(#""1/3""#) == 1.0 / 3)
    #expect(try number(#""sqrt(2)""#) == 2.0.squareRoot())
    #expect(try number(#""1e-3""#) == 0.001)
    #expect(try number(#"" -2**2 ""#) == -4)
    #expect(try number(#""2^10""#) == 1024)
    #expect(try number(#""pi""#) == .pi)
    #expect(try number(#""e""#) == 2.718281828459045)
    #expect(try number(#""inf""#) == .infinity)
    #expect(try number(#""-inf""#) == -.infinity)
    #expect(try number(#""nan""#).isNaN)
    #expect(try number(#""1 if 2 > 1 else 0""#) == 1)
  }

  @Test func listsAreTensorsInRowMajorOrder() throws {
    let tensor = try AnswerReader.tensor(
      try node(#"[[1, "1/2", 3], ["-inf", 5, 6e0]]"#), expecting: [1])
    #expect(tensor == Tensor(shape: [2, 3], elements: [1, 0.5, 3, -.infinity, 5, 6]))
  }

  @Test func aStringMayHoldAWholeTensor() throws {
    let tensor = try AnswerReader.tensor(try node(#""[[1, 2], [3, 4]] / 2""#), expecting: [1])
    #expect(tensor == Tensor(shape: [2, 2], elements: [0.5, 1, 1.5, 2]))
  }

  @Test func shapesAreWhatIsWritten() throws {
    func shape(_ json: String) throws -> [Int] {
      try AnswerReader.tensor(try node(json), expecting: [1]).shape
    }
    #expect(try shape("1") == [])
    #expect(try shape("[]") == [0])
    #expect(try shape("[1]") == [1])
    #expect(try shape("[[], []]") == [2, 0])
    #expect(try shape("[[[1, 2]], [[3, 4]], [[5, 6]]]") == [3, 1, 2])
  }

  /// An answer that cannot be read, as what it is asked for, and what is said of it.
  struct Refusal: Sendable {
    let json: String
    let message: String
    /// What of the answer the message is about.
    let place: String
  }

  private func check(
    _ refusal: Refusal, _ wanted: String, _ read: (Answer) throws -> Void
  ) throws {
    let sample = try submission(#"{"p": {"q": \#(refusal.json)}}"#)
    let answer = try #require(sample.problems.first?.answers.first)
    let error = #expect(throws: Unreadable.self) { try read(answer) }
    #expect(error?.message == "cannot be read as \(wanted): \(refusal.message)")
    let place = error.map { String(decoding: sample.source.bytes[$0.range], as: UTF8.self) }
    #expect(place == refusal.place)
  }

  static let numbers: [Refusal] = [
    Refusal(json: "true", message: "it is true", place: "true"),
    Refusal(json: "{\"a\": 1}", message: "it is an object", place: "{\"a\": 1}"),
    Refusal(
      json: "1e400",
      message: "it exceeds the range of float64; write \"inf\" if infinity is meant",
      place: "1e400"),
    Refusal(
      json: "-1e400",
      message: "it exceeds the range of float64; write \"inf\" if infinity is meant",
      place: "-1e400"),
    Refusal(
      json: #""1e400""#,
      message: "the number '1e400' exceeds the range of float64; write inf if infinity is meant",
      place: "1e400"),
    Refusal(
      json: #""1,5""#,
      message: "expected an operator or the end, got ','; write 1.5 with a decimal point, or "
        + "[1, 5] for a list",
      place: ","),
    Refusal(json: #""3/""#, message: "expected a value, got the end", place: ""),
    Refusal(
      json: #""2x""#,
      message: "a number is followed by a name, got '2x'; write 2*x for a product", place: "2x"),
    Refusal(json: #""x + 1""#, message: "the name 'x' is not defined", place: "x"),
    Refusal(
      json: #""sqrt""#, message: "'sqrt' is a function and needs arguments; write sqrt(…)",
      place: "sqrt"),
    Refusal(
      json: #""squrt(2)""#, message: "the function 'squrt' is not defined; did you mean 'sqrt'?",
      place: "squrt"),
    Refusal(json: #""sum([1, 2])""#, message: "'sum' may not be used here", place: "sum"),
    Refusal(json: #""grad(1, 2)""#, message: "'grad' may not be used here", place: "grad"),
    Refusal(
      json: #""zeros(1000000000)""#, message: "'zeros' may not be used here", place: "zeros"),
    Refusal(
      json: #""normal(3)""#, message: "'normal' may not be used here", place: "normal"),
    Refusal(
      json: #""\u001b[2J""#, message: "the character '␛' (U+001B) has no meaning here",
      place: #"\u001b"#),
  ]

  @Test(arguments: numbers)
  func whatIsNoNumberIsRefusedWithItsPlace(_ refusal: Refusal) throws {
    try check(refusal, "a number") { _ = try AnswerReader.tensor($0.node, expecting: []) }
  }

  static let tensors: [Refusal] = [
    Refusal(json: "false", message: "it is false", place: "false"),
    Refusal(json: "{}", message: "it is an object", place: "{}"),
    Refusal(
      json: "[[1, 2], [3]]", message: "a row has 1 elements where another has 2", place: "[3]"),
    Refusal(
      json: "[[1], [2, 3]]", message: "a row has 2 elements where another has 1", place: "[2, 3]"),
    Refusal(
      json: "[1, [2]]", message: "a list stands where another row has a number", place: "[2]"),
    Refusal(json: "[[1], 2]", message: "2 stands where another row has a list", place: "2"),
    Refusal(
      json: #"[[1], "ab"]"#, message: "\"ab\" stands where another row has a list",
      place: #""ab""#),
    Refusal(
      json: "[[[1]], [[2, 3]]]", message: "a row has 2 elements where another has 1",
      place: "[2, 3]"),
  ]

  @Test(arguments: tensors)
  func raggedListsAreRefusedWithTheirPlace(_ refusal: Refusal) throws {
    try check(refusal, "a tensor (nested lists of numbers)") {
      _ = try AnswerReader.tensor($0.node, expecting: [1])
    }
  }

  static let elements: [Refusal] = [
    Refusal(json: "[1, null]", message: "it is null", place: "null"),
    Refusal(json: "[1, true]", message: "it is true", place: "true"),
    Refusal(json: "[1, {}]", message: "it is an object", place: "{}"),
    Refusal(json: #"[1, "x"]"#, message: "the name 'x' is not defined", place: "x"),
    Refusal(json: #"[1, ""]"#, message: "an expression is required, got nothing", place: ""),
    Refusal(json: #"[1, "[2]"]"#, message: "it is \"[2]\"", place: #""[2]""#),
    Refusal(
      json: "[1, 1e999]",
      message: "it exceeds the range of float64; write \"inf\" if infinity is meant",
      place: "1e999"),
  ]

  @Test(arguments: elements)
  func elementsThatAreNoNumbersAreRefusedWithTheirPlace(_ refusal: Refusal) throws {
    try check(refusal, "a number") { _ = try AnswerReader.tensor($0.node, expecting: [1]) }
  }

  @Test func aLongStringIsCalledAString() throws {
    let long = String(repeating: "1", count: 41)
    try check(
      Refusal(
        json: "[[1], \"\(long)\"]", message: "a string stands where another row has a list",
        place: "\"\(long)\""), "a tensor (nested lists of numbers)"
    ) {
      _ = try AnswerReader.tensor($0.node, expecting: [1])
    }
  }

  /// 400 × 400 × 400 numbers out of an expression of 3,700 characters.
  @Test func anExpressionCannotFillTheMemory() throws {
    let row = "[" + (0..<400).map { "\($0 % 10)" }.joined(separator: ",") + "]"
    let json = "\"\(row)[:, None, None] + \(row)[:, None] + \(row)\""
    try check(
      Refusal(
        json: json,
        message:
          "a tensor of shape [400, 400, 400] exceeds the limit of 10,000,000 elements that can be evaluated",
        place: json), "a tensor (nested lists of numbers)"
    ) {
      _ = try AnswerReader.tensor($0.node, expecting: [1])
    }
  }

  @Test func aStringIsNeitherATruthValueNorALongCalculation() throws {
    let wanted = "a tensor (nested lists of numbers)"
    let row = "[" + (0..<101).map { "\($0 % 10)" }.joined(separator: ",") + "]"
    let table = "\"\(row)[:, None] * \(row)\""
    let refusals = [
      Refusal(json: #""1 < 2""#, message: "it is a truth value", place: #""1 < 2""#),
      Refusal(
        json: table, message: "a constant is limited to 10000 numbers on the way", place: table),
    ]
    for refusal in refusals {
      try check(refusal, wanted) { _ = try AnswerReader.tensor($0.node, expecting: [1]) }
    }
  }

  // MARK: Whole numbers

  @Test func wholeNumbersAreExact() throws {
    func integer(_ json: String) throws -> Int { try AnswerReader.integer(try node(json)) }
    #expect(try integer("3") == 3)
    #expect(try integer("3.0") == 3)
    #expect(try integer("-3e2") == -300)
    #expect(try integer("-0.0") == 0)
    #expect(try integer("9007199254740993") == 9_007_199_254_740_993)
    #expect(try integer("9223372036854775807") == .max)
    #expect(try integer(#""64*32*3*3""#) == 18432)
    #expect(try integer(#""6/2""#) == 3)
    #expect(try integer(#""2**53 + 1""#) == 9_007_199_254_740_993)
    #expect(try integer(#""9007199254740993""#) == 9_007_199_254_740_993)
  }

  static let integers: [Refusal] = [
    Refusal(json: "3.2", message: "it is 3.2", place: "3.2"),
    Refusal(json: "1e20", message: "it exceeds 64 bits", place: "1e20"),
    Refusal(
      json: "9223372036854775808", message: "it exceeds 64 bits", place: "9223372036854775808"),
    Refusal(json: #""1/3""#, message: "it is 0.3333333333333333", place: #""1/3""#),
    Refusal(json: #""inf""#, message: "it is inf", place: #""inf""#),
    Refusal(json: #""nan""#, message: "it is nan", place: #""nan""#),
    Refusal(json: "true", message: "it is true", place: "true"),
    Refusal(json: "[3]", message: "it is a list", place: "[3]"),
    Refusal(json: #""[3]""#, message: "it is \"[3]\"", place: #""[3]""#),
  ]

  @Test(arguments: integers)
  func whatIsNoWholeNumberIsRefusedWithItsPlace(_ refusal: Refusal) throws {
    try check(refusal, "a whole number") { _ = try AnswerReader.integer($0.node) }
  }

  // MARK: Truth values

  @Test func truthValuesMayBeStrings() throws {
    func boolean(_ json: String) throws -> Bool { try AnswerReader.boolean(try node(json)) }
    #expect(try boolean("true"))
    #expect(try !boolean("false"))
    #expect(try boolean(#""True""#))
    #expect(try !boolean(#""FALSE""#))
  }

  static let booleans: [Refusal] = [
    Refusal(json: "1", message: "it is 1", place: "1"),
    Refusal(json: #""yes""#, message: "it is \"yes\"", place: #""yes""#),
    Refusal(json: "[true]", message: "it is a list", place: "[true]"),
  ]

  @Test(arguments: booleans)
  func whatIsNoTruthValueIsRefusedWithItsPlace(_ refusal: Refusal) throws {
    try check(refusal, "true or false") { _ = try AnswerReader.boolean($0.node) }
  }

  @Test func nestedTruthValuesAreZerosAndOnes() throws {
    let truths = try AnswerReader.truths(try node(#"[[true, "false"], [0, 1]]"#))
    #expect(truths == Tensor(shape: [2, 2], elements: [1, 0, 0, 1]))
    try check(Refusal(json: "[true, 2]", message: "it is 2", place: "2"), "true or false") {
      _ = try AnswerReader.truths($0.node)
    }
    try check(
      Refusal(
        json: "[[true], [true, false]]", message: "a row has 2 elements where another has 1",
        place: "[true, false]"),
      "a tensor of truth values (nested lists of true and false)"
    ) { _ = try AnswerReader.truths($0.node) }
  }

  // MARK: Shapes

  @Test func shapesAreListsOfWholeNumbers() throws {
    func shape(_ json: String) throws -> [Int] { try AnswerReader.shape(try node(json)) }
    #expect(try shape("[]") == [])
    #expect(try shape("[3, 2.0]") == [3, 2])
    #expect(try shape(#"["64/2", 8]"#) == [32, 8])
    #expect(try shape(#""[3, 2]""#) == [3, 2])
    #expect(try shape(#""(3, 2)""#) == [3, 2])
    #expect(try shape(#""[]""#) == [])
  }

  static let shapes: [Refusal] = [
    Refusal(json: "3", message: "it is 3", place: "3"),
    Refusal(json: #""3""#, message: "it is \"3\"", place: #""3""#),
    Refusal(json: #""[3, 2.5]""#, message: "it is \"[3, 2.5]\"", place: #""[3, 2.5]""#),
    Refusal(
      json: #""4 x 3""#,
      message: "expected an operator or the end, got 'x'; write * for a product", place: "x"),
  ]

  @Test(arguments: shapes)
  func whatIsNoShapeIsRefusedWithItsPlace(_ refusal: Refusal) throws {
    try check(refusal, "a shape (a list of whole numbers)") {
      _ = try AnswerReader.shape($0.node)
    }
    try check(Refusal(json: "[3, 2.5]", message: "it is 2.5", place: "2.5"), "a whole number") {
      _ = try AnswerReader.shape($0.node)
    }
  }

  // MARK: Choices

  private let options = ["relu", "tanh", "3", "0.5", "true"]

  @Test func anOptionIsChosenByItsId() throws {
    for (json, id) in [
      (#""relu""#, "relu"), ("3", "3"), (#""3""#, "3"), ("0.5", "0.5"), ("true", "true"),
    ] {
      #expect(try AnswerReader.choice(try node(json), among: options) == id)
    }
  }

  static let choices: [Refusal] = [
    Refusal(
      json: #""rellu""#, message: "it is \"rellu\"; did you mean 'relu'?", place: #""rellu""#),
    Refusal(
      json: #""softmax""#,
      message: "it is \"softmax\"; the options are relu, tanh, 3, 0.5, true", place: #""softmax""#),
    Refusal(json: "4", message: "it is 4; the options are relu, tanh, 3, 0.5, true", place: "4"),
    Refusal(
      json: #"["relu"]"#, message: "it is a list; the options are relu, tanh, 3, 0.5, true",
      place: #"["relu"]"#),
  ]

  @Test(arguments: choices)
  func whatIsNoOptionIsRefusedWithItsPlace(_ refusal: Refusal) throws {
    try check(refusal, "an option") { _ = try AnswerReader.choice($0.node, among: options) }
  }

  @Test func severalOptionsAreAList() throws {
    #expect(try AnswerReader.choices(try node("[]"), among: options) == [])
    #expect(
      try AnswerReader.choices(try node(#"["tanh", 3]"#), among: options) == ["tanh", "3"])
    let single = Refusal(json: #""relu""#, message: "it is \"relu\"", place: #""relu""#)
    try check(single, "a list of options") {
      _ = try AnswerReader.choices($0.node, among: options)
    }
    let twice = Refusal(
      json: #"["relu", "relu"]"#, message: "'relu' is chosen twice", place: #""relu""#)
    try check(twice, "a list of options") {
      _ = try AnswerReader.choices($0.node, among: options)
    }
    let unknown = Refusal(
      json: #"["rely"]"#, message: "it is \"rely\"; did you mean 'relu'?", place: #""rely""#)
    try check(unknown, "an option") { _ = try AnswerReader.choices($0.node, among: options) }
  }

  // MARK: As a tensor of what is expected

  @Test func anAnswerIsATensorOnlyInTheExpectedShape() throws {
    func shaped(_ json: String, like expected: ExpectedAnswer) throws -> Tensor? {
      AnswerReader.tensor(try node(json), like: expected)
    }
    #expect(try shaped("3.0", like: .integer(5)) == Tensor(3))
    #expect(try shaped("3.2", like: .integer(5)) == nil)
    #expect(try shaped("true", like: .boolean(false)) == Tensor(1))
    #expect(try shaped("[2, 3]", like: .shape([4, 4])) == Tensor(shape: [2], elements: [2, 3]))
    #expect(try shaped("[2]", like: .shape([4, 4])) == nil)
    let vector = try tensor([2], [7, 8])
    #expect(try shaped("[1, 2]", like: vector) == Tensor(shape: [2], elements: [1, 2]))
    #expect(try shaped("[[1, 2]]", like: vector) == nil)
    #expect(try shaped("[1, null]", like: vector) == nil)
    let truths = ExpectedAnswer.truths(
      try #require(Tensor(shape: [1], elements: [1])), shape: "[1]")
    #expect(try shaped("[false]", like: truths) == Tensor(shape: [1], elements: [0]))
    #expect(try shaped(#""a""#, like: .choice("a", options: ["a"])) == nil)
    #expect(try shaped(#"["a"]"#, like: .choices(["a"], options: ["a"])) == nil)
  }
}
