import Testing

@testable import CommandLine

@Suite struct AcceptedValuesTests {
  @Test func summaries() {
    #expect(AcceptedValues.anything.summary == nil)
    #expect(AcceptedValues.choices(["strict"]).summary == "strict")
    #expect(AcceptedValues.choices(["text", "json"]).summary == "text or json")
    #expect(AcceptedValues.choices([]).summary == "")
    #expect(AcceptedValues.wholeNumbers(Int.min...Int.max).summary == "a whole number")
    #expect(AcceptedValues.wholeNumbers(Int.min...3).summary == "a whole number of at most 3")
    #expect(AcceptedValues.numbers(0...0.25).summary == "a number from 0 to 0.25")
    #expect(AcceptedValues.numbers(-(.infinity)...1e3).summary == "a number of at most 1000")
    #expect(AcceptedValues.numbers(-(.infinity)...(.infinity)).summary == "a number")
  }

  @Test func boundsAreIncluded() {
    let share = AcceptedValues.numbers(0...1)
    #expect(share.contains("0") && share.contains("1") && share.contains("1e-3"))
    #expect(!share.contains("1.0001") && !share.contains("-0.1") && !share.contains("x"))
    let whole = AcceptedValues.wholeNumbers(0...9)
    #expect(whole.contains("0") && whole.contains("9"))
    #expect(!whole.contains("10") && !whole.contains("-1") && !whole.contains("1.0"))
    #expect(!whole.contains("99999999999999999999"))
  }
}
