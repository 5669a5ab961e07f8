/// What is to be marked.
enum MarkingTask: Equatable {
  /// The submission of a file.
  case file(String)
  /// The submission of a pipe, a terminal or a device that the command line names, which may be
  /// waited for; `-` is standard input.
  case stream(String)
  /// A submission that the gradebook has, by its row.
  case stored(Int)

  /// The path of its file.
  var file: String? {
    switch self {
    case .file(let path), .stream(let path): path
    case .stored: nil
    }
  }

  /// What a message calls it.
  var name: String {
    switch self {
    case .file(let path), .stream(let path): path == "-" ? "standard input" : FilePath.shown(path)
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
    case .stream(let path):
      writer.write(2)
      writer.write(path)
    }
    return writer.bytes
  }

  init(_ bytes: [UInt8]) {
    var reader = ByteReader(bytes)
    switch reader.integer() {
    case 0: self = .file(reader.text())
    case 1: self = .stored(reader.integer())
    default: self = .stream(reader.text())
    }
  }
}
