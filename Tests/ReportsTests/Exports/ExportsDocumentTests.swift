import Gradebook
import Problems
import TestFiles
import Testing

@testable import Reports

/// What docs/exports.md shows is what comes out.
@Suite struct ExportsDocumentTests {
  /// The blocks of the document in a language; without one, those without.
  private func blocks(_ language: String) throws -> [String] {
    let document = try #require(textOfFile(path(of: "../../../docs/exports.md")))
    let parts = document.split(separator: "```", omittingEmptySubsequences: false)
    return parts.enumerated().filter { index, part in
      index % 2 == 1 && part.hasPrefix("\(language)\n")
    }.map { String($1.dropFirst(language.count + 1)) }
  }

  @Test func theFileOfCanvasIsFilledAsShown() throws {
    let files = try blocks("csv")
    try #require(files.count == 3)
    let marks = [mark("alice", 7.5), mark("bob", 3), mark("carol", 6), mark("dan", 4)]
    let result = try filled(files[0], marks)
    #expect(result.text == files[1])
    let said = result.remarks + ["\(result.count) marks filled in", ""]
    #expect(said.joined(separator: "\n") == (try blocks("").first))
  }

  @Test func theTableIsAsShown() throws {
    var alice = mark("alice", 7.5, name: "Tremblay, Alice")
    alice.submitted = Timestamp("2026-10-01T23:00:00Z")
    let bob = mark("bob@example.org", 3, name: "Bob van der Roy")
    #expect(ClassExport.table(of: [alice, bob]) == (try blocks("csv").last))
  }

  @Test func theScoreIsAsShown() throws {
    var score = mark("5323497", 4.5)
    score.submitted = Timestamp("2026-09-14T09:00:00+02:00")
    score.verdicts = [.correct: 3, .incorrect: 2]
    let moment = try #require(Timestamp("2026-09-14T08:05:09Z"))
    #expect(ClassExport.scores(of: [score], at: moment) == (try blocks("json").first))
  }
}
