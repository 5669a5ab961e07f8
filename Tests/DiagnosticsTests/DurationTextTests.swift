import Testing

@testable import Diagnostics

@Suite struct DurationTextTests {
  @Test(arguments: [
    (0, "0 s"), (1, "1 s"), (59, "59 s"), (60, "1 min"), (61, "1 min 1 s"), (3600, "1 h"),
    (3601, "1 h"), (7500, "2 h 5 min"), (7505, "2 h 5 min"), (86_399, "23 h 59 min"),
    (86_400, "1 day"), (90_000, "1 day 1 h"), (86_460, "1 day"), (302_400, "3 days 12 h"),
  ])
  func aTimeSpanHasAtMostTwoUnits(seconds: Int, text: String) {
    #expect(durationText(seconds) == text)
  }
}
