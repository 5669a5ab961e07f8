import Testing

@testable import Expressions

@Suite struct ExpressionErrorTests {
  @Test func aConsequenceKeepsItsPlaceAndIsNoMoreThanThat() {
    let error = ExpressionError.consequence(at: 2..<5)
    #expect(error.isConsequence)
    #expect(error.range == 2..<5)
    let inside = error.inside("f", calledAt: 7..<9)
    #expect(inside.isConsequence)
    #expect(inside.message == "uses a definition that is faulty")
  }

  @Test func theInnermostFunctionIsNamed() {
    let error = ExpressionError("the name 'q' is not defined", at: 0..<1, suggestion: "write r")
    #expect(!error.isConsequence)
    let outside = error.inside("g", calledAt: 3..<6).inside("f", calledAt: 10..<14)
    #expect(outside.message == "in 'g': the name 'q' is not defined")
    #expect(outside.range == 10..<14)
    #expect(outside.suggestion == "write r")
  }
}
