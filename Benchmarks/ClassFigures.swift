/// Marking a class: 60 answers a submission, numbers to matrices of 8 by 8, a tenth of them wrong,
/// with a text report and a JUnit XML for each.
///
/// Beside it the usual Python script does the same, and a C++ program only reads, parses and writes
/// as much. All files lie on one file system, and each run begins without output.
enum ClassFigures {
  static func run(isShort: Bool) throws(BenchmarkError) {
    let students = isShort ? 100 : 2000
    let rounds = isShort ? 1 : 9
    let folder = try ClassFolder(students: students, isLarge: !isShort)
    defer { folder.remove() }
    print(
      "class: \(students) submissions of 60 answers in \(folder.place), \(rounds) rounds in turn")
    try compare(folder, rounds: rounds)
    if isShort { return }
    print("class: grade -j 1 on one core, growing")
    for count in [1_000, 10_000, 100_000] { try grow(folder, to: count) }
  }

  private static func compare(_ folder: ClassFolder, rounds: Int) throws(BenchmarkError) {
    let contenders = Contender.allCases
    var usages: [Contender: [Command.Usage]] = [:]
    // A first round fills the caches.
    for round in 0...rounds {
      for contender in contenders {
        try folder.clearOutput(keeping: contender.readsReports)
        let usage = try Command.usage(contender.command(in: folder))
        if round > 0 { usages[contender, default: []].append(usage) }
      }
    }
    for contender in contenders {
      let used = usages[contender] ?? []
      let processor = Sample(used.map(\.processorSeconds)).summary
      print(
        "  \(contender.rawValue)  \(Sample(used.map(\.seconds)).summary), of a core \(processor)")
    }
    func ratio(_ text: String, _ a: Contender, _ b: Contender) {
      func sample(_ part: (Command.Usage) -> Double) -> String {
        Sample(zip(usages[a] ?? [], usages[b] ?? []).map { part($0) / part($1) }).summary(unit: "")
      }
      print("  \(text)  \(sample(\.seconds)), of a core \(sample(\.processorSeconds))")
    }
    ratio("python / grade, both on one core ", .python, .grade)
    ratio("grade, one core / two cores      ", .grade, .gradeOnTwo)
    ratio("grade / C++, both on one core    ", .grade, .readParseWrite)
  }

  private static func grow(_ folder: ClassFolder, to count: Int) throws(BenchmarkError) {
    try folder.fill(count)
    try folder.clearOutput(keeping: false)
    let usage = try Command.usage(Contender.command(grading: folder.many, in: folder))
    let each = (usage.seconds / Double(count) * 1e7).rounded() / 10
    let memory = (usage.peakMemory * 10).rounded() / 10
    print("  \(count) submissions: \(each) µs each, at most \(memory) MiB in a process")
  }
}

/// Programs that run on a class, by their names.
private enum Contender: String, CaseIterable {
  case python = "python, one core     "
  case grade = "grade -j 1, one core "
  case gradeOnTwo = "grade -j 2, two cores"
  // It comes last, since it writes files as long as those that `grade` wrote.
  case readParseWrite = "C++, one core        "

  var readsReports: Bool { self == .readParseWrite }

  private static let one = ["taskset", "-c", "0"]

  func command(in folder: ClassFolder) -> [String] {
    switch self {
    case .python:
      Self.one + [
        ".venv/bin/python", "Benchmarks/Python/grade_class.py", folder.submissions,
        folder.expected, folder.output,
      ]
    case .grade: Self.command(grading: folder.submissions, in: folder)
    case .gradeOnTwo: Self.grade(folder.submissions, in: folder, jobs: 2)
    case .readParseWrite:
      Self.one + [folder.program, folder.submissions, folder.output, folder.copies]
    }
  }

  /// The command that marks a folder's submissions on one core.
  static func command(grading submissions: String, in folder: ClassFolder) -> [String] {
    one + grade(submissions, in: folder, jobs: 1)
  }

  private static func grade(
    _ submissions: String, in folder: ClassFolder, jobs: Int
  ) -> [String] {
    [
      ".build/release/grade", "-j", "\(jobs)", "--problems", folder.problems, "--format", "text",
      "--output", folder.output, "--junit", folder.output, submissions,
    ]
  }
}
