/// A moment as ISO 8601 writes it, to the second.
public struct Timestamp: Sendable, Hashable {
  /// The moment as it was written.
  public let text: String
  /// Seconds since 1970-01-01T00:00:00 UTC, without leap seconds.
  public let seconds: Int

  /// Reads a date, `2026-10-01`, or a date and a time, `2026-10-01T23:59:30+02:00`.
  ///
  /// Between the two stands `T` or a blank. Seconds and their fraction may be left out, and the
  /// fraction counts for nothing. What has no offset is in UTC; a date alone is its last second.
  /// Returns nil for anything else.
  public init?(_ text: String) {
    var scanner = Scanner(text)
    guard let date = scanner.date() else { return nil }
    self.text = text
    if scanner.isAtEnd {
      seconds = date + Self.day - 1
      return
    }
    guard scanner.skip("T") || scanner.skip("t") || scanner.skip(" "),
      let time = scanner.time(), let offset = scanner.offset(), scanner.isAtEnd
    else { return nil }
    seconds = date + time - offset
  }

  /// The moment so many seconds after 1970-01-01T00:00:00 UTC, up to the year 9999; its text is
  /// `2026-09-14T08:05:09`, which is UTC.
  public init(seconds: Int) {
    self.seconds = seconds
    let days = Int((Double(seconds) / Double(Self.day)).rounded(.down))
    let (year, month, day) = civil(days)
    let rest = seconds - days * Self.day
    func padded(_ number: Int, _ count: Int = 2) -> String {
      let digits = "\(number)"
      return String(repeating: "0", count: max(0, count - digits.count)) + digits
    }
    text =
      "\(padded(year, 4))-\(padded(month))-\(padded(day))"
      + "T\(padded(rest / 3600)):\(padded(rest / 60 % 60)):\(padded(rest % 60))"
  }

  fileprivate static let day = 86_400

  /// The moment in UTC, `2026-09-14T08:05:09`.
  public var utc: String { Timestamp(seconds: seconds).text }

  /// How long this is after another moment, in seconds; 0 where it is not.
  public func seconds(after other: Timestamp) -> Int { max(0, seconds - other.seconds) }
}

/// Reads the parts of a timestamp from its front.
private struct Scanner {
  private var rest: Substring.UTF8View

  init(_ text: String) { rest = text[...].utf8 }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest.removeFirst()
    return true
  }

  /// A number of just so many digits.
  private mutating func number(_ count: Int, in range: ClosedRange<Int>) -> Int? {
    let digits = rest.prefix(count)
    guard digits.count == count, digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    rest = rest.dropFirst(count)
    let value = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return range.contains(value) ? value : nil
  }

  /// The seconds from 1970 to the beginning of a day.
  mutating func date() -> Int? {
    guard let year = number(4, in: 1...9999), skip("-"), let month = number(2, in: 1...12),
      skip("-"), let day = number(2, in: 1...31)
    else { return nil }
    let days = dayNumber(year, month, day)
    return civil(days) == (year, month, day) ? days * Timestamp.day : nil
  }

  /// The seconds from the beginning of the day.
  mutating func time() -> Int? {
    guard let hour = number(2, in: 0...23), skip(":"), let minute = number(2, in: 0...59) else {
      return nil
    }
    guard skip(":") else { return hour * 3600 + minute * 60 }
    guard let second = number(2, in: 0...60) else { return nil }
    if skip(".") || skip(",") {
      let fraction = rest.prefix { (0x30...0x39).contains($0) }
      if fraction.isEmpty { return nil }
      rest = rest.dropFirst(fraction.count)
    }
    return hour * 3600 + minute * 60 + second
  }

  /// The seconds by which local time is ahead of UTC.
  mutating func offset() -> Int? {
    if isAtEnd || skip("Z") || skip("z") { return 0 }
    let isAhead = skip("+")
    guard isAhead || skip("-"), let hours = number(2, in: 0...23) else { return nil }
    _ = skip(":")
    guard let minutes = isAtEnd ? 0 : number(2, in: 0...59) else { return nil }
    return (isAhead ? 1 : -1) * (hours * 3600 + minutes * 60)
  }
}

/// The days from 1970-01-01 to a date of the Gregorian calendar.
///
/// The year is taken to begin in March, so that a leap day is its last: E. G. Richards, "Calendars",
/// in the Explanatory Supplement to the Astronomical Almanac (2013), section 15.11.
private func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
  let years = month > 2 ? year : year - 1
  let months = (month + 9) % 12
  return 365 * years + years / 4 - years / 100 + years / 400
    + (153 * months + 2) / 5 + day - 1 - 719_468
}

/// The date of so many days after 1970-01-01.
private func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
  var year = 1970 + Int((Double(days) / 365.2425).rounded(.down)) + 1
  while dayNumber(year, 1, 1) > days { year -= 1 }
  var month = 12
  while dayNumber(year, month, 1) > days { month -= 1 }
  return (year, month, days - dayNumber(year, month, 1) + 1)
}
