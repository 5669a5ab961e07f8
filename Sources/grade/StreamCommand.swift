import CommandLine
import Diagnostics
import Glibc

/// `grade stream`: marks a submission a line, and answers each line with a line.
struct StreamCommand {
  private let console: Console
  private let marker: LineMarker
  private let workers: Int
  private var lines: LineReader

  static func run(
    _ invocation: Invocation, console: Console
  ) throws(FileError) -> ExitStatus {
    var command: StreamCommand
    do throws(FileError) { command = try StreamCommand(invocation, console: console) } catch {
      console.fail(error.message)
      return .usage
    }
    try command.run()
    return .success
  }

  private init(_ invocation: Invocation, console: Console) throws(FileError) {
    let limit = invocation.integer("--max-bytes") ?? 16 << 20
    self.console = console
    marker = try LineMarker(invocation, console: console, limit: limit)
    workers = invocation.integer("--jobs") ?? 1
    lines = LineReader(STDIN_FILENO, name: "standard input", limit: limit)
  }

  /// The workers share the lines; this process reads them, and writes the answers in their order,
  /// each as soon as those before it are written.
  private mutating func run() throws(FileError) {
    let (marker, steps) = (marker, try WorkerSteps(count: workers))
    var pool = try WorkerPool(workers: workers, steps: steps) { worker in
      marker.supervise(by: Supervision(steps, worker: worker))
      return { task in
        var reader = ByteReader(task.payload)
        return marker.mark(
          reader.optional { $0.blob() }, number: task.number + 1, omitting: task.omitted
        ).bytes
      }
    }
    try pool.run {
      () throws(FileError) in
      try nextTask()
    } handOver: { index, result throws(FileError) in
      try emit(result, number: index + 1)
    }
    pool.end()
  }

  private mutating func nextTask() throws(FileError) -> WorkerPool.Supply {
    switch try lines.next() {
    case .line(let line): .task(Self.payload(line))
    case .tooLong: .task(Self.payload(nil))
    case .nothingYet: .wait(STDIN_FILENO)
    case .end: .end
    }
  }

  private static func payload(_ line: [UInt8]?) -> [UInt8] {
    var writer = ByteWriter()
    writer.write(line) { $0.write($1) }
    return writer.bytes
  }

  private func emit(_ result: WorkerPool.Result, number: Int) throws(FileError) {
    let outcome =
      switch result {
      case .done(let bytes): Outcome(bytes)
      case .stopped(let reason): marker.stopped(reason, number: number)
      }
    console.say(outcome.faults)
    console.say(outcome.messages)
    for report in outcome.reports { try console.write(report.bytes, to: nil) }
  }
}
