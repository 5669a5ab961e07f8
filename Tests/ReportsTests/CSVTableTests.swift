import Testing

@testable import Reports

@Suite struct CSVTableTests {
  @Test(arguments: [
    ("plain text", "plain text"), ("a,b", "\"a,b\""), ("a;b", "\"a;b\""),
    ("say \"no\"", "\"say \"\"no\"\"\""), (" edge", "\" edge\""), ("edge ", "\"edge \""),
    ("two\n   lines", "two lines"), ("three\r\nmore\rlines\n", "three more lines"), ("\n", ""),
    ("é 日本", "é 日本"), ("", ""),
  ])
  func textIsQuotedWhereItNeedsTo(text: String, cell: String) {
    #expect(CSVTable.row([.text(text), .empty]) == "\(cell),\n")
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"),
    ("  =1", "'  =1"), ("\t=1", "␉=1"), ("\r=1", "'=1"), ("\n=1", "'=1"),
    ("\u{FF1D}1", "'\u{FF1D}1"), ("=\"a\",b", "\"'=\"\"a\"\",b\""),
    ("a\u{1B}[31m", "a␛[31m"), ("::error::x", "∶:error∶:x"),
    ("\u{202E}=1", "\u{FFFD}=1"),
  ])
  func textActsOnNobody(text: String, cell: String) {
    #expect(CSVTable.row([.text(text)]) == "\(cell)\n")
  }

  @Test func numbersAreNumbers() {
    #expect(
      CSVTable.row([.number(-1.5), .number(2), .number(1e-7), .number(.nan), .optional(nil)])
        == "-1.5,2,1e-7,nan,\n")
  }
}
