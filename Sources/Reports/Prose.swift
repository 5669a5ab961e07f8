import Ccmark
import Diagnostics
import Expressions

/// Markdown of a problem file as HTML, its mathematics as MathML.
///
/// CommonMark is read by cmark; what may stand in a page is decided here: paragraphs, emphasis, code,
/// lists, quotations. HTML within the text is shown as it is written, a link as its text and its
/// address, an image as its description, a heading as a paragraph in bold.
enum Prose {
  /// The blocks of a text.
  static func blocks(_ markdown: String) -> [Markup] {
    let spans = MathSpans(markdown.map { $0 == "\t" ? "    " : String($0) }.joined())
    return withDocument(of: spans.markdown) { document in
      ProseReader(spans: spans).content(of: document)
    }
  }

  /// The content of a text of one paragraph, such as that of an option.
  static func inline(_ markdown: String) -> [Markup] {
    let blocks = blocks(markdown)
    if blocks.count == 1, case .element("p", _, let content) = blocks[0] { return content }
    return blocks
  }

  /// A text that is not Markdown, with its mathematics.
  static func plain(_ text: String) -> [Markup] {
    let spans = MathSpans(text)
    return markup(of: spans.pieces(of: spans.markdown))
  }

  fileprivate static func markup(of pieces: [MathSpans.Piece]) -> [Markup] {
    pieces.map { piece in
      switch piece {
      case .text(let text): .text(text)
      case .math(let span): MathML.markup(latex: span.latex, isDisplay: span.isDisplay)
      }
    }
  }

  private static func withDocument<Result>(
    of markdown: String, _ body: (OpaquePointer?) -> Result
  ) -> Result {
    var markdown = markdown
    let document = markdown.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { text in
        cmark_parse_document(text.baseAddress, text.count, CMARK_OPT_DEFAULT)
      }
    }
    defer { cmark_node_free(document) }
    cmark_consolidate_text_nodes(document)
    return body(document)
  }
}

/// Makes markup of the nodes of a document.
private struct ProseReader {
  let spans: MathSpans
  /// Nodes within nodes beyond this are left out.
  private static let depthLimit = 100
  private var depth = 0

  init(spans: MathSpans) { self.spans = spans }

  func content(of node: OpaquePointer?) -> [Markup] {
    var reader = self
    reader.depth += 1
    if reader.depth > Self.depthLimit { return [] }
    var content: [Markup] = []
    var child = cmark_node_first_child(node)
    while let node = child {
      content += reader.markup(of: node)
      child = cmark_node_next(node)
    }
    return content
  }

  private func markup(of node: OpaquePointer) -> [Markup] {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_PARAGRAPH:
      return isTight(node) ? content(of: node) : [.element("p", [:], content(of: node))]
    case CMARK_NODE_HEADING:
      return [.element("p", [:], .element("strong", [:], content(of: node)))]
    case CMARK_NODE_BLOCK_QUOTE: return [.element("blockquote", [:], content(of: node))]
    case CMARK_NODE_LIST: return [list(node)]
    case CMARK_NODE_ITEM: return [.element("li", [:], content(of: node))]
    case CMARK_NODE_CODE_BLOCK:
      return [.element("pre", [:], .element("code", [:], .text(source(of: node))))]
    case CMARK_NODE_HTML_BLOCK: return [.element("p", [:], .text(source(of: node)))]
    case CMARK_NODE_THEMATIC_BREAK: return [.element("hr")]
    case CMARK_NODE_TEXT: return Prose.markup(of: spans.pieces(of: literal(of: node)))
    case CMARK_NODE_HTML_INLINE: return [.text(source(of: node))]
    case CMARK_NODE_CODE: return [.element("code", [:], .text(source(of: node)))]
    case CMARK_NODE_SOFTBREAK: return [.text("\n")]
    case CMARK_NODE_LINEBREAK: return [.element("br")]
    case CMARK_NODE_EMPH: return [.element("em", [:], content(of: node))]
    case CMARK_NODE_STRONG: return [.element("strong", [:], content(of: node))]
    case CMARK_NODE_LINK: return content(of: node) + address(of: node)
    default: return content(of: node)
    }
  }

  private func list(_ node: OpaquePointer) -> Markup {
    guard cmark_node_get_list_type(node) == CMARK_ORDERED_LIST else {
      return .element("ul", [:], content(of: node))
    }
    let start = cmark_node_get_list_start(node)
    return start == 1
      ? .element("ol", [:], content(of: node))
      : .element("ol", ["start": "\(start)"], content(of: node))
  }

  /// Whether a paragraph is all of an item of a list without blank lines.
  private func isTight(_ paragraph: OpaquePointer) -> Bool {
    guard let item = cmark_node_parent(paragraph), let list = cmark_node_parent(item) else {
      return false
    }
    return cmark_node_get_list_tight(list) == 1
  }

  private func literal(of node: OpaquePointer) -> String {
    cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
  }

  private func source(of node: OpaquePointer) -> String { spans.source(of: literal(of: node)) }

  /// The address of a link, unless its text is the address.
  private func address(of node: OpaquePointer) -> [Markup] {
    let address = spans.source(of: cmark_node_get_url(node).map { String(cString: $0) } ?? "")
    let text = cmark_node_first_child(node).map { literal(of: $0) }
    return address.isEmpty || text == address ? [] : [.text(" (\(address))")]
  }
}
