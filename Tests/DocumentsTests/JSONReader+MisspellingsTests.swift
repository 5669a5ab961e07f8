import Diagnostics
import Testing

@testable import Documents

@Suite struct JSONReaderMisspellingsTests {
  @Test(arguments: [
    ("NaN", "JSON has no number 'NaN'", "write \"nan\" in quotes"),
    ("nan", "JSON has no number 'nan'", "write \"nan\" in quotes"),
    ("-NaN", "JSON has no number '-NaN'", "write \"nan\" in quotes"),
    ("Infinity", "JSON has no number 'Infinity'", "write \"inf\" in quotes"),
    ("-Infinity", "JSON has no number '-Infinity'", "write \"-inf\" in quotes"),
    ("+inf", "JSON has no number '+inf'", "write \"inf\" in quotes"),
    ("-inf", "JSON has no number '-inf'", "write \"-inf\" in quotes"),
    ("True", "JSON has no word 'True'", "write true in lower case"),
    ("FALSE", "JSON has no word 'FALSE'", "write false in lower case"),
    ("None", "JSON has no word 'None'", "write null"),
    ("Null", "JSON has no word 'Null'", "write null"),
    ("undefined", "JSON has no word 'undefined'", "write null"),
    ("yes", "a text requires double quotes, got 'yes'", "write \"yes\""),
    ("nul", "a text requires double quotes, got 'nul'", "write \"nul\""),
    ("truely", "a text requires double quotes, got 'truely'", "write \"truely\""),
    ("σ", "a text requires double quotes, got 'σ'", "write \"σ\""),
    (
      "dh*(d+1)", "a text requires double quotes, got 'dh*(d+1)'", "write the expression in quotes"
    ),
    ("$\\hat{y}$", "a text requires double quotes, got '$\\hat'", "write the expression in quotes"),
    ("(1)", "a text requires double quotes, got '(1)'", "write the expression in quotes"),
    ("'a'", "a string requires double quotes, got a single quote", "write \" in place of '"),
    ("`a`", "a string requires double quotes, got '`'", "write \" in place of `"),
    ("“a”", "a string requires double quotes, got '“'", "write \" in place of “"),
    ("«a»", "a string requires double quotes, got '«'", "write \" in place of «"),
    ("−5", "a number requires the sign '-', got '−'", "write - in place of −"),
    ("014", "a number requires no zeros before its first digit, got '014'", "write 14"),
    ("-00.5", "a number requires no zeros before its first digit, got '-00.5'", "write -0.5"),
    ("+5", "a number requires no plus sign, got '+5'", "write 5"),
    ("+.5", "a number requires no plus sign, got '+.5'", "write 0.5"),
    (".5", "a number requires a digit before its point, got '.5'", "write 0.5"),
    ("-.5", "a number requires a digit before its point, got '-.5'", "write -0.5"),
    ("5.", "a number requires a digit after its point, got '5.'", "write 5.0"),
    ("1.e5", "a number requires a digit after its point, got '1.e5'", "write 1.0e5"),
    ("1e", "a number requires a digit in its exponent, got '1e'", nil),
    ("1e+", "a number requires a digit in its exponent, got '1e+'", nil),
    ("-", "a sign requires a digit right after it, got '-'", nil),
    ("- 5", "a sign requires a digit right after it, got '-'", nil),
    (".", "a number requires a digit before its point, got '.'", "write 0.0"),
    (
      "1/3", "a number requires nothing but digits, a point and an exponent, got '1/3'",
      "write the expression in quotes"
    ),
    (
      "7//2", "a number requires nothing but digits, a point and an exponent, got '7//2'",
      "write the expression in quotes"
    ),
    (
      "2*pi", "a number requires nothing but digits, a point and an exponent, got '2*pi'",
      "write the expression in quotes"
    ),
    (
      "1_000", "a number requires nothing but digits, a point and an exponent, got '1_000'",
      "write the expression in quotes"
    ),
    (
      "0x10", "a number requires nothing but digits, a point and an exponent, got '0x10'",
      "write the expression in quotes"
    ),
    (
      "1.2.3", "a number requires nothing but digits, a point and an exponent, got '1.2.3'",
      "write the expression in quotes"
    ),
    (
      "-x", "a number requires nothing but digits, a point and an exponent, got '-x'",
      "write the expression in quotes"
    ),
    (
      "1e5.5", "a number requires nothing but digits, a point and an exponent, got '1e5.5'",
      "write the expression in quotes"
    ),
    (
      "--5", "a number requires nothing but digits, a point and an exponent, got '--5'",
      "write the expression in quotes"
    ),
  ])
  func aValueOfAnotherLanguageIsRecognised(value: String, message: String, suggestion: String?) {
    for text in ["[\(value)]", "{\"a\": \(value), \"b\": 1}", "[1, \(value) ]"] {
      let reading = json(text)
      #expect(reading.document == nil)
      #expect(reading.diagnostics.map(\.message) == [message])
      #expect(reading.diagnostics.map(\.suggestion) == [suggestion])
    }
  }

  @Test(arguments: [
    ("{a: 1}", "a key requires double quotes, got 'a'", "write \"a\""),
    ("{\"b\": 1, student: 2}", "a key requires double quotes, got 'student'", "write \"student\""),
    ("{1: 2}", "a key requires double quotes, got '1'", "write \"1\""),
    ("{'a': 1}", "a key requires double quotes, got a single quote", "write \" in place of '"),
    ("{“a”: 1}", "a key requires double quotes, got '“'", "write \" in place of “"),
  ])
  func aKeyWithoutQuotesIsRecognised(text: String, message: String, suggestion: String) {
    let reading = json(text)
    #expect(reading.diagnostics.map(\.message) == [message])
    #expect(reading.diagnostics.map(\.suggestion) == [suggestion])
  }

  @Test(arguments: [
    (
      "[\"ab]",
      """
      t:1:2: error: a string requires a closing quote, got the end of the file
       1 | ["ab]
         |  ^~~~
      """
    ),
    (
      "[\"ab\n\"]",
      """
      t:1:2: error: a string requires a closing quote, got the end of the line
       1 | ["ab
         |  ^~~ close it with ", or write a line break within it as \\n
      """
    ),
    (
      "[\"a\\n\r\n\"]",
      """
      t:1:2: error: a string requires a closing quote, got the end of the line
       1 | ["a\\n
         |  ^~~~ close it with ", or write a line break within it as \\n
      """
    ),
    (
      "[\"a\tb\"]",
      """
      t:1:4: error: a string requires escapes for control characters, got a tab
       1 | ["a b"]
         |    ^ write \\t
      """
    ),
    (
      "[\"a\u{1B}[31m\"]",
      """
      t:1:4: error: a string requires escapes for control characters, got U+001B
       1 | ["a␛[31m"]
         |    ^ write \\u001B
      """
    ),
    (
      "[\"a\\tb\u{0}\"]",
      """
      t:1:7: error: a string requires escapes for control characters, got U+0000
       1 | ["a\\tb␀"]
         |       ^ write \\u0000
      """
    ),
    (
      "[\"\\hat{y}\"]",
      """
      t:1:3: error: a string has no escape '\\h'
       1 | ["\\hat{y}"]
         |   ^~ write a backslash as \\\\
      """
    ),
    (
      "[\"\\é\"]",
      """
      t:1:3: error: a string has no escape '\\é'
       1 | ["\\é"]
         |   ^~ write a backslash as \\\\
      """
    ),
    (
      "[\"\\unit\"]",
      """
      t:1:3: error: an escape '\\u' requires four hexadecimal digits, got '\\u'
       1 | ["\\unit"]
         |   ^~ write a backslash as \\\\
      """
    ),
    (
      "[\"\\u12",
      """
      t:1:3: error: an escape '\\u' requires four hexadecimal digits, got '\\u12'
       1 | ["\\u12
         |   ^~~~ write a backslash as \\\\
      """
    ),
    (
      "[\"\\ud83d\\u12\"]",
      """
      t:1:9: error: an escape '\\u' requires four hexadecimal digits, got '\\u12'
       1 | ["\\ud83d\\u12"]
         |         ^~~~ write a backslash as \\\\
      """
    ),
    (
      "[\"\\ud83d!\"]",
      """
      t:1:3: error: a surrogate requires the other one of its pair, got '\\ud83d' alone
       1 | ["\\ud83d!"]
         |   ^~~~~~ write the character itself
      """
    ),
    (
      "[\"\\ud83d\\n\"]",
      """
      t:1:3: error: a surrogate requires the other one of its pair, got '\\ud83d' alone
       1 | ["\\ud83d\\n"]
         |   ^~~~~~ write the character itself
      """
    ),
    (
      "[\"\\ud83d\\u0041\"]",
      """
      t:1:3: error: a surrogate requires the other one of its pair, got '\\ud83d' alone
       1 | ["\\ud83d\\u0041"]
         |   ^~~~~~ write the character itself
      """
    ),
    (
      "[\"\\ude42\"]",
      """
      t:1:3: error: a surrogate requires the other one of its pair, got '\\ude42' alone
       1 | ["\\ude42"]
         |   ^~~~~~ write the character itself
      """
    ),
    (
      "[\"a\\",
      """
      t:1:4: error: a string requires a letter after a backslash, got the end of the file
       1 | ["a\\
         |    ^
      """
    ),
    (
      "[\"a\\\nb\"]",
      """
      t:1:4: error: a string requires a letter after a backslash, got the end of the line
       1 | ["a\\
         |    ^
      """
    ),
  ])
  func aStringOfAnotherKindIsShown(text: String, expected: String) {
    #expect(failure(of: json(text)) == expected)
  }
}
