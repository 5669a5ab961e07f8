import Glibc

/// Two commands timed in turn, A B A B …, so that a change of the machine's speed meets both.
struct PairedTiming {
  let first: Sample
  let second: Sample
  /// The first's time over the second's, pair by pair.
  let ratios: Sample

  /// Runs both commands once unmeasured, then `runs` times. Throws where one does not succeed.
  init(_ a: [String], _ b: [String], runs: Int) throws(BenchmarkError) {
    var times: [(Double, Double)] = []
    for run in 0...runs {
      let pair = (try Self.seconds(a), try Self.seconds(b))
      if run > 0 { times.append(pair) }
    }
    first = Sample(times.map(\.0))
    second = Sample(times.map(\.1))
    ratios = Sample(times.map { $0.0 / $0.1 })
  }

  /// The seconds from the start of a process to its end.
  private static func seconds(_ command: [String]) throws(BenchmarkError) -> Double {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    defer { posix_spawn_file_actions_destroy(&actions) }
    var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var child = pid_t()
    let start = now()
    guard posix_spawnp(&child, command[0], &actions, nil, &arguments, environ) == 0 else {
      throw BenchmarkError(message: "cannot run '\(command.joined(separator: " "))'")
    }
    var status: Int32 = 0
    waitpid(child, &status, 0)
    let seconds = now() - start
    guard status == 0 else {
      throw BenchmarkError(
        message: "'\(command.joined(separator: " "))' ended with status \(status)")
    }
    return seconds
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}

/// Measured numbers.
struct Sample {
  private let sorted: [Double]

  init(_ values: [Double]) { sorted = values.sorted() }

  var median: Double { sorted[sorted.count / 2] }

  /// Median, least and greatest, seconds as milliseconds.
  var summary: String {
    Sample(sorted.map { $0 * 1e3 }).summary(unit: " ms")
  }

  /// Median, least and greatest.
  func summary(unit: String) -> String {
    func text(_ value: Double) -> String {
      let digits = "\((value * 1e3).rounded() / 1e3)"
      return digits + unit
    }
    return "\(text(median)) (\(text(sorted[0])) to \(text(sorted[sorted.count - 1])))"
  }
}
