import Glibc

/// A decimal number in parts: `mantissa · 10^exponent`.
struct Decimal {
  var mantissa: UInt64
  var exponent: Int

  /// The float64 nearest to the number, ties to even, or nil where finding it takes more than a
  /// division or a multiplication of machine words.
  var nearest: Double? {
    if mantissa <= 1 << 53, abs(exponent) <= 22 {
      // Both operands are exact, so the one rounding is that of the result.
      let power = Decimal.powersOfTen[abs(exponent)]
      return exponent < 0 ? Double(mantissa) / power : Double(mantissa) * power
    }
    if exponent == 0 { return Double(mantissa) }
    return exponent < 0 && exponent >= -27 ? quotient : nil
  }

  /// `mantissa / (5^k · 2^k)` for a k up to 27, by a division with 62 bits or more of quotient.
  ///
  /// The remainder goes into the lowest bit, far below the last bit of a float64, so that the
  /// conversion rounds once, and rightly.
  private var quotient: Double {
    let divisor = Decimal.powersOfFive[-exponent]
    let shift = mantissa.leadingZeroBitCount
    let divisorShift = divisor.leadingZeroBitCount
    let dividend = mantissa << shift
    let (quotient, remainder) = (divisor << divisorShift)
      .dividingFullWidth((dividend >> 1, dividend << 63))
    let scale = exponent + divisorShift - shift - 63
    let power = Double(sign: .plus, exponent: scale, significand: 1)
    return Double(quotient | (remainder == 0 ? 0 : 1)) * power
  }

  static let powersOfTen: [Double] = (0...22).map { power in
    (0..<power).reduce(1) { product, _ in product * 10 }
  }

  private static let powersOfFive: [UInt64] = (0...27).map { power in
    (0..<power).reduce(1) { product, _ in product * 5 }
  }

  /// The float64 nearest to a number as C writes it; an infinity where it is too large.
  ///
  /// The bytes must be a whole number: an optional sign, digits with an optional point, and an
  /// optional exponent.
  static func nearest(to number: some Collection<UInt8>) -> Double {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: number.count + 1) { buffer in
      for (index, byte) in number.enumerated() { buffer[index] = CChar(bitPattern: byte) }
      buffer[number.count] = 0
      return buffer.baseAddress.map { strtod($0, nil) } ?? .nan
    }
  }
}
