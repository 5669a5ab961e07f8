import Clibyaml
import Diagnostics

/// What libyaml tells of a text, one thing after the other.
struct YAMLEvent {
  enum Kind {
    case document
    case sequence(isFlow: Bool)
    case mapping(isFlow: Bool)
    /// The end of a sequence or mapping.
    case end
    case alias(String)
    case scalar(String, Spelling.Style)
  }

  var kind: Kind
  var anchor: String?
  /// The tag written out: `tag:yaml.org,2002:str` for `!!str`.
  var tag: String?
  /// The bytes of the source, anchor and tag included. For the start of a collection, those of its
  /// opening bracket, if it has one.
  var range: Range<Int>
}

/// Why libyaml cannot read on, in its own words.
struct YAMLSyntaxError: Error {
  var problem: String
  /// What it was doing: "while scanning a quoted scalar".
  var context: String
  /// Offsets in the source of the problem, and of the start of what was being read.
  var offset: Int
  var contextOffset: Int
  /// A character that no YAML text may hold.
  var character: UInt32?
}

/// The events of a text: the owner of a libyaml parser.
final class YAMLEvents {
  private let source: SourceText
  private let offsets: CharacterOffsets
  private let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
  /// What the parser reads, at an address that stays.
  private let input: UnsafeMutableBufferPointer<UInt8>
  private let isInitialized: Bool

  /// Prepares to read a text that is known to be UTF-8.
  init(of source: SourceText) {
    self.source = source
    offsets = CharacterOffsets(of: source)
    let content = source.bytes[source.contentStart...]
    input = .allocate(capacity: content.count)
    _ = input.initialize(fromContentsOf: content)
    isInitialized = yaml_parser_initialize(parser) == 1
    guard isInitialized else { return }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, input.baseAddress, input.count)
  }

  deinit {
    if isInitialized { yaml_parser_delete(parser) }
    parser.deallocate()
    input.deallocate()
  }

  /// The next event, or nil at the end of the text.
  func next() throws(YAMLSyntaxError) -> YAMLEvent? {
    while true {
      var event = yaml_event_t()
      guard isInitialized, yaml_parser_parse(parser, &event) == 1 else { throw syntaxError }
      defer { yaml_event_delete(&event) }
      if event.type == YAML_STREAM_END_EVENT || event.type == YAML_NO_EVENT { return nil }
      if let event = swiftEvent(event) { return event }
    }
  }

  /// The event as a value; nil for the start of the stream and the end of a document.
  private func swiftEvent(_ event: yaml_event_t) -> YAMLEvent? {
    let data = event.data
    let start = offsets.offset(of: event.start_mark.index)
    let range = start..<max(start, offsets.offset(of: event.end_mark.index))
    switch event.type {
    case YAML_DOCUMENT_START_EVENT: return YAMLEvent(kind: .document, range: range)
    case YAML_ALIAS_EVENT:
      return YAMLEvent(kind: .alias(string(data.alias.anchor) ?? ""), range: range)
    case YAML_SCALAR_EVENT:
      let scalar = data.scalar
      let value = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      return YAMLEvent(
        kind: .scalar(String(decoding: value, as: UTF8.self), style(scalar.style)),
        anchor: string(scalar.anchor), tag: string(scalar.tag), range: range)
    case YAML_SEQUENCE_START_EVENT:
      let start = data.sequence_start
      return YAMLEvent(
        kind: .sequence(isFlow: start.style == YAML_FLOW_SEQUENCE_STYLE),
        anchor: string(start.anchor), tag: string(start.tag), range: range)
    case YAML_MAPPING_START_EVENT:
      let start = data.mapping_start
      return YAMLEvent(
        kind: .mapping(isFlow: start.style == YAML_FLOW_MAPPING_STYLE),
        anchor: string(start.anchor), tag: string(start.tag), range: range)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
      return YAMLEvent(kind: .end, range: range)
    default: return nil
    }
  }

  private func style(_ style: yaml_scalar_style_t) -> Spelling.Style {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: .block
    default: .plain
    }
  }

  private func string(_ pointer: UnsafePointer<yaml_char_t>?) -> String? {
    pointer.map { String(cString: $0) }
  }

  private var syntaxError: YAMLSyntaxError {
    let failed = parser.pointee
    let isReader = isInitialized && failed.error == YAML_READER_ERROR
    guard isInitialized, failed.error != YAML_MEMORY_ERROR, let problem = failed.problem else {
      return YAMLSyntaxError(
        problem: "reading requires more memory, got none", context: "", offset: 0,
        contextOffset: 0)
    }
    let readerOffset = min(source.contentStart + Int(failed.problem_offset), source.bytes.count)
    return YAMLSyntaxError(
      problem: String(cString: problem),
      context: failed.context.map { String(cString: $0) } ?? "",
      offset: isReader ? readerOffset : offsets.offset(of: failed.problem_mark.index),
      contextOffset: offsets.offset(of: failed.context_mark.index),
      character: isReader ? UInt32(exactly: failed.problem_value) : nil)
  }
}

/// Where the characters (code points, as libyaml counts them) of a text begin.
private struct CharacterOffsets {
  private let source: SourceText
  /// The offset of every `step`-th character; none where all are ASCII.
  private var landmarks: [Int] = []
  private static let step = 64

  init(of source: SourceText) {
    self.source = source
    guard source.bytes.reduce(0, |) >= 0x80 else { return }
    var count = 0
    for offset in source.contentStart..<source.bytes.count
    where source.bytes[offset] & 0xC0 != 0x80 {
      if count % CharacterOffsets.step == 0 { landmarks.append(offset) }
      count += 1
    }
  }

  /// The offset of the character of a number, counted from 0 behind the byte order mark.
  func offset(of index: Int) -> Int {
    let bytes = source.bytes
    guard !landmarks.isEmpty else { return min(source.contentStart + index, bytes.count) }
    let landmark = min(index / CharacterOffsets.step, landmarks.count - 1)
    var offset = landmarks[landmark]
    for _ in 0..<index - landmark * CharacterOffsets.step where offset < bytes.count {
      offset += 1
      while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
    }
    return offset
  }
}
