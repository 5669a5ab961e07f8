import Grading

/// What a `failure` or `error` element says.
///
/// Some readers show the body alone and others the message alone, so the body starts with the
/// message.
struct JUnitBody {
  /// The most bytes of a body: one reader refuses more.
  static let limit = 64_000
  private static let messageLimit = 1_000

  /// The kind of outcome, in CamelCase.
  let type: String
  /// The first line of what the student is told.
  let message: String
  /// All that the student is told.
  let text: String
  /// The marks, behind that.
  let ending: String

  init(of question: MarkedQuestion) {
    var message = Self.message(of: question)
    let marks = Marks(score: question.score, points: question.points)
    self.type = question.kind ?? question.verdict.kind
    let lineEnd = message.withUTF8 { $0.firstIndex(of: 0x0A) }
    let line = lineEnd.map { String(decoding: message.utf8.prefix($0), as: UTF8.self) }
    self.message = (line ?? message).start(ofBytes: Self.messageLimit)
    ending = "\nscore: " + marks.given + "/" + marks.possible
    var text = message
    func add(_ part: String) { text += "\n" + cleanedForXML(part, keepingNewlines: true) }
    if let reading = question.reading { add("read as \(reading)") }
    if let hint = question.hint { add("hint: \(hint)") }
    if let expected = question.expected { add("expected: \(expected.text)") }
    self.text = Self.capped(text, limit: Self.limit - ending.utf8.count)
  }

  /// What the student is told, from its first line on that is not blank.
  private static func message(of question: MarkedQuestion) -> String {
    let told = question.message.map { cleanedForXML($0, keepingNewlines: true) } ?? ""
    if let first = told.utf8.first, first != 0x0A, first != 0x20 { return told }
    let lines = told.split(separator: "\n", omittingEmptySubsequences: false)
      .drop { line in line.allSatisfy { $0 == " " } }
    return lines.isEmpty ? question.verdict.explanation : lines.joined(separator: "\n")
  }

  /// Text within a limit, with a note where some of it had to go.
  private static func capped(_ text: String, limit: Int) -> String {
    let size = text.utf8.count
    if size <= limit { return text }
    let note = "\n(cut: \(size) bytes in all)"
    return text.start(ofBytes: limit - note.utf8.count) + note
  }
}
