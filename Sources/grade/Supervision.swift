import Glibc

/// What a worker tells of its progress, and how it is stopped where an answer takes too long.
final class Supervision: @unchecked Sendable {
  // A worker has one thread.
  private let steps: WorkerSteps?
  private let worker: Int
  private var omitted: [Int: String] = [:]
  private var seconds: UInt32 = 0
  /// The second at which the alarm was last set.
  private var setAt = -1

  /// A supervision that tells nobody and stops nothing.
  init() { (steps, worker) = (nil, 0) }

  /// The supervision of a worker.
  init(_ steps: WorkerSteps, worker: Int) { (self.steps, self.worker) = (steps, worker) }

  /// Leaves these questions out, each for a reason.
  func omit(_ questions: [Int: String]) { omitted = questions }

  /// Begins a submission, each of whose answers may take so many seconds: a formula ends by itself
  /// then, anything else is stopped later.
  func begin(seconds: Double) {
    guard steps != nil else { return }
    self.seconds = UInt32(min(2 * seconds + 10, 1e9))
    setAlarm()
  }

  /// Gives the answer that is begun its time, and up to a second more: the kernel is asked once a
  /// second and not for each answer, which it would take longer than to judge most of them.
  private func setAlarm() {
    let now = Environment.second
    if now == setAt { return }
    setAt = now
    alarm(seconds + 1)
  }

  /// Ends a submission.
  func end() { steps?[worker] = -1 }

  /// Comes before the worker waits for another submission, which may take any time.
  func rest() {
    if setAt >= 0 { alarm(0) }
    setAt = -1
  }

  /// Begins a question. Returns why it must be left out, where it must.
  var begins: @Sendable (Int) -> String? {
    { question in
      if !self.omitted.isEmpty, let reason = self.omitted[question] {
        return "this answer could not be judged, a person must look: \(reason)"
      }
      if let steps = self.steps {
        steps[self.worker] = question
        self.setAlarm()
      }
      return nil
    }
  }
}
