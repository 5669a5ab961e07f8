import Diagnostics
import Testing

@testable import Documents

@Suite struct JSONReaderTests {
  @Test(arguments: [
    ("null", "null"), (" true ", "true"), ("false\n", "false"), ("3", "3"), ("\"a\"", "\"a\""),
    ("[]", "[]"), ("{}", "{}"), ("[ ]", "[]"), ("{ }", "{}"),
    ("[1, [2, 3], []]", "[1, [2, 3], []]"),
    ("\t\r\n[1\t,\r\n2]\n", "[1, 2]"),
    ("{\"b\": 1, \"a\": {\"c\": [true, null]}}", "{b: 1, a: {c: [true, null]}}"),
    ("{\"\": 0, \" \": 1}", "{: 0,  : 1}"),
    ("\u{FEFF}{\"a\": 1}", "{a: 1}"),
  ])
  func aValueIsRead(text: String, expected: String) {
    #expect(outline(json(text)) == expected)
  }

  @Test func everyNodeHasItsBytes() throws {
    let text = " {\"é\": [1.50, \"a\\nb\", null] , \"k\" : {\"x\":true}}\n"
    let document = try #require(json(text).document)
    let root = document.root
    #expect(
      document.source(root.range) == "{\"é\": [1.50, \"a\\nb\", null] , \"k\" : {\"x\":true}}")
    #expect(root.entries?.map { document.source($0.keyRange) } == ["\"é\"", "\"k\""])
    #expect(
      root["é"]?.elements?.map { document.source($0.range) } == ["1.50", "\"a\\nb\"", "null"])
    #expect(root["k"].map { document.source($0.range) } == "{\"x\":true}")
    #expect(root["k"]?["x"].map { document.location(of: $0).position.description } == "1:42")
  }

  @Test func aDuplicateKeyIsAnErrorBesideTheDocument() {
    let text = "{\"b2\": 1,\n \"dW2\": 1,\n  \"x\": 2, \"dW2\": {\"q\": 1, \"q\": 2}, \"dW2\": 4}"
    #expect(
      outline(json(text)) == """
        t:3:11: error: duplicate key 'dW2'; the first is at 2:2
        t:3:27: error: duplicate key 'q'; the first is at 3:19
        t:3:36: error: duplicate key 'dW2'; the first is at 2:2
        {b2: 1, dW2: 1, x: 2}
        """)
  }

  @Test func duplicatesAreFoundAmongManyKeys() {
    let keys = (0..<1000).map { "\"k\($0)\": \($0)" }
    let text =
      "{" + (keys + ["\"k0\": 1", "\"k500\": 1", "\"k999\": 1"]).joined(separator: ",\n") + "}"
    let reading = json(text)
    #expect(
      reading.diagnostics.map(\.message) == [
        "duplicate key 'k0'; the first is at 1:2", "duplicate key 'k500'; the first is at 501:1",
        "duplicate key 'k999'; the first is at 1000:1",
      ])
    #expect(reading.document?.root.entries?.count == 1000)
  }

  @Test func keysThatLookTheSameAreDuplicates() {
    #expect(
      outline(json("{\"é\": 1, \"e\u{301}\": 2, \"\\u0065\\u0301\": 3}")) == """
        t:1:10: error: duplicate key 'e\u{301}'; the first is at 1:2
        t:1:18: error: duplicate key 'e\u{301}'; the first is at 1:2
        {é: 1}
        """)
  }

  @Test func atMostAHundredDuplicatesAreReported() {
    let text = "{" + Array(repeating: "\"a\": 1", count: 500).joined(separator: ", ") + "}"
    #expect(json(text).diagnostics.count == 100)
  }

  @Test func aSyntaxErrorComesAfterTheDuplicatesBeforeIt() {
    #expect(
      outline(json("{\"a\": 1, \"a\": 2, \"b\"}")) == """
        t:1:10: error: duplicate key 'a'; the first is at 1:2
        t:1:21: error: a key requires a colon after it, got '}'
        """)
  }

  @Test func nestingEndsAtTheLimit() {
    let nested = { (depth: Int) in
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(outline(json(nested(64))) == nested(64))
    #expect(
      outline(json(nested(65)))
        == "t:1:65: error: a JSON file requires at most 64 levels of lists and objects, got more")
    let objects = String(repeating: "{\"a\": ", count: 3) + "1}}}"
    #expect(
      outline(JSON.read(SourceText(name: "t", text: objects), depthLimit: 2))
        == "t:1:13: error: a JSON file requires at most 2 levels of lists and objects, got more")
    #expect(
      outline(JSON.read(SourceText(name: "t", text: objects), depthLimit: 3))
        == "{a: {a: {a: 1}}}")
    #expect(
      json(String(repeating: "[", count: 1_000_000)).diagnostics.map(\.message)
        == ["a JSON file requires at most 64 levels of lists and objects, got more"])
  }
}
