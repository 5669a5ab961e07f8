/// What is to be marked.
enum MarkingTask: Equatable {
  /// The submission of a file; `-` is standard input.
  case file(String)
  /// A submission that the gradebook has, by its row.
  case stored(Int)

  /// The path of its file.
  var file: String? {
    if case .file(let path) = self { path } else { nil }
  }

  /// What a message calls it.
  var name: String {
    switch self {
    case .file(let path): path == "-" ? "standard input" : path
    case .stored(let row): "submission \(row) of the gradebook"
    }
  }

  var bytes: [UInt8] {
    var writer = ByteWriter()
    switch self {
    case .file(let path):
      writer.write(0)
      writer.write(path)
    case .stored(let row):
      writer.write(1)
      writer.write(row)
    }
    return writer.bytes
  }

  init(_ bytes: [UInt8]) {
    var reader = ByteReader(bytes)
    self = reader.integer() == 0 ? .file(reader.text()) : .stored(reader.integer())
  }
}
