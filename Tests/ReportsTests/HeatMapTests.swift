import Diagnostics
import Grading
import Testing

@testable import Reports

@Suite struct HeatMapTests {
  private func differences(_ shape: [Int], _ levels: [UInt8]) -> ElementDifferences {
    ElementDifferences(
      shape: shape, levels: levels.compactMap(ElementDifferences.Level.init(rawValue:)))
  }

  /// Coordinates by hand: two cells of 24 pixels a row, 12 pixels on the left for an index of one
  /// digit, 16 above; squares of 32, 60 and 88 percent of a cell, down to an even tenth.
  @Test func aMatrixIsAGridWithItsIndices() {
    let map = HeatMap.markup(differences([2, 2], [0, 1, 3, 0])).source
    #expect(
      map == """

        <figure class="heat-map">
        <figcaption>Wrong: elements [0, 1] and [1, 0].</figcaption>\
        <div class="panels" role="img" aria-label="Map of the elements. \
        Wrong: elements [0, 1] and [1, 0].">
        <div class="panel"><svg width="61" height="65" viewBox="0 0 61 65" aria-hidden="true">\
        <path class="heat-cells" d="M12 16h48v24h-48zM12 40h48v24h-48z"></path>\
        <path class="heat-grid" d="M12 16h48v24h-48zM36 16v24M12 40h48v24h-48zM36 40v24"></path>\
        <path class="heat-1" d="M44.2 24.2h7.6v7.6h-7.6z"></path>\
        <path class="heat-3" d="M13.5 41.5h21v21h-21z"></path>\
        <text x="24" y="11" text-anchor="middle">0</text>\
        <text x="48" y="11" text-anchor="middle">1</text>\
        <text x="8" y="32" text-anchor="end">0</text>\
        <text x="8" y="56" text-anchor="end">1</text></svg></div></div><ul class="legend">
        <li>\(sample("")) right</li>
        <li>\(sample("<path class=\"heat-1\" d=\"M5.8 5.8h4.4v4.4h-4.4z\"></path>")) \
        off by less than 1 % of the greatest difference</li>
        <li>\(sample("<path class=\"heat-3\" d=\"M1.9 1.9h12.2v12.2h-12.2z\"></path>")) \
        by more</li></ul></figure>
        """)
  }

  private func sample(_ marks: String) -> String {
    "<svg width=\"16\" height=\"16\" viewBox=\"0 0 16 16\" aria-hidden=\"true\">"
      + "<path class=\"heat-cells\" d=\"M1 1h14v14h-14z\"></path>"
      + "<path class=\"heat-grid\" d=\"M1 1h14v14h-14z\"></path>\(marks)</svg>"
  }

  @Test func whereAllIsOneLevelTheLegendSaysWrong() {
    let map = HeatMap.markup(differences([3], [0, 3, 0])).source
    #expect(map.contains("<figcaption>Wrong: element 1.</figcaption>"))
    #expect(map.contains("</svg> right</li>") && map.contains("</svg> wrong</li>"))
    #expect(!map.contains("greatest"))
  }

  @Test(arguments: [
    ([0, 2, 3], ["right", "off by less than 10 % of the greatest difference", "by more"]),
    ([1, 2, 1], ["off by less than 1 % of the greatest difference", "by less than 10 %"]),
    (
      [3, 2, 1],
      ["off by less than 1 % of the greatest difference", "by less than 10 %", "by more"]
    ),
  ])
  func theFirstWrongLevelTellsWhatIsMeasured(levels: [UInt8], legend: [String]) {
    let map = HeatMap.markup(differences([3], levels)).source
    let items = map.split(separator: "\n").filter { $0.hasPrefix("<li>") }.map { item in
      String(item.split(separator: "</svg> ")[1].prefix { $0 != "<" })
    }
    #expect(items == legend)
  }

  @Test func nothingWrongShowsNothing() {
    #expect(HeatMap.markup(differences([2], [0, 0])).source == "")
    #expect(HeatMap.markup(differences([2], [3])).source == "")
    #expect(HeatMap.markup(differences([], [3])).source == "")
    #expect(HeatMap.markup(differences([0], [])).source == "")
    #expect(HeatMap.markup(differences([-1, -1], [3])).source == "")
    #expect(HeatMap.markup(differences([.max, .max], [3])).source == "")
  }

  @Test func sharesAreOfFiveSizes() {
    let map = HeatMap.markup(shape: [7], shares: [0, 0.01, 0.2, 0.21, 0.6, 1, .nan]).source
    #expect(map.contains("<figcaption>Wrong most often: element 5 (100 %).</figcaption>"))
    // Elements 1 and 2 have the smallest square: 32 % of 24 pixels, in the middle of their cells.
    #expect(
      map.contains(
        "<path class=\"heat-1\" d=\"M33.2 24.2h7.6v7.6h-7.6zM57.2 24.2h7.6v7.6h-7.6z\">"))
    let legend = ["nobody", "up to 20 % wrong", "up to 40 %", "up to 60 %", "over 80 %"]
    let items = legend.map { "</svg> \($0)</li>" }
    #expect(map.split(separator: "\n").count { $0.hasPrefix("<li>") } == legend.count)
    #expect(items.allSatisfy { map.contains($0) })
    #expect(HeatMap.markup(shape: [3], shares: [0, 1]).source == "")
    #expect(HeatMap.markup(shape: [], shares: [1]).source == "")
  }

  @Test func theStyleStandsInAPageAsItIs() {
    #expect(!HeatMap.css.contains { "<>&".contains($0) })
  }
}
