import Diagnostics

/// A cell with a number.
func number(_ text: String) -> Markup { .element("td", ["class": "number"], .text(text)) }

/// The head of a table, the last columns of which hold so many numbers.
func head(_ titles: [String], numbers: Int) -> Markup {
  let cells = titles.enumerated().map { place, title in
    let isNumber = place >= titles.count - numbers
    return Markup.element(
      "th", isNumber ? ["scope": "col", "class": "number"] : ["scope": "col"], .text(title))
  }
  return .element("thead", [:], .element("tr", [:], cells))
}

/// A table with its head.
func tableElement(_ titles: [String], numbers: Int, _ rows: [Markup]) -> Markup {
  .element("table", [:], head(titles, numbers: numbers), .element("tbody", [:], rows))
}

/// A table that is no wider than what it holds.
func table(_ titles: [String], numbers: Int, _ rows: [Markup]) -> Markup {
  .element(
    "table", ["class": "figures"], head(titles, numbers: numbers),
    .element("tbody", [:], rows))
}

/// A part of a page that can be scrolled by itself where it is wider than the page.
func region(_ name: String, _ content: Markup) -> Markup {
  .sequence([
    .text("\n"),
    .element(
      "div",
      ["class": "values", "tabindex": "0", "role": "region", "aria-label": name], content),
  ])
}

/// The address of a file relative to the page that links to it: what has a meaning in addresses is
/// written as its bytes.
func address(ofFile path: String) -> String {
  let plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/"
  return path.utf8.map { byte in
    let character = Character(Unicode.Scalar(byte))
    if plain.contains(character) { return String(character) }
    let digits = String(byte, radix: 16, uppercase: true)
    return "%" + (digits.count < 2 ? "0" : "") + digits
  }.joined()
}
