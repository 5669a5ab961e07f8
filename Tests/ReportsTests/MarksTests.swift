import Testing

@testable import Reports

@Suite struct MarksTests {
  @Test(arguments: [
    (2.0, 3.0, "2/3"), (2.5, 3.0, "2.5/3"), (5.0 / 3, 2.5, "1.67/2.5"), (0.0, 0.0, "0/0"),
    (0.1 + 0.2, 0.3, "0.3/0.3"), (0.0, 1e9, "0/1000000000"), (0.625, 2.375, "0.63/2.38"),
  ])
  func texts(score: Double, points: Double, text: String) {
    #expect(Marks(score: score, points: points).text == text)
  }

  @Test func lessThanFullMarksNeverLooksFull() {
    #expect(Marks(score: 0.9999, points: 1).text == "0.99/1")
    #expect(Marks(score: 0.9999, points: 1).percentage == "99.9 %")
    #expect(Marks(score: 1 - 1e-15, points: 1).text == "1/1")
    #expect(Marks(score: 1 - 1e-15, points: 1).percentage == "100 %")
  }

  @Test func percentages() {
    #expect(Marks(score: 31, points: 35).percentage == "88.6 %")
    #expect(Marks(score: 0, points: 3).percentage == "0 %")
    #expect(Marks(score: 3, points: 3).percentage == "100 %")
    #expect(Marks(score: 0, points: 0).percentage == nil)
  }

  @Test func numbersThatAreNone() {
    #expect(Marks(score: .nan, points: .infinity).text == "nan/inf")
    #expect(Marks(score: 1e308, points: 1e308).text == "inf/inf")
    #expect(Marks(score: .nan, points: .nan).percentage == nil)
  }
}
