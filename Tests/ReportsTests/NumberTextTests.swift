import Testing

@testable import Reports

@Suite struct NumberTextTests {
  @Test(arguments: [
    (2.0, "2"), (0.0, "0"), (-0.0, "-0"), (2.5, "2.5"), (0.1 + 0.2, "0.30000000000000004"),
    (1e-7, "1e-7"), (-2.5e-10, "-2.5e-10"), (1e16, "1e16"), (1e100, "1e100"),
    (123456789.0, "123456789"), (.nan, "nan"), (-.nan, "nan"), (.infinity, "inf"),
    (-.infinity, "-inf"),
  ])
  func texts(value: Double, text: String) {
    #expect(shortest(value) == text)
  }

  @Test func everyTextReadsBackAsTheNumber() {
    var bits: UInt64 = 0x9E37_79B9_7F4A_7C15
    for _ in 0..<2000 {
      bits = bits &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let value = Double(bitPattern: bits)
      if value.isNaN { continue }
      #expect(Double(shortest(value)) == value)
    }
  }
}
