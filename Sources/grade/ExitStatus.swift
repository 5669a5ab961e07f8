/// How the program ends.
enum ExitStatus: Int32 {
  /// All answers got full marks.
  case success = 0
  /// Some did not.
  case partial = 1
  /// The command line is wrong.
  case usage = 2
  /// A problem or a submission cannot be read, a problem failed, or a report cannot be written.
  case unreadable = 3
}
