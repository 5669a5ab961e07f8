/// A long double of x86: an 80-bit number (a sign, 15 bits of exponent, 64 of mantissa whose first
/// is written out) in the first ten of sixteen bytes. The other six hold anything.
struct LongDouble {
  let mantissa: UInt64
  /// The sign is the highest bit.
  let signAndExponent: UInt16
  /// Where other machines have the sign and exponent of their 128-bit numbers.
  private let quadrupleExponent: UInt16

  private static let bias = 16383

  /// The number at an offset; its sixteen bytes must be there.
  init(in bytes: [UInt8], at offset: Int, isBigEndian: Bool) {
    func field<Word: FixedWidthInteger>(_ type: Word.Type, _ place: Int) -> Word {
      let size = MemoryLayout<Word>.size
      let start = offset + (isBigEndian ? 16 - size - place : place)
      let word = bytes.integer(type, at: start) ?? 0
      return isBigEndian ? word.byteSwapped : word
    }
    mantissa = field(UInt64.self, 0)
    signAndExponent = field(UInt16.self, 8)
    quadrupleExponent = field(UInt16.self, 14)
  }

  private var exponent: Int { Int(signAndExponent & 0x7FFF) }

  /// Whose number this is. Machines of another kind write 128-bit numbers under the same dtype.
  enum Origin: Hashable {
    /// A number of x86 of a common size.
    case extended
    /// None of x86: the first bit of its mantissa is not written out.
    case foreign
    /// A zero or a very uncommon size by ten bytes, while the last two could be the exponent of a
    /// common 128-bit number.
    case doubtful
    /// It tells nothing.
    case either
  }

  var origin: Origin {
    if exponent != 0 && mantissa >> 63 == 0 { return .foreign }
    if mantissa != 0 && Self.isCommon(signAndExponent) { return .extended }
    return Self.isCommon(quadrupleExponent) ? .doubtful : .either
  }

  /// Whether an exponent is within the range of float64.
  private static func isCommon(_ signAndExponent: UInt16) -> Bool {
    abs(Int(signAndExponent & 0x7FFF) - bias) <= 1100
  }

  /// The nearest float64, ties to even.
  var nearest: Double {
    let sign: FloatingPointSign = signAndExponent >> 15 == 0 ? .plus : .minus
    if exponent == 0x7FFF {
      return mantissa << 1 == 0 ? (sign == .plus ? .infinity : -.infinity) : .nan
    }
    if mantissa == 0 { return sign == .plus ? 0 : -0.0 }
    // The number is mantissa · 2^scale; float64 keeps 53 bits of it, fewer from 2^-1022 down.
    let scale = max(exponent, 1) - Self.bias - 63
    let top = scale + 63 - mantissa.leadingZeroBitCount
    if top > 1023 { return sign == .plus ? .infinity : -.infinity }
    let dropped = max(0, 11 - mantissa.leadingZeroBitCount, -1074 - scale)
    guard dropped <= 64 else { return sign == .plus ? 0 : -0.0 }
    let kept = Self.rounded(mantissa, dropping: dropped)
    let value = Double(sign: .plus, exponent: scale + dropped, significand: Double(kept))
    return sign == .plus ? value : -value
  }

  /// `value / 2^bits`, rounded to the nearest whole number, ties to even.
  private static func rounded(_ value: UInt64, dropping bits: Int) -> UInt64 {
    if bits == 0 { return value }
    let kept = bits == 64 ? 0 : value >> UInt64(bits)
    let half: UInt64 = 1 << UInt64(bits - 1)
    let rest = bits == 64 ? value : value & (half << 1 &- 1)
    return rest > half || (rest == half && kept & 1 == 1) ? kept + 1 : kept
  }
}
