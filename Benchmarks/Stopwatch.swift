import Glibc

/// Seconds since some moment.
func now() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

/// Two pieces of work timed in turn: seconds of each, and the first's over the second's pair by pair.
///
/// Each is repeated until it takes a millisecond or more, so that the clock does not count.
struct PairedWork {
  let first: Sample
  let second: Sample
  let ratios: Sample

  init(rounds: Int, _ a: () -> Void, _ b: () -> Void) {
    let (countA, countB) = (Self.repetitions(a), Self.repetitions(b))
    var times: [(Double, Double)] = []
    for _ in 0..<rounds { times.append((Self.seconds(countA, a), Self.seconds(countB, b))) }
    first = Sample(times.map(\.0))
    second = Sample(times.map(\.1))
    ratios = Sample(times.map { $0.0 / $0.1 })
  }

  private static func repetitions(_ work: () -> Void) -> Int {
    var count = 1
    while true {
      let start = now()
      for _ in 0..<count { work() }
      if now() - start >= 1e-3 { return count }
      count *= 2
    }
  }

  private static func seconds(_ count: Int, _ work: () -> Void) -> Double {
    let start = now()
    for _ in 0..<count { work() }
    return (now() - start) / Double(count)
  }
}
