import CommandLine
import ReferenceEngine

/// `grade operations`: the table of operations, as `docs/operations.md` holds it.
enum OperationsCommand {
  static func run(console: Console) throws(FileError) -> ExitStatus {
    try console.print(document)
    return .success
  }

  static var document: String {
    let sections = Catalogue.sections.map { title, operations in
      section(
        title, ["operation", "computes", "derivative"],
        operations.map { operation in
          [
            "`\(operation.signature)`", operation.formula,
            operation.derivative.map { "`\($0)`" } ?? "",
          ]
        })
    }
    let draws = section(
      "Draws, in `given` alone", ["operation", "draws"],
      Catalogue.draws.map { ["`\($0.signature)`", $0.formula] })
    return ([introduction] + sections + [draws]).joined(separator: "\n\n") + "\n"
  }

  private static let introduction = """
    # Operations

    Printed by `grade operations` from the catalogue of the reference engine. Names and defaults are
    NumPy's for arrays and PyTorch's for networks and losses. A parameter with a default may be left
    out; one that ends in `…` takes any number of arguments. Where a derivative is given, `y` is the
    result; elsewhere it follows from what the operation is made of, and nests to any order.
    """

  private static func section(
    _ title: String, _ columns: [String], _ rows: [[String]]
  ) -> String {
    func line(_ cells: [String]) -> String {
      "| " + cells.map(escaped).joined(separator: " | ") + " |"
    }
    let head = [line(columns), line(columns.map { _ in "---" })]
    return "## \(title)\n\n" + (head + rows.map(line)).joined(separator: "\n")
  }

  /// A cell, in which a bar does not end it.
  private static func escaped(_ cell: String) -> String {
    cell.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }
}
