import Testing

@testable import Reports

@Suite struct MarkdownBlockTests {
  @Test func linesOfAParagraphAreJoined() {
    #expect(
      MarkdownBlock.blocks(of: "\n\none\n two  \nthree\n\n\nfour\n\n") == [
        .paragraph(mark: "", text: "one two three"), .blank, .paragraph(mark: "", text: "four"),
      ])
    #expect(MarkdownBlock.blocks(of: "") == [])
  }

  @Test func itemsOfAListAreParagraphs() {
    #expect(
      MarkdownBlock.blocks(of: "- one\n  more\n* two\n10. three\n> four\n-five") == [
        .paragraph(mark: "- ", text: "one more"), .paragraph(mark: "* ", text: "two"),
        .paragraph(mark: "10. ", text: "three"), .paragraph(mark: "> ", text: "four -five"),
      ])
  }

  @Test func codeTablesAndHeadingsStay() {
    #expect(
      MarkdownBlock.blocks(of: "```\na\n\n  b\n```\nc\n\n    d\n| e |\n# f\n\tg") == [
        .verbatim("```"), .verbatim("a"), .verbatim(""), .verbatim("  b"), .verbatim("```"),
        .paragraph(mark: "", text: "c"), .blank, .verbatim("    d"), .verbatim("| e |"),
        .verbatim("# f"), .verbatim("    g"),
      ])
  }
}
