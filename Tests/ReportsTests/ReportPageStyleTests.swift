import Glibc
import Testing

@testable import Reports

@Suite struct ReportPageStyleTests {
  private static let css = PageStyle.css + HeatMap.css + ReportPageStyle.css

  @Test func theStyleStandsInAPageAsItIs() {
    #expect(!ReportPageStyle.css.contains { "<>&".contains($0) })
    #expect(!ReportPageStyle.css.contains("url("))
  }

  /// The colours of the style by name, in the light and in the dark: those that are declared in a
  /// media query stand deeper in.
  private static let schemes: [[String: [Double]]] = {
    var schemes: [[String: [Double]]] = [[:], [:]]
    for line in css.split(separator: "\n") where line.contains(": #") {
      let isDark = line.hasPrefix("    ") || line.hasPrefix("  :root")
      for declaration in line.split(separator: "--").dropFirst() {
        let parts = declaration.split(separator: ":")
        guard parts.count == 2, let sign = parts[1].firstIndex(of: "#") else { continue }
        let digits = parts[1][sign...].dropFirst().prefix { $0.isHexDigit }
        schemes[isDark ? 1 : 0][String(parts[0])] = channels(String(digits))
      }
    }
    return schemes
  }()

  private static func channels(_ digits: String) -> [Double] {
    let full = digits.count == 3 ? digits.map { "\($0)\($0)" }.joined() : digits
    let value = Int(full, radix: 16) ?? 0
    return [16, 8, 0].map { Double(value >> $0 & 255) / 255 }
  }

  /// The contrast of two colours as WCAG 2.2 defines it, from 1 to 21.
  private static func contrast(_ first: [Double], _ second: [Double]) -> Double {
    let luminances = [first, second].map { channels in
      let linear = channels.map { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
      return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }.sorted()
    return (luminances[1] + 0.05) / (luminances[0] + 0.05)
  }

  /// Black on white is 21, and #767676 is the lightest grey of 4.5 on white (WCAG's own examples).
  @Test func contrastIsThatOfTheGuidelines() {
    #expect(Self.contrast(Self.channels("000"), Self.channels("fff")) == 21)
    #expect(Self.contrast(Self.channels("767676"), Self.channels("ffffff")) >= 4.5)
    #expect(Self.contrast(Self.channels("777777"), Self.channels("ffffff")) < 4.5)
  }

  @Test(arguments: [0, 1], ["ink", "quiet", "accent", "good", "part", "bad", "open"])
  func textCanBeReadOnEveryGround(scheme: Int, name: String) throws {
    for ground in ["paper", "tint"] {
      let text = try #require(Self.schemes[scheme][name])
      let contrast = Self.contrast(text, try #require(Self.schemes[scheme][ground]))
      #expect(contrast >= 4.5, "\(name) on \(ground): \(contrast)")
    }
  }

  @Test(arguments: [0, 1], ["heat-1", "heat-2", "heat-3"])
  func marksOfAHeatMapStandOut(scheme: Int, name: String) throws {
    let mark = try #require(Self.schemes[scheme][name])
    let contrast = Self.contrast(mark, try #require(Self.schemes[scheme]["paper"]))
    #expect(contrast >= 3, "\(contrast)")
  }

  @Test func strongerShadesStandOutMore() throws {
    for scheme in Self.schemes {
      let contrasts = try ["heat-1", "heat-2", "heat-3"].map { name in
        Self.contrast(try #require(scheme[name]), try #require(scheme["paper"]))
      }
      #expect(contrasts == contrasts.sorted(), "\(contrasts)")
    }
  }
}
