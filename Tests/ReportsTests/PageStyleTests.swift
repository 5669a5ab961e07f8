import Testing

@testable import Reports

@Suite struct PageStyleTests {
  @Test func theStyleStandsInAPageAsItIs() {
    #expect(!PageStyle.css.contains { "<>&".contains($0) })
    #expect(!PageStyle.css.contains("url("))
    #expect(PageStyle.css.contains("prefers-color-scheme: dark"))
    #expect(PageStyle.css.contains("@media print"))
  }
}
