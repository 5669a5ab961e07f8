import Glibc
import Testing

@testable import Tensors

/// The numbers come from `Checks/random_numbers.py`, an implementation of its own in Python.
@Suite struct RandomGeneratorTests {
  private func first<Number>(
    _ seed: UInt64, _ draw: (inout RandomGenerator) -> Number
  ) -> [Number] {
    var generator = RandomGenerator(seed: seed)
    return (0..<5).map { _ in draw(&generator) }
  }

  @Test func bitsAreThoseOfSplitMix64() {
    #expect(
      first(0) { $0.next() } == [
        0xe220_a839_7b1d_cdaf, 0x6e78_9e6a_a1b9_65f4, 0x06c4_5d18_8009_454f,
        0xf88b_b8a8_724c_81ec, 0x1b39_896a_51a8_749b,
      ])
    #expect(
      first(1) { $0.next() } == [
        0x910a_2dec_8902_5cc1, 0xbeeb_8da1_658e_ec67, 0xf893_a2ee_fb32_555e,
        0x71c1_8690_ee42_c90b, 0x71bb_54d8_d101_b5b9,
      ])
    #expect(
      first(.max) { $0.next() } == [
        0xe4d9_7177_1b65_2c20, 0xe99f_f867_dbf6_82c9, 0x382f_f84c_b272_81e9,
        0x6d1d_b36c_cba9_82d2, 0xb4a0_472e_5780_69ae,
      ])
  }

  @Test func uniformNumbersAreTheUpperBits() {
    #expect(
      first(1) { $0.uniform() } == [
        0.5665615751722809, 0.7457817572627011, 0.9710027535867962, 0.4443592170557721,
        0.44426470082635805,
      ])
  }

  @Test func wholeNumbersAreBelowTheirBound() {
    #expect(first(1) { $0.integer(below: 2) } == [1, 1, 0, 1, 1])
    #expect(first(1) { $0.integer(below: 6) } == [5, 1, 0, 5, 3])
    #expect(first(1) { $0.integer(below: 1000) } == [465, 519, 590, 235, 761])
    // A third of the draws does not fit this bound, and is drawn again.
    #expect(
      first(1) { $0.integer(below: 3 << 61) } == [
        3_533_687_351_559_740_609, 6_839_716_183_425_346_663, 1_279_451_726_180_698_379,
        1_277_708_209_485_886_905, 2_731_357_372_426_978_677,
      ])
    #expect(first(1) { $0.integer(below: 1) } == [0, 0, 0, 0, 0])
    #expect(first(1) { $0.integer(below: -3) } == [0, 0, 0, 0, 0])
  }

  @Test func normalNumbersAreThoseOfThePolarMethod() {
    let expected = [
      0.42945220538400686, 0.4564552075888475, -0.3268385200683801, 1.0555239041168596,
      -0.6643745494506655,
    ]
    for (drawn, number) in zip(first(1) { $0.normal() }, expected) {
      #expect(abs(drawn - number) <= 4 * number.magnitude.ulp)
    }
  }

  @Test func permutationsAreFisherAndYates() {
    var generator = RandomGenerator(seed: 1)
    #expect(generator.permutation(10) == [4, 2, 8, 1, 9, 3, 0, 6, 7, 5])
    #expect(generator.permutation(0) == [])
    #expect(generator.permutation(1) == [0])
    #expect(generator.permutation(-1) == [])
    #expect(generator.permutation(100).sorted() == Array(0..<100))
  }

  @Test func hashesAreThoseOfFNV1a() {
    #expect(fnv1a([]) == 0xcbf2_9ce4_8422_2325)
    #expect(fnv1a([""]) == 0xaf63_bd4c_8601_b7df)
    #expect(fnv1a(["a"]) == 0x089b_e207_b544_f1e4)
    #expect(fnv1a(["ab", "c"]) == 0xad22_872f_536e_4705)
    #expect(fnv1a(["a", "bc"]) == 0x4018_01fc_84f3_ca79)
    #expect(fnv1a(["é"]) == 0x5feb_231c_1dfa_fbb3)
    #expect(fnv1a(bytes: Array("foobar".utf8)) == 0x8594_4171_f739_67e8)
  }

  @Test func partsSeedAGenerator() {
    var named = RandomGenerator(for: "ab", "c")
    var seeded = RandomGenerator(seed: 0xad22_872f_536e_4705)
    #expect(named.next() == seeded.next())
  }

  /// By mpmath to 60 digits.
  @Test(arguments: [
    (2.2250738585072014e-308, -708.3964185322641), (1e-300, -690.7755278982137),
    (0.1, -2.3025850929940455), (0.5, -0.6931471805599453), (0.7, -0.35667494393873245),
    (0.75, -0.2876820724517809), (0.999, -0.0010005003335835344), (1.0, 0.0),
    (1.001, 0.0009995003330834232), (1.4, 0.3364722366212129), (1.5, 0.4054651081081644),
    (2.0, 0.6931471805599453), (10.0, 2.302585092994046), (1e+300, 690.7755278982137),
  ])
  func logarithmsAreRightToThreeUnitsInTheLastPlace(_ x: Double, _ logarithm: Double) {
    #expect(abs(portableLog(x) - logarithm) <= 3 * logarithm.magnitude.ulp)
  }

  /// The C library's logarithm is right to a unit in the last place.
  @Test func logarithmsAreThoseOfTheCLibrary() {
    var generator = RandomGenerator(seed: 1)
    for _ in 0..<100_000 {
      let exponent = generator.integer(below: 64) - 48
      let x = scalbn(1 + generator.uniform(), Int32(exponent))
      let logarithm = Glibc.log(x)
      if abs(portableLog(x) - logarithm) > 4 * logarithm.magnitude.ulp {
        Issue.record("the logarithm of \(x) is \(portableLog(x)), should be \(logarithm)")
      }
    }
  }
}
