import Testing

@testable import Problems

@Suite struct CheckedProblemTests {
  private func text(
    _ sizes: String, given: String, ask: String
  ) -> String {
    """
    title: t
    sizes: {\(sizes)}
    given: {\(given)}
    questions:
      q: {ask: \(ask)}
    """
  }

  @Test func aMismatchOfFixedSizesIsFound() {
    #expect(
      findings(text("d: 3, n: 4", given: "W: \"normal(n, d)\", x: normal(n)", ask: "W @ x")) == [
        "5:16 ‹x› '@' requires the last axis of [n, d] to equal axis 0 of [n], got d = 3 and n = 4"
      ])
  }

  @Test func sizesThatMayBeEqualAreToldApart() {
    // At the smallest sizes and at the greatest everything fits.
    #expect(
      findings(text("n: 2..3, m: 2..3", given: "W: \"normal(n, m)\", x: normal(n)", ask: "W @ x"))
        == [
          "5:16 ‹x› '@' requires the last axis of [n, m] to equal axis 0 of [n], "
            + "got m = 3 and n = 2"
        ])
  }

  @Test func anyTwoSizesAreToldApart() {
    for count in 2...9 {
      let names = (0..<count).map { "s\($0)" }
      for range in ["2..3", "1..4", "5..1000000"] {
        let sizes = names.map { "\($0): \(range)" }.joined(separator: ", ")
        for (i, first) in names.enumerated() {
          for second in names[..<i] {
            let found = findings(
              text(sizes, given: "", ask: "\"shape(zeros(\(first)) + zeros(\(second)))\""))
            #expect(found.count == 1, "\(count) sizes of \(range): \(first) and \(second)")
            #expect(found.first?.contains("'+' requires shapes that broadcast") == true)
          }
        }
      }
    }
  }

  @Test func aSizeIsToldFromANumber() {
    for (range, ask) in [("2..4", "zeros(n) + zeros(2)"), ("2..4", "zeros(n) + zeros(4)")] {
      let found = findings(text("n: \(range)", given: "", ask: ask))
      #expect(found.count == 1)
      #expect(found.first?.contains("'+' requires shapes that broadcast") == true)
    }
  }

  @Test func whatFitsAtSomeSizesAloneIsFound() {
    #expect(
      findings(text("n: 2..9", given: "x: normal(n)", ask: "\"x[4]\"")) == [
        "5:15 ‹4› an axis of extent n = 2 requires an index in -2..1, got 4"
      ])
    #expect(
      findings(text("n: 2..9", given: "x: normal(n)", ask: "\"reshape(x, [2, n//2])\"")) == [
        "5:24 ‹[2, n//2]› 'reshape' requires as many elements as before, got n = 3 in [n] "
          + "and 2*(n//2) = 2 in [2, n//2]"
      ])
  }

  @Test func whatFitsAtAllSizesIsRight() throws {
    let problem = try checked(
      text(
        "n: 2..5, m: 2..5, k: 7", given: "W: \"normal(n, m)\", x: normal(m), b: normal(n)",
        ask: "W @ x + b"))
    #expect(problem.problem.sizes.map(\.name) == ["n", "m", "k"])
  }

  @Test func aFaultIsReportedOnceForAllSizes() {
    let text = text(
      "n: 2..5, m: 2..5", given: "x: normal(n), y: normal(m)", ask: "x + y + undefined")
    #expect(
      findings(text) == [
        "5:16 ‹y› '+' requires shapes that broadcast, got [n] and [m]: axis -1 is n = 2 and m = 3",
        "5:20 ‹undefined› the name 'undefined' is not defined",
      ])
  }

  @Test(arguments: [
    ("x: \"zeros(20000, 20000)\"", "shape(x)", "3:13 ‹zeros(20000, 20000)›"),
    ("y: 1", "\"zeros(20000, 20000)\"", "5:3 ‹q›"),
    ("y: 1", "\"sum(zeros(20000, 20000))\"", "5:3 ‹q›"),
    ("y: 1", "y, mistakes: [{value: \"zeros(20000, 20000)\", says: s}]", "5:3 ‹q›"),
  ])
  func whatExceedsALimitIsFoundAtItsPlace(given: String, ask: String, place: String) {
    #expect(
      findings(text("", given: given, ask: ask)) == [
        "\(place) a tensor of shape [20000, 20000] exceeds the limit of 10,000,000 elements that "
          + "can be evaluated"
      ])
  }

  @Test func aHugeShapeMayBeAskedAbout() throws {
    let text = text(
      "n: 1000000000000", given: "y: 1", ask: "\"shape(zeros(n, n // 1000, 2) @ ones(2, 3))\"")
    #expect(try variant(text).outlines == ["q": "shape [1000000000000, 1000000000, 3]"])
  }

  @Test func aSizeThatMayBeTooGreatIsFound() {
    #expect(
      findings(text("n: 1..100000000", given: "", ask: "zeros(n)")) == [
        "5:3 ‹q› a tensor of shape [n] exceeds the limit of 10,000,000 elements that can be "
          + "evaluated"
      ])
  }
}
