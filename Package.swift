// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

/// A module of the house with its tests; `docs/architecture.md` lists the floors that order them.
///
/// `data` are files beside the tests that they read themselves, and the scripts that made them.
func module(
  _ name: String, uses dependencies: [Target.Dependency] = [],
  testsUse more: [Target.Dependency] = [], data: [String] = []
) -> [Target] {
  [
    .target(name: name, dependencies: dependencies, swiftSettings: strict),
    .testTarget(
      name: "\(name)Tests",
      dependencies: [.target(name: name), "TestFiles"]
        + dependencies.filter { !$0.isSystemLibrary } + more,
      exclude: data,
      swiftSettings: strict),
  ]
}

extension Target.Dependency {
  var isSystemLibrary: Bool {
    guard case .byNameItem(let name, _) = self else { return false }
    return [
      "Ccmark", "Clibxml2", "Clibyaml", "Cnettle", "Copenblas", "Cprocesses", "Csqlite3", "Czlib",
    ].contains(
      name)
  }
}

let package = Package(
  name: "grade",
  products: [.executable(name: "grade", targets: ["grade"])],
  targets: [
    .systemLibrary(name: "Ccmark", providers: [.apt(["libcmark-gfm-dev"])]),
    .systemLibrary(
      name: "Clibxml2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "Clibyaml", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(
      name: "Copenblas", pkgConfig: "openblas", providers: [.apt(["libopenblas-serial-dev"])]),
    .systemLibrary(name: "Cnettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
    .systemLibrary(name: "Cprocesses"),
    .systemLibrary(
      name: "Csqlite3", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "Czlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    // Reads files for the tests of several modules.
    .target(name: "TestFiles", path: "Tests/TestFiles", swiftSettings: strict),
    // Writes NPZ files for the tests of several modules.
    .target(
      name: "NPZSamples", dependencies: ["Czlib"], path: "Tests/NPZSamples",
      swiftSettings: strict),
  ]
    + module("Tensors", uses: ["Copenblas"], data: ["Checks"])
    + module("Diagnostics")
    + module("CommandLine")
    + module(
      "Documents", uses: ["Diagnostics", "Clibyaml", "Cnettle", "Czlib"], testsUse: ["NPZSamples"])
    + module(
      "ReferenceEngine", uses: ["Tensors"],
      testsUse: ["Diagnostics", "Documents", "Expressions"], data: ["Checks"])
    + module("Expressions", uses: ["Diagnostics", "Tensors", "ReferenceEngine"])
    + module(
      "Problems", uses: ["Diagnostics", "Tensors", "ReferenceEngine", "Documents", "Expressions"],
      testsUse: ["NPZSamples"], data: ["reference_draws.py"])
    + module(
      "Grading",
      uses: ["Diagnostics", "Tensors", "ReferenceEngine", "Documents", "Expressions", "Problems"],
      testsUse: ["NPZSamples"], data: ["Formulas"])
    + module("Gradebook", uses: ["Diagnostics", "Problems", "Grading", "Csqlite3"])
    + module(
      "Reports",
      uses: [
        "Diagnostics", "Tensors", "ReferenceEngine", "Documents", "Expressions", "Problems",
        "Grading", "Gradebook", "Ccmark",
      ],
      testsUse: ["Clibxml2"])
    + [
      .executableTarget(
        name: "grade",
        dependencies: [
          "Diagnostics", "CommandLine", "Documents", "ReferenceEngine", "Expressions", "Problems",
          "Grading", "Gradebook", "Reports", "Cprocesses",
        ],
        swiftSettings: strict),
      .testTarget(
        name: "gradeTests",
        dependencies: ["grade", "Documents", "Diagnostics", "NPZSamples", "TestFiles"],
        swiftSettings: strict),
      .executableTarget(
        name: "benchmarks",
        dependencies: [
          "Diagnostics", "Documents", "Expressions", "Grading", "Problems", "ReferenceEngine",
          "Tensors",
        ], path: "Benchmarks", exclude: ["Python", "ReadParseWrite"], swiftSettings: strict),
    ],
  swiftLanguageModes: [.v6]
)
