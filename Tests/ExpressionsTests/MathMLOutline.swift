import Diagnostics

@testable import Expressions

/// A formula's markup as one line: `{a}/{b}` for a fraction, `x^{2}` and `x_{i}` for scripts, `√{x}`,
/// `y⟨^⟩` for a mark above, `[a, b; c, d]`-like rows with `;` between them, and `␣` for a space.
func outline(_ markup: Markup) -> String {
  guard case .element(let name, let attributes, let content) = markup else {
    if case .text(let text) = markup { return text.replacing("\u{A0}", with: "␣") }
    return ""
  }
  let parts = content.map(outline)
  switch name {
  case "mfrac": return "{\(parts[0])}/{\(parts[1])}"
  case "msup": return "\(parts[0])^{\(parts[1])}"
  case "msub", "munder": return "\(parts[0])_{\(parts[1])}"
  case "mover": return "\(parts[0])⟨\(parts[1])⟩"
  case "msqrt": return "√{\(parts[0])}"
  case "mspace": return "␣"
  case "mtable": return parts.joined(separator: "; ")
  case "mtr": return parts.joined(separator: ", ")
  default:
    let isGrowing = attributes.contains { $0.name == "stretchy" && $0.value == "true" }
    return parts.joined() + (isGrowing && parts == ["{"] ? " " : "")
  }
}

/// An expression as mathematics, on one line.
func mathOutline(_ text: String, numbers: Set<String> = []) throws -> String {
  outline(MathML.markup(try Parser.parse(text), numbers: numbers))
}
