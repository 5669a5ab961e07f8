/// How the marks of a class are spread, in points.
public struct Distribution: Sendable, Equatable {
  /// How many marks there are; one at least.
  public let count: Int
  /// The arithmetic mean.
  public let mean: Double
  /// The standard deviation of the class as a sample, with n − 1 below; nil of one mark.
  public let standardDeviation: Double?
  /// The least mark.
  public let minimum: Double
  /// The mark below which a quarter of the class lies.
  public let lowerQuartile: Double
  /// The mark in the middle.
  public let median: Double
  /// The mark above which a quarter of the class lies.
  public let upperQuartile: Double
  /// The greatest mark.
  public let maximum: Double

  /// The distribution of marks; nil where there are none.
  ///
  /// Quartiles lie between the two nearest marks in proportion: the one for a share p has the place
  /// p·(n − 1) among the sorted marks, counted from 0.
  init?(_ marks: [Double]) {
    let sorted = marks.sorted()
    guard let least = sorted.first, let greatest = sorted.last else { return nil }
    var moments = Moments()
    for mark in sorted { moments.add(Billionths(mark)) }
    func quantile(_ share: Double) -> Double {
      let place = share * Double(sorted.count - 1)
      let below = Int(place)
      let above = min(below + 1, sorted.count - 1)
      let (low, high) = (sorted[below], sorted[above])
      return low + (high - low) * (place - Double(below))
    }
    count = sorted.count
    mean = moments.mean ?? 0
    standardDeviation = moments.standardDeviation
    (minimum, maximum) = (least, greatest)
    (lowerQuartile, median, upperQuartile) = (quantile(0.25), quantile(0.5), quantile(0.75))
  }
}
