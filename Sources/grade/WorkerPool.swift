import Glibc

/// Work that several processes share: tasks are taken from a supply, done by workers in any order,
/// and their results handed over in the order of the supply.
///
/// A worker that crashes costs no task but the one that it was at. That task is given out again
/// without the step that crashed, until it comes through or crashes outside of any step. So it is with
/// a worker that somebody halts, once its task was tried again as it is.
struct WorkerPool {
  /// What a supply says when it is asked for another task.
  enum Supply {
    case task([UInt8])
    /// Nothing yet: more may come when this descriptor can be read.
    case wait(Int32)
    case end
  }

  /// How a task ended.
  enum Result {
    case done([UInt8])
    /// Its worker stopped, for this reason.
    case stopped(String)
  }

  /// Tasks that may be under way for each worker: results wait for those before them.
  private static let window = 256

  private let prepare: () throws(FileError) -> Void
  private let tidyUp: (_ process: Int32) -> Void
  private let makeDuty: (_ worker: Int) -> WorkerDuty
  private let steps: WorkerSteps
  private var workers: [WorkerProcess] = []
  private var results: [Int: Result] = [:]
  private var taken = 0
  private var handedOver = 0
  private var hasEnded = false
  private var total: Int?
  /// The second at which workers were last looked after.
  private var lookedAt = 0

  /// Starts so many workers. `makeDuty` is called in each, and gives what it does for a task;
  /// `steps` has a place for each. `prepare` is called before this process is copied, and `tidyUp`
  /// after a worker that has stopped.
  init(
    workers count: Int, steps: WorkerSteps,
    prepare: @escaping () throws(FileError) -> Void = {},
    tidyUp: @escaping (_ process: Int32) -> Void = { _ in },
    makeDuty: @escaping (_ worker: Int) -> WorkerDuty
  ) throws(FileError) {
    (self.prepare, self.tidyUp) = (prepare, tidyUp)
    self.makeDuty = makeDuty
    self.steps = steps
    for worker in 0..<count { workers.append(try start(worker)) }
  }

  private func start(_ worker: Int) throws(FileError) -> WorkerProcess {
    steps[worker] = -1
    steps[taskOf: worker] = WorkerSteps.noTask
    try prepare()
    let (steps, makeDuty) = (steps, makeDuty)
    return try WorkerProcess(closing: workers.map(\.socket)) {
      let duty = makeDuty(worker)
      return WorkerDuty(
        work: { task in
          steps[taskOf: worker] = task.number
          defer { steps[taskOf: worker] = WorkerSteps.betweenTasks }
          return duty.work(task)
        }, rest: duty.rest)
    }
  }

  /// Does all tasks of a supply, and hands over the result of each in their order.
  ///
  /// - Parameter total: The number of tasks, where it is known: so that all workers end together.
  mutating func run(
    _ total: Int? = nil, supply: () throws(FileError) -> Supply,
    handOver: (Int, Result) throws(FileError) -> Void
  ) throws(FileError) {
    (taken, handedOver, hasEnded, self.total) = (0, 0, false, total)
    while true {
      let waiting = try handOut(supply)
      if hasEnded && handedOver == taken { return }
      for worker in wait(also: waiting) { try attend(to: worker) }
      while let result = results.removeValue(forKey: handedOver) {
        try handOver(handedOver, result)
        handedOver += 1
      }
    }
  }

  /// Ends all workers.
  func end() {
    for worker in workers { worker.dismiss() }
    for worker in workers { worker.end() }
  }

  /// The tasks that a worker may have now: of the last ones each has half a share at most.
  private var portion: Int {
    guard let total else { return .max }
    return max(WorkerProcess.fewestTasks, (total - taken) / (2 * workers.count))
  }

  /// Gives tasks to workers that can take more, and sends each worker its tasks at once. Returns a
  /// descriptor to wait for where the supply has none yet.
  private mutating func handOut(_ supply: () throws(FileError) -> Supply) throws(FileError)
    -> Int32?
  {
    defer { for worker in workers { worker.send() } }
    while !hasEnded && taken - handedOver < Self.window * workers.count {
      let idlest = workers.min { $0.tasks.count < $1.tasks.count }
      guard let idlest, idlest.tasks.count < min(idlest.depth, portion) else { return nil }
      switch try supply() {
      case .task(let payload):
        idlest.give(WorkerTask(number: taken, payload: payload))
        taken += 1
      case .wait(let descriptor): return descriptor
      case .end: hasEnded = true
      }
    }
    return nil
  }

  /// Waits until something can be done. Returns the workers that want to be attended to. Of those at
  /// work none may stand still, which is looked after once a second.
  private mutating func wait(also descriptor: Int32?) -> [Int] {
    var waiting = workers.map { worker in
      pollfd(
        fd: worker.socket, events: Int16(POLLIN | (worker.isWriting ? POLLOUT : 0)), revents: 0)
    }
    if let descriptor { waiting.append(pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)) }
    let atWork = workers.filter { !$0.tasks.isEmpty }
    let count = poll(&waiting, nfds_t(waiting.count), atWork.isEmpty ? -1 : 1_000)
    let now = Environment.second
    if now != lookedAt {
      for worker in atWork { worker.lookAfter() }
      lookedAt = now
    }
    guard count > 0 else { return [] }
    return workers.indices.filter { waiting[$0].revents != 0 }
  }

  private mutating func attend(to worker: Int) throws(FileError) {
    let process = workers[worker]
    process.send()
    let (done, isAlive) = process.receive()
    for (task, bytes) in done { results[task.number] = .done(bytes) }
    if !isAlive { try replace(worker) }
  }

  /// Starts another worker in the place of one that has ended, which goes on with its tasks.
  private mutating func replace(_ worker: Int) throws(FileError) {
    let (dead, step) = (workers.remove(at: worker), steps[worker])
    let (reason, isKilled) = dead.end()
    tidyUp(dead.identifier)
    var tasks = dead.tasks
    if let culprit = culprit(among: tasks, of: worker) {
      if dead.isGivenUp && !tasks[culprit].isSecondTry {
        tasks[culprit].isSecondTry = true
      } else if step >= 0 && tasks[culprit].omitted[step] == nil {
        tasks[culprit].omitted[step] = reason
      } else if isKilled && !tasks[culprit].isSecondTry {
        tasks[culprit].isSecondTry = true
      } else {
        results[tasks.remove(at: culprit).number] = .stopped(reason)
      }
    }
    workers.insert(try start(worker), at: worker)
    for task in tasks { workers[worker].give(task) }
  }

  /// The place of the task that a worker was at when it ended: nil where it was at none of these.
  private func culprit(among tasks: [WorkerTask], of worker: Int) -> Int? {
    let number = steps[taskOf: worker]
    if number == WorkerSteps.noTask { return tasks.isEmpty ? nil : 0 }
    return tasks.firstIndex { $0.number == number }
  }
}
