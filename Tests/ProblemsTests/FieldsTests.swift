import Diagnostics
import Documents
import Testing

@testable import Problems

@Suite struct FieldsTests {
  private enum Colour: String, CaseIterable { case red, green }

  /// The fields of a mapping and what is found of them.
  private func fields(
    _ text: String, keys: [String]? = nil
  ) throws -> (fields: Fields, findings: Findings) {
    let source = SourceText(name: "t", text: text)
    let root = try #require(YAML.read(source).document?.root)
    let findings = Findings(source)
    return (
      try #require(Fields(root, of: "a thing", keys: keys, findings: findings)), findings
    )
  }

  @Test func aMappingIsRequired() throws {
    for (text, kind) in [("[1]", "a list"), ("a", "a string"), ("3", "a number"), ("~", "nothing")]
    {
      let source = SourceText(name: "t", text: text)
      let root = try #require(YAML.read(source).document?.root)
      let findings = Findings(source)
      #expect(Fields(root, of: "a thing", keys: nil, findings: findings) == nil)
      #expect(
        findings.diagnostics.map(outline) == [
          "1:1 ‹\(text)› a thing must be a mapping, got \(kind)"
        ])
    }
  }

  @Test func unknownKeysAreFindings() throws {
    let (_, findings) = try fields("a: 1\nbc: 2\nbcd: 3\nxyz: 4", keys: ["a", "bcde"])
    #expect(
      findings.diagnostics.map(outline) == [
        "2:1 ‹bc› unknown key 'bc' in a thing; the keys are a, bcde",
        "3:1 ‹bcd› unknown key 'bcd' in a thing; did you mean 'bcde'?",
        "4:1 ‹xyz› unknown key 'xyz' in a thing; the keys are a, bcde",
      ])
    #expect(try fields("a: 1\nxyz: 4").findings.diagnostics.isEmpty)
  }

  @Test func entriesAreFoundByTheirKey() throws {
    let (fields, _) = try fields("a: 1\nb: 2")
    #expect(fields.all.map(\.key) == ["a", "b"])
    #expect(fields["b"]?.value.number == 2)
    #expect(fields["c"] == nil)
  }

  @Test(arguments: [
    ("words", "words"), ("\"3\"", "3"), ("3", "3"), ("007", "007"), ("1.50", "1.50"),
    ("1e3", "1e3"), ("-0", "-0"), ("12345678901234567890123", "12345678901234567890123"),
    ("''", ""), (".inf", ".inf"), ("0x1F", "0x1F"),
  ])
  func aTextIsAStringOrTheSpellingOfANumber(value: String, text: String) throws {
    let (fields, findings) = try fields("k: \(value)")
    #expect(fields.text("k") == text)
    #expect(findings.diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("true", "true"), ("~", "~"), ("", ""), ("[a]", "a list"), ("{a: b}", "a mapping"),
  ])
  func nothingElseIsAText(value: String, shown: String) throws {
    let (fields, findings) = try fields("k: \(value)")
    #expect(fields.text("k") == nil)
    let kind = value.isEmpty || value == "~" ? "nothing" : shown
    #expect(
      findings.diagnostics.map(\.message) == ["'k' of a thing must be a text, got \(kind)"])
  }

  @Test func whatIsRequiredIsMissed() throws {
    let (fields, findings) = try fields("a: 1")
    #expect(fields.text("b") == nil)
    #expect(fields.mapping("c").isEmpty)
    #expect(findings.diagnostics.isEmpty)
    #expect(fields.text("b", isRequired: true) == nil)
    #expect(fields.mapping("c", isRequired: true).isEmpty)
    #expect(
      findings.diagnostics.map(outline) == [
        "1:1 ‹a› a thing requires a key 'b'", "1:1 ‹a› a thing requires a key 'c'",
      ])
  }

  @Test func whatIsMissingIsMissedAtAPlace() throws {
    let source = SourceText(name: "t", text: "key: {a: 1}")
    let entry = try #require(YAML.read(source).document?.root.entries?.first)
    let findings = Findings(source)
    let fields = try #require(
      Fields(entry.value, of: "a thing", keys: nil, at: entry.keyRange, findings: findings))
    fields.required("b")
    #expect(findings.diagnostics.map(outline) == ["1:1 ‹key› a thing requires a key 'b'"])
  }

  @Test func aNumberIsInItsRange() throws {
    let (fields, findings) = try fields("a: 1\nb: 0.5\nc: 2\nd: x\ne: .nan\nf: 1e400")
    let values = ["a", "b", "c", "d", "e", "f", "g"].map { fields.number($0, in: 0...1, "a share") }
    #expect(values == [1, 0.5, nil, nil, nil, nil, nil])
    #expect(
      findings.diagnostics.map(outline) == [
        "3:4 ‹2› 'c' of a thing must be a share, got 2",
        "4:4 ‹x› 'd' of a thing must be a share, got 'x'",
        "5:4 ‹.nan› 'e' of a thing must be a share, got .nan",
        "6:4 ‹1e400› 'f' of a thing must be a share, got 1e400",
      ])
  }

  @Test func aBooleanIsTrueOrFalse() throws {
    let (fields, findings) = try fields("a: true\nb: False\nc: yes\nd: 1")
    #expect(["a", "b", "c", "d", "e"].map(fields.boolean) == [true, false, nil, nil, nil])
    #expect(
      findings.diagnostics.map(outline) == [
        "3:4 ‹yes› 'c' of a thing must be true or false, got 'yes'",
        "4:4 ‹1› 'd' of a thing must be true or false, got 1",
      ])
  }

  @Test func aChoiceIsOneOfSome() throws {
    let (fields, findings) = try fields("a: red\nb: gren\nc: blue\nd: [red]")
    let values: [Colour?] = ["a", "b", "c", "d", "e"].map { fields.choice($0) }
    #expect(values == [.red, nil, nil, nil, nil])
    #expect(
      findings.diagnostics.map(outline) == [
        "2:4 ‹gren› 'b' of a thing must be one of red, green, got 'gren'; did you mean 'green'?",
        "3:4 ‹blue› 'c' of a thing must be one of red, green, got 'blue'",
        "4:4 ‹[red]› 'd' of a thing must be one of red, green, got a list",
      ])
  }

  @Test func mappingsAndListsHaveTheirParts() throws {
    let (fields, findings) = try fields(
      "a: {x: 1, y: 2}\nb: [p, 1.0, 'q']\nc: [p, [q]]\nd: 3\ne: []")
    #expect(fields.mapping("a").map(\.key) == ["x", "y"])
    #expect(fields.mapping("d").isEmpty)
    #expect(fields.texts("b")?.map(\.text) == ["p", "1.0", "q"])
    #expect(fields.texts("e")?.isEmpty == true)
    #expect(fields.texts("c") == nil)
    #expect(fields.texts("d") == nil)
    #expect(fields.texts("f") == nil)
    #expect(
      findings.diagnostics.map(outline) == [
        "3:4 ‹[p, [q]]› 'c' of a thing must be a list of names, got a list",
        "4:4 ‹3› 'd' of a thing must be a mapping, got 3",
        "4:4 ‹3› 'd' of a thing must be a list of names, got 3",
      ])
    let source = Array("a: {x: 1, y: 2}\nb: [p, 1.0, 'q']\n".utf8)
    let places = fields.texts("b")?.map { String(decoding: source[$0.range], as: UTF8.self) }
    #expect(places == ["p", "1.0", "'q'"])
  }
}
