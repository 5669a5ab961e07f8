import Glibc
import Gradebook
import Grading
import Testing

@Suite struct SimilarSubmissionsTests {
  /// A class of twelve and more, in which everybody else has all right.
  private func similar(
    _ answers: [(String, [MarkedQuestion])], others: Int = 12, seeds: Bool = false
  ) -> [SimilarSubmissions] {
    var statistics = ClassStatistics()
    let right = answers.first?.1.map { _ in question(1, of: 1) } ?? []
    let rest = (0..<max(0, others - answers.count)).map { ("z\($0)", right) }
    for (number, (student, questions)) in (answers + rest).enumerated() {
      statistics.add(submission(student, questions, seed: seeds ? UInt64(number) : 1))
    }
    return statistics.assignments.first?.similar ?? []
  }

  private func shared(_ question: String, _ students: String...)
    -> SimilarSubmissions.SharedAnswer
  {
    .init(problem: "p", question: question, students: students)
  }

  @Test func twoSharedRareAnswersMakeAPair() {
    // Each answer was given by 2 of 12: 2 · ln 6.
    #expect(
      similar([("b", [wrong(7), wrong(8)]), ("a", [wrong(7), wrong(8)])]) == [
        SimilarSubmissions(
          students: ["a", "b"], evidence: log(6) + log(6),
          answers: [shared("q0", "a", "b"), shared("q1", "a", "b")])
      ])
  }

  @Test func oneSharedAnswerIsChance() {
    #expect(similar([("a", [wrong(7), wrong(8)]), ("b", [wrong(7), wrong(9)])]) == [])
  }

  @Test func oneIsEnoughWhereEachStudentHasADraw() {
    #expect(
      similar([("a", [wrong(7), wrong(8)]), ("b", [wrong(7), wrong(9)])], seeds: true) == [
        SimilarSubmissions(
          students: ["a", "b"], evidence: log(6), answers: [shared("q0", "a", "b")])
      ])
  }

  @Test func namedMistakesTellNothing() {
    let named = [wrong(7, mistake: "transposed"), wrong(8, mistake: "wrong sign")]
    #expect(similar([("a", named), ("b", named)]) == [])
  }

  @Test func whatFollowsFromAnEarlierAnswerTellsNothing() {
    var follows = wrong(8)
    follows.kind = "FollowThrough"
    #expect(similar([("a", [wrong(7), follows]), ("b", [wrong(7), follows])]) == [])
  }

  @Test func whatManyGaveTellsNothing() {
    // Of 12 students, an answer of more than 12 / 4 is a common one; of 40, one of more than 5.
    let same = [wrong(7), wrong(8)]
    let names = ["a", "b", "c", "d", "e", "f"]
    #expect(similar(names[..<3].map { ($0, same) }).map(\.students) == [["a", "b", "c"]])
    #expect(similar(names[..<4].map { ($0, same) }) == [])
    #expect(
      similar(names[..<5].map { ($0, same) }, others: 40).map(\.students) == [
        ["a", "b", "c", "d", "e"]
      ])
    #expect(similar(names.map { ($0, same) }, others: 40) == [])
  }

  @Test func pairsAreLinkedToGroupsAndTheMostTellingIsFirst() {
    let groups = similar(
      [
        ("x", [wrong(1), wrong(2), wrong(90), wrong(91)]),
        ("y", [wrong(1), wrong(2), wrong(3), wrong(4)]),
        ("w", [wrong(92), wrong(93), wrong(3), wrong(4)]),
        ("a", [wrong(50), wrong(51), wrong(52), wrong(94)]),
        ("b", [wrong(50), wrong(51), wrong(52), wrong(95)]),
      ], others: 20)
    #expect(groups.map(\.students) == [["a", "b"], ["w", "x", "y"]])
    #expect(groups.map(\.evidence) == [log(10) + log(10) + log(10), log(10) + log(10)])
    #expect(
      groups.last?.answers == [
        shared("q0", "x", "y"), shared("q1", "x", "y"), shared("q2", "w", "y"),
        shared("q3", "w", "y"),
      ])
  }

  @Test func whereAllAgreeNothingIsRare() {
    #expect(similar([("a", [wrong(7), wrong(8)]), ("b", [wrong(7), wrong(8)])], others: 2) == [])
  }

  @Test func aClassOfManyIsSearchedInTheTimeOfSorting() {
    // 20,000 students with 5 wrong answers each, of which every 2 in 1,000 are of a pair.
    var statistics = ClassStatistics()
    for number in 0..<20_000 {
      let base = UInt64(number % 1000 == 1 ? number - 1 : number)
      statistics.add(
        submission("s\(number)", (0..<5).map { wrong(base * 10 + UInt64($0) + 1) }))
    }
    let groups = statistics.assignments.first?.similar ?? []
    #expect(groups.count == 20)
    #expect(groups.first?.students == ["s0", "s1"])
  }
}
