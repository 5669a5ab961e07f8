import Diagnostics
import Testing

@testable import Documents

/// Each row is a text and its one failure, as an author sees it.
@Suite struct YAMLFailureTests {
  /// What follows `error: ` in the first line; each of these advises quotes.
  @Test(arguments: [
    (
      "ask: [1, 2] @ W", "1:13",
      "text after a closing bracket requires quotes around the whole, got '@ W'"
    ),
    (
      "ask: [1, 2] * 3", "1:13",
      "text after a closing bracket requires quotes around the whole, got '* 3'"
    ),
    (
      "ask: [1,2] + W", "1:12",
      "text after a closing bracket requires quotes around the whole, got '+ W'"
    ),
    (
      "ask: [1, 2]]", "1:12",
      "text after a closing bracket requires quotes around the whole, got ']'"
    ),
    (
      "ask: {a: 1} x", "1:13",
      "text after a closing bracket requires quotes around the whole, got 'x'"
    ),
    (
      "ask: \"a\" + b", "1:10",
      "text after a closing quote requires quotes around the whole, got '+ b'"
    ),
    (
      "ask: 'it''s' b", "1:14",
      "text after a closing quote requires quotes around the whole, got 'b'"
    ),
    (
      "- x\n- [1] @ b", "2:7",
      "text after a closing bracket requires quotes around the whole, got '@ b'"
    ),
    (
      "[1, 2] @ W", "1:8",
      "text after a closing bracket requires quotes around the whole, got '@ W'"
    ),
    ("[1, 2] x", "1:8", "text after a closing bracket requires quotes around the whole, got 'x'"),
    (
      "x: {ask: [1] @ W}", "1:14",
      "text after a closing bracket requires quotes around the whole, got '@ W}'"
    ),
    (
      "é: [é] @ W # c", "1:8",
      "text after a closing bracket requires quotes around the whole, got '@ W # c'"
    ),
    ("ask: @x", "1:6", "a text that begins with '@' requires quotes, got none"),
    ("ask: `x`", "1:6", "a text that begins with '`' requires quotes, got none"),
    ("ask: %x", "1:6", "a text that begins with '%' requires quotes, got none"),
    ("ask: *x + 1", "1:6", "a text that begins with '*' requires quotes, got none"),
    ("ask: *(x)", "1:6", "a text that begins with '*' requires quotes, got none"),
    ("ask: &(x)", "1:6", "a text that begins with '&' requires quotes, got none"),
    ("ask: &x &y 1", "1:6", "a text that begins with '&' requires quotes, got none"),
    ("ask: !foo! x", "1:6", "a text that begins with '!' requires quotes, got none"),
    ("ask: |x|", "1:6", "a text that begins with '|' requires quotes, got none"),
    ("ask: >x", "1:6", "a text that begins with '>' requires quotes, got none"),
    ("ask: ? b", "1:6", "a text that begins with '?' requires quotes, got none"),
    ("ask: ]", "1:6", "a text that begins with ']' requires quotes, got none"),
    ("ask: , b", "1:6", "a text that begins with ',' requires quotes, got none"),
    ("%FOO\na: 1", "1:1", "a text that begins with '%' requires quotes, got none"),
    ("- - @x", "1:5", "a text that begins with '@' requires quotes, got none"),
    ("x: {ask: @W}", "1:10", "a text that begins with '@' requires quotes, got none"),
    ("a: [1, @x]", "1:8", "a text that begins with '@' requires quotes, got none"),
    ("éa: \"é\"\nb: @", "2:4", "a text that begins with '@' requires quotes, got none"),
    ("ask: a: b", "1:6", "a text that holds ': ' requires quotes, got none"),
    ("- ask: \"b\": c", "1:8", "a text that holds ': ' requires quotes, got none"),
    ("é: é: 1", "1:4", "a text that holds ': ' requires quotes, got none"),
    ("ask: - x", "1:6", "a '-' behind a key requires a line of its own or quotes, got neither"),
    (
      "ask: [x[0, 1], 2]", "1:8",
      "the list that begins at 1:6 requires ',' or ']' after a value, got '['"
    ),
  ])
  func anExpressionWithoutQuotesIsRecognised(text: String, position: String, message: String) {
    for text in [text, text + "\n", text + "\nnext: 1\n"] {
      let reading = yaml(text)
      #expect(reading.document == nil)
      #expect(
        reading.diagnostics.map(\.line) == [
          "t:\(position): error: \(message); write the expression in quotes"
        ])
    }
  }

  @Test(arguments: [
    ("\ta: 1\n", "1:1"), ("a:\n\tb: 1\n", "2:1"), ("a: 1\n\tb: 2\n", "2:1"),
    ("a:\n  b: 1\n\tc: 2\n", "3:1"), ("a: |\n\tfoo\n", "2:1"),
  ])
  func aTabIsNoIndentation(text: String, position: String) {
    #expect(
      yaml(text).diagnostics.map(\.line) == [
        "t:\(position): error: indentation requires spaces, got a tab; write spaces in its place"
      ])
  }

  @Test(arguments: [
    (
      "a: 1\n  b: 2\n", "2:4",
      "a key requires the indentation of its neighbours, got one within the text that begins at 1:4"
    ),
    (
      "a:b\nc: d\n", "2:2",
      "a key requires the indentation of its neighbours, got one within the text that begins at 1:1"
    ),
    (
      "a:\n  b: 1\n c: 2\n", "3:2",
      "the mapping that begins at 1:1 requires a key in column 1, got column 2"
    ),
    ("a: 1\n- b\n", "2:1", "the mapping that begins at 1:1 requires a key in column 1, got '- b'"),
    ("- a\nb: 1\n", "2:1", "the list that begins at 1:1 requires a '-' in column 1, got 'b: 1'"),
    (
      "- - a\n - b\n", "2:2", "the list that begins at 1:1 requires a '-' in column 1, got column 2"
    ),
    ("a: b\nc\n", "2:1", "a key requires ': ' after it, got the end of the line"),
    ("a: b\nc d\ne: f\n", "2:1", "a key requires ': ' after it, got the end of the line"),
    (
      "a: [1, 2\nb: 3\n", "2:2",
      "the list that begins at 1:4 requires ',' or ']' after a value, got ':'"
    ),
    (
      "a: [1, 2\n\n", "1:9",
      "the list that begins at 1:4 requires a closing ']', got the end of the file"
    ),
    (
      "a: {b: 1\n", "1:9",
      "the mapping that begins at 1:4 requires a closing '}', got the end of the file"
    ),
    (
      "a: {b: 1]\n", "1:9",
      "the mapping that begins at 1:4 requires ',' or '}' after a value, got ']'"
    ),
    (
      "- [\"a\" é]", "1:8",
      "the list that begins at 1:3 requires ',' or ']' after a value, got 'é'"
    ),
    (
      "a: \"foo\n\nb: 1\n", "1:4",
      "a text in quotes requires a closing quote, got the end of the file"
    ),
    ("a: 'foo\n", "1:4", "a text in quotes requires a closing quote, got the end of the file"),
    ("a: \u{1}\n", "1:4", "a YAML file requires printable characters, got U+0001"),
    ("é: é\u{1B}[31m\n", "1:5", "a YAML file requires printable characters, got U+001B"),
    (
      "a: \"x\n---\n", "2:1",
      "found unexpected document indicator while scanning a quoted scalar that begins at 1:4"
    ),
    (
      "a: \"\\ud800\"\n", "1:7",
      "found invalid Unicode character escape code while parsing a quoted scalar that begins at 1:4"
    ),
    ("a: b\n...\nc\n", "3:1", "did not find expected <document start>"),
  ])
  func anotherFailureSaysWhere(text: String, position: String, message: String) {
    #expect(outline(yaml(text)) == "t:\(position): error: \(message)")
  }

  @Test func anUnknownEscapeAdvisesSingleQuotes() {
    #expect(
      failure(of: yaml("prompt: \"$\\hat{y}$\"\n")) == """
        t:1:11: error: a text in double quotes has no escape '\\h'
         1 | prompt: "$\\hat{y}$"
           |           ^~ use single quotes, or write a backslash as \\\\
        """)
  }

  @Test func theWholeValueIsUnderlined() {
    #expect(
      failure(of: yaml("questions:\n  q:\n    ask: [1, 2] @ W\n")) == """
        t:3:17: error: text after a closing bracket requires quotes around the whole, got '@ W'
         3 |     ask: [1, 2] @ W
           |                 ^~~ write the expression in quotes
        """)
    #expect(
      failure(of: yaml("q:\r\n  ask: f(x): y  \r\n")) == """
        t:2:8: error: a text that holds ': ' requires quotes, got none
         2 |   ask: f(x): y
           |        ^~~~~~~ write the expression in quotes
        """)
  }

  @Test func errorsBeforeAFailureAreReportedToo() {
    #expect(
      outline(yaml("a: 1\na: 2\nb: @\n")) == """
        t:2:1: error: duplicate key 'a'; the first is at 1:1
        t:3:4: error: a text that begins with '@' requires quotes, got none; \
        write the expression in quotes
        """)
  }
}
