/// Points given of points possible, as a person reads them: `2/3`, `1.67/2.5`.
///
/// Rounding never makes full marks of less: 0.999 of 1 is shown as `0.99/1`.
struct Marks: Equatable {
  let score: Double
  let points: Double

  /// The points given, to two decimals.
  var given: String { shortest(roundedScore) }

  /// The points possible, to two decimals.
  var possible: String { shortest(roundedPoints) }

  private var roundedScore: Double { shown(score, of: points, scale: 100) }
  private var roundedPoints: Double { (points * 100).rounded() / 100 }

  var text: String { "\(given)/\(possible)" }

  /// Appends them as ``text`` has them.
  func append(to text: inout ByteBuffer) {
    text.append(shortest: roundedScore)
    text.append(UInt8(ascii: "/"))
    text.append(shortest: roundedPoints)
  }

  /// The share in percent, to one decimal; nil where there is nothing to share.
  var percentage: String? {
    guard points > 0 else { return nil }
    return "\(shortest(shown(100 * score / points, of: 100, scale: 10))) %"
  }

  /// A value rounded to a multiple of 1/scale, downwards where it would else reach its limit. What
  /// lies nearer to the limit than sums of points can tell apart is at the limit.
  private func shown(_ value: Double, of limit: Double, scale: Double) -> Double {
    let nearest = (value * scale).rounded() / scale
    let isLess = limit - value > 1e-9 * limit
    return isLess && nearest >= limit ? (value * scale).rounded(.down) / scale : nearest
  }
}
