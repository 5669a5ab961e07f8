import Gradebook
import Problems
import Testing

@testable import Reports

@Suite struct ClassTableTests {
  /// The columns are those of nbgrader's `plugins/export.py`.
  private static let header =
    "assignment,duedate,timestamp,student_id,last_name,first_name,email,raw_score,"
    + "late_submission_penalty,score,max_score\n"

  @Test func aRowAStudent() {
    var late = mark("alice", 7.5, name: "Tremblay, Alice")
    late.submitted = Timestamp("2026-10-02T01:00:00+02:00")
    var undated = mark("bob@example.org", 1.0 / 3, name: "Bob van der Roy")
    undated.due = nil
    #expect(
      ClassExport.table(of: [late, undated, mark("carol", 0)]) == Self.header
        + """
        hw3,2026-10-01T23:59:59,2026-10-01T23:00:00,alice,Tremblay,Alice,,7.5,0,7.5,10
        hw3,,,bob@example.org,Bob van der Roy,,bob@example.org,0.3333333333333333,0,\
        0.3333333333333333,10
        hw3,2026-10-01T23:59:59,,carol,,,,0,0,0,10

        """)
  }

  @Test func nothingActsOnASpreadsheet() {
    let hostile = mark("=cmd|' /C calc'!A0", 1, name: "@SUM(A1), -1")
    #expect(
      ClassExport.table(of: [hostile]) == Self.header
        + "hw3,2026-10-01T23:59:59,,'=cmd|' /C calc'!A0,'@SUM(A1),'-1,,1,0,1,10\n")
  }

  @Test func aClassOfNobodyHasAHeader() {
    #expect(ClassExport.table(of: []) == Self.header)
  }
}
