import CommandLine
import Expressions
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
        title, ["operation", "computes", "shapes", "derivative", "source"],
        operations.map { operation in
          let more = operation.documentation
          let shape = (try? OperationExample(operation))?.shape
          return [
            "`\(operation.signature)`", operation.formula, example(more.arguments, shape),
            text(of: more.derivative), "`\(more.source)`",
          ]
        })
    }
    let draws = section(
      "Draws, in `given` alone", ["operation", "draws", "shapes"],
      Catalogue.draws.map { draw in
        [
          "`\(draw.signature)`", draw.formula,
          example(draw.arguments, (try? OperationExample(draw))?.shape),
        ]
      })
    return ([introduction] + sections + [draws]).joined(separator: "\n\n") + "\n"
  }

  private static func example(_ arguments: String, _ shape: String?) -> String {
    "`\(arguments) → \(shape ?? "?")`"
  }

  private static func text(of derivative: Operation.Derivative) -> String {
    func list(_ rules: [(parameter: String, expression: String)], _ sign: String) -> String {
      rules.map { "`\(sign)\($0.parameter): \($0.expression)`" }.joined(separator: "; ")
    }
    return switch derivative {
    case .parts: "by its parts"
    case .partials(let rules): list(rules, "∂")
    case .cotangents(let rules): list(rules, "")
    case .words(let text): text
    case .zero: "0"
    case .undefined: "none"
    }
  }

  private static let introduction = """
    # Operations

    Printed by `grade operations` from the catalogue of the reference engine. Names and defaults are
    NumPy's for arrays and PyTorch's for networks and losses. A parameter with a default may be left
    out; one that ends in `…` takes any number of arguments.

    **Shapes** are those of an example: `x[n, d]` is a tensor x of that shape, and what stands after
    the arrow is the shape that the engine finds for them.

    **Derivatives** nest to any order. `y` is the result. `∂x: …` is the partial derivative of an
    elementwise operation; `x: …` is the cotangent of x in the example, `ȳ` being that of the result.
    Tensors that a row does not name, such as a bias, a weight or a bound, have a derivative too.
    "By its parts" means that the operation is made of others, whose rules apply; 0 that it is flat
    wherever it has a derivative; none that differentiating by its result is refused.

    **Sources** are the functions that have the same meaning, options and defaults. Rules for
    matrices are those of M. B. Giles, Collected matrix derivative results for forward and reverse
    mode algorithmic differentiation, 2008.
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
