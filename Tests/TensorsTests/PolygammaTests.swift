import Testing

@testable import Tensors

@Suite struct PolygammaTests {
  /// By mpmath 1.3.0 with 40 digits: `mpmath.polygamma(order, x)`.
  @Test(
    arguments: [
      (0, 1, -0.57721566490153287), (0, 0.5, -1.9635100260214235), (0, 10, 2.2517525890667209),
      (0, 1e8, 18.420680738952367), (0, 1e-5, -100000.57719921567), (0, -0.5, 0.03648997397857652),
      (0, -3.25, 4.4662758723502796), (0, -150.25, 8.157217322654272), (1, 1, 1.6449340668482264),
      (1, 0.5, 4.934802200544679), (1, 10, 0.10516633568168575), (1, 1e6, 1.0000005000001667e-06),
      (1, -0.5, 8.934802200544679), (1, -2.75, 19.433868949488463), (2, 1, -2.4041138063191885),
      (2, 0.5, -16.82879664423432), (2, 20, -0.0026281224023146548),
      (2, -0.5, -0.82879664423431998), (3, 1, 6.4939394022668289), (3, 2.5, 0.22390584881725206),
      (3, -1.5, 194.59427621918763), (7, 3, 0.86237523763947044), (7, 0.25, 330302293.70901346),
      (1, -100.25, 19.729283325349363344), (2, -100.25, 124.02500820691770879),
      (3, -150.75, 1558.5454559660303244), (4, -1000.4, 2037.3985415594474881),
      (1, -12345.5, 9.8695234031953481476), (2, -12345.5, -6.5606588305446856836e-9),
      (5, -101.9, 120000297.90895201085),
    ] as [(Int, Double, Double)])
  func valuesAreThoseOfMpmath(_ order: Int, _ x: Double, _ expected: Double) {
    #expect(abs(polygamma(order, x) - expected) <= 1e-14 * (abs(expected) + 1))
  }

  @Test func polesAndTheEndsOfTheLine() {
    #expect(polygamma(0, 0) == -.infinity && polygamma(0, -0.0) == .infinity)
    #expect(polygamma(0, -3).isNaN && polygamma(2, -1).isNaN)
    #expect(polygamma(1, -2) == .infinity && polygamma(3, 0) == .infinity)
    #expect(polygamma(0, .nan).isNaN && polygamma(0, -.infinity).isNaN)
    #expect(polygamma(0, .infinity) == .infinity)
    #expect(polygamma(1, .infinity) == 0 && polygamma(2, .infinity) == 0)
  }
}
