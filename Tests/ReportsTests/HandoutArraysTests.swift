import Testing

@testable import Reports

@Suite struct HandoutArraysTests {
  private func text(_ bytes: [UInt8]) -> String {
    String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
  }

  @Test func keysAreProblemAndName() throws {
    let archive = text(try HandoutArrays.npz(Handout(sampleAssignment, student: nil)))
    for key in ["d", "n", "x", "W", "T", "t"] { #expect(archive.contains("layer/\(key).npy")) }
    #expect(!archive.contains("own/"))
    let own = text(try HandoutArrays.npz(Handout(sampleAssignment, student: "alice")))
    #expect(own.contains("own/x.npy"))
  }

  @Test(arguments: [
    ("[1, 2]", "'<i8'"), ("[1, 2.5]", "'<f8'"), ("normal(3)", "'<f8'"),
    ("integers(3, low=0, high=9)", "'<i8'"), ("2 > 1", "'|b1'"), ("floor(1e300)", "'<f8'"),
  ])
  func typesAreThoseOfTheElements(given: String, type: String) throws {
    let problem = handout("title: t\ngiven: {x: \"\(given)\"}\nquestions: {q: {ask: 1}}")
    #expect(text(try HandoutArrays.npz(problem)).contains("{'descr': \(type),"))
  }

  /// 9007199254740993 is 2^53 + 1, in bytes 01 and 20 at the ends.
  @Test func wholeNumbersBeyondFloat64AreExact() throws {
    let problem = handout("title: t\ngiven: {x: 9007199254740993}\nquestions: {q: {ask: 1}}")
    #expect(
      text(try HandoutArrays.npz(problem)).contains("\u{1}\u{0}\u{0}\u{0}\u{0}\u{0}\u{20}\u{0}"))
  }

  @Test func bytesAreTheSameEachTime() throws {
    let archives = try (0..<2).map { _ in
      try HandoutArrays.npz(Handout(sampleAssignment, student: "alice"))
    }
    #expect(archives[0] == archives[1])
  }
}
