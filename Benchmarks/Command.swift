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

  private static func run(_ words: [String], output: String) throws(BenchmarkError) {
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
    waitpid(child, &status, 0)
    guard status == 0 else {
      throw BenchmarkError(
        message: "'\(words.joined(separator: " "))' ended with status \(status)")
    }
  }
}
