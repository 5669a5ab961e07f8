import Glibc

/// How far a long piece of work is, on standard error: a bar, a rate, and the time that is left.
struct Progress {
  private let total: Int
  private let isShown: Bool
  private let clock = Environment.wallClock
  private let start: Double
  private var done = 0
  private var lastShown: Double
  private var isOnScreen = false

  /// Seconds between two pictures.
  private static let interval = 0.1

  /// The progress of so many pieces; where it is not to be shown, nothing is written.
  init(of total: Int, isShown: Bool) {
    self.total = total
    self.isShown = isShown
    start = clock()
    lastShown = start
  }

  /// Notes that a piece is done, and shows the bar where it is time for it.
  mutating func advance() {
    done += 1
    guard isShown else { return }
    let now = clock()
    if isOnScreen && now - lastShown < Self.interval || now - start < Self.interval { return }
    lastShown = now
    isOnScreen = true
    // The width is asked for each time: the window of a terminal may be made narrower meanwhile.
    let line = Self.line(
      done: done, of: total, seconds: now - start, width: Environment.width(of: STDERR_FILENO))
    write("\r\(line)\u{1B}[K")
  }

  /// Takes the bar off the screen, so that a line can be written there.
  mutating func clear() {
    if isOnScreen { write("\r\u{1B}[K") }
    isOnScreen = false
  }

  private func write(_ text: String) {
    try? FileSystem.write(Array(text.utf8), to: STDERR_FILENO, as: "standard error")
  }

  /// The bar: `[########        ] 820/2000  41 %  850/s  2 s left`.
  ///
  /// Where a terminal has no room for all of it, the bar is left out, then the rate, then the time
  /// that is left, then the counts. The last column stays free, since some terminals begin a new
  /// line behind it.
  static func line(done: Int, of total: Int, seconds: Double, width: Int) -> String {
    let share = total > 0 ? Double(done) / Double(total) : 1
    let filled = Int(share * 24)
    let bar = String(repeating: "#", count: filled) + String(repeating: " ", count: 24 - filled)
    let rate = seconds > 0 ? Double(done) / seconds : 0
    let left = inWords(seconds: rate > 0 ? Double(total - done) / rate : 0) + " left"
    let percent = "\(Int(share * 100)) %"
    let counts = "\(done)/\(total)  \(percent)"
    let figures = "\(counts)  \(inWords(rate: rate))  \(left)"
    let forms = ["[\(bar)] \(figures)", figures, "\(counts)  \(left)", counts, percent]
    return forms.first { $0.utf8.count < width } ?? ""
  }

  private static func inWords(rate: Double) -> String {
    rate >= 1 ? "\(Int(rate))/s" : "\(Int(rate * 60))/min"
  }

  private static func inWords(seconds: Double) -> String {
    let whole = Int(min(seconds.rounded(.up), 1e9))
    if whole < 60 { return "\(whole) s" }
    return whole < 3600
      ? "\(whole / 60) min \(whole % 60) s" : "\(whole / 3600) h \(whole / 60 % 60) min"
  }
}
