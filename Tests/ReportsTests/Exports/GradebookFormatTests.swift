import Documents
import Gradebook
import Testing

@testable import Reports

@Suite struct GradebookFormatTests {
  // MARK: Moodle

  private static let moodle = """
    Identifier,"Full name","Email address",Status,Grade,"Maximum Grade","Grade can be changed",\
    "Last modified (submission)","Last modified (grade)","Feedback comments"
    "Participant 101","Alice Tremblay",alice@example.org,"Submitted for grading",,100.00,Yes,\
    "Monday, 14 September 2026, 8:05 AM",-,
    "Participant 102","Bob Roy",bob@example.org,"No submission",40.00,100.00,Yes,-,-,"Well done."
    "Participant 103","Carol Lee",carol@example.org,"No submission",,100.00,No,-,-,

    """

  @Test func aWorksheetOfMoodleGetsMarksAndComments() throws {
    let marks = [
      mark("alice", 75, of: 100), mark("bob@example.org", 50, of: 100, verdict: .incorrect),
      mark("carol", 1, of: 100),
    ]
    let (text, count, remarks) = try filled(Self.moodle, marks, as: .moodle)
    #expect(
      text
        == Self.moodle.replacing("grading\",,", with: "grading\",75,")
        .replacing("8:05 AM\",-,", with: "8:05 AM\",-,1 of 1 question right")
        .replacing("40.00", with: "50"))
    #expect(count == 2)
    #expect(remarks == ["1 student may not be changed in the file, and left so: carol"])
  }

  @Test func anEarlierCommentOfOursIsReplaced() throws {
    let file = Self.moodle.replacing("Well done.", with: "0 of 2 questions right, 2 unanswered")
    #expect(
      try filled(file, [mark("bob", 40, of: 100)], as: .moodle).text
        == file.replacing("0 of 2 questions right, 2 unanswered", with: "1 of 1 question right"))
  }

  @Test func aWorksheetInFrenchOrGermanIsRead() throws {
    let french = """
      \u{FEFF}Identifiant;"Nom complet";"Adresse de courriel";Note;"Note maximale"
      "Participant 101";"Alice Tremblay";alice@example.org;;10,00

      """
    #expect(
      try filled(french, [mark("alice", 7.5)], as: .moodle).text
        == french.replacing("org;;", with: "org;7,5;"))
    let german = """
      ID,"Vollständiger Name",E-Mail-Adresse,Bewertung,Bestwertung,"Bewertung kann geändert werden"
      Teilnehmer/in101,"Alice Tremblay",alice@example.org,,"10,00",Ja

      """
    #expect(
      try filled(german, [mark("alice", 7.5)], as: .moodle).text
        == german.replacing("org,,", with: "org,\"7,5\","))
  }

  @Test func aWorksheetInAnotherLanguageIsReadByItsColumns() throws {
    let file = "Identificatore,Cognome,Valutazione,Commento\nP 1,alice,,\n"
    let columns = ColumnChoice(mark: "Valutazione", student: "Cognome", feedback: "Commento")
    #expect(
      try filled(file, [mark("alice", 3)], as: .moodle, columns: columns).text
        == file.replacing("alice,,", with: "alice,3,1 of 1 question right"))
  }

  // MARK: Blackboard

  @Test func aFileOfBlackboardIsFilledInItsOwnEncoding() throws {
    let text =
      "\"Last Name\"\t\"First Name\"\t\"Username\"\t\"Homework 3 [Total Pts: 10 Score] |134\"\r\n"
      + "\"Trémblay\"\t\"Alice\"\t\"alice\"\t\"\"\r\n\"Roy\"\t\"Bob\"\t\"bob\"\t\"3.00\"\r\n"
    func utf16(_ text: String) -> [UInt8] {
      [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    }
    let result = try ClassExport.fill(
      utf16(text), name: "g.xls", with: [mark("alice", 7.5)], as: .blackboard)
    #expect(result.bytes == utf16(text.replacing("alice\"\t\"\"", with: "alice\"\t\"7.5\"")))
    #expect(
      result.remarks == [
        "1 student in the file without a mark here, and left as they are: Roy, Bob"
      ]
    )
    #expect(
      refusal(of: text, [mark("alice", 1, of: 4)], as: .blackboard)
        == "g.csv:1:37: error: the file's column has 10 points, the assignment 'hw3' has 4; give "
        + "it the same points there, or scale the marks with --scale")
  }

  // MARK: Brightspace

  @Test func aFileOfBrightspaceKeepsItsSigns() throws {
    let file = """
      OrgDefinedId,Username,Last Name,First Name,Homework 3 Points Grade <Numeric MaxPoints:10>,\
      End-of-Line Indicator
      #1001,#alice,Tremblay,Alice,,#
      #1002,#bob,Roy,Bob,3,#

      """
    #expect(
      try filled(file, [mark("alice", 7.5), mark("1002", 4)], as: .brightspace).text
        == file.replacing("Alice,,#", with: "Alice,7.5,#").replacing("Bob,3,#", with: "Bob,4,#"))
  }

  // MARK: edX

  @Test func theNewGradesOfEdXAreFilled() throws {
    let file = """
      user_id,username,student_key,course_id,track,cohort,name-1a2b3c4d,grade-1a2b3c4d,\
      original_grade-1a2b3c4d,previous_override-1a2b3c4d,new_override-1a2b3c4d
      11,alice,,course-v1:U+C+T,audit,,Homework 3,0,0,,
      12,bob,,course-v1:U+C+T,audit,,Homework 3,0,0,,

      """
    #expect(
      try filled(file, [mark("alice", 7.5)], as: .edx).text
        == file.replacing(
          "Homework 3,0,0,,\n12", with: "Homework 3,0,0,,7.5\n12"))
  }

  @Test func ofSeveralBlocksOfEdXTheOneOfTheAssignmentIsFilled() throws {
    let file = """
      user_id,username,course_id,name-1,new_override-1,name-2,new_override-2
      11,alice,c,Quiz,,homework 3,

      """
    #expect(
      try filled(file, [mark("alice", 1)], as: .edx).text
        == file.replacing("homework 3,", with: "homework 3,1"))
    #expect(
      refusal(of: file.replacing("homework", with: "home work"), [mark("alice", 1)], as: .edx)?
        .hasPrefix("g.csv:1:1: error: the file has no column for 'Homework 3' (hw3); it has ")
        == true)
  }

  // MARK: Any file

  /// Whatever stands in a file, it is filled or refused, and only cells of marks change.
  @Test(arguments: GradebookFormat.allCases)
  func everyChangedByteIsFilledOrRefused(format: GradebookFormat) throws {
    let file = Array(
      """
      Username,username,Email address,ID,Student,"Homework 3",Grade,new_override-1
      "alice",alice,alice@x.org,1,"Doe, Alice",EX,-1,"4,5"
          Points Possible,,,,,10,,

      """.utf8)
    let marks = [mark("alice", 3), mark("1", 4, name: "Alice Doe")]
    for index in file.indices {
      for byte in [0x00, 0x0A, 0x22, 0x2C, 0x31, 0x80] as [UInt8] {
        var changed = file
        changed[index] = byte
        guard
          let result = try? ClassExport.fill(
            changed, name: "g", with: marks, as: format, scales: true)
        else { continue }
        let (before, after) = (try cells(changed), try cells(result.bytes))
        #expect(zip(before, after).count { $0 != $1 } <= 2 * result.filled)
        #expect(before.count == after.count)
        #expect(result.remarks.allSatisfy { !$0.contains("\n") })
      }
    }
  }

  private func cells(_ bytes: [UInt8]) throws -> [String] {
    let file = try DelimitedFile(name: "g", bytes: bytes)
    return (0..<file.rowCount).flatMap { row in
      (0..<file.columnCount).map { file.text(row: row, column: $0) }
    }
  }

  // MARK: Titles

  @Test(arguments: [
    (GradebookFormat.canvas, "Lab (1) (22)", "Lab (1)"), (.canvas, "Lab (final)", "Lab (final)"),
    (.canvas, "Lab (", "Lab ("), (.canvas, "Lab ()", "Lab ()"),
    (.blackboard, "Lab [Total Pts: 10 Score] |3", "Lab"),
    (.brightspace, "Lab Points Grade <Numeric MaxPoints:10>", "Lab"), (.moodle, "Lab", "Lab"),
  ])
  func theAssignmentsTitleIsTakenFromTheColumns(
    format: GradebookFormat, column: String, title: String
  ) {
    #expect(format.assignmentTitle(of: column) == title)
  }

  @Test(
    arguments: [
      (.blackboard, "Lab [Total Pts: 10 Score] |3", 10),
      (.blackboard, "Lab [Total Pts: up to 7.5 Score] |3", 7.5), (.blackboard, "Lab", nil),
      (.brightspace, "Lab Points Grade <Numeric MaxPoints:12,5>", 12.5),
      (.canvas, "Lab [Total Pts: 10]", nil), (.blackboard, "Lab [Total Pts:", nil),
    ] as [(GradebookFormat, String, Double?)])
  func thePointsAreTakenFromTheColumnsTitle(
    format: GradebookFormat, column: String, points: Double?
  ) {
    #expect(format.maximum(of: column) == points)
  }
}
