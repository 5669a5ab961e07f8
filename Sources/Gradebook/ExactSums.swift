/// Points as a whole number of billionths, so that sums of them are exact, and the same in whatever
/// order they are taken.
///
/// What is beyond a million points counts as a million; what is not a number, as nothing.
struct Billionths: Equatable {
  let count: Int64

  init(_ points: Double) {
    count = points.isNaN ? 0 : Int64((min(max(points, -Self.limit), Self.limit) * 1e9).rounded())
  }

  private init(count: Int64) { self.count = count }

  /// The most points that are counted.
  private static let limit = 1e6

  static func + (one: Billionths, other: Billionths) -> Billionths {
    let most = Int64(limit * 1e9)
    return Billionths(count: min(max(one.count + other.count, -most), most))
  }

  static func - (one: Billionths, other: Billionths) -> Billionths {
    one + Billionths(count: -other.count)
  }
}

/// How one figure of many students is spread.
///
/// The sums are whole numbers. Only what a mean leaves over is rounded, so equal figures have a
/// deviation of exactly 0, and figures that differ little lose no digits. There is room for a
/// hundred million students.
struct Moments: Equatable {
  private(set) var count = 0
  fileprivate var sum: Int128 = 0
  private var squares: Int128 = 0

  mutating func add(_ figure: Billionths) {
    let value = Int128(figure.count)
    count += 1
    sum += value
    squares += value * value
  }

  /// The mean in points; nil of nothing.
  var mean: Double? { count == 0 ? nil : Double(sum) / Double(count) / 1e9 }

  /// The sum of squared deviations from the mean, in squared billionths.
  var squaredDeviations: Double {
    max(0, sumOfDeviations(count: count, sum, sum, products: squares))
  }

  /// The variance in squared points, with n − 1 below; nil of fewer than two.
  var variance: Double? { count < 2 ? nil : squaredDeviations / Double(count - 1) / 1e18 }

  /// The standard deviation in points; nil of fewer than two.
  var standardDeviation: Double? { variance?.squareRoot() }
}

/// How two figures of many students go together.
struct JointMoments: Equatable {
  private(set) var one = Moments()
  private var other = Moments()
  private var products: Int128 = 0

  mutating func add(_ figure: Billionths, with otherFigure: Billionths) {
    one.add(figure)
    other.add(otherFigure)
    products += Int128(figure.count) * Int128(otherFigure.count)
  }

  /// Pearson's coefficient of correlation; nil where a figure is the same for all.
  var correlation: Double? {
    let scale = one.squaredDeviations.squareRoot() * other.squaredDeviations.squareRoot()
    guard scale > 0 else { return nil }
    let joint = sumOfDeviations(count: one.count, one.sum, other.sum, products: products)
    return min(max(joint / scale, -1), 1)
  }
}

/// The sum of the products of two figures' deviations from their means: Σxy − (Σx)(Σy)/n.
///
/// With Σx = n·p + r and Σy = n·q + s, in whole numbers, this is
/// Σxy − (n·p·q + p·s + q·r) − r·s/n, of which only the last term is rounded.
private func sumOfDeviations(
  count: Int, _ sum: Int128, _ otherSum: Int128, products: Int128
) -> Double {
  if count == 0 { return 0 }
  let number = Int128(count)
  let (p, r) = sum.quotientAndRemainder(dividingBy: number)
  let (q, s) = otherSum.quotientAndRemainder(dividingBy: number)
  let whole = products - (number * p * q + p * s + q * r)
  return Double(whole) - Double(r) * Double(s) / Double(count)
}
