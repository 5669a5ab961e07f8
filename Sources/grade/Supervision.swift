import Glibc

/// The seconds that a worker has left for its answer. Only a worker counts them, which has one thread.
nonisolated(unsafe) private var secondsLeft = 0

/// What a worker tells of its progress, and how it is stopped where an answer takes too long.
final class Supervision: @unchecked Sendable {
  // A worker has one thread.
  private let steps: WorkerSteps?
  private let worker: Int
  private var omitted: [Int: String] = [:]
  private var seconds = 0
  private var isTicking = false

  /// A supervision that tells nobody and stops nothing.
  init() { (steps, worker) = (nil, 0) }

  /// The supervision of a worker, made in it. Seconds are counted as they pass for the worker: a
  /// signal comes for each but those for which it stands still, such as a whole run that is stopped
  /// for a while by its shell.
  init(_ steps: WorkerSteps, worker: Int) {
    (self.steps, self.worker) = (steps, worker)
    secondsLeft = 0
    signal(SIGALRM) { _ in
      secondsLeft -= 1
      if secondsLeft > 0 { return }
      signal(SIGALRM, SIG_DFL)
      raise(SIGALRM)
    }
  }

  /// Leaves these questions out, each for a reason.
  func omit(_ questions: [Int: String]) { omitted = questions }

  /// Begins a submission, each of whose answers may take so many seconds: a formula ends by itself
  /// then, anything else is stopped later.
  func begin(seconds: Double) {
    guard steps != nil else { return }
    self.seconds = Int(min(2 * seconds + 10, 1e9))
    grantTime()
    if !isTicking { setTicking(true) }
  }

  /// Gives the answer that is begun its time, and up to a second more. The kernel is not asked, which
  /// would take it longer than to judge most answers.
  private func grantTime() { secondsLeft = seconds + 1 }

  private func setTicking(_ isTicking: Bool) {
    self.isTicking = isTicking
    let second = timeval(tv_sec: isTicking ? 1 : 0, tv_usec: 0)
    var timer = itimerval(it_interval: second, it_value: second)
    setitimer(__itimer_which_t(ITIMER_REAL.rawValue), &timer, nil)
  }

  /// Ends a submission.
  func end() { steps?[worker] = -1 }

  /// Comes before the worker waits for another submission, which may take any time.
  func rest() {
    if isTicking { setTicking(false) }
  }

  /// Begins a question. Returns why it must be left out, where it must.
  var begins: @Sendable (Int) -> String? {
    { question in
      if !self.omitted.isEmpty, let reason = self.omitted[question] {
        return "this answer could not be judged, a person must look: \(reason)"
      }
      if let steps = self.steps {
        steps[self.worker] = question
        self.grantTime()
      }
      return nil
    }
  }
}
