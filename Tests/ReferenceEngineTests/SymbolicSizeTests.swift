import Testing

@testable import ReferenceEngine

@Suite struct SymbolicSizeTests {
  private let d = SymbolicSize(name: "d")
  private let h = SymbolicSize(name: "h")
  private let m = SymbolicSize(name: "m")

  private func number(_ value: Int) -> SymbolicSize { SymbolicSize(value) }

  @Test func sumsAreGathered() {
    #expect("\(d + h)" == "d + h")
    #expect("\(d + d)" == "2*d")
    #expect("\(d + number(1) + h)" == "d + h + 1")
    #expect("\(d + -h)" == "d - h")
    #expect("\(d + -d)" == "0")
    #expect("\(number(2) + number(3))" == "5")
    #expect("\(number(1) + -d)" == "-d + 1")
    #expect("\(d + number(2) + number(-2))" == "d")
    #expect("\(number(-4))" == "-4")
  }

  @Test func productsAreMultipliedOut() {
    #expect("\(h * d)" == "d*h")
    #expect("\(h * (d + number(1)) + m * (h + number(1)))" == "d*h + h + h*m + m")
    #expect("\((d + number(1)) * (d + number(-1)))" == "d*d - 1")
    #expect("\(number(3) * d * number(2))" == "6*d")
    #expect("\(number(0) * d)" == "0")
    #expect("\(-(d + number(-2)))" == "-d + 2")
  }

  @Test func quotientsAreGroupedWhereTheyMustBe() {
    #expect("\(SymbolicSize.quotient(d, h))" == "d//h")
    #expect("\(SymbolicSize.quotient(d, number(2)))" == "d//2")
    #expect("\(SymbolicSize.quotient(d + h, number(2)))" == "(d + h)//2")
    #expect("\(SymbolicSize.quotient(d, h + number(1)))" == "d//(h + 1)")
    #expect("\(SymbolicSize.quotient(d, number(-2)))" == "d//(-2)")
    #expect("\(SymbolicSize.quotient(d, h * m))" == "d//(h*m)")
    #expect("\(SymbolicSize.quotient(d * h, m))" == "(d*h)//m")
    #expect("\(SymbolicSize.quotient(number(3) * d, h))" == "(3*d)//h")
    #expect(
      "\(SymbolicSize.quotient(SymbolicSize.quotient(d, number(2)), number(3)))" == "(d//2)//3")
    #expect("\(h * SymbolicSize.quotient(d, number(2)))" == "(d//2)*h")
    #expect("\(SymbolicSize.quotient(d, number(2)) * h + number(1))" == "(d//2)*h + 1")
    let a = SymbolicSize(name: "a")
    #expect("\(a * SymbolicSize.quotient(d, number(2)))" == "a*(d//2)")
    #expect("\(number(2) * SymbolicSize.quotient(d, number(2)))" == "2*(d//2)")
    #expect("\(SymbolicSize.quotient(d, SymbolicSize.quotient(h, m)))" == "d//(h//m)")
  }

  @Test func quotientsThatComeOutEvenAreDivided() {
    #expect("\(SymbolicSize.quotient(number(6) * d + number(4), number(2)))" == "3*d + 2")
    #expect("\(SymbolicSize.quotient(number(6) * d, number(4)))" == "(6*d)//4")
    #expect("\(SymbolicSize.quotient(d, number(1)))" == "d")
    #expect(
      "\(SymbolicSize.quotient(number(Int.min), number(-1)))" == "(-9223372036854775808)//(-1)")
  }

  @Test func equalSizesAreEqualHoweverTheyCameAbout() {
    #expect(d * h == h * d)
    #expect(d + number(1) + -d == number(1))
  }
}
