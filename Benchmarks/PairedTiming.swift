/// Two commands timed in turn, A B A B …, so that a change of the machine's speed meets both.
struct PairedTiming {
  let first: Sample
  let second: Sample
  /// The first's time over the second's, pair by pair.
  let ratios: Sample

  /// Runs both commands once unmeasured, then `runs` times. Throws where one does not succeed.
  init(_ a: [String], _ b: [String], runs: Int) throws(BenchmarkError) {
    var times: [(Double, Double)] = []
    for run in 0...runs {
      let pair = (try Command.seconds(a), try Command.seconds(b))
      if run > 0 { times.append(pair) }
    }
    first = Sample(times.map(\.0))
    second = Sample(times.map(\.1))
    ratios = Sample(times.map { $0.0 / $0.1 })
  }
}

/// Measured numbers.
struct Sample {
  private let sorted: [Double]

  init(_ values: [Double]) { sorted = values.sorted() }

  var median: Double { sorted[sorted.count / 2] }

  /// Median, least and greatest, seconds as milliseconds.
  var summary: String {
    Sample(sorted.map { $0 * 1e3 }).summary(unit: " ms")
  }

  /// Median, least and greatest.
  func summary(unit: String) -> String {
    func text(_ value: Double) -> String {
      let digits = "\((value * 1e3).rounded() / 1e3)"
      return digits + unit
    }
    return "\(text(median)) (\(text(sorted[0])) to \(text(sorted[sorted.count - 1])))"
  }
}
