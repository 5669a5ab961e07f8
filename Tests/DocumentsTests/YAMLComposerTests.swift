import Diagnostics
import Testing

@testable import Documents

@Suite struct YAMLComposerTests {
  @Test(arguments: [
    ("a", "\"a\""), ("- a\n- b\n", "[\"a\", \"b\"]"), ("a: 1\nb: 2\n", "{a: 1, b: 2}"),
    ("a:\n  b:\n  - c\n  - {d: [e]}\n", "{a: {b: [\"c\", {d: [\"e\"]}]}}"),
    ("a:\nb: \n- \n", "{a: null, b: [null]}"),
    ("a:\nb: ~\n", "{a: null, b: null}"), ("-\n- 1\n", "[null, 1]"),
    ("{a, b: }", "{a: null, b: null}"),
    ("---\na: 1\n...\n", "{a: 1}"), ("%YAML 1.2\n---\na: 1\n", "{a: 1}"), ("--- # x\n", "null"),
    ("1: a\ntrue: b\n~: c\n'': d\n", "{1: \"a\", true: \"b\", ~: \"c\", : \"d\"}"),
    ("? a\n: b\n", "{a: \"b\"}"), ("\"a b\": c\n'd': e\n", "{a b: \"c\", d: \"e\"}"),
    ("a: x # y\nb: 'x # y'\nc: x#y\n", "{a: \"x\", b: \"x # y\", c: \"x#y\"}"),
    ("'<<': 1\n", "{<<: 1}"), ("a: [1, 2,]\n", "{a: [1, 2]}"),
    ("[a: 1, b]", "[{a: 1}, \"b\"]"),
  ])
  func aDocumentIsComposed(text: String, expected: String) {
    #expect(outline(yaml(text)) == expected)
  }

  @Test func linesMayEndInAnyWay() {
    let text = "a: 1\nb:\n- x\n- |\n  y\n  z\nc: 'v\n  w'\n"
    let expected = "{a: 1, b: [\"x\", \"y\\nz\\n\"], c: \"v w\"}"
    for lineBreak in ["\n", "\r\n", "\r"] {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(outline(yaml(lines.joined(separator: lineBreak))) == expected)
    }
  }

  @Test func aFileWithoutAValueIsAnError() {
    let message = "t:1:1: error: a YAML file requires a value, got an empty file"
    for text in ["", "\n", "# nothing\n", "\u{FEFF}"] { #expect(outline(yaml(text)) == message) }
  }

  @Test func everyNodeHasItsBytes() throws {
    let text = "é: 'ü'  # c\nlist:\n- [1, \"a\"]\n- k: v w\n  l: |\n    x\n\nm: &a !!str 5\n\n"
    let document = try #require(yaml(text).document)
    let root = document.root
    #expect(document.source(root.range) == String(text.dropLast(2)))
    #expect(root.entries?.map { document.source($0.keyRange) } == ["é", "list", "m"])
    #expect(root["é"].map { document.source($0.range) } == "'ü'")
    let list = try #require(root["list"])
    #expect(document.source(list.range) == "- [1, \"a\"]\n- k: v w\n  l: |\n    x")
    #expect(
      list.elements?.map { document.source($0.range) } == [
        "[1, \"a\"]", "k: v w\n  l: |\n    x",
      ])
    #expect(list.elements?[0].elements?.map { document.source($0.range) } == ["1", "\"a\""])
    #expect(list.elements?[1]["l"].map { document.source($0.range) } == "|\n    x")
    #expect(root["m"].map { document.source($0.range) } == "5")
    #expect(root["m"].map { document.location(of: $0).position.description } == "8:13")
  }

  @Test func placesBehindManyCharactersAreExact() throws {
    let keys = (0..<500).map { "clé\($0): 'naïve 日本 🙂 \($0)'" }
    let document = try #require(yaml(keys.joined(separator: "\n")).document)
    for (number, entry) in (document.root.entries ?? []).enumerated() {
      #expect(document.source(entry.keyRange) == "clé\(number)")
      #expect(document.source(entry.value.range) == "'naïve 日本 🙂 \(number)'")
    }
    #expect(document.root.entries?.count == 500)
  }

  @Test func anAliasIsACopyWithThePlacesOfTheOriginal() throws {
    let text = "a: &x [1, {b: c}]\nd: *x\ne: &y text\nf: *y\n&k g: *k\n"
    #expect(
      outline(yaml(text))
        == "{a: [1, {b: \"c\"}], d: [1, {b: \"c\"}], e: \"text\", f: \"text\", g: \"g\"}")
    let document = try #require(yaml(text).document)
    #expect(document.root["d"].map { document.source($0.range) } == "[1, {b: c}]")
  }

  @Test func anAnchorMayBeGivenAgain() {
    #expect(outline(yaml("- &a 1\n- *a\n- &a 2\n- *a\n")) == "[1, 1, 2, 2]")
  }

  @Test(arguments: [
    (
      "a: *x\nb: 1\n",
      """
      t:1:4: error: unknown alias 'x'; write the expression in quotes
      {a: null, b: 1}
      """
    ),
    (
      "a: &x [1, *x]\n",
      """
      t:1:11: error: the alias 'x' requires a value that is complete, got one that it is part of; \
      write the expression in quotes
      {a: [1, null]}
      """
    ),
    (
      "base: &x {b: 1}\nc:\n  <<: *x\n  d: 2\n",
      """
      t:3:3: error: a YAML file has no merge keys, got '<<'; write the keys out
      {base: {b: 1}, c: {d: 2}}
      """
    ),
    (
      "- &x a\n- *x : 1\n",
      """
      t:2:3: error: a key requires a text, got an alias; write it in quotes
      ["a", {}]
      """
    ),
    (
      "? [1, 2]\n: 3\n? {a: 1}\n: 4\nb: 5\n",
      """
      t:1:3: error: a key requires a text, got a list; write it in quotes
      t:3:3: error: a key requires a text, got a mapping; write it in quotes
      {b: 5}
      """
    ),
    (
      "a: {{x}}\n",
      """
      t:1:5: error: a key requires a text, got a mapping; write it in quotes
      {a: {}}
      """
    ),
    (
      "given: {x: normal(2, 3), y: [f(a, (b)), c]}\n",
      """
      t:1:12: error: a text with a comma within brackets requires quotes, got 'normal(2'; \
      write the expression in quotes
      t:1:30: error: a text with a comma within brackets requires quotes, got 'f(a'; \
      write the expression in quotes
      {given: {x: "normal(2", 3): null, y: ["f(a", "(b))", "c"]}}
      """
    ),
    (
      "b2: 1\ndW2: 2\né: {dW2: 1, 'dW2': 2}\ndW2: 3\n\"dW2\": 4\n",
      """
      t:3:13: error: duplicate key 'dW2'; the first is at 3:5
      t:4:1: error: duplicate key 'dW2'; the first is at 2:1
      t:5:1: error: duplicate key 'dW2'; the first is at 2:1
      {b2: 1, dW2: 2, é: {dW2: 1}}
      """
    ),
  ])
  func anErrorComesBesideTheDocument(text: String, expected: String) {
    #expect(outline(yaml(text)) == expected)
  }

  @Test func aSecondDocumentIsAnError() {
    #expect(
      failure(of: yaml("a: 1\n---\nb: 2\n")) == """
        t:2:1: error: a YAML file requires one document, got a second
         2 | ---
           | ^~~ write it into a file of its own
        """)
  }

  @Test func aliasesMayStandForTenThousandValues() {
    // A list of 99 numbers and itself is 100 values.
    let numbers = Array(repeating: "1", count: 99).joined(separator: ", ")
    let aliases = { (count: Int) in
      "a: &x [\(numbers)]\nb: [\(Array(repeating: "*x", count: count).joined(separator: ", "))]\n"
    }
    #expect(yaml(aliases(100)).diagnostics.isEmpty)
    #expect(
      yaml(aliases(101)).diagnostics.map(\.line) == [
        "t:2:405: error: a YAML file requires at most 10000 values by aliases, got more"
      ])
  }

  @Test func aBombOfAliasesIsDefused() {
    var lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    for level in 1..<30 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      lines.append("a\(level): &a\(level) [\(aliases)]")
    }
    let reading = yaml(lines.joined(separator: "\n"))
    #expect(reading.document == nil)
    #expect(
      reading.diagnostics.map(\.line) == [
        "t:5:10: error: a YAML file requires at most 10000 values by aliases, got more"
      ])
  }

  @Test func nestingEndsAtTheLimit() {
    let message = "a YAML file requires at most 64 levels of lists and mappings, got more"
    let nested = { (depth: Int) in
      "[x, " + String(repeating: "[", count: depth - 1) + String(repeating: "]", count: depth)
    }
    #expect(yaml(nested(64)).diagnostics.isEmpty)
    #expect(yaml(nested(65)).diagnostics.map(\.line) == ["t:1:68: error: \(message)"])
    let dashes = String(repeating: "- ", count: 65)
    #expect(yaml(dashes + "x").diagnostics.map(\.line) == ["t:1:129: error: \(message)"])
    for text in ["[", "- ", "{a: ", "? ", "[x, ", "{[", "&a [", "!!seq ["] {
      let reading = yaml(String(repeating: text, count: 100_000))
      #expect(reading.document == nil)
      #expect(reading.diagnostics.last?.message == message, "\(text)")
    }
  }

  @Test func anAliasDoesNotPassTheLimitOfNesting() {
    let text = "a: &x [[[1]]]\nb: [*x]\n"
    let source = SourceText(name: "t", text: text)
    #expect(YAML.read(source, depthLimit: 5).diagnostics.isEmpty)
    #expect(
      YAML.read(source, depthLimit: 4).diagnostics.map(\.line) == [
        "t:2:5: error: a YAML file requires at most 4 levels of lists and mappings, got more"
      ])
  }

  @Test func allJSONIsYAML() {
    for text in [
      #"{"a": "\ud83d\ude42\/", "b": [1, -0, 1e400, null]}"#, "{\n\t\"a\": 1,\n\t\"b\": [\n\t\t2]}",
      "{\"\(String(repeating: "k", count: 1100))\": 1}", "{\"a\"\n:1}", "[\"\u{7F}\"]", "[]",
    ] {
      #expect(yaml(text).diagnostics.isEmpty)
      #expect(outline(yaml(text)) == outline(json(text)))
    }
  }
}
