import NPZSamples
import Testing

@testable import Documents

@Suite struct LongDoubleTests {
  private func sixteen(
    _ mantissa: UInt64, _ signAndExponent: UInt16, padding: [UInt8] = [0, 0, 0, 0, 0, 0]
  ) -> [UInt8] {
    littleEndian(mantissa) + littleEndian(signAndExponent) + padding
  }

  private func read(_ bytes: [UInt8]) -> LongDouble {
    LongDouble(in: bytes, at: 0, isBigEndian: false)
  }

  /// The bytes of 1/3 are those that NumPy 2.4 writes for `np.longdouble(1) / 3` on x86-64.
  @Test func numbersAreRoundedToFloat64() {
    let third: [UInt8] = [171, 170, 170, 170, 170, 170, 170, 170, 253, 63, 112, 72, 200, 215, 0, 0]
    #expect(read(third).nearest == 1.0 / 3)
    #expect(LongDouble(in: third.reversed(), at: 0, isBigEndian: true).nearest == 1.0 / 3)
    #expect(LongDouble(in: [9] + third, at: 1, isBigEndian: false).nearest == 1.0 / 3)
    #expect(read(sixteen(1 << 63, 0x3FFF)).nearest == 1)
    #expect(read(sixteen(1 << 63, 0xC000)).nearest == -2)
    #expect(read(sixteen(1 << 63, 0x7FFF)).nearest == .infinity)
    #expect(read(sixteen(1 << 63, 0xFFFF)).nearest == -.infinity)
    #expect(read(sixteen(3 << 62, 0x7FFF)).nearest.isNaN)
    #expect(read(sixteen(.max, 0x7FFE)).nearest == .infinity)
    #expect(read(sixteen(1, 0)).nearest == 0)
    #expect(read(sixteen(0, 0x8000)).nearest.sign == .minus)
  }

  #if arch(x86_64)
    /// Compared with the processor's own conversion, around every boundary of float64 and at
    /// random.
    @Test func roundingIsThatOfTheProcessor() {
      var generator = Generator(seed: 80)
      let edges = [0, 1, 2, 15360, 15361, 15307, 15308, 15309, 15310, 16383, 17406, 17407, 32766]
      for count in 0..<40_000 {
        var mantissa = UInt64.random(in: 0...(.max), using: &generator) | 1 << 63
        if count % 3 == 0 { mantissa &= ~0xFFF | (count % 2 == 0 ? 0x400 : 0xC00) }
        let exponent =
          count % 4 == 0
          ? edges[count / 4 % edges.count] : Int.random(in: 15290...17410, using: &generator)
        if exponent == 0 { mantissa &= ~(1 << 63) }
        let sign: UInt16 = count % 5 == 0 ? 0x8000 : 0
        let number = read(sixteen(mantissa, UInt16(exponent) | sign))
        let processor = Double(
          Float80(
            sign: sign == 0 ? .plus : .minus, exponentBitPattern: UInt(exponent),
            significandBitPattern: mantissa & ~(1 << 63)))
        #expect(number.nearest.bitPattern == processor.bitPattern)
      }
    }
  #endif

  @Test func numbersOfOtherMachinesAreFound() {
    let quadrupleOne = [UInt8](repeating: 0, count: 14) + [0xFF, 0x3F]
    let quadrupleThird = [UInt8](repeating: 0x55, count: 14) + [0xFD, 0x3F]
    let quadrupleTenth = [0x9A] + [UInt8](repeating: 0x99, count: 13) + [0xFB, 0x3F]
    #expect(read(quadrupleOne).origin == .doubtful)
    #expect(read(quadrupleThird).origin == .foreign)
    #expect(read(quadrupleTenth).origin == .doubtful)
    #expect(read(sixteen(0, 0)).origin == .either)
    #expect(read(sixteen(0, 0, padding: [1, 2, 3, 4, 0x20, 0x20])).origin == .either)
    #expect(read(sixteen(0, 0x8000)).origin == .either)
    #expect(read(sixteen(1, 0)).origin == .either)
    #expect(read(sixteen(1 << 63, 0x3FFF, padding: [0, 0, 0, 0, 0xFF, 0x3F])).origin == .extended)
  }

  @Test func anArrayIsForeignAsAWhole() throws {
    let one = sixteen(1 << 63, 0x3FFF, padding: [1, 2, 3, 4, 0xE8, 0x3F])
    let zero = sixteen(0, 0, padding: [1, 2, 3, 4, 0xE8, 0x3F])
    let third = [UInt8](repeating: 0x55, count: 14) + [0xFD, 0x3F]
    for (elements, isForeign) in [
      ([one, zero], false), ([zero], true), ([third], true), ([one, third], true), ([one], false),
      ([sixteen(0, 0)], false),
    ] {
      let array = NumberArray(
        type: try ElementType(.string("<f16")), shape: [elements.count], isFortranOrder: false,
        bytes: elements.flatMap(\.self), from: 0)
      #expect(array?.isForeign == isForeign)
    }
  }
}
