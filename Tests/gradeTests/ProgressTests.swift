import Testing

@testable import grade

@Suite struct ProgressTests {
  @Test(
    arguments: [
      // Worked out by hand: done / total, done / seconds, (total − done) · seconds / done.
      (0, 100, 0, "[                        ] 0/100  0 %  0/min  0 s left"),
      (820, 2000, 2, "[#########               ] 820/2000  41 %  410/s  3 s left"),
      (1, 100, 4, "[                        ] 1/100  1 %  15/min  6 min 36 s left"),
      (1, 4000, 2, "[                        ] 1/4000  0 %  30/min  2 h 13 min left"),
      (50, 100, 50, "[############            ] 50/100  50 %  1/s  50 s left"),
      (99, 100, 9.9, "[####################### ] 99/100  99 %  10/s  1 s left"),
      (100, 100, 10, "[########################] 100/100  100 %  10/s  0 s left"),
      (0, 0, 1, "[########################] 0/0  100 %  0/min  0 s left"),
    ] as [(Int, Int, Double, String)])
  func theLineTellsShareRateAndRest(done: Int, total: Int, seconds: Double, line: String) {
    #expect(Progress.line(done: done, of: total, seconds: seconds, width: 80) == line)
  }

  // The five forms have 58, 31, 24, 14 and 4 columns, as `wc -L` counts them.
  @Test(
    arguments: [
      (80, "[#########               ] 820/2000  41 %  410/s  3 s left"),
      (59, "[#########               ] 820/2000  41 %  410/s  3 s left"),
      (58, "820/2000  41 %  410/s  3 s left"), (50, "820/2000  41 %  410/s  3 s left"),
      (32, "820/2000  41 %  410/s  3 s left"), (31, "820/2000  41 %  3 s left"),
      (30, "820/2000  41 %  3 s left"), (25, "820/2000  41 %  3 s left"),
      (24, "820/2000  41 %"), (15, "820/2000  41 %"), (14, "41 %"), (5, "41 %"), (4, ""), (1, ""),
    ] as [(Int, String)])
  func theLineFitsTheTerminal(width: Int, line: String) {
    #expect(Progress.line(done: 820, of: 2000, seconds: 2, width: width) == line)
    #expect(line.utf8.count < width)
  }
}
