import Gradebook
import Testing

@testable import Reports

/// What may be written over in a gradebook's file, whatever an instructor names.
@Suite struct GradebookColumnsTests {
  private static let canvas = "Student,ID,SIS Login ID,hw3,Notes\n\"Roy, Bob\",5002,bob,,\n"
  private static let moodle = """
    Identifier,Full name,Email address,Grade,Maximum Grade,Grade can be changed,Feedback comments
    Participant 1,Bob Roy,bob@example.org,,10,Yes,

    """

  @Test(arguments: [
    ("ID", 9, "ids of students"), ("sis login id", 12, "ids of students"),
    ("Student", 1, "names of students"),
  ])
  func marksAreNotWrittenOverIDsOrNames(title: String, place: Int, meaning: String) throws {
    let titles = Self.canvas.split(separator: "\n")[0].split(separator: ",").map(String.init)
    let found = try #require(titles.first { $0.lowercased() == title.lowercased() })
    #expect(
      refusal(of: Self.canvas, [mark("bob", 3)], columns: ColumnChoice(mark: title))
        == "g.csv:1:\(place): error: the column '\(found)' takes no marks: it holds \(meaning); "
        + "choose a column that takes marks with --column")
    #expect(
      refusal(of: Self.canvas, [mark("bob", 3)], columns: ColumnChoice(feedback: title))
        == "g.csv:1:\(place): error: the column '\(found)' takes no marks in words: it holds "
        + "\(meaning); choose a column that takes text with --feedback-column")
  }

  @Test(arguments: [
    ("Maximum Grade", 42, "the points that can be had"),
    ("Grade can be changed", 56, "whether a mark can be changed"),
    ("Feedback comments", 77, "comments"),
  ])
  func marksAreNotWrittenOverPointsOrComments(title: String, place: Int, meaning: String) {
    #expect(
      refusal(of: Self.moodle, [mark("bob", 3)], as: .moodle, columns: ColumnChoice(mark: title))
        == "g.csv:1:\(place): error: the column '\(title)' takes no marks: it holds \(meaning); "
        + "choose a column that takes marks with --column")
  }

  @Test func marksInWordsAreNotWrittenOverMarks() {
    #expect(
      refusal(of: Self.canvas, [mark("bob", 3)], columns: ColumnChoice(feedback: "hw3"))
        == "g.csv:1:25: error: the column 'hw3' takes no marks in words: it holds the marks; "
        + "choose a column that takes text with --feedback-column")
  }

  /// Another column than usual finds the students; neither it nor the usual ones are written over.
  @Test func idsStayWhateverColumnFindsTheStudents() {
    for title in ["Notes", "ID"] {
      let choice = ColumnChoice(mark: title, student: "Notes")
      #expect(
        refusal(of: Self.canvas, [mark("bob", 3)], columns: choice)?.contains(
          "error: the column '\(title)' takes no marks: it holds ids of students; ") == true)
    }
  }

  @Test func anAssignmentCalledLikeAnIDIsNotFilled() {
    var other = mark("bob", 3)
    other.title = "ID"
    #expect(
      refusal(of: "ID,Student\nbob,\n", [other])
        == "g.csv:1:1: error: the column 'ID' takes no marks: it holds ids of students; choose a "
        + "column that takes marks with --column")
  }
}
