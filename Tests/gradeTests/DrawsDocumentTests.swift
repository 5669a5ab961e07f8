import TestFiles
import Testing

/// `docs/draws.md` is enough to draw a student's numbers without `grade`.
@Suite struct DrawsDocumentTests {
  private static let problem = """
    title: Draws
    variant: student
    sizes: {d: 2..6, n: 5..1000000, one: 3..3}
    given:
      a: normal(6)
      b: normal(2, 3, mean=10, std=0.5, decimals=4)
      c: normal(50, decimals=None)
      u: uniform(d)
      v: uniform(40, low=-5, high=5, decimals=0)
      w: uniform(2, decimals=None)
      k: integers(50, low=-3, high=4)
      one_of: integers(3, low=7, high=8)
      σ: "[normal(2), uniform(2)]"
    questions: {q: {ask: a}}
    """

  /// Draws the same by the functions of the page.
  private static let comparison = """
    import json, sys
    from draws import *
    shown = json.loads(sys.stdin.read())
    given = lambda name: Generator("hw", "own", shown["student"], name)
    problem = shown["problems"][0]
    d = size(given("d"), 2, 6)
    b = normal(given("b"), 6, 10, 0.5, 4)
    s = given("σ")
    assert problem["sizes"] == {"d": d, "n": size(given("n"), 5, 1000000), "one": 3}
    assert problem["given"] == {
        "a": normal(given("a"), 6),
        "b": [b[:3], b[3:]],
        "c": normal(given("c"), 50, decimals=None),
        "u": uniform(given("u"), d),
        "v": uniform(given("v"), 40, -5, 5, 0),
        "w": uniform(given("w"), 2, decimals=None),
        "k": integers(given("k"), 50, -3, 4),
        "one_of": integers(given("one_of"), 3, 7, 8),
        "σ": [normal(s, 2), uniform(s, 2)],
    }
    """

  @Test(.enabled(if: hasPython), arguments: ["alice", "bob", "Zoë", "1"])
  func thePageTellsHowToDraw(student: String) throws {
    let page = try #require(textOfFile("\(projectRoot)/docs/draws.md"))
    let parts = page.split(separator: "```python\n")
    let program = try #require(parts.last?.split(separator: "```").first)
    let folder = try TemporaryFolder()
    try folder.write(String(program), to: "draws.py")
    try folder.write(Self.comparison, to: "compare.py")
    try folder.write(Self.problem, to: "problems/hw/own.yaml")
    let line = "\"$grade\" show hw -f json --student '\(student)' | python3 -X utf8 compare.py"
    try shell(line, in: folder).expect(0)
  }
}
