import Testing

@testable import Documents

/// The types are those of YAML 1.2.2, section 10.3.2 (the table of tag resolution).
@Suite struct CoreSchemaTests {
  @Test(arguments: [
    ("", "null"), ("~", "null"), ("null", "null"), ("Null", "null"), ("NULL", "null"),
    ("nULL", "\"nULL\""), ("nil", "\"nil\""), ("None", "\"None\""),
    ("true", "true"), ("True", "true"), ("TRUE", "true"), ("tRUE", "\"tRUE\""),
    ("false", "false"), ("False", "false"), ("FALSE", "false"), ("falsE", "\"falsE\""),
    ("yes", "\"yes\""), ("no", "\"no\""), ("on", "\"on\""), ("off", "\"off\""), ("y", "\"y\""),
    ("n", "\"n\""), ("Yes", "\"Yes\""),
  ])
  func wordsHaveTheirTypes(scalar: String, expected: String) {
    #expect(outline(yaml("- \(scalar)\n")) == "[\(expected)]")
  }

  @Test(arguments: [
    ("0", "0"), ("14", "14"), ("014", "14"), ("+14", "14"), ("-14", "-14"), ("00", "0"),
    ("-0", "-0.0"), ("+0", "0"), ("0o17", "15"), ("0o0", "0"), ("0xff", "255"), ("0xFF", "255"),
    ("9223372036854775807", "9223372036854775807"),
    ("9223372036854775808", "9.223372036854776e+18"),
    ("-9223372036854775808", "-9223372036854775808"),
    ("0x7fffffffffffffff", "9223372036854775807"), ("0x8000000000000000", "9.223372036854776e+18"),
    // 2^70 + 1, which rounds to 2^70; 2^53 + 1 behind 64 zero bits, and one bit more than that.
    ("0x400000000000000001", "1.1805916207174113e+21"),
    ("0x200000000000010000000000000000", "1.661534994731145e+35"),
    ("0x200000000000010000000000000001", "1.6615349947311452e+35"),
    ("0o2000000000000000000000", "1.8446744073709552e+19"),
    ("0o8", "\"0o8\""), ("0xg", "\"0xg\""), ("0o", "\"0o\""), ("0x", "\"0x\""),
    ("-0x1", "\"-0x1\""),
    ("0x-1", "\"0x-1\""), ("0X1", "\"0X1\""), ("0b1", "\"0b1\""), ("1_000", "\"1_000\""),
    ("1,000", "\"1,000\""), ("12:30", "\"12:30\""), ("1 2", "\"1 2\""), ("+", "\"+\""),
    ("١", "\"١\""),
  ])
  func integersHaveTheirValues(scalar: String, expected: String) {
    #expect(outline(yaml("- \(scalar)\n")) == "[\(expected)]")
  }

  @Test(arguments: [
    ("1.5", "1.5"), (".5", "0.5"), ("-.5", "-0.5"), ("+.5", "0.5"), ("5.", "5.0"),
    ("1e-3", "0.001"),
    ("1E3", "1000.0"), ("1.e3", "1000.0"), (".5e1", "5.0"), ("+12e03", "12000.0"), ("3.0", "3.0"),
    ("-0.0", "-0.0"), ("1e400", "inf"), ("-1e400", "-inf"),
    (".inf", "inf"), (".Inf", "inf"), (".INF", "inf"), ("+.inf", "inf"), ("-.inf", "-inf"),
    ("-.INF", "-inf"), (".nan", "nan"), (".NaN", "nan"), (".NAN", "nan"),
    ("inf", "\"inf\""), ("nan", "\"nan\""), (".iNF", "\".iNF\""), ("+.nan", "\"+.nan\""),
    (".", "\".\""), ("..", "\"..\""), ("e3", "\"e3\""), (".e3", "\".e3\""), ("1e", "\"1e\""),
    ("1e+", "\"1e+\""), ("1e1.5", "\"1e1.5\""), ("1.2.3", "\"1.2.3\""), ("--1", "\"--1\""),
    ("1/3", "\"1/3\""), ("2..6", "\"2..6\""), ("1e3x", "\"1e3x\""),
  ])
  func floatsHaveTheirValues(scalar: String, expected: String) {
    #expect(outline(yaml("- \(scalar)\n")) == "[\(expected)]")
  }

  @Test func onlyPlainScalarsHaveTypes() {
    let text = "- \"1\"\n- 'true'\n- |-\n  null\n- >-\n  1.5\n- ''\n"
    #expect(outline(yaml(text)) == "[\"1\", \"true\", \"null\", \"1.5\", \"\"]")
  }

  @Test(arguments: [
    ("!!str 12", "\"12\""), ("! 12", "\"12\""), ("!!str", "\"\""), ("!!int '12'", "12"),
    ("!!float 3", "3.0"), ("!!float .5", "0.5"), ("!!bool \"true\"", "true"), ("!!null ''", "null"),
    ("!!seq [1]", "[1]"), ("!!map {a: 1}", "{a: 1}"), ("!<tag:yaml.org,2002:str> 12", "\"12\""),
  ])
  func aTagOfTheCoreSchemaDecides(scalar: String, expected: String) {
    #expect(outline(yaml("- \(scalar)\n")) == "[\(expected)]")
  }

  @Test(arguments: [
    ("!!int x", "the tag '!!int' requires a whole number, got 'x'"),
    ("!!int 1.5", "the tag '!!int' requires a whole number, got '1.5'"),
    ("!!float yes", "the tag '!!float' requires a number, got 'yes'"),
    ("!!bool yes", "the tag '!!bool' requires true or false, got 'yes'"),
    ("!!null 0", "the tag '!!null' requires nothing, got '0'"),
    ("!!seq x", "the tag '!!seq' requires a list, got 'x'"),
    ("!!map [1]", "the tag '!!map' requires a mapping, got a list"),
    ("!!str {a: 1}", "the tag '!!str' requires a string, got a mapping"),
    ("!x + 1", "a tag requires a type of YAML's core schema, got '!x'"),
    ("!!set {a}", "a tag requires a type of YAML's core schema, got '!!set'"),
    ("!!python/object [1]", "a tag requires a type of YAML's core schema, got '!!python/object'"),
  ])
  func anyOtherTagIsAnError(scalar: String, message: String) {
    let reading = yaml("- \(scalar)\n")
    #expect(reading.diagnostics.map(\.message) == [message])
    #expect(reading.diagnostics.map { $0.location?.position.description } == ["1:3"])
    #expect(reading.document != nil)
  }
}
