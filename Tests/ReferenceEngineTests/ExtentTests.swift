import Testing

@testable import ReferenceEngine

@Suite struct ExtentTests {
  private let n = Extent(2, name: "n")
  private let k = Extent(3, name: "k")

  private func compute(_ left: Extent, _ sign: String, _ right: Extent) throws -> Extent? {
    try Extent.compute(try #require(ExactOperation(rawValue: sign)), left, right)
  }

  private func exact(_ left: Extent, _ sign: String, _ right: Extent) throws -> Extent {
    try #require(try compute(left, sign, right))
  }

  @Test func sizesAreWrittenInTheNamesOfTheProblem() throws {
    let (h, w, s) = (Extent(5, name: "h"), Extent(28, name: "w"), Extent(2, name: "s"))
    let steps = try exact(exact(w, "-", k), "//", s)
    let windows = try exact(steps, "+", Extent(1))
    #expect(windows.value == 13)
    #expect(windows.name == "(w - k)//s + 1")
    #expect(windows.description == "(w - k)//s + 1 = 13")
    #expect([n, h, windows].name == "[n, h, (w - k)//s + 1]")
    #expect([n, h, windows].values == [2, 5, 13])
    #expect(try [n, h, windows].size().description == "((w - k)//s)*h*n + h*n = 130")
  }

  @Test func numbersAreWrittenAsNumbers() throws {
    #expect(Extent(7).name == "7")
    #expect(Extent(7).description == "7")
    for (sign, value) in [("+", 9), ("-", 5), ("*", 14), ("//", 3), ("%", 1), ("**", 49)] {
      #expect(try compute(Extent(7), sign, Extent(2))?.description == "\(value)")
    }
    #expect(Shape().name == "[]")
    #expect([Extent(2), Extent(0)].name == "[2, 0]")
    #expect(try compute(n, "-", n)?.description == "0")
    #expect(try compute(n, "%", k)?.description == "2")
    #expect(try compute(Extent(2), "**", k)?.description == "8")
  }

  @Test func divisionRoundsDownAndTheRestHasTheSignOfTheDivisor() throws {
    // As in Python.
    for (a, b, quotient, rest) in [
      (7, 2, 3, 1), (-7, 2, -4, 1), (7, -2, -4, -1), (-7, -2, 3, -1), (6, 3, 2, 0),
      (-6, 3, -2, 0), (0, -5, 0, 0), (5, -1, -5, 0), (Int.min, 2, Int.min / 2, 0),
      (Int.max, Int.min, -1, -1), (Int.min, Int.max, -2, Int.max - 1),
    ] {
      #expect(try compute(Extent(a), "//", Extent(b))?.value == quotient)
      #expect(try compute(Extent(a), "%", Extent(b))?.value == rest)
    }
  }

  @Test func powersAreExact() throws {
    for (a, b, power) in [
      (2, 62, 1 << 62), (-2, 63, Int.min), (0, 0, 1), (0, 9, 0), (1, Int.max, 1), (-1, Int.max, -1),
      (-1, Int.max - 1, 1), (10, 18, 1_000_000_000_000_000_000), (7, 1, 7), (-3, 3, -27),
    ] {
      #expect(try compute(Extent(a), "**", Extent(b))?.value == power)
    }
    #expect(try compute(Extent(2), "**", Extent(-1)) == nil)
  }

  @Test func whatLeavesSixtyFourBitsIsRefused() {
    for (a, sign, b) in [
      (Int.max, "+", 1), (Int.min, "-", 1), (1 << 62, "*", 2), (Int.min, "*", -1),
      (Int.min, "//", -1), (2, "**", 63), (-2, "**", 64), (10, "**", Int.max), (3, "**", 40),
    ] {
      #expect(
        throws: OperationError("\(a) \(sign) \(b) exceeds the limit of a whole number, 2^63 - 1")
      ) {
        try compute(Extent(a), sign, Extent(b))
      }
    }
    #expect(
      throws: OperationError(
        "4611686018427387904 * 2 exceeds the limit of a whole number, 2^63 - 1")
    ) {
      try [Extent(1 << 62), Extent(2)].size()
    }
  }

  @Test func divisionByZeroIsRefused() {
    #expect(throws: OperationError("'//' requires a divisor other than zero")) {
      try compute(n, "//", Extent(0))
    }
    #expect(throws: OperationError("'%' requires a divisor other than zero")) {
      try exact(n, "%", exact(k, "-", Extent(3)))
    }
  }

  @Test func aShapeWithAZeroHasNoElementsHoweverLargeTheOthers() throws {
    #expect(try [Extent(Int.max), Extent(Int.max), Extent(0)].size().value == 0)
    #expect(try Shape().size().value == 1)
  }

  @Test func extentsAreEqualByTheirNumber() {
    #expect(Extent(2, name: "n") == Extent(2))
    #expect(Set([Extent(2, name: "n"), Extent(2)]).count == 1)
    #expect(Extent(2, name: "n") != Extent(3, name: "n"))
  }

  /// A size that would fill a line is its number; so none grows without bounds.
  @Test func whatIsTooLongToReadIsANumber() throws {
    var sum = n
    for name in ["a", "b", "c", "d", "e"] {
      sum = try exact(sum, "+", Extent(1, name: name))
    }
    #expect(sum.name == "n + a + b + c + d + e")
    #expect(try compute(sum, "+", Extent(1, name: "f"))?.name == "8")
    #expect(try compute(sum, "*", sum)?.name == "49")
    var nested = Extent(Int.max, name: "n")
    for _ in 0..<200 {
      nested = try exact(exact(nested, "//", Extent(2)), "+", exact(nested, "//", Extent(3)))
    }
    #expect(nested.name.utf8.count < 200)
  }
}
