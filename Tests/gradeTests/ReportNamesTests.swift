import Testing

@testable import grade

@Suite struct ReportNamesTests {
  @Test(
    arguments: [
      (["in/alice.json", "bob.npz", "./carol"], ["alice", "bob", "carol"]),
      (["-", "stdin.json"], ["stdin", "stdin-2"]),
      // As many folders as tell files of one name apart.
      (["a/x.json", "b/x.json", "c/y.json"], ["a-x", "b-x", "y"]),
      (["1/a/x.json", "2/a/x.json", "2/b/x.json"], ["1-a-x", "2-a-x", "2-b-x"]),
      (["../a/x.json", "./b/./x.json"], ["a-x", "b-x"]),
      // A number where nothing else does.
      (["x.json", "x.npz"], ["x", "x-2"]),
      (["a/x.json", "b/x.json", "a-x.json"], ["a-x-2", "b-x", "a-x"]),
      (["../x.json", "x.json", "./x.json"], ["x", "x-2", "x-3"]),
      // One file is one report.
      (["x.json", "x.json"], ["x", "x"]),
      (["x.json.json"], ["x.json"]),
      // A name of 200 bytes stays, and one of more is cut between its letters. By sha256sum.
      ([String(repeating: "é", count: 100) + ".json"], [String(repeating: "é", count: 100)]),
      (
        [String(repeating: "é", count: 100) + "x.json"],
        [String(repeating: "é", count: 91) + "-644b20a4f53fdc59"]
      ),
    ] as [([String], [String])])
  func filesAreToldApart(files: [String], expected: [String]) {
    let names = ReportNames(files)
    #expect(files.map { names[$0] } == expected)
  }

  @Test func lettersThatAreComposedInTwoWaysAreTwoFiles() {
    let files = ["a/caf\u{E9}.json", "a/cafe\u{301}.json"]
    let names = ReportNames(files)
    #expect(Set(files.map { Array(names[$0].utf8) }).count == 2)
    #expect(names[files[0]] != names[files[1]])
  }
}
