/// A time span in its two greatest units: `45 s`, `2 h 5 min`, `3 days 4 h`.
public func durationText(_ seconds: Int) -> String {
  let (days, hours, minutes) = (seconds / 86_400, seconds / 3600 % 24, seconds / 60 % 60)
  let units = [
    (days, counted(days, "day")), (hours, "\(hours) h"), (minutes, "\(minutes) min"),
    (seconds % 60, "\(seconds % 60) s"),
  ]
  guard let first = units.firstIndex(where: { $0.0 > 0 }) else { return "0 s" }
  return units[first...].prefix(2).filter { $0.0 > 0 }.map(\.1).joined(separator: " ")
}
