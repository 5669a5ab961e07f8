import Testing

@testable import Reports

@Suite struct WrongPlacesTests {
  /// The places of a matrix or vector that is drawn with `x` for a wrong element and `.` for a right
  /// one, its rows between blanks.
  private func words(_ picture: String) -> String? {
    let rows = picture.split(separator: " ")
    let wrong = rows.joined().map { $0 == "x" }
    let shape = rows.count > 1 ? [rows.count, rows[0].count] : [wrong.count]
    return WrongPlaces.words(shape: shape, isWrong: wrong)
  }

  @Test(arguments: [
    (".x.", "element 1"), ("x.x", "elements 0 and 2"), ("xxxx.x", "elements 0 to 3 and 5"),
    ("xxx", "all elements"), ("x", "its only element"), ("xx.", "elements 0 and 1"),
    ("x.x.x.x.x.x.x.x.x.", "elements 0, 2, 4, 6, 8, 10 and 3 more"),
    ("xxx.x.x.x.x.x.x.x.xxx", "elements 0 to 2, 4, 6, 8, 10, 12 and 5 more"),
  ])
  func placesInAVector(picture: String, places: String) {
    #expect(words(picture) == places)
  }

  @Test(arguments: [
    ("... xxx ..x", "row 1, and element [2, 2]"), (".x. .x. .x.", "column 1"),
    ("xxx .x. .x.", "row 0, and column 1"), ("xx. xx. xx.", "columns 0 and 1"),
    ("x.. .x. ..x", "the diagonal"), ("x..x .x.. ..x. ...x", "the diagonal, and element [0, 3]"),
    (".xx x.x xx.", "all elements off the diagonal"),
    (".xx ..x ...", "all elements above the diagonal"),
    ("... x.. xx.", "all elements below the diagonal"),
    ("xxx .xx ..x", "the diagonal and all elements above it"),
    ("x.. xx. xxx", "the diagonal and all elements below it"),
    ("x. .x", "the diagonal"), ("x.. ..x", "elements [0, 0] and [1, 2]"),
    ("xx.. .xx. ..xx ...x x...", "8 elements, the first at [0, 0]"),
    ("xxx xxx", "all elements"),
  ])
  func placesInAMatrix(picture: String, places: String) {
    #expect(words(picture) == places)
  }

  @Test func placesInSlices() {
    var wrong = [Bool](repeating: false, count: 24)
    for offset in 12..<24 { wrong[offset] = true }
    wrong[5] = true
    #expect(
      WrongPlaces.words(shape: [2, 3, 4], isWrong: wrong)
        == "slice [1, :, :], and element [0, 1, 1]")
    wrong = (0..<24).map { $0 % 4 > 1 }
    #expect(
      WrongPlaces.words(shape: [2, 3, 4], isWrong: wrong) == "slices [:, :, 2] and [:, :, 3]")
  }

  @Test func aRowOfOneElementIsAnElement() {
    #expect(
      WrongPlaces.words(shape: [3, 1], isWrong: [false, true, false]) == "element [1, 0]")
    #expect(WrongPlaces.words(shape: [1, 3], isWrong: [true, false, false]) == "element [0, 0]")
  }

  @Test func nothingWrongHasNoPlace() {
    #expect(WrongPlaces.words(shape: [2], isWrong: [false, false]) == nil)
    #expect(WrongPlaces.words(shape: [0], isWrong: []) == nil)
  }

  @Test(arguments: [
    ([0.2, 0.455, 0.455], "Wrong most often: elements 1 and 2 (45.5 %)."),
    ([0, 0, 0], "Nobody got an element wrong."),
    ([1, 1, 1], "Wrong most often: all elements (100 %)."),
    ([.nan, 0.1, 3], "Wrong most often: element 2 (100 %)."),
  ])
  func theElementThatMostGotWrongIsNamed(shares: [Double], words: String) {
    #expect(WrongPlaces.words(shape: [3], shares: shares) == words)
  }
}
