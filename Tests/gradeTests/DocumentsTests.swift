import Diagnostics
import Documents
import TestFiles
import Testing

/// The five homework documents as problems: every exercise is asked, what the documents state is
/// marked as it deserves, and right answers get full marks.
///
/// The answers are written by the scripts in Tests/Expected/documents, which know nothing of the
/// program. The verdicts on what the documents state were compared with these scripts' checks (finite
/// differences, quadrature) and a reading of the documents, question by question.
@Suite struct DocumentsTests {
  static let documents = ["000", "001", "002", "003", "004"]

  private func lines(_ name: String) throws -> [String] {
    try #require(textOfFile("\(projectRoot)/Tests/Expected/documents/\(name).txt"))
      .split(separator: "\n").map(String.init)
  }

  private func report(_ folder: String, _ document: String) throws -> (Run, [Node]) {
    let run = try grade(
      "--problems", "\(projectRoot)/problems", "--junit", "none", "--format", "json",
      "\(projectRoot)/submissions/\(folder)/\(document).json", in: try TemporaryFolder())
    #expect(run.errors == "")
    let root = JSON.read(SourceText(name: "json", text: run.output)).document?.root
    return (run, try #require(root?["questions"]?.elements))
  }

  private func text(_ node: Node, _ key: String) -> String { node[key]?.text?.string ?? "" }

  @Test func everyExerciseHasItsQuestion() throws {
    var asked = Set<String>()
    for document in Self.documents {
      asked.formUnion(try report("solutions", document).1.map { text($0, "source") })
    }
    let ids = try lines("ids")
    #expect(ids.count == 397)
    #expect(ids.filter { !asked.contains($0) } == [])
    #expect(asked.subtracting(ids) == [])
  }

  @Test(arguments: documents)
  func rightAnswersGetFullMarks(_ document: String) throws {
    let (run, questions) = try report("solutions", document)
    #expect(run.status == 0)
    #expect(
      questions.filter { text($0, "verdict") != "correct" }.map { text($0, "question") } == [])
  }

  @Test(arguments: documents)
  func whatADocumentStatesIsMarkedAsItDeserves(_ document: String) throws {
    let (run, questions) = try report("documents", document)
    #expect(run.status == 1)
    let verdicts = questions.map {
      "\(text($0, "problem"))/\(text($0, "question")) \(text($0, "source")) \(text($0, "verdict"))"
    }
    #expect(verdicts == (try lines(document)))
  }

  @Test func thePageOfTheDocumentsIsWhatIsPrinted() throws {
    let files = Self.documents.map { "\(projectRoot)/submissions/documents/\($0).json" }
    let run = try grade(
      ["--problems", "\(projectRoot)/problems", "--junit", "none", "--format", "markdown"] + files,
      in: try TemporaryFolder())
    let page = try #require(textOfFile("\(projectRoot)/docs/documents.md"))
    let table = try #require(
      page.firstRange(of: "\n## ").map { page[$0.lowerBound...].dropFirst() })
    #expect(String(table) == run.output)
  }
}
