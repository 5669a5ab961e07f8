import Gradebook
import Problems
import Testing

@Suite struct CountedAttemptChoiceTests {
  private func attempt(_ score: Double, number: Int? = nil, at moment: String? = nil)
    -> AttemptFacts
  {
    AttemptFacts(number: number, submitted: moment.flatMap { Timestamp($0) }, score: score)
  }

  private func choices(_ attempts: [AttemptFacts]) -> [Int?] {
    [CountedAttempt.first, .best, .last].map { $0.choice(among: attempts) }
  }

  @Test func ofNoneNoneCounts() {
    #expect(choices([]) == [nil, nil, nil])
  }

  @Test func theOnlyOneCounts() {
    #expect(choices([attempt(0)]) == [0, 0, 0])
  }

  @Test func theNumberTellsMoreThanTheMoment() {
    #expect(
      choices([
        attempt(2, number: 2, at: "2026-10-01"), attempt(3, number: 3, at: "2026-09-01"),
        attempt(1, number: 1, at: "2026-11-01"),
      ]) == [2, 1, 1])
  }

  @Test func theMomentTellsWhereNumbersDoNot() {
    #expect(
      choices([
        attempt(1, at: "2026-10-01T12:00:00+02:00"), attempt(3, at: "2026-10-01T11:00:00Z"),
        attempt(2, at: "2026-10-01T09:00:00Z"),
      ]) == [2, 1, 1])
  }

  @Test func theOrderTellsWhereNothingElseDoes() {
    #expect(choices([attempt(1), attempt(3), attempt(3), attempt(2)]) == [0, 1, 3])
  }

  @Test func ofSeveralBestTheFirstCounts() {
    #expect(choices([attempt(3, number: 2), attempt(3, number: 1)]) == [1, 1, 0])
  }

  @Test func whatHasNoNumberIsBeforeWhatHasOne() {
    #expect(
      choices([attempt(1, number: 1), attempt(1, at: "2026-10-01"), attempt(1)]) == [2, 2, 0])
  }

  @Test func oneAfterTheOtherIsAsAllAtOnce() {
    let facts = [attempt(2), attempt(2, number: 1), attempt(1, number: 2), attempt(3, number: 1)]
    for order in [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1], [1, 3, 0, 2]] {
      let attempts = order.map { facts[$0] }
      for rule in CountedAttempt.allCases {
        var held = attempts[0]
        for next in attempts.dropFirst() {
          if rule.choice(among: [held, next]) == 1 { held = next }
        }
        #expect(rule.choice(among: attempts).map { attempts[$0] } == held)
      }
    }
  }
}
