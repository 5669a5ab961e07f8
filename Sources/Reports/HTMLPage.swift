import Diagnostics

/// A page of HTML that needs nothing else: it asks for nothing from a network, runs nothing, is
/// light or dark as its reader is, and can be printed.
enum HTMLPage {
  /// The whole page; it ends with a line break.
  ///
  /// `style` is what the page needs besides the style that all pages share; `footer` stands below its
  /// content.
  static func source(
    title: String, style: String = "", footer: [Markup] = [], _ content: [Markup]
  ) -> String {
    let head = Markup.element(
      "head", [:], .element("meta", ["charset": "utf-8"]),
      .element(
        "meta",
        [
          "http-equiv": "Content-Security-Policy",
          "content": "default-src 'none'; style-src 'unsafe-inline'",
        ]),
      .element("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
      .element("meta", ["name": "color-scheme", "content": "light dark"]),
      .element("title", [:], .text(title)),
      .element("style", [:], .text(PageStyle.css + style)))
    let foot = footer.isEmpty ? [] : [Markup.element("footer", [:], footer)]
    let body = Markup.element("body", [:], [.element("main", [:], content)] + foot)
    let page = Markup.element("html", ["lang": "en"], head, body)
    return "<!DOCTYPE html>\n\(page.source)\n"
  }
}

/// An element on a line of its own, so that the page's source can be read.
func line(_ name: String, _ content: Markup...) -> Markup { line(name, content) }

/// An element on a line of its own.
func line(_ name: String, _ content: [Markup]) -> Markup {
  .sequence([.text("\n"), .element(name, [:], content)])
}

/// An element of a class on a line of its own.
func line(_ name: String, class kind: String, _ content: [Markup]) -> Markup {
  .sequence([.text("\n"), .element(name, ["class": kind], content)])
}

/// Text as code.
func code(_ text: String) -> Markup { .element("code", [:], .text(text)) }
