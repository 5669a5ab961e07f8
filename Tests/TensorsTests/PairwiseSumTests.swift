import Testing

@testable import Tensors

@Suite struct PairwiseSumTests {
  /// Sums of a million terms by Python's math.fsum, which rounds once: `Checks/random_numbers.py`.
  /// The bound is eight units of 2⁻⁵² of Σ|x|; the tenths one after the other are off by 60,000.
  @Test(
    arguments: [
      (harmonic, 14.392726722865724, 14.4), (tenths, 100_000, 100_000),
      (uniform, 500_624.053_589_555_96, 500_624), (centred, 421.584_638_632_325_4, 250_000),
    ] as [(@Sendable () -> [Double], Double, Double)])
  func aMillionTermsAreSummedToTheLastPlace(
    _ terms: @Sendable () -> [Double], _ sum: Double, _ magnitude: Double
  ) {
    let terms = terms()
    #expect(abs(pairwiseSum(terms, count: terms.count) - sum) <= 0x1p-49 * magnitude)
  }

  /// Whole multiples of 2⁻⁴⁰, whose sum in whole numbers is exact.
  @Test func runningSumsAreRightToTheLastPlace() {
    var generator = RandomGenerator(seed: 3)
    let whole = (0..<1_000_000).map { _ in generator.integer(below: 1 << 40) }
    let expected = Double(whole.reduce(0, +)) * 0x1p-40
    var running = CompensatedSum()
    let scattered = ScatteredSums(2)
    for number in whole {
      running.add(Double(number) * 0x1p-40)
      scattered.add(Double(number) * 0x1p-40, to: 1)
    }
    #expect(running.value == expected)
    var places = [Double](repeating: .nan, count: 2)
    scattered.write(to: &places)
    #expect(places == [0, expected])
  }

  @Test func runningSumsOfWhatIsNotFinite() {
    func sum(_ terms: Double...) -> Double {
      var sum = CompensatedSum()
      for term in terms { sum.add(term) }
      return sum.value
    }
    #expect(sum(1, .infinity, 2) == .infinity)
    #expect(sum(.infinity, -.infinity).isNaN && sum(1, .nan).isNaN)
    #expect(sum(1e308, 1e308, -1e308) == .infinity)
    #expect(sum(1, 1e100, 1, -1e100) == 2)
  }

  @Test func fewTermsAreSummed() {
    #expect(pairwiseSum([], count: 0) == 0)
    #expect(pairwiseSum([3], count: 1) == 3)
    for count in [2, 63, 64, 65, 127, 128, 129, 1000] {
      let terms = (1...count).map(Double.init)
      #expect(pairwiseSum(terms, count: count) == Double(count * (count + 1) / 2))
    }
  }

  @Test func termsMayStandApart() {
    let terms = (0..<600).map(Double.init)
    // 0 + 3 + … + 597
    #expect(pairwiseSum(terms, count: 200, stride: 3) == 59_700)
    #expect(pairwiseSum(terms, count: 100, stride: 0) == 0)
    terms.withUnsafeBufferPointer { buffer in
      if let first = buffer.baseAddress {
        #expect(pairwiseSum(first + 599, count: 600, stride: -1) == 179_700)
      }
    }
  }

  /// 3-4-5 triangles, whose squares would leave the range of numbers.
  @Test(arguments: [1, 1e200, 1e-200, 0x1p-1074, 0x1p1020])
  func theEuclideanNormIsScaled(_ scale: Double) {
    #expect(euclideanNorm([3 * scale, -4 * scale], count: 2) == 5 * scale)
    #expect(euclideanNorm([3 * scale, 9, 0, 7, 4 * scale, 1], count: 3, stride: 2) == 5 * scale)
  }

  @Test func theEuclideanNormOfWhatIsNotFinite() {
    #expect(euclideanNorm([], count: 0) == 0)
    #expect(euclideanNorm([0, -0.0], count: 2) == 0)
    #expect(euclideanNorm([1, -.infinity], count: 2) == .infinity)
    #expect(euclideanNorm([.infinity, .nan], count: 2).isNaN)
  }

  @Sendable private static func harmonic() -> [Double] { (1...1_000_000).map { 1 / Double($0) } }

  @Sendable private static func tenths() -> [Double] {
    [Double](repeating: 0.1, count: 1_000_000)
  }

  @Sendable private static func uniform() -> [Double] {
    var generator = RandomGenerator(seed: 1)
    return (0..<1_000_000).map { _ in generator.uniform() }
  }

  @Sendable private static func centred() -> [Double] {
    var generator = RandomGenerator(seed: 2)
    return (0..<1_000_000).map { _ in generator.uniform() - 0.5 }
  }
}
