import Diagnostics

/// Puts the events of a YAML text together to nodes.
///
/// It keeps its own stack of open collections, so that depth costs no stack of the program.
struct YAMLComposer {
  let source: SourceText
  let depthLimit: Int
  var findings = Findings()
  /// Where the last scalar begins: what a misplaced key stands in.
  private(set) var lastScalar = 0

  private var collections: [Collection] = []
  private var anchors: [String: Anchor] = [:]
  /// The values that aliases have stood for so far.
  private var copies = 0
  private var result: Node?

  /// More values than a text's aliases may stand for altogether: a few lines can name billions.
  private static let copyLimit = 10_000

  init(source: SourceText, depthLimit: Int) {
    self.source = source
    self.depthLimit = depthLimit
  }

  /// What an anchor names.
  private enum Anchor {
    /// A collection that is not complete yet.
    case open
    case complete(Composed)
  }

  /// A node, the number of values in it, and the collections within each other in it.
  private struct Composed {
    var node: Node
    var count = 1
    var height = 0
  }

  /// A sequence or mapping of which some is read.
  private struct Collection {
    var isMapping: Bool
    var isFlow: Bool
    var anchor: String?
    var start: Int
    /// The end of what is read of it.
    var end: Int
    var elements: [Node] = []
    var entries: [Entry] = []
    var keys = KeyIndex()
    var key: Key?
    var count = 1
    var height = 1
  }

  /// The key of the entry that is being read.
  private enum Key {
    case text(String, Range<Int>)
    /// A key that is an error already; its value is read and forgotten.
    case refused
  }

  /// Reads the whole text.
  mutating func root() throws(Diagnostic) -> Node {
    let events = YAMLEvents(of: source)
    while true {
      let event: YAMLEvent?
      do throws(YAMLSyntaxError) { event = try events.next() } catch {
        throw YAMLFailure(error, in: source, lastScalar: lastScalar).diagnostic
      }
      guard let event else { break }
      try read(event)
    }
    guard let result else {
      throw failure("a YAML file requires a value, got an empty file", at: 0..<0)
    }
    return result
  }

  private mutating func read(_ event: YAMLEvent) throws(Diagnostic) {
    switch event.kind {
    case .document:
      if result != nil {
        throw failure(
          "a YAML file requires one document, got a second", at: event.range,
          suggestion: "write it into a file of its own")
      }
    case .sequence(let isFlow): try open(event, isMapping: false, isFlow: isFlow)
    case .mapping(let isFlow): try open(event, isMapping: true, isFlow: isFlow)
    case .end: close(at: event.range)
    case .alias(let name): try readAlias(name, at: event.range)
    case .scalar(let string, let style): readScalar(string, style, of: event)
    }
  }

  // MARK: Collections

  private mutating func open(
    _ event: YAMLEvent, isMapping: Bool, isFlow: Bool
  ) throws(Diagnostic) {
    let start = source.contentStart(of: event)
    try checkDepth(of: 1, at: start..<max(start, event.range.upperBound))
    let kind = isMapping ? "a mapping" : "a list"
    if let tag = event.tag, CoreSchema.requirement(of: tag) != kind {
      findings.add(unfitTag(tag, of: event, got: kind))
    }
    if let anchor = event.anchor { anchors[anchor] = .open }
    collections.append(
      Collection(
        isMapping: isMapping, isFlow: isFlow, anchor: event.anchor, start: start, end: start))
  }

  private mutating func close(at range: Range<Int>) {
    guard let closed = collections.popLast() else { return }
    let end = closed.isFlow ? range.upperBound : closed.end
    let node = Node(
      value: closed.isMapping ? .mapping(closed.entries) : .sequence(closed.elements),
      range: closed.start..<max(closed.start, end))
    let composed = Composed(node: node, count: closed.count, height: closed.height)
    if let anchor = closed.anchor { anchors[anchor] = .complete(composed) }
    if isAtKey {
      refuseKey("a key requires a text, got \(node.kindName)", at: node.range)
    } else {
      add(composed, at: node.range)
    }
  }

  private func checkDepth(of height: Int, at range: Range<Int>) throws(Diagnostic) {
    guard collections.count + height > depthLimit else { return }
    throw failure(
      "a YAML file requires at most \(depthLimit) levels of lists and mappings, got more",
      at: range)
  }

  /// Puts a value into the collection that is open, or makes it the document's.
  private mutating func add(_ value: Composed, at range: Range<Int>) {
    guard var parent = collections.popLast() else {
      result = value.node
      return
    }
    parent.end = max(parent.end, range.upperBound)
    parent.count += value.count
    parent.height = max(parent.height, value.height + 1)
    if !parent.isMapping {
      parent.elements.append(value.node)
    } else if case .text(let key, let keyRange) = parent.key {
      if let first = parent.keys.insert(key, at: keyRange, after: parent.entries) {
        findings.add(source.duplicateKey(key, at: keyRange, first: first))
      } else {
        parent.entries.append(Entry(key: key, keyRange: keyRange, value: value.node))
      }
    }
    parent.key = nil
    collections.append(parent)
  }

  // MARK: Keys

  /// Whether what comes next is a key.
  private var isAtKey: Bool {
    collections.last.map { $0.isMapping && $0.key == nil } ?? false
  }

  private mutating func setKey(_ key: Key, at range: Range<Int>) {
    guard !collections.isEmpty else { return }
    collections[collections.count - 1].key = key
    collections[collections.count - 1].end = range.upperBound
  }

  private mutating func refuseKey(
    _ message: String, at range: Range<Int>, suggestion: String? = "write it in quotes"
  ) {
    findings.add(failure(message, at: range, suggestion: suggestion))
    setKey(.refused, at: range)
  }

  // MARK: Scalars and aliases

  private mutating func readScalar(
    _ string: String, _ style: Spelling.Style, of event: YAMLEvent
  ) {
    let range = source.contentRange(of: event, style)
    lastScalar = range.lowerBound
    let text = source.text(string, style, at: range)
    if style == .plain, collections.last?.isFlow == true {
      checkParentheses(of: string, at: range)
    }
    let value = value(of: text, of: event)
    let node = Node(value: value, range: range)
    if let anchor = event.anchor { anchors[anchor] = .complete(Composed(node: node)) }
    guard isAtKey else { return add(Composed(node: node), at: range) }
    if style == .plain, string == "<<" {
      refuseKey(
        "a YAML file has no merge keys, got '<<'", at: range, suggestion: "write the keys out")
    } else {
      setKey(.text(string, range), at: range)
    }
  }

  /// `{x: normal(2, 3)}` has two entries: within brackets a comma ends a plain scalar.
  private mutating func checkParentheses(of string: String, at range: Range<Int>) {
    let opening = string.utf8.filter { $0 == UInt8(ascii: "(") }.count
    let closing = string.utf8.filter { $0 == UInt8(ascii: ")") }.count
    guard opening > closing else { return }
    findings.add(
      failure(
        "a text with a comma within brackets requires quotes, got '\(string)'", at: range,
        suggestion: YAMLFailure.quoteExpression))
  }

  /// The value of a scalar by its tag, or by the core schema where it has none and is plain.
  private mutating func value(of text: Text, of event: YAMLEvent) -> Node.Value {
    guard let tag = event.tag else {
      return text.isPlain ? CoreSchema.value(of: text.string) ?? .string(text) : .string(text)
    }
    if let value = CoreSchema.value(of: text, tagged: tag) { return value }
    findings.add(unfitTag(tag, of: event, got: "'\(text.string)'"))
    return .string(text)
  }

  private mutating func readAlias(_ name: String, at range: Range<Int>) throws(Diagnostic) {
    if isAtKey { return refuseKey("a key requires a text, got an alias", at: range) }
    guard case .complete(let original) = anchors[name] else {
      let isWithin = anchors[name] != nil
      findings.add(
        failure(
          isWithin
            ? "the alias '\(name)' requires a value that is complete, got one that it is part of"
            : "unknown alias '\(name)'", at: range, suggestion: YAMLFailure.quoteExpression))
      return add(Composed(node: Node(value: .null, range: range)), at: range)
    }
    copies += original.count
    guard copies <= YAMLComposer.copyLimit else {
      throw failure(
        "a YAML file requires at most \(YAMLComposer.copyLimit) values by aliases, got more",
        at: range)
    }
    try checkDepth(of: original.height, at: range)
    add(original, at: range)
  }

  // MARK: Failures

  private func unfitTag(_ tag: String, of event: YAMLEvent, got found: String) -> Diagnostic {
    guard let requirement = CoreSchema.requirement(of: tag) else {
      return failure(
        "a tag requires a type of YAML's core schema, got '\(CoreSchema.shown(tag))'",
        at: event.range, suggestion: YAMLFailure.quoteExpression)
    }
    return failure(
      "the tag '\(CoreSchema.shown(tag))' requires \(requirement), got \(found)", at: event.range)
  }

  private func failure(
    _ message: String, at range: Range<Int>, suggestion: String? = nil
  ) -> Diagnostic {
    Diagnostic(message, at: Location(source, range), suggestion: suggestion)
  }
}
