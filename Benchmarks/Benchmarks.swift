import Glibc

/// Measures the figures of `docs/benchmarks.md`: ratios of things that run side by side, in turn,
/// on the same machine.
///
///     benchmarks [--short]
@main
enum Benchmarks {
  static func main() {
    let isShort = Swift.CommandLine.arguments.contains("--short")
    do throws(BenchmarkError) {
      try ColdStart.run(isShort: isShort)
      try ClassFigures.run(isShort: isShort)
      try EngineFigures.run(isShort: isShort)
      try VariantFigures.run(isShort: isShort)
      try FormulaFigures.run(isShort: isShort)
    } catch {
      print("error: \(error.message)")
      exit(1)
    }
  }
}

/// Why a figure cannot be measured.
struct BenchmarkError: Error {
  let message: String
}
