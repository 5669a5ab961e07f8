import Testing

@testable import Reports

@Suite struct HeatMapPanelTests {
  @Test func aVectorIsOneRow() throws {
    let panels = try #require(HeatMapPanel.panels(shape: [3], levels: [0, 1, 0]))
    #expect(
      panels.shown == [
        HeatMapPanel(caption: nil, rowIndices: nil, firstColumn: 0, rows: [[0, 1, 0]])
      ])
    #expect(panels.note == nil)
  }

  @Test func aLongVectorIsWrapped() throws {
    let levels = (0..<150).map { $0 % 4 }
    let panels = try #require(HeatMapPanel.panels(shape: [150], levels: levels)).shown
    #expect(panels.map(\.rowIndices) == [[0, 64, 128]])
    #expect(panels[0].rows.map(\.count) == [64, 64, 22])
    #expect(panels[0].rows.flatMap(\.self) == levels)
  }

  @Test func moreAxesAreSlices() throws {
    let levels = Array(0..<12)
    let panels = try #require(HeatMapPanel.panels(shape: [2, 1, 2, 3], levels: levels)).shown
    #expect(panels.map(\.caption) == ["[0, 0, :, :]", "[1, 0, :, :]"])
    #expect(panels.map(\.rows) == [[[0, 1, 2], [3, 4, 5]], [[6, 7, 8], [9, 10, 11]]])
    #expect(panels.allSatisfy { $0.rowIndices == [0, 1] && $0.firstColumn == 0 })
  }

  @Test func longSidesAreBlocks() throws {
    let levels = (0..<65 * 66).map { $0 % 4 }
    let panels = try #require(HeatMapPanel.panels(shape: [65, 66], levels: levels)).shown
    #expect(
      panels.map(\.caption)
        == ["[0:64, 0:64]", "[0:64, 64:66]", "[64:65, 0:64]", "[64:65, 64:66]"])
    #expect(panels.map(\.firstColumn) == [0, 64, 0, 64])
    #expect(panels[3].rowIndices == [64])
    #expect(panels[3].rows == [[levels[64 * 66 + 64], levels[64 * 66 + 65]]])
  }

  @Test func ofManySlicesThoseWithoutFaultAreLeftOut() throws {
    var levels = [Int](repeating: 0, count: 4096)
    levels[17] = 3
    let few = try #require(HeatMapPanel.panels(shape: [4096, 1, 1], levels: levels))
    #expect(few.shown.map(\.caption) == ["[17, :, :]"])
    #expect(few.note == "Parts on which nothing is wrong are left out.")
    levels = levels.map { _ in 2 }
    let many = try #require(HeatMapPanel.panels(shape: [4096, 1, 1], levels: levels))
    #expect(many.shown.count == 64)
    #expect(many.note == "The first 64 of 4096 parts with something wrong.")
  }
}
