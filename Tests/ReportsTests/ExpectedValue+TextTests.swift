import Grading
import Testing

@testable import Reports

@Suite struct ExpectedValueTextTests {
  @Test func scalars() {
    #expect(ExpectedValue.boolean(true).text == "true")
    #expect(ExpectedValue.integer(-3).text == "-3")
    #expect(ExpectedValue.number(0.1).text == "0.1")
    #expect(ExpectedValue.number(.nan).text == "nan")
    #expect(ExpectedValue.text("dh * (d + 1)").text == "dh * (d + 1)")
  }

  @Test func lists() {
    let rows = ExpectedValue.list([
      .list([.number(1), .number(0.5)]), .list([.boolean(false), .text("b")]), .list([]),
    ])
    #expect(rows.text == "[[1, 0.5], [false, b], []]")
  }

  @Test func aHundredElementsAreShownAndMoreAreNot() {
    let hundred = (1...100).map { ExpectedValue.integer($0) }
    let all = (1...100).map { "\($0)" }.joined(separator: ", ")
    #expect(ExpectedValue.list(hundred).text == "[\(all)]")
    #expect(ExpectedValue.list(hundred + [.integer(101)]).text == "[1, 2, 3, ..., 99, 100, 101]")
  }

  @Test func bothAxesAreAbridged() {
    let row = ExpectedValue.list((1...7).map { .integer($0) })
    let text = ExpectedValue.list(Array(repeating: row, count: 20)).text
    let shown = "[1, 2, 3, ..., 5, 6, 7]"
    #expect(text == "[\(shown), \(shown), \(shown), ..., \(shown), \(shown), \(shown)]")
    let pair = ExpectedValue.list([row, row])
    #expect(ExpectedValue.list([pair, pair]).text.contains("...") == false)
  }
}
