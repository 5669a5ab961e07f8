import Testing

@testable import grade

@Suite struct FileNamesTests {
  @Test func namesAreSafeAndUnlike() {
    var names = FileNames()
    let ids = [
      "alice", "Alice", "../../etc/passwd", "", "...", "a b\u{0}/é", "alice-2",
      String(repeating: "x", count: 300),
    ]
    #expect(
      ids.map { names.name(after: $0) } == [
        "alice", "Alice-2", "etc-passwd", "student", "student-2", "a-b---", "alice-2-2",
        String(repeating: "x", count: 100),
      ])
  }
}
