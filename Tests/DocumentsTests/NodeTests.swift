import Testing

@testable import Documents

@Suite struct NodeTests {
  @Test func everyKindHasAName() throws {
    let root = try #require(yaml("[null, true, 1, 1.5, a, [], {}]").document).root
    #expect(
      root.elements?.map(\.kindName) == [
        "nothing", "true or false", "a number", "a number", "a string", "a list", "a mapping",
      ])
  }

  @Test func aNodeGivesWhatItIs() throws {
    let root = try #require(yaml("{a: [1, 2], b: text, c: {d: 1}}").document).root
    #expect(root["a"]?.elements?.count == 2)
    #expect(root["a"]?.entries == nil)
    #expect(root["a"]?.text == nil)
    #expect(root["b"]?.text?.string == "text")
    #expect(root["b"]?.elements == nil)
    #expect(root["b"]?["x"] == nil)
    #expect(root["c"]?["d"].map(outline) == "1")
    #expect(root["x"] == nil)
    #expect(root.entries?.map(\.key) == ["a", "b", "c"])
  }

  /// A file of many numbers has a node for each, so rare kinds must not make all of them larger.
  @Test func aNodeIsSixWords() {
    #expect(MemoryLayout<Node>.stride == 48)
  }
}
