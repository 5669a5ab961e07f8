import Diagnostics

/// A text that was read as JSON or YAML, or an NPZ file with a listing of it as its text.
public struct Document: Sendable {
  /// The text.
  public let source: SourceText
  /// The value that it holds.
  public let root: Node

  /// Makes a document.
  public init(source: SourceText, root: Node) {
    self.source = source
    self.root = root
  }

  /// The place of a node, for a diagnostic.
  public func location(of node: Node) -> Location { Location(source, node.range) }
}

/// What reading a text gave: a document, diagnostics, or both.
public struct Reading: Sendable {
  /// The document, or nil where the text cannot be read at all.
  public let document: Document?
  /// What is wrong with the text, in the order in which it was found. A document that comes with
  /// errors, such as a duplicate key, holds all that could be read.
  public let diagnostics: [Diagnostic]
  /// How many more diagnostics there were: of very many, some are kept and the others counted.
  public let unsaid: Int

  /// Makes a reading.
  public init(document: Document?, diagnostics: [Diagnostic], unsaid: Int = 0) {
    self.document = document
    self.diagnostics = diagnostics
    self.unsaid = unsaid
  }
}
