import Testing

@testable import Reports

@Suite struct HandoutStyleTests {
  @Test func theStyleStandsInAPageAsItIs() {
    #expect(!HandoutStyle.css.contains { "<>&".contains($0) })
    #expect(!HandoutStyle.css.contains("url("))
    #expect(HandoutStyle.css.contains("prefers-color-scheme: dark"))
    #expect(HandoutStyle.css.contains("@media print"))
  }
}
