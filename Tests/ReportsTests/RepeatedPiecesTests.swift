import Grading
import Testing

@testable import Reports

/// What is kept from one report to the next shows in none.
@Suite struct RepeatedPiecesTests {
  @Test func aPieceIsKnownByItsPlaceAndItsKey() {
    var pieces = RepeatedPieces<String>()
    var text = ByteBuffer()
    #expect(!pieces.append("a", at: 0, to: &text))
    text.append("first" as StaticString)
    pieces.keep("a", at: 0, from: 2, of: text)
    #expect(pieces.append("a", at: 0, to: &text))
    #expect(!pieces.append("b", at: 0, to: &text))
    #expect(!pieces.append("a", at: 1, to: &text))
    #expect(text.cut(from: 0) == "firstrst")
  }

  @Test func placesMayBeFilledInAnyOrder() {
    var pieces = RepeatedPieces<String>()
    var text = ByteBuffer()
    text.append("12" as StaticString)
    pieces.keep("b", at: 2, from: 1, of: text)
    pieces.keep("a", at: 0, from: 0, of: text)
    #expect(pieces.append("b", at: 2, to: &text))
    #expect(!pieces.append("b", at: 1, to: &text))
    #expect(pieces.append("a", at: 0, to: &text))
    #expect(text.cut(from: 0) == "12212")
  }

  @Test func aPieceTakesThePlaceOfAnother() {
    var pieces = RepeatedPieces<String>()
    var text = ByteBuffer()
    text.append("12" as StaticString)
    pieces.keep("a", at: 0, from: 0, of: text)
    pieces.keep("b", at: 0, from: 1, of: text)
    #expect(!pieces.append("a", at: 0, to: &text))
    #expect(pieces.append("b", at: 0, to: &text))
    #expect(text.cut(from: 0) == "122")
  }

  /// Submissions that differ in one thing each from the one before.
  private static let submissions: [MarkedSubmission] = {
    var varied = [sampleSubmission]
    func vary(_ change: (inout MarkedSubmission) -> Void) {
      var next = varied[varied.count - 1]
      change(&next)
      varied.append(next)
    }
    vary { $0.student = "b\u{1B}ob" }
    vary { $0.problems[0].questions[3].verdict = .correct }
    vary { $0.problems[0].questions[3].score = 0.75 }
    vary { $0.problems[0].questions[3].points = 1000.25 }
    vary { $0.problems[0].questions[3].seconds = 0.0005 }
    vary { $0.problems[0].questions[3].message = "a second look" }
    vary { $0.problems[0].questions[3].question = "a-much-longer-name-than-all-of-the-others" }
    vary { $0.problems[0].questions.swapAt(0, 3) }
    vary { $0.problems[0].questions.removeLast() }
    vary { $0.problems.swapAt(0, 1) }
    vary { $0.problems[0].seed = 8 }
    vary { $0.problems[0].digest = "<&>" }
    vary { $0.problems[0].problem = "other" }
    vary { $0.assignment = "hw4" }
    vary { $0.problems[1].questions[0].question = "caf\u{E9}" }
    vary {
      $0.problems[1].questions[0].question = "cafe\u{301}"
      $0.assignment = "hw5"
    }
    vary { $0.assignment = "\u{E9}" }
    vary { $0.assignment = "e\u{301}" }
    vary { $0.problems[1].problem = "\u{E9}" }
    vary { $0.problems[1].problem = "e\u{301}" }
    vary { $0.problems = [] }
    return varied + varied.reversed()
  }()

  @Test(arguments: [TextStyle(width: 80, color: false), TextStyle(width: 40, color: true)])
  func aTextReportIsAsIfItWereTheFirst(style: TextStyle) {
    var reports = TextReports(style: style)
    for submission in Self.submissions {
      var first = TextReports(style: style)
      #expect(reports.bytes(submission) == first.bytes(submission))
    }
  }

  @Test(arguments: JUnitStyle.allCases)
  func aJUnitReportIsAsIfItWereTheFirst(style: JUnitStyle) {
    var reports = JUnitReports(timestamp: "2026-09-14T08:05:09", hostname: "", style: style)
    for submission in Self.submissions {
      var first = JUnitReports(timestamp: "2026-09-14T08:05:09", hostname: "", style: style)
      #expect(reports.xml(submission, file: "a.json") == first.xml(submission, file: "a.json"))
    }
  }
}
