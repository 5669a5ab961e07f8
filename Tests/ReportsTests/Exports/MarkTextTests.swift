import Testing

@testable import Reports

@Suite struct MarkTextTests {
  @Test(
    arguments: [
      ("7.5", 7.5), (" 7,5 ", 7.5), ("10", 10), ("-1", -1), ("EX", nil), ("", nil), ("-", nil),
      ("1e3", nil), ("1,000.5", nil), ("nan", nil), ("0x1", nil),
    ] as [(String, Double?)])
  func aCellIsANumberOrNone(cell: String, number: Double?) {
    #expect(MarkText.number(cell) == number)
  }

  @Test(arguments: [(7.5, 10, false, "7.5"), (7.5, 10, true, "7,5"), (9.999, 10, false, "9.99")])
  func marksHaveTwoDecimals(score: Double, points: Double, comma: Bool, text: String) {
    #expect(MarkText.text(score, of: points, comma: comma) == text)
  }

  @Test func blanksAndCaseAreNoDifference() {
    #expect(MarkText.key("  SIS Login\u{A0}ID\u{3000}\n") == "sis login\u{A0}id")
    #expect(MarkText.trimmed(" \t ") == "")
  }
}
