import Testing

@testable import Diagnostics

@Suite struct NearestTests {
  private let keys = ["prompt", "source", "ask", "points", "answer", "tolerance", "mistakes"]

  @Test(arguments: [
    ("promt", "prompt"), ("propmt", "prompt"), ("Prompt", "prompt"), ("PROMT", "prompt"),
    ("sorce", "source"), ("asks", "ask"), ("aks", "ask"), ("point", "points"),
    ("tolerence", "tolerance"), ("toleranse", "tolerance"), ("mistake", "mistakes"),
    ("tollerranse", "tolerance"),
  ])
  func aMisspeltKeyHasANearestOne(name: String, expected: String) {
    #expect(nearest(to: name, among: keys) == expected)
  }

  @Test(arguments: ["", "xy", "hint", "a", "question", "promises", "prprprpr"])
  func aNameFarFromAllHasNone(name: String) {
    #expect(nearest(to: name, among: keys) == nil)
  }

  @Test func theLimitIsAThirdOfTheLengthAtLeastOneAtMostThree() {
    #expect(nearest(to: "ab", among: ["xb"]) == "xb")
    #expect(nearest(to: "ab", among: ["xy"]) == nil)
    #expect(nearest(to: "abcde", among: ["xbcde"]) == "xbcde")
    #expect(nearest(to: "abcde", among: ["xycde"]) == nil)
    #expect(nearest(to: "abcdef", among: ["xycdef"]) == "xycdef")
    #expect(nearest(to: "abcdefghijklmno", among: ["xyzdefghijklmno"]) == "xyzdefghijklmno")
    #expect(nearest(to: "abcdefghijklmno", among: ["xyzwefghijklmno"]) == nil)
  }

  @Test func aNameOfOneLetterSuggestsOnlyAnotherCase() {
    #expect(nearest(to: "w", among: ["b", "W", "x"]) == "W")
    #expect(nearest(to: "w", among: ["b", "x", "W1"]) == nil)
  }

  @Test func caseIsNoEditButBreaksTies() {
    #expect(nearest(to: "w1", among: ["w2", "W1"]) == "W1")
    #expect(nearest(to: "dW3", among: ["dw2", "dW2"]) == "dW2")
    #expect(nearest(to: "DW2", among: ["dW1", "dW2"]) == "dW2")
  }

  @Test func amongEqualsTheFirstIsTaken() {
    #expect(nearest(to: "W3", among: ["W1", "W2"]) == "W1")
    #expect(nearest(to: "W3", among: ["W2", "W1"]) == "W2")
    #expect(nearest(to: "W3", among: [String]()) == nil)
  }

  @Test func theNameItselfIsNoSuggestion() {
    #expect(nearest(to: "W1", among: ["W1"]) == nil)
    #expect(nearest(to: "W1", among: ["W1", "W2"]) == "W2")
  }

  @Test func lettersAreCharacters() {
    #expect(nearest(to: "σ", among: ["Σ"]) == "Σ")
    #expect(nearest(to: "e\u{301}t", among: ["êt"]) == "êt")
  }

  @Test func aVeryLongNameIsNoWork() {
    let name = String(repeating: "x", count: 1_000_000)
    #expect(nearest(to: name, among: keys) == nil)
  }
}
