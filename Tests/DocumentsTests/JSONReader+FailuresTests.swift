import Diagnostics
import Testing

@testable import Documents

/// Each row is a text and its one failure, as a student sees it.
@Suite struct JSONReaderFailuresTests {
  @Test(arguments: [
    ("", "t:1:1: error: a JSON file requires a value, got an empty file"),
    (" \n\t", "t:1:1: error: a JSON file requires a value, got an empty file"),
    (
      "[1, 2",
      "t:1:6: error: the list that begins at 1:1 requires a closing ']', got the end of the file"
    ),
    (
      "{\"a\": [\n1\n\n",
      "t:2:2: error: the list that begins at 1:7 requires a closing ']', got the end of the file"
    ),
    (
      "{\"a\": 1\n",
      "t:1:8: error: the object that begins at 1:1 requires a closing '}', got the end of the file"
    ),
    ("[[1, 2}, 3]", "t:1:7: error: the list that begins at 1:2 requires a closing ']', got '}'"),
    ("{\"a\": 1]", "t:1:8: error: the object that begins at 1:1 requires a closing '}', got ']'"),
    ("[1,2,]", "t:1:5: error: a comma requires a value after it, got ']'; remove the comma"),
    ("[1,\n2,\n]", "t:2:2: error: a comma requires a value after it, got ']'; remove the comma"),
    ("{\"a\":1,}", "t:1:7: error: a comma requires a key after it, got '}'; remove the comma"),
    ("[1,,2]", "t:1:4: error: a comma requires a value after it, got ','"),
    ("[1,", "t:1:4: error: a comma requires a value after it, got the end of the file"),
    ("{\"a\":1, ", "t:1:8: error: a comma requires a key after it, got the end of the file"),
    ("[", "t:1:2: error: a list requires a value or ']' after its '[', got the end of the file"),
    ("[,1]", "t:1:2: error: a list requires a value or ']' after its '[', got ','"),
    ("[}", "t:1:2: error: a list requires a value or ']' after its '[', got '}'"),
    ("{", "t:1:2: error: an object requires a key or '}' after its '{', got the end of the file"),
    ("{,}", "t:1:2: error: an object requires a key or '}' after its '{', got ','"),
    ("{[1]: 2}", "t:1:2: error: an object requires a key or '}' after its '{', got '['"),
    ("{\"a\":}", "t:1:6: error: a key requires a value after its colon, got '}'"),
    ("{\"a\": ", "t:1:6: error: a key requires a value after its colon, got the end of the file"),
    ("{\"a\":: 1}", "t:1:6: error: a key requires a value after its colon, got ':'"),
    ("{\"a\" 1}", "t:1:6: error: a key requires a colon after it, got '1'"),
    ("{\"a\", 1}", "t:1:5: error: a key requires a colon after it, got ','"),
    ("{\"a\"", "t:1:5: error: a key requires a colon after it, got the end of the file"),
    (
      "{\"a\" = 1}", "t:1:6: error: a key requires a colon after it, got '='; write : in place of ="
    ),
    (
      "[1 2]",
      "t:1:4: error: a list requires ',' or ']' after a value, got '2'; write a comma before it"
    ),
    (
      "[1 -2.5]",
      "t:1:4: error: a list requires ',' or ']' after a value, got '-2.5'; write a comma before it"
    ),
    (
      "[[1] [2]]",
      "t:1:6: error: a list requires ',' or ']' after a value, got '['; write a comma before it"
    ),
    ("[1;2]", "t:1:3: error: a list requires ',' or ']' after a value, got ';'"),
    (
      "{\"a\":1 \"b\":2}",
      """
      t:1:8: error: an object requires ',' or '}' after a value, got a string; \
      write a comma before it
      """
    ),
    (
      "{\"a\": \"x\"y\"}",
      """
      t:1:10: error: an object requires ',' or '}' after a value, got 'y'; \
      write a quote within a string as \\\"
      """
    ),
    (
      "[true\u{1}]",
      "t:1:6: error: a list requires ',' or ']' after a value, got the control character U+0001"
    ),
    ("  :", "t:1:3: error: a JSON file requires a value, got ':'"),
    ("&", "t:1:1: error: a JSON file requires a value, got '&'"),
    ("[1]]", "t:1:4: error: a JSON file requires nothing after its value, got ']'; remove it"),
    ("1,", "t:1:2: error: a JSON file requires nothing after its value, got ','; remove it"),
    ("{} x", "t:1:4: error: a JSON file requires nothing after its value, got 'x'; remove it"),
    (
      "1 2",
      """
      t:1:3: error: a JSON file requires one value, got the start of a second; \
      remove it, or write a list of both
      """
    ),
    (
      "{}\n{}",
      """
      t:2:1: error: a JSON file requires one value, got the start of a second; \
      remove it, or write a list of both
      """
    ),
    ("[1, // one\n2]", "t:1:5: error: JSON has no comments; remove it"),
    ("# hi\n1", "t:1:1: error: JSON has no comments; remove it"),
    ("[1 /* one */]", "t:1:4: error: JSON has no comments; remove it"),
    ("[1// one\n]", "t:1:3: error: JSON has no comments; remove it"),
    ("{} // end", "t:1:4: error: JSON has no comments; remove it"),
    ("{\"a\" /* b */: 1}", "t:1:6: error: JSON has no comments; remove it"),
    (
      "[\u{A0}1]",
      "t:1:2: error: JSON requires ordinary blanks, got U+00A0; write a space in its place"
    ),
    (
      "{\u{2003}}",
      "t:1:2: error: JSON requires ordinary blanks, got U+2003; write a space in its place"
    ),
    (
      "[1]\u{FEFF}",
      "t:1:4: error: JSON requires ordinary blanks, got U+FEFF; write a space in its place"
    ),
    (
      "[1,\u{200B}2]",
      "t:1:4: error: JSON requires ordinary blanks, got U+200B; write a space in its place"
    ),
  ])
  func aFailureSaysWhatIsMissing(text: String, expected: String) {
    #expect(outline(json(text)) == expected)
  }

  @Test func theWholeOfTheUnexpectedIsUnderlined() {
    #expect(
      failure(of: json("{\n  \"a\": [1 second]\n}")) == """
        t:2:11: error: a list requires ',' or ']' after a value, got 'second'
         2 |   "a": [1 second]
           |           ^~~~~~ write a comma before it
        """)
    #expect(
      failure(of: json("[1, // note\n 2]")) == """
        t:1:5: error: JSON has no comments
         1 | [1, // note
           |     ^~~~~~~ remove it
        """)
    #expect(
      failure(of: json("[1,\n 2\n\n")) == """
        t:2:3: error: the list that begins at 1:1 requires a closing ']', got the end of the file
         2 |  2
           |   ^
        """)
  }

  @Test func somethingLongIsCutInTheMessage() {
    let word = String(repeating: "x", count: 1_000)
    let shown = String(repeating: "x", count: 40) + "…"
    #expect(
      json("[1 \(word)]").diagnostics.map(\.message)
        == ["a list requires ',' or ']' after a value, got '\(shown)'"])
  }
}
