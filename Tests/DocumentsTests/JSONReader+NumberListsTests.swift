import Testing

@testable import Documents

/// Lists of numbers, which are kept without nodes.
@Suite struct JSONReaderNumberListsTests {
  private func list(_ text: String) -> (NumberList?, Node?) {
    let root = json(text).document?.root
    return (root?.numbers, root)
  }

  @Test(arguments: [
    ("[1]", [1], [1.0]), ("[1, -2.5]", [2], [1, -2.5]), ("[ 1 ,\n2 ]", [2], [1, 2]),
    ("[[1, 2], [3, 4], [5, 6]]", [3, 2], [1, 2, 3, 4, 5, 6]), ("[[7]]", [1, 1], [7]),
    ("[1e2, 0.1E-1, 12345678901234567890]", [3], [100, 0.01, 12_345_678_901_234_567_168]),
    // The nearest float64s by Python's float().
    ("[0.3, 2.675, 123456789012345.6789]", [3], [0.3, 2.675, 123456789012345.67]),
  ])
  func finiteNumbersLieSideBySide(text: String, shape: [Int], numbers: [Double]) {
    let (list, _) = list(text)
    #expect(list?.shape == shape)
    #expect(list?.numbers == numbers)
    #expect(list?.has(shape: shape) == true)
    #expect(list?.has(shape: shape + [1]) == false)
    #expect(list?.has(shape: [shape[0] + 1] + shape.dropFirst()) == false)
  }

  @Test(arguments: [
    "[]", "[[]]", "[1, true]", #"[1, "2"]"#, "[1, [2]]", "[[1], [2, 3]]", "[[1], 2]", "[[[1]]]",
    "[1e999]", "[null]", "[{}]",
  ])
  func anythingElseIsAListOfNodes(text: String) {
    let (list, root) = list(text)
    #expect(list == nil)
    #expect(root?.isList == true)
  }

  /// The numbers of all lengths, with all that may stand between them, as Swift's `Double` reads them
  /// one by one.
  @Test(arguments: [",", ", ", " ,", ",\n  ", "\t,\r\n"])
  func numbersOfAnyLengthAreReadAsOneAlone(separator: String) {
    let digits = "98765432109876543210"
    let wholes = (1...18).map { String(digits.prefix($0)) } + ["0"]
    let fractions = [""] + (1...18).map { "." + String(digits.reversed().prefix($0)) }
    let numbers = wholes.flatMap { whole in
      fractions.flatMap { [whole + $0, "-" + whole + $0, whole + $0 + "e-3"] }
    }
    let (list, _) = list("[" + numbers.joined(separator: separator) + "]")
    #expect(list?.numbers == numbers.compactMap { Double($0) })
    #expect(list?.numbers.count == 19 * 19 * 3)
  }

  @Test(arguments: [
    ("01", "a number requires no zeros before its first digit, got '01'"),
    ("-", "a sign requires a digit right after it, got '-'"),
    ("1.", "a number requires a digit after its point, got '1.'"),
    ("00.5", "a number requires no zeros before its first digit, got '00.5'"),
  ])
  func whatIsWrongAmongManyNumbersIsSaidToo(number: String, message: String) {
    let text = "[1.25, 2.5, \(number), 3.75, 4.125, 5.0625, 6.5]"
    #expect(json(text).diagnostics.map(\.message) == [message])
    #expect(json(text).diagnostics.first?.location?.position.description == "1:13")
  }

  @Test(arguments: ["1.2.3", "1.5é", "1.5/2", "1,5;2", "0x10", "12345678x"])
  func whatIsNoNumberAmongThemIsNone(other: String) {
    #expect(json("[1.25, 2.5, \(other), 3.75, 4.125, 5.0625, 6.5]").document == nil)
  }

  @Test func aNegativeZeroKeepsItsSign() {
    let (list, _) = list("[-0, -0.0, 0]")
    #expect(list?.numbers.map(\.sign) == [.minus, .minus, .plus])
  }

  @Test func nodesAreReadAgainWhereTheyStand() throws {
    let reading = json(#"{"a": [[1, 2.50],[9007199254740993, -3]]}"#)
    let document = try #require(reading.document)
    let rows = try #require(document.root["a"]?.elements)
    #expect(rows.map { document.source($0.range) } == ["[1, 2.50]", "[9007199254740993, -3]"])
    let elements = rows.flatMap { $0.elements ?? [] }
    #expect(elements.map(outline) == ["1", "2.5", "9007199254740993", "-3"])
    #expect(
      elements.map { document.source($0.range) } == ["1", "2.50", "9007199254740993", "-3"])
  }

  @Test(arguments: [
    ("[1 2]", "a list requires ',' or ']' after a value, got '2'"),
    ("[[1] [2]]", "a list requires ',' or ']' after a value, got '['"),
    ("[1,]", "a comma requires a value after it, got ']'"),
    ("[[1],]", "a comma requires a value after it, got ']'"),
    ("[01]", "a number requires no zeros before its first digit, got '01'"),
    ("[1, -]", "a sign requires a digit right after it, got '-'"),
    ("[1.]", "a number requires a digit after its point, got '1.'"),
    ("[1", "the list that begins at 1:1 requires a closing ']', got the end of the file"),
  ])
  func whatIsWrongIsSaidAsOfAnyList(text: String, message: String) {
    #expect(json(text).diagnostics.map(\.message) == [message])
  }

  @Test func rowsMayStandAtTheLastLevelAllowed() {
    let text = { (depth: Int) in
      String(repeating: "[", count: depth) + "1, 2" + String(repeating: "]", count: depth)
    }
    #expect(json(text(64)).document != nil)
    #expect(
      json(text(65)).diagnostics.map(\.message)
        == ["a JSON file requires at most 64 levels of lists and objects, got more"])
  }
}
