/// A whole run of `grade submissions/alice.json` beside a Python script that imports NumPy and
/// compares the same answers.
enum ColdStart {
  static func run(isShort: Bool) throws(BenchmarkError) {
    let grade = [
      ".build/release/grade", "--junit", ".build/benchmark-alice.xml", "submissions/alice.json",
    ]
    let python = [
      ".venv/bin/python", "Benchmarks/Python/compare_answers.py", "submissions/alice.json",
      "Tests/Expected/ift6390-hw3.json",
    ]
    let runs = isShort ? 5 : 40
    print("cold start: a whole process, \(runs) runs of each in turn")
    let pairs = try PairedTiming(grade, python, runs: runs)
    print("  grade submissions/alice.json    \(pairs.first.summary)")
    print("  python, NumPy, same answers     \(pairs.second.summary)")
    print("  grade / python                  \(pairs.ratios.summary(unit: ""))")
  }
}
