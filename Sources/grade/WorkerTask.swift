import Glibc

/// What a worker is to do.
struct WorkerTask {
  /// Its number, from 0 on in the order of the input.
  let number: Int
  /// What it is about, in the words of the work.
  let payload: [UInt8]
  /// The steps that must be left out, each with the reason: a worker before stopped at them.
  var omitted: [Int: String] = [:]
  /// Whether a worker before stopped at it outside of any step.
  var isSecondTry = false

  func encode(to writer: inout ByteWriter) {
    writer.write(number)
    writer.write(payload)
    writer.write(omitted.sorted { $0.key < $1.key }) { writer, entry in
      writer.write(entry.key)
      writer.write(entry.value)
    }
  }

  init(number: Int, payload: [UInt8]) { (self.number, self.payload) = (number, payload) }

  init(from reader: inout ByteReader) {
    number = reader.integer()
    payload = reader.blob()
    omitted = Dictionary(
      reader.array { ($0.integer(), $0.text()) }, uniquingKeysWith: { first, _ in first })
  }
}

/// Where a worker tells what it is at, so that this is known when it stops: a place in memory that it
/// shares with the process that started it.
final class WorkerSteps: @unchecked Sendable {
  // One process writes a place, and the other reads it when that process has ended.
  private let places: UnsafeMutableRawPointer
  private let size: Int
  private static let spacing = 64

  /// A worker that has begun no task yet.
  static let noTask = -1
  /// A worker between two tasks.
  static let betweenTasks = -2

  /// Makes places for so many workers.
  init(count: Int) throws(FileError) {
    size = count * Self.spacing
    let memory = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0)
    guard let memory, memory != MAP_FAILED else {
      throw FileError(message: "cannot get memory for workers: \(String(cString: strerror(errno)))")
    }
    places = memory
  }

  deinit { munmap(places, size) }

  /// The step of its task that a worker is at; -1 between steps.
  subscript(worker: Int) -> Int {
    get { places.load(fromByteOffset: worker * Self.spacing, as: Int.self) }
    set { places.storeBytes(of: newValue, toByteOffset: worker * Self.spacing, as: Int.self) }
  }

  /// The number of the task that a worker is at, or one of the constants above.
  subscript(taskOf worker: Int) -> Int {
    get { places.load(fromByteOffset: worker * Self.spacing + 8, as: Int.self) }
    set { places.storeBytes(of: newValue, toByteOffset: worker * Self.spacing + 8, as: Int.self) }
  }
}

/// What a worker does.
struct WorkerDuty {
  /// Does a task, and gives its result.
  let work: (WorkerTask) -> [UInt8]
  /// Comes before the worker waits for other tasks.
  let rest: () -> Void
}
