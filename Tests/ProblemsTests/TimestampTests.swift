import Problems
import Testing

@Suite struct TimestampTests {
  /// The seconds are those of GNU `date -u -d TEXT +%s`.
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0), ("1970-01-01T00:00", 0), ("1969-12-31T23:59:59Z", -1),
    ("2026-10-01T23:59:30+02:00", 1_790_891_970), ("2026-10-01 23:59:30.75Z", 1_790_899_170),
    ("2026-10-01t23:59:30-0330", 1_790_911_770), ("2026-10-01T23:59+05", 1_790_881_140),
    ("2000-02-29T12:00:00Z", 951_825_600), ("1600-02-29T00:00:00Z", -11_670_998_400),
    ("9999-12-31T23:59:59Z", 253_402_300_799), ("0001-01-01T00:00:00Z", -62_135_596_800),
  ])
  func aMomentIsRead(text: String, seconds: Int) throws {
    let moment = try #require(Timestamp(text))
    #expect(moment.seconds == seconds)
    #expect(moment.text == text)
  }

  @Test func aDateIsItsLastSecond() {
    #expect(Timestamp("2026-10-01")?.utc == "2026-10-01T23:59:59")
  }

  @Test(arguments: [
    "", "tomorrow", "2026-10", "2026-13-01", "2026-02-29", "2026-10-01T", "2026-10-01T24:00",
    "2026-10-01T12", "2026-10-01T12:60", "2026-10-01T12:00:00.", "2026-10-01T12:00+2",
    "2026-10-01T12:00Zz", "26-10-01", "2026-10-01x12:00", "+026-10-01", "2026-10-01T12:00 Z",
    "1900-02-29", "2026-00-10", "2026-10-00",
  ])
  func anythingElseIsNone(text: String) {
    #expect(Timestamp(text) == nil)
  }

  @Test func secondsAreWrittenAsTheyAreRead() {
    for seconds in stride(from: -62_135_596_800, through: 253_402_300_799, by: 86_399 * 797) {
      let text = Timestamp(seconds: seconds).text
      #expect(Timestamp(text)?.seconds == seconds, "\(text)")
    }
  }

  @Test func whatIsNotLateIsZero() throws {
    let due = try #require(Timestamp("2026-10-01T23:59:00+02:00"))
    let late = try #require(Timestamp("2026-10-01T22:00:01Z"))
    #expect(late.seconds(after: due) == 61)
    #expect(due.seconds(after: late) == 0)
  }
}
