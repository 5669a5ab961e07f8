/// A documented generator of pseudo-random numbers: the same seed gives the same numbers on every
/// machine and in every later version.
///
/// The integers are SplitMix64 (G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom
/// number generators", 2014). Everything made from them uses only additions, multiplications,
/// divisions and square roots, which IEEE 754 rounds alike everywhere; no function of the C
/// library takes part.
public struct RandomGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// A generator that starts from a seed.
  public init(seed: UInt64) { state = seed }

  /// A generator whose seed is the FNV-1a hash of the UTF-8 bytes of the parts, with a zero byte
  /// after each.
  public init(for parts: String...) { self.init(seed: fnv1a(parts)) }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number in [0, 1): the upper 53 bits of the next 64, divided by 2⁵³.
  public mutating func uniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// A whole number in 0..<bound, without bias: draws that do not fit are drawn again.
  public mutating func integer(below bound: Int) -> Int {
    guard bound > 1 else { return 0 }
    let bound = UInt64(bound)
    let limit = UInt64.max - UInt64.max % bound
    while true {
      let draw = next()
      if draw < limit { return Int(draw % bound) }
    }
  }

  /// A standard normal number, by the polar method (G. Marsaglia, 1964).
  public mutating func normal() -> Double {
    while true {
      let u = 2 * uniform() - 1
      let v = 2 * uniform() - 1
      let s = u * u + v * v
      if s > 0 && s < 1 { return u * (-2 * portableLog(s) / s).squareRoot() }
    }
  }

  /// A permutation of 0..<count, by Fisher and Yates's shuffle from the end.
  public mutating func permutation(_ count: Int) -> [Int] {
    var order = Array(0..<max(count, 0))
    for last in order.indices.dropFirst().reversed() {
      order.swapAt(last, integer(below: last + 1))
    }
    return order
  }
}

/// The 64-bit FNV-1a hash of the UTF-8 bytes of the parts, with a zero byte after each.
///
/// The hash of further parts goes on from that of the first ones.
public func fnv1a(
  _ parts: [String], continuing first: UInt64 = 0xCBF2_9CE4_8422_2325
) -> UInt64 {
  var hash = first
  for part in parts {
    for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    hash = hash &* 0x100_0000_01B3
  }
  return hash
}

/// The 64-bit FNV-1a hash of bytes.
public func fnv1a(bytes: [UInt8]) -> UInt64 {
  bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
}

/// 1/25, 1/23, …, 1.
private let oddReciprocals = stride(from: 25, through: 1, by: -2).map { 1 / Double($0) }

/// The natural logarithm of a positive normal number from IEEE operations alone, right to
/// three units in the last place: log(m·2ᵉ) = e·log 2 + 2·artanh((m − 1)/(m + 1)).
public func portableLog(_ x: Double) -> Double {
  var exponent = Double(x.exponent)
  var significand = x.significand
  if significand > 1.414_213_562_373_095 {
    significand /= 2
    exponent += 1
  }
  let z = (significand - 1) / (significand + 1)
  let square = z * z
  var sum = 0.0
  for reciprocal in oddReciprocals { sum = sum * square + reciprocal }
  return exponent * 0.693_147_180_559_945_3 + 2 * z * sum
}
