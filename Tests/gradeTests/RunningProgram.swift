import Glibc
import Testing

/// A run of `grade` that goes on while a test writes to it, reads from it, and hurts it.
///
/// It has a process group of its own, as a shell gives one to what is typed.
final class RunningProgram {
  /// The process; its group has the same number.
  let process: pid_t
  private let streams: TemporaryFolder
  private var input: Int32
  private let output: Int32
  private var unread: [UInt8] = []

  /// Starts the program in a folder.
  init(_ words: String..., in folder: TemporaryFolder) throws {
    streams = try TemporaryFolder()
    let (into, out) = (try Pipe(), try Pipe())
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, into.read, 0)
    posix_spawn_file_actions_adddup2(&actions, out.write, 1)
    posix_spawn_file_actions_addopen(
      &actions, 2, "\(streams.path)/err", O_WRONLY | O_CREAT, 0o600)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // The threads of tests block signals, and what a thread blocks is blocked in what it starts.
    var (none, all) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    let line =
      ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", folder.path, try gradeExecutable()] + words
    var started = pid_t()
    let arguments = line.map { strdup($0) } + [nil]
    // Swift's own handler would outlive a signal that was only sent.
    let environment: [String] = ["SWIFT_BACKTRACE=enable=no"]
    let variables = environment.map { strdup($0) } + [nil]
    defer { for string in arguments + variables { free(string) } }
    try #require(
      posix_spawn(&started, line[0], &actions, &attributes, arguments, variables) == 0)
    (process, input, output) = (started, into.write, out.read)
    close(into.read)
    close(out.write)
    _ = fcntl(output, F_SETFL, O_NONBLOCK)
  }

  deinit {
    kill(-process, SIGKILL)
    closeInput()
    close(output)
  }

  /// A pipe whose ends no other program gets.
  struct Pipe {
    let read: Int32
    let write: Int32

    init() throws {
      var ends: [Int32] = [0, 0]
      try #require(pipe(&ends) == 0)
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      (read, write) = (ends[0], ends[1])
    }
  }

  // MARK: Input and output

  /// Writes to standard input.
  func write(_ text: String) throws {
    try #require(Glibc.write(input, text, text.utf8.count) == text.utf8.count)
  }

  /// Ends standard input.
  func closeInput() {
    if input >= 0 { close(input) }
    input = -1
  }

  private func listen() {
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = read(output, &chunk, chunk.count), count > 0 {
      unread += chunk[..<count]
    }
  }

  /// Waits for a line of standard output; it comes with its end.
  func nextLine() throws -> String {
    try eventually("there is a line") {
      listen()
      return unread.contains(UInt8(ascii: "\n"))
    }
    let end = try #require(unread.firstIndex(of: UInt8(ascii: "\n"))) + 1
    defer { unread.removeFirst(end) }
    return String(decoding: unread[..<end], as: UTF8.self)
  }

  // MARK: The end

  /// Waits for the end. Its output is what was not read before.
  func end() throws -> Run {
    closeInput()
    var status: Int32 = 0
    try eventually("the program ends") {
      listen()
      return waitpid(process, &status, WNOHANG) == process
    }
    listen()
    return Run(
      status: status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F,
      output: String(decoding: unread, as: UTF8.self), errors: streams.read("err") ?? "")
  }

  /// Whether any process of the program's group is left.
  var isLeft: Bool { kill(-process, 0) == 0 }

  // MARK: Workers

  /// The processes that it has started and that run.
  var workers: [pid_t] {
    let children = readSystemFile("/proc/\(process)/task/\(process)/children")
    return children.split(separator: " ").compactMap { pid_t($0) }
  }

  /// Waits until there is a worker, and gives the first.
  func worker() throws -> pid_t {
    try eventually("there is a worker") { !workers.isEmpty }
    return try #require(workers.first)
  }

  /// The seconds for which a process has computed.
  static func seconds(of process: pid_t) -> Double {
    let fields = readSystemFile("/proc/\(process)/stat").split(separator: ")").last ?? ""
    let words = fields.split(separator: " ")
    guard words.count > 12, let ticks = Double(words[11]) else { return 0 }
    return ticks / Double(sysconf(Int32(_SC_CLK_TCK)))
  }
}

/// A file of the kernel's, which has no size.
private func readSystemFile(_ path: String) -> String {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return "" }
  defer { close(descriptor) }
  var bytes = [UInt8](repeating: 0, count: 1 << 14)
  let count = read(descriptor, &bytes, bytes.count)
  return String(decoding: bytes[..<max(0, count)], as: UTF8.self)
}

/// Waits for something that must come about, however busy the machine is.
func eventually(_ what: Comment, _ body: () throws -> Bool) throws {
  for _ in 0..<60_000 {
    if try body() { return }
    usleep(2000)
  }
  try #require(Bool(false), what)
}
