import Cprocesses
import Glibc

/// A copy of this process that works for it.
///
/// A process and not a thread: whatever a task does to it, the others go on. Memory that was there
/// before is shared until it is written to.
final class WorkerProcess {
  let socket: Int32
  let identifier: pid_t
  /// The tasks that it has and whose results have not come, in the order in which it does them.
  private(set) var tasks: [WorkerTask] = []
  /// The tasks that it should have at once: as many as it does in a moment, so that it neither waits
  /// for the next nor holds many when others have none left.
  private(set) var depth = fewestTasks
  /// Whether it was killed since somebody had halted it, and nobody let it go on.
  private(set) var isGivenUp = false
  /// How many times in succession it was seen halted.
  private var sightings = 0
  private var isDismissed = false
  private var heardAt = Environment.wallClock()
  private var outgoing: [UInt8] = []
  private var incoming: [UInt8] = []

  static let fewestTasks = 4
  private static let mostTasks = 64
  /// The seconds for which a worker holds results at most, to send several at once.
  private static let moment = 0.02

  /// The processors that this process may use: as many workers are worth while.
  static var processors: Int { max(1, Int(grade_processors())) }

  /// Starts a worker, which ends with this process. `closing` are descriptors that are not its;
  /// `makeDuty` is called in the worker.
  init(
    closing others: [Int32], makeDuty: () -> WorkerDuty
  ) throws(FileError) {
    var pair: [Int32] = [0, 0]
    guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &pair) == 0 else {
      throw Self.failure("connect to a worker")
    }
    let parent = getpid()
    let child = grade_fork()
    guard child >= 0 else { throw Self.failure("start a worker") }
    if child == 0 {
      if grade_end_with_parent(parent) == 0 { _exit(1) }
      for other in others + [pair[0]] { close(other) }
      Self.serve(pair[1], makeDuty())
    }
    close(pair[1])
    socket = pair[0]
    identifier = child
    _ = fcntl(socket, F_SETFL, O_NONBLOCK)
  }

  private static func failure(_ verb: String) -> FileError {
    FileError(message: "cannot \(verb): \(String(cString: strerror(errno)))")
  }

  // MARK: In the worker

  private static func serve(_ socket: Int32, _ duty: WorkerDuty) -> Never {
    var (incoming, results): ([UInt8], [UInt8]) = ([], [])
    var sentAt = Environment.wallClock()
    func send() {
      let isSent = (try? FileSystem.write(results, to: socket, as: "a worker's results")) != nil
      if !isSent { _exit(1) }
      results = []
      sentAt = Environment.wallClock()
    }
    while true {
      let frames = takeFrames(&incoming)
      for (done, frame) in zip(1..., frames) {
        var reader = ByteReader(frame)
        results += framed(duty.work(WorkerTask(from: &reader)))
        // After half of them, so that there are others when all are done.
        if done == frames.count / 2 || Environment.wallClock() - sentAt > moment { send() }
      }
      if !results.isEmpty { send() }
      duty.rest()
      guard let piece = FileSystem.piece(of: socket, upTo: 1 << 16), !piece.isEmpty else {
        _exit(0)
      }
      incoming += piece
    }
  }

  // MARK: Frames: a length and so many bytes

  private static func framed(_ bytes: [UInt8]) -> [UInt8] {
    var writer = ByteWriter()
    writer.write(bytes)
    return writer.bytes
  }

  /// Takes the frames that are there whole from the front.
  private static func takeFrames(_ bytes: inout [UInt8]) -> [[UInt8]] {
    var frames: [[UInt8]] = []
    var start = 0
    while bytes.count - start >= 8 {
      var reader = ByteReader(Array(bytes[start..<start + 8]))
      let end = start + 8 + reader.integer()
      if bytes.count < end { break }
      frames.append(Array(bytes[start + 8..<end]))
      start = end
    }
    bytes.removeFirst(start)
    return frames
  }

  // MARK: In the process that started it

  var isWriting: Bool { !outgoing.isEmpty }

  /// Notes a task for the worker, which has it when it is sent.
  func give(_ task: WorkerTask) {
    tasks.append(task)
    var writer = ByteWriter()
    task.encode(to: &writer)
    outgoing += Self.framed(writer.bytes)
  }

  /// Sends tasks, as much as the worker takes without waiting.
  func send() {
    while !outgoing.isEmpty {
      let count = outgoing.withUnsafeBytes {
        Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if count < 0 && errno == EINTR { continue }
      // A worker that has ended is noticed when it is read from.
      guard count > 0 else { return }
      outgoing.removeFirst(count)
    }
  }

  /// The results that have come, each with its task; nil for `isAlive` where the worker has ended.
  func receive() -> (results: [(WorkerTask, [UInt8])], isAlive: Bool) {
    let room = 1 << 16
    var isAlive = true
    while true {
      let piece = FileSystem.piece(of: socket, upTo: room)
      if piece?.isEmpty ?? (errno != EAGAIN) { isAlive = false }
      incoming += piece ?? []
      if (piece ?? []).count < room { break }
    }
    let results = Array(zip(tasks, Self.takeFrames(&incoming)))
    tasks.removeFirst(results.count)
    if !results.isEmpty { adjustDepth(after: results.count) }
    return (results, isAlive)
  }

  private func adjustDepth(after count: Int) {
    let now = Environment.wallClock()
    let inAMoment = Double(count) / max(now - heardAt, 1e-9) * Self.moment
    depth = Int(min(max(inAMoment, Double(Self.fewestTasks)), Double(Self.mostTasks)))
    heardAt = now
  }

  /// How many times in succession a worker must be seen halted to be given up. A run that is stopped
  /// and continued as a whole sees it once or twice, where this process goes on before the worker.
  private static let patience = 5

  /// Kills the worker where it was halted from outside and does not go on; comes once a second.
  func lookAfter() {
    var state = siginfo_t()
    let isSeen = waitid(P_PID, id_t(identifier), &state, WSTOPPED | WNOHANG | WNOWAIT) == 0
    sightings = isSeen && state.si_signo == SIGCHLD ? sightings + 1 : 0
    if sightings < Self.patience { return }
    isGivenUp = true
    kill(identifier, SIGKILL)
  }

  /// Has the worker end when it has done its tasks.
  func dismiss() {
    if isDismissed { return }
    isDismissed = true
    close(socket)
  }

  /// Waits for the worker's end. Returns why it ended: a signal's name, or a status; and whether it
  /// was killed by somebody else, so that another one may well come through.
  @discardableResult
  func end() -> (reason: String, isKilled: Bool) {
    dismiss()
    var status: Int32 = 0
    while true {
      let found = waitpid(identifier, &status, WUNTRACED)
      // One that is halted has nothing left to do, and would never end.
      if found > 0 && status & 0xFF == 0x7F {
        kill(identifier, SIGKILL)
      } else if found > 0 {
        break
      }
      if found < 0 && errno != EINTR { break }
    }
    let signal = status & 0x7F
    let reason =
      switch signal {
      case 0: "it ended with status \(status >> 8 & 0xFF)"
      case SIGALRM: "it took too long"
      case SIGKILL where isGivenUp: "it was halted, and nobody let it go on"
      case SIGKILL: "it was killed, perhaps for want of memory"
      default: "it crashed (\(String(cString: strsignal(signal)).lowercased()))"
      }
    return (reason, signal == SIGKILL)
  }
}
