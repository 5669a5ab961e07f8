import Glibc

/// Programs that are run beside our own.
enum Command {
  /// The seconds from the start of a process to its end; what it prints is thrown away.
  ///
  /// Throws ``BenchmarkError`` where it does not succeed.
  static func seconds(_ words: [String]) throws(BenchmarkError) -> Double {
    let start = now()
    try run(words, output: "/dev/null")
    return now() - start
  }

  /// What a process takes, from its start to its end.
  struct Usage {
    let seconds: Double
    /// Seconds on a processor, in the program and in the kernel for it, with the processes that it
    /// starts.
    let processorSeconds: Double
    /// The most memory that it, or a process that it starts, has at once, in MiB.
    let peakMemory: Double
  }

  /// What a process takes whose output is thrown away. It may end with status 1, as `grade` does
  /// where an answer is wrong.
  ///
  /// Throws ``BenchmarkError`` where it does not succeed.
  static func usage(_ words: [String]) throws(BenchmarkError) -> Usage {
    let start = now()
    let used = try run(words, output: "/dev/null", allowed: [0, 1])
    let seconds = now() - start
    func value(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) * 1e-6 }
    return Usage(
      seconds: seconds, processorSeconds: value(used.ru_utime) + value(used.ru_stime),
      peakMemory: Double(used.ru_maxrss) / 1024)
  }

  /// What a process prints. Throws ``BenchmarkError`` where it does not succeed.
  static func output(_ words: [String]) throws(BenchmarkError) -> String {
    let path = ".build/benchmark-output"
    try run(words, output: path)
    guard let file = fopen(path, "r") else {
      throw BenchmarkError(message: "cannot read '\(path)'")
    }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&chunk, 1, chunk.count, file), count > 0 {
      bytes += chunk[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @discardableResult
  private static func run(
    _ words: [String], output: String, allowed: Set<Int32> = [0]
  ) throws(BenchmarkError) -> rusage {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_addopen(
      &actions, STDOUT_FILENO, output, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    defer { posix_spawn_file_actions_destroy(&actions) }
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var child = pid_t()
    guard posix_spawnp(&child, words[0], &actions, nil, &arguments, environ) == 0 else {
      throw BenchmarkError(message: "cannot run '\(words.joined(separator: " "))'")
    }
    var status: Int32 = 0
    var used = rusage()
    wait4(child, &status, 0, &used)
    guard status & 0x7F == 0, allowed.contains(status >> 8) else {
      throw BenchmarkError(
        message: "'\(words.joined(separator: " "))' ended with status \(status)")
    }
    return used
  }
}
