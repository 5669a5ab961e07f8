import TestFiles
import Testing

/// The floors of the house: a module imports only modules of lower floors, C stands behind one file
/// each, and only the program itself has to do with the world.
@Suite struct FloorsTests {
  /// The modules from the lowest floor up; none imports one of its own floor.
  static let floors: [[String]] = [
    ["Ccmark", "Clibyaml", "Cnettle", "Copenblas", "Cprocesses", "Csqlite3", "Czlib"],
    ["Tensors", "Diagnostics", "CommandLine"],
    ["ReferenceEngine", "Documents"],
    ["Expressions"],
    ["Problems"],
    ["Grading"],
    ["Gradebook"],
    ["Reports"],
    ["grade"],
  ]

  /// What a file takes from outside of the package: C's functions and mathematics.
  static let outside: Set<String> = ["Glibc", "Synchronization"]

  /// C's functions that open, ask, tell the time, write or end; only the program calls them.
  static let worldlyFunctions: Set<String> = [
    "open", "openat", "fopen", "opendir", "creat", "stat", "read", "write", "fread", "fwrite",
    "mkdir", "unlink", "rename", "remove", "getenv", "secure_getenv", "setenv", "isatty", "ioctl",
    "time", "clock", "clock_gettime", "gettimeofday", "gmtime_r", "localtime_r", "exit", "_exit",
    "abort", "printf", "puts", "fputs", "putchar", "system", "popen", "fork", "getpid", "srand",
    "rand", "random", "drand48", "setlocale",
  ]

  /// What Swift has of the kind, wherever it stands.
  static let worldlyWords: Set<String> = [
    "print", "debugPrint", "dump", "readLine", "CommandLine.arguments", "ContinuousClock",
    "SuspendingClock", "SystemRandomNumberGenerator",
    "Foundation", "FoundationEssentials",
  ]

  /// One Swift file.
  struct File {
    let module: String
    let path: String
    let code: Code

    init(_ path: String, _ text: String) {
      self.path = path
      module = path.split(separator: "/").first.map { String($0) } ?? ""
      code = Code(text)
    }
  }

  // MARK: The rules

  /// What of a file's imports is against the floors.
  private func wrongImports(_ file: File) -> [String] {
    guard let floor = Self.floors.firstIndex(where: { $0.contains(file.module) }) else {
      return ["\(file.path): the module '\(file.module)' stands on no floor"]
    }
    let below = Set(Self.floors[..<floor].joined())
    return file.code.imports.filter { !below.contains($0) && !Self.outside.contains($0) }.map {
      "\(file.path) imports '\($0)', which is not below '\(file.module)'"
    }
  }

  /// The C modules that not exactly one file imports.
  private func scatteredC(_ files: [File]) -> [String] {
    Self.floors[0].compactMap { library in
      let importing = files.filter { $0.code.imports.contains(library) }.map(\.path).sorted()
      return importing.count == 1
        ? nil : "'\(library)' is imported in \(importing.count) files: \(importing)"
    }
  }

  /// What of a file has to do with the world.
  private func worldly(_ file: File) -> [String] {
    if file.module == "grade" { return [] }
    let isC = file.code.imports.contains("Glibc")
    let calls = file.code.calls.filter { isC && Self.worldlyFunctions.contains($0) }
    let words = file.code.words.filter { Self.worldlyWords.contains($0) }
    return (calls.union(words)).sorted().map { "\(file.path) uses '\($0)'" }
  }

  // MARK: The files

  private func sources() throws -> [File] {
    let root = "\(projectRoot)/Sources"
    return try filesBelow(root).filter { $0.hasSuffix(".swift") }.map { path in
      File(path, try #require(textOfFile("\(root)/\(path)")))
    }
  }

  @Test func aModuleImportsOnlyModulesOfLowerFloors() throws {
    let files = try sources()
    #expect(files.flatMap(wrongImports) == [])
    #expect(Set(files.map(\.module)) == Set(Self.floors[1...].joined()))
  }

  @Test func eachCLibraryIsImportedInOneFile() throws {
    #expect(scatteredC(try sources()) == [])
  }

  @Test func onlyTheProgramHasToDoWithTheWorld() throws {
    let found = try sources().flatMap(worldly)
    #expect(found == [])
  }

  // MARK: The rules themselves

  @Test func importsOfTheSameOrAHigherFloorAreFound() {
    #expect(wrongImports(File("Tensors/A.swift", "import Glibc\n")) == [])
    #expect(wrongImports(File("Problems/A.swift", "import Tensors\nimport Expressions\n")) == [])
    #expect(
      wrongImports(File("Tensors/A.swift", "import Diagnostics\n"))
        == ["Tensors/A.swift imports 'Diagnostics', which is not below 'Tensors'"])
    #expect(
      wrongImports(File("Problems/A.swift", "import Glibc\n@testable import struct Grading.Grader"))
        == ["Problems/A.swift imports 'Grading', which is not below 'Problems'"])
    #expect(
      wrongImports(File("grade/A.swift", "public import Foundation\n"))
        == ["grade/A.swift imports 'Foundation', which is not below 'grade'"])
    #expect(
      wrongImports(File("Helpers/A.swift", ""))
        == ["Helpers/A.swift: the module 'Helpers' stands on no floor"])
    #expect(wrongImports(File("Tensors/A.swift", "// import Grading\n/* import Grading */")) == [])
  }

  @Test func scatteredAndForgottenCLibrariesAreFound() {
    let once = [
      File("grade/A.swift", "import Cprocesses"), File("Documents/A.swift", "import Clibyaml"),
      File("Tensors/A.swift", "import Copenblas"), File("Documents/B.swift", "import Czlib"),
      File("Reports/C.swift", "import Ccmark"), File("Documents/D.swift", "import Cnettle"),
      File("Gradebook/A.swift", "import Csqlite3"),
    ]
    #expect(scatteredC(once) == [])
    #expect(
      scatteredC(once + [File("Reports/B.swift", "import Czlib")])
        == ["'Czlib' is imported in 2 files: [\"Documents/B.swift\", \"Reports/B.swift\"]"])
    #expect(
      scatteredC([once[0]] + once[2...]) == ["'Clibyaml' is imported in 0 files: []"])
  }

  @Test func whatHasToDoWithTheWorldIsFound() {
    #expect(
      worldly(
        File("Grading/A.swift", "import Glibc\nlet now = time(nil)\nlet x = open(path, O_RDONLY)"))
        == ["Grading/A.swift uses 'open'", "Grading/A.swift uses 'time'"])
    #expect(
      worldly(File("Grading/A.swift", "import Glibc\nlet home = Glibc.getenv(\"HOME\")"))
        == ["Grading/A.swift uses 'getenv'"])
    #expect(
      worldly(File("Tensors/A.swift", "func f() { print(\"\\(debugPrint(1))\") }"))
        == ["Tensors/A.swift uses 'debugPrint'", "Tensors/A.swift uses 'print'"])
    #expect(
      worldly(File("Tensors/A.swift", "let words = CommandLine.arguments"))
        == ["Tensors/A.swift uses 'CommandLine.arguments'"])
    #expect(
      worldly(File("Tensors/A.swift", "let clock = ContinuousClock()"))
        == ["Tensors/A.swift uses 'ContinuousClock'"])
    #expect(worldly(File("grade/A.swift", "import Glibc\nexit(time(nil))")) == [])
  }

  @Test func whatOnlyLooksWorldlyIsLeftAlone() {
    for text in [
      "// print(1)\n/* exit(1) */ let x = \"getenv(1) print\"",
      "import Glibc\nlet read = JSON.read(source)\nfunc write(_ x: Int) {}",
      "let clock: () -> Double = { 0 }\nlet start = clock()",
      "let text = #\"a \" print(1) \"#\nlet other = \"\"\"\n  print(1)\n  \"\"\"",
      "let footprint = 1",
    ] {
      #expect(worldly(File("Grading/A.swift", text)) == [], "\(text)")
    }
  }
}
