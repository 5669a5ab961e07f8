import Glibc
import Problems

/// What the program knows of its surroundings: the terminal, the environment, the clock.
enum Environment {
  static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// Whether a stream is a terminal.
  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// Whether colour is welcome on a stream: it is a terminal that shows it, and nobody objects.
  static func showsColor(on descriptor: Int32) -> Bool {
    isTerminal(descriptor) && variable("TERM") != "dumb"
      && (variable("NO_COLOR") ?? "").isEmpty
  }

  /// The columns of the terminal; 80 where there is none, so that files come out alike.
  static func width(of descriptor: Int32) -> Int {
    var size = winsize()
    guard isTerminal(descriptor), ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0,
      size.ws_col > 0
    else { return 80 }
    return min(Int(size.ws_col), 120)
  }

  /// The moment that `SOURCE_DATE_EPOCH` fixes, in seconds since 1970, up to the year 9999.
  static var fixedEpoch: Int? {
    variable("SOURCE_DATE_EPOCH").flatMap { Int($0) }.flatMap {
      (0..<253_402_300_800).contains($0) ? $0 : nil
    }
  }

  /// The time for a report: UTC, `2026-09-14T08:05:09`.
  static func timestamp() -> String { Timestamp(seconds: fixedEpoch ?? time(nil)).text }

  /// Seconds since some moment; it stands still where `SOURCE_DATE_EPOCH` fixes the time, so that
  /// reports are the same from run to run.
  static func clock() -> @Sendable () -> Double {
    if fixedEpoch != nil { return { 0 } }
    return wallClock
  }

  /// The seconds for which this process has computed: none pass while it is halted. Where the time is
  /// fixed, they stand still too.
  static func stopwatch() -> @Sendable () -> Double {
    if fixedEpoch != nil { return { 0 } }
    return {
      var spent = timespec()
      clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &spent)
      return Double(spent.tv_sec) + Double(spent.tv_nsec) * 1e-9
    }
  }

  /// Whole seconds since some moment, at the price of looking into memory.
  static var second: Int {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC_COARSE, &now)
    return now.tv_sec
  }

  /// Seconds since some moment.
  static let wallClock: @Sendable () -> Double = {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) * 1e-9
  }

  /// Digits that nobody can guess, other ones each time.
  static func token() throws(FileError) -> String {
    var bytes = [UInt8](repeating: 0, count: 16)
    guard getentropy(&bytes, bytes.count) == 0 else {
      throw FileError(message: "the system gives no random bytes, which '--annotations' needs")
    }
    return bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }
}
