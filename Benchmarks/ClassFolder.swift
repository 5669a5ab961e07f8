import Glibc

/// A folder with a class, what is made of it, and the program that only reads, parses and writes.
struct ClassFolder {
  /// The file system on which it lies.
  let place: String
  private let path: String
  private let students: Int

  var problems: String { path + "/problems" }
  var submissions: String { path + "/submissions" }
  /// The submissions again under many names.
  var many: String { path + "/many" }
  var expected: String { path + "/expected.json" }
  /// Where reports go.
  var output: String { path + "/reports/" }
  /// Where files as long as the reports go.
  var copies: String { path + "/copies" }
  var program: String { path + "/read-parse-write" }

  /// Makes a class of so many students in memory, where there is room for it, else in `.build`.
  /// A large one will be filled with many more.
  init(students: Int, isLarge: Bool) throws(BenchmarkError) {
    self.students = students
    place = Self.freeBytes(in: "/dev/shm") > (isLarge ? 4 << 30 : 64 << 20) ? "/dev/shm" : ".build"
    guard let name = Self.makeFolder("\(place)/grade-class-XXXXXX") else {
      throw BenchmarkError(message: "cannot make a folder in '\(place)'")
    }
    path = name
    try Self.run([".venv/bin/python", "Benchmarks/Python/write_class.py", path, "\(students)"])
    try Self.run([
      "g++", "-std=c++17", "-O2", "-o", program, "Benchmarks/ReadParseWrite/main.cpp", "-lsimdjson",
    ])
  }

  private static func freeBytes(in folder: String) -> Int {
    var status = statvfs()
    guard statvfs(folder, &status) == 0, access(folder, W_OK) == 0 else { return 0 }
    return Int(status.f_bavail) * Int(status.f_frsize)
  }

  private static func makeFolder(_ template: String) -> String? {
    var name = template.utf8CString.map { $0 }
    return mkdtemp(&name).map { String(cString: $0) }
  }

  private static func run(_ words: [String]) throws(BenchmarkError) {
    _ = try Command.seconds(words)
  }

  /// Removes what was written before, be it for the reports that they be kept.
  func clearOutput(keeping keepsReports: Bool) throws(BenchmarkError) {
    try Self.run(["rm", "-rf", copies] + (keepsReports ? [] : [output]))
  }

  /// Fills the folder of many submissions: links to those of the class, under other names.
  func fill(_ count: Int) throws(BenchmarkError) {
    try Self.run(["rm", "-rf", many])
    mkdir(many, 0o755)
    for number in 0..<count {
      let name = Self.padded(number % students)
      guard link("\(submissions)/s\(name).json", "\(many)/m\(Self.padded(number)).json") == 0 else {
        throw BenchmarkError(message: "cannot link to '\(submissions)/s\(name).json'")
      }
    }
  }

  private static func padded(_ number: Int) -> String {
    String("\(1_000_000 + number)".dropFirst())
  }

  func remove() { try? Self.run(["rm", "-rf", path]) }
}
