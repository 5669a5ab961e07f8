import Testing

@testable import Diagnostics

@Suite struct CountedTests {
  @Test func oneIsSingular() {
    #expect(counted(1, "question") == "1 question")
    #expect(counted(0, "question") == "0 questions")
    #expect(counted(2, "axis", "axes") == "2 axes")
  }
}
