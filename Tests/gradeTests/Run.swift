import Glibc
import Testing

/// What a run of a program gave.
struct Run {
  /// The exit status; 128 and the signal's number where a signal ended it, as shells have it.
  let status: Int32
  /// Standard output and standard error.
  let output: String
  let errors: String
}

/// Where a run's output goes.
enum Screen {
  case file
  /// A terminal of so many columns, which shows both streams.
  case terminal(columns: UInt16)
}

/// Runs `grade` in a folder, in an environment that holds nothing but what is given.
func grade(
  _ words: [String], in folder: TemporaryFolder, input: String = "", environment: [String] = [],
  on screen: Screen = .file
) throws -> Run {
  try run(
    [try gradeExecutable()] + words, in: folder, input: input, environment: environment,
    on: screen)
}

/// Runs `grade` in a folder, in an environment that holds nothing but what is given.
func grade(
  _ words: String..., in folder: TemporaryFolder, input: String = "", environment: [String] = [],
  on screen: Screen = .file
) throws -> Run {
  try grade(words, in: folder, input: input, environment: environment, on: screen)
}

/// Runs a line of shell in a folder, where `$grade` is the program.
func shell(_ line: String, in folder: TemporaryFolder) throws -> Run {
  try run(
    ["/bin/sh", "-c", line], in: folder, input: "",
    environment: ["grade=\(try gradeExecutable())", "PATH=/usr/bin:/bin"], on: .file)
}

/// Whether there is a Python that tests can run: an implementation from elsewhere of what they
/// compare.
let hasPython = access("/usr/bin/python3", X_OK) == 0

/// The executable, which the package manager builds next to the tests.
func gradeExecutable() throws -> String {
  var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
  let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
  try #require(count > 0)
  let tests = String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  let path = tests.split(separator: "/").dropLast().map { "/\($0)" }.joined() + "/grade"
  try #require(access(path, X_OK) == 0, "there is no executable \(path)")
  return path
}

/// The longest that a run may take, in seconds.
private let timeLimit = 120

private func run(
  _ words: [String], in folder: TemporaryFolder, input: String, environment: [String],
  on screen: Screen
) throws -> Run {
  let streams = try TemporaryFolder()
  try streams.write(input, to: "in")
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_addopen(&actions, 0, "\(streams.path)/in", O_RDONLY, 0)
  var terminal: Terminal?
  switch screen {
  case .file:
    for (descriptor, name) in [(1, "out"), (2, "err")] as [(Int32, String)] {
      posix_spawn_file_actions_addopen(
        &actions, descriptor, "\(streams.path)/\(name)", O_WRONLY | O_CREAT, 0o600)
    }
  case .terminal(let columns):
    let opened = try Terminal(columns: columns)
    posix_spawn_file_actions_adddup2(&actions, opened.shown, 1)
    posix_spawn_file_actions_adddup2(&actions, opened.shown, 2)
    terminal = opened
  }
  // A shell goes to the folder, since spawning has no portable way to.
  let line = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", folder.path] + words
  var process = pid_t()
  let arguments = line.map { strdup($0) } + [nil]
  let variables = environment.map { strdup($0) } + [nil]
  defer { for string in arguments + variables { free(string) } }
  try #require(posix_spawn(&process, line[0], &actions, nil, arguments, variables) == 0)
  let status = try statusOfEnded(process) { terminal?.listen() }
  return Run(
    status: status, output: terminal?.text ?? streams.read("out") ?? "",
    errors: streams.read("err") ?? "")
}

/// Waits for a process; one that hangs is killed and fails the test.
private func statusOfEnded(_ process: pid_t, meanwhile: () -> Void) throws -> Int32 {
  var status: Int32 = 0
  for _ in 0..<timeLimit * 200 {
    let ended = waitpid(process, &status, WNOHANG)
    meanwhile()
    if ended == process { return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F }
    try #require(ended == 0)
    usleep(5000)
  }
  kill(process, SIGKILL)
  waitpid(process, &status, 0)
  throw Hanging()
}

/// The program did not end.
private struct Hanging: Error {}

/// A terminal that is only a pair of descriptors.
private final class Terminal {
  /// The side that a program writes to.
  private(set) var shown: Int32 = -1
  private var screen: Int32 = -1
  private var bytes: [UInt8] = []

  init(columns: UInt16) throws {
    var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    try #require(openpty(&screen, &shown, nil, nil, &size) == 0)
    _ = fcntl(screen, F_SETFL, O_NONBLOCK)
  }

  deinit {
    close(shown)
    close(screen)
  }

  /// Takes what was written so far.
  func listen() {
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = read(screen, &chunk, chunk.count), count > 0 {
      bytes += chunk[..<count]
    }
  }

  /// All that was written, with plain line breaks.
  var text: String {
    String(decoding: bytes.filter { $0 != UInt8(ascii: "\r") }, as: UTF8.self)
  }
}
