import Testing

@testable import Reports

@Suite struct JSONValueTests {
  @Test func scalars() {
    #expect(JSONValue.number(2).text == "2")
    #expect(JSONValue.number(0.1).text == "0.1")
    #expect(JSONValue.number(1e-7).text == "1e-7")
    #expect(JSONValue.number(.nan).text == "\"nan\"")
    #expect(JSONValue.number(.infinity).text == "\"inf\"")
    #expect(JSONValue.number(-.infinity).text == "\"-inf\"")
    #expect(JSONValue.integer(.min).text == "-9223372036854775808")
    #expect(JSONValue.boolean(false).text == "false")
  }

  @Test func strings() {
    #expect(JSONValue.string("").text == "\"\"")
    #expect(JSONValue.string("a\"b\\c/").text == #""a\"b\\c/""#)
    #expect(JSONValue.string("\n\r\t\r\n").text == #""\n\r\t\r\n""#)
    #expect(JSONValue.string("\u{0}\u{1B}\u{7F}\u{9B}").text == #""\u0000\u001b\u007f\u009b""#)
    #expect(JSONValue.string("\u{2028}\u{2029}\u{202E}").text == #""\u2028\u2029\u202e""#)
    #expect(JSONValue.string("é∂日👍").text == "\"é∂日👍\"")
    // Azure Pipelines reads "##vso[" and "##[" anywhere in a log as commands.
    #expect(JSONValue.string("#a ##vso[").text == ##""#a #\u0023vso[""##)
    #expect(JSONValue.string("\u{E0001}").text == #""\udb40\udc01""#)
  }

  @Test func containers() {
    #expect(JSONValue.array([]).text == "[]")
    #expect(JSONValue.object([]).text == "{}")
    #expect(JSONValue.array([.integer(1), .array([.string("x")])]).text == #"[1, ["x"]]"#)
    #expect(
      JSONValue.members(["b": .integer(1), "a\n": nil, "\"": .object([("z", .number(2.5))])]).text
        == #"{"b": 1, "\"": {"z": 2.5}}"#)
  }
}
