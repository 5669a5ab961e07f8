import Gradebook
import Testing

@testable import Reports

/// The layout of the file is that of the importer and the exporter of Canvas.
@Suite struct CanvasTests {
  private static let file = """
    Student,ID,SIS User ID,SIS Login ID,Section,Homework 3 (9021),Quiz (9022)\r
        Points Possible,,,,,10,5\r
    "Tremblay, Alice",5001,S1,alice,CS-401,,4\r
    "Roy, Bob",5002,S2,bob@example.org,CS-401,3.00,\r
    "Lee, Carol",5003,S3,carol,CS-401,EX,\r
    "Student, Test",5009,,,CS-401,7,\r

    """

  @Test func onlyTheCellsOfTheStudentsWithMarksChange() throws {
    let (text, count, remarks) = try filled(
      Self.file, [mark("alice", 7.5), mark("5002", 10), mark("dan", 4, name: "Dan Wu")])
    #expect(
      text
        == Self.file.replacing("CS-401,,4", with: "CS-401,7.5,4")
        .replacing("3.00", with: "10"))
    #expect(count == 2)
    #expect(
      remarks == [
        "1 student not in the file: dan (Dan Wu)",
        "2 students in the file without a mark here, and left as they are: Lee, Carol, "
          + "Student, Test",
      ])
  }

  @Test(arguments: ["bob@example.org", "BOB", "S2", "5002", "s2"])
  func anyColumnOfIDsFindsAStudent(student: String) throws {
    #expect(try filled(Self.file, [mark(student, 5)]).text.contains("CS-401,5,\r\n"))
  }

  @Test func aNameFindsWhoHasNoID() throws {
    let (text, count, remarks) = try filled(
      Self.file, [mark("x1", 6, name: "alice  Tremblay"), mark("x2", 2, name: "Roy, Bob")])
    #expect(text.contains("alice,CS-401,6,4\r\n") && text.contains("CS-401,2,\r\n"))
    #expect(count == 2)
    #expect(
      remarks.first
        == "2 students found by name alone: x1 as 'Tremblay, Alice', x2 as 'Roy, Bob'")
  }

  @Test func aNameDoesNotTakeTheRowOfAnotherStudentsID() throws {
    let (text, count, remarks) = try filled(
      Self.file, [mark("mallory", 10, name: "Alice Tremblay"), mark("alice", 1)])
    #expect(text.contains("alice,CS-401,1,4\r\n"))
    #expect(count == 1)
    #expect(remarks.first == "1 student not in the file: mallory (Alice Tremblay)")
  }

  @Test func whoMayBeSeveralIsNotFilled() throws {
    let file = Self.file.replacing("S1", with: "carol")
    let (text, count, remarks) = try filled(file, [mark("carol", 5)])
    #expect(text == file)
    #expect(count == 0)
    #expect(remarks.first == "not filled: carol may be any of the lines 3, 5")
  }

  @Test func twoMarksForOneRowAreNotFilled() throws {
    let (text, count, remarks) = try filled(Self.file, [mark("alice", 5), mark("S1", 6)])
    #expect(text == Self.file)
    #expect(count == 0)
    #expect(
      remarks.prefix(2) == [
        "not filled: alice is not the only one found in line 3",
        "not filled: S1 is not the only one found in line 3",
      ])
  }

  /// Lines 3 and 5 both may be carol's; each is another student's too.
  @Test func whatMayBeSeveralStudentsIsNobodys() throws {
    let file = Self.file.replacing("S1,alice", with: "carol,alice")
    let (text, count, remarks) = try filled(
      file, [mark("alice", 5), mark("carol", 6), mark("5003", 7), mark("bob", 8)])
    #expect(text == file.replacing("3.00", with: "8"))
    #expect(count == 1)
    #expect(
      remarks == [
        "not filled: alice is not the only one found in line 3",
        "not filled: carol may be any of the lines 3, 5",
        "not filled: 5003 is not the only one found in line 5",
        "1 student in the file without a mark here, and left as they are: Student, Test",
      ])
  }

  @Test func aNameDoesNotTakeARowThatAnIDMayBe() throws {
    let file = Self.file.replacing("S1,alice", with: "carol,alice")
    let (text, count, remarks) = try filled(
      file, [mark("carol", 6), mark("mallory", 10, name: "Alice Tremblay")])
    #expect(text == file)
    #expect(count == 0)
    #expect(
      remarks.prefix(2) == [
        "not filled: carol may be any of the lines 3, 5",
        "1 student not in the file: mallory (Alice Tremblay)",
      ])
  }

  @Test func anIDCountsMoreThanTheStartOfAnAddress() throws {
    let file = Self.file.replacing("carol,CS-401,EX", with: "alice@example.org,CS-401,")
    let marks = [mark("alice", 5), mark("alice@example.org", 6), mark("bob", 7)]
    let result = try filled(file, marks)
    #expect(
      result.text
        == file.replacing("alice,CS-401,,", with: "alice,CS-401,5,")
        .replacing("alice@example.org,CS-401,,", with: "alice@example.org,CS-401,6,")
        .replacing("3.00", with: "7"))
    #expect(result.count == 3)
  }

  @Test func anExcuseStays() throws {
    let (text, count, remarks) = try filled(Self.file, [mark("carol", 5)])
    #expect(text == Self.file)
    #expect(count == 0)
    #expect(remarks.first == "1 student excused in the file, and left so: carol")
  }

  @Test func equalMarksAreNotWrittenAnew() throws {
    let result = try filled(Self.file, [mark("bob", 3)])
    #expect(result.text == Self.file)
    #expect(result.count == 1)
  }

  @Test func whatAPersonMustLookAtIsSaid() throws {
    #expect(
      try filled(Self.file, [mark("bob", 3, verdict: .undecided)]).remarks.first
        == "1 student filled, but a person must look before the marks are final: bob")
  }

  @Test func otherPointsAreAskedAbout() throws {
    let marks = [mark("bob", 1.5, of: 2)]
    #expect(
      refusal(of: Self.file, marks)
        == "g.csv:2:25: error: the file's column has 10 points, the assignment 'hw3' has 2; give "
        + "it the same points there, or scale the marks with --scale")
    #expect(
      try filled(Self.file, marks, scales: true).text == Self.file.replacing("3.00", with: "7.5"))
    let nothing = try filled(Self.file, [mark("bob", 0, of: 0)], scales: true)
    #expect(nothing.text == Self.file)
    #expect(
      nothing.remarks.first == "1 student without points to scale by, and not filled: bob")
  }

  @Test func fullMarksAreNeverMadeByRounding() throws {
    #expect(
      try filled(Self.file, [mark("bob", 9.999)]).text == Self.file.replacing("3.00", with: "9.99"))
    #expect(
      try filled(Self.file, [mark("bob", 2.0 / 3)]).text
        == Self.file.replacing("3.00", with: "0.67"))
  }

  @Test(arguments: ["Homework 3", "homework 3 (777)", "hw3", "hw3 (1)"])
  func theColumnHasTheAssignmentsTitleOrID(title: String) throws {
    let file = Self.file.replacing("Homework 3 (9021)", with: title)
    #expect(
      try filled(file, [mark("bob", 5)]).text == file.replacing("3.00", with: "5"))
  }

  @Test func aColumnCanBeNamed() throws {
    let columns = ColumnChoice(mark: "Quiz", student: "SIS User ID")
    let result = try filled(Self.file, [mark("s1", 5, of: 5)], columns: columns)
    #expect(result.text == Self.file.replacing("CS-401,,4", with: "CS-401,,5"))
    #expect(
      result.remarks == [
        "2 students in the file without a mark here, and left as they are: S2, S3"
      ])
  }

  @Test func semicolonsAndDecimalCommasAreKept() throws {
    let file = """
      Student;ID;SIS Login ID;Section;Homework 3 (1)
          Points Possible;;;;10,00
      "Tremblay, Alice";1;alice;A;
      "Roy, Bob";2;bob;A;"4,25"

      """
    #expect(
      try filled(file, [mark("alice", 7.5), mark("bob", 5.25)]).text
        == file.replacing("alice;A;", with: "alice;A;7,5").replacing("4,25", with: "5,25"))
  }

  @Test func aColumnThatIsNotThereIsAnError() {
    let columns = "'Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section', "
    #expect(
      refusal(of: Self.file.replacing("Homework 3 (9021)", with: "Essay"), [mark("bob", 3)])
        == "g.csv:1:1: error: the file has no column for 'Homework 3' (hw3); it has \(columns)"
        + "'Essay', 'Quiz (9022)'; name a column with --column")
    #expect(
      refusal(of: Self.file, [mark("bob", 3)], columns: ColumnChoice(mark: "Quizz (9022)"))
        == "g.csv:1:1: error: the file has no column for 'Quizz (9022)'; it has \(columns)"
        + "'Homework 3 (9021)', 'Quiz (9022)'; did you mean 'Quiz (9022)'?")
    #expect(
      refusal(of: Self.file.replacing("Quiz", with: "Homework 3"), [mark("bob", 3)])
        == "g.csv:1:63: error: the file has 2 columns for 'Homework 3' (hw3): "
        + "'Homework 3 (9021)', 'Homework 3 (9022)'; name one of them with --column")
    #expect(
      refusal(of: "Section,Homework 3\nA,1\n", [mark("bob", 3)])
        == "g.csv:1:1: error: the file has no column by which students are found: 'SIS Login ID', "
        + "'SIS User ID', 'ID', 'Student'; name one with --id-column")
  }

  @Test func pointsThatAreNoNumberAreAnError() {
    #expect(
      refusal(of: Self.file.replacing(",10,5", with: ",(read only),5"), [mark("bob", 3)])
        == "g.csv:2:25: error: the points that can be had require a number, got '(read only)'; "
        + "choose a column that takes marks with --column")
  }

  @Test func marksOfOneAssignmentAreWanted() {
    var other = mark("bob", 1)
    other.assignment = "hw4"
    #expect(
      refusal(of: Self.file, [mark("alice", 1), other])
        == "error: one column takes the marks of one assignment, got 'hw3' and 'hw4'; name one "
        + "assignment")
    #expect(refusal(of: Self.file, []) == "error: there are no marks to fill 'g.csv' with")
  }

  @Test func whatAStudentWroteActsOnNobody() throws {
    let result = try filled(Self.file, [mark("\u{1B}[2J::error::x", 1, name: "=1+1\n")])
    #expect(result.text == Self.file)
    #expect(result.remarks.first == "1 student not in the file: ␛[2J∶:error∶:x (=1+1␊)")
  }
}
