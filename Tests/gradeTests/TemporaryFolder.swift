import Glibc
import TestFiles
import Testing

/// A folder of its own for one test; it goes when the test is over.
final class TemporaryFolder {
  let path: String

  init() throws {
    var template = Array("/tmp/grade-test.XXXXXX".utf8CString)
    path = try #require(mkdtemp(&template).map { String(cString: $0) })
  }

  deinit { Self.remove(path) }

  /// Writes a file, and the folders above it.
  func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

  /// Writes a file, and the folders above it.
  func write(_ bytes: [UInt8], to name: String) throws {
    try makeFolder(name.split(separator: "/").dropLast().joined(separator: "/"))
    let file = try #require(fopen("\(path)/\(name)", "w"), "cannot write \(name)")
    defer { fclose(file) }
    try #require(fwrite(bytes, 1, bytes.count, file) == bytes.count)
  }

  /// Makes a folder, and those above it.
  func makeFolder(_ name: String) throws {
    var made = path
    for part in name.split(separator: "/") {
      made += "/\(part)"
      try #require(mkdir(made, 0o755) == 0 || errno == EEXIST)
    }
  }

  /// The text of a file; nil where there is none.
  func read(_ name: String) -> String? { textOfFile("\(path)/\(name)") }

  /// The paths of all files in the folder, in order.
  var files: [String] { filesBelow(path) }

  /// Removes a file, a link (and not what it names), or a folder with all that it holds.
  private static func remove(_ path: String) {
    if unlink(path) == 0 { return }
    if let folder = opendir(path) {
      while let name = nextName(in: folder) { remove("\(path)/\(name)") }
      closedir(folder)
    }
    rmdir(path)
  }
}

/// The files below a folder by their paths from there, in order.
func filesBelow(_ root: String, _ prefix: String = "") -> [String] {
  guard let folder = opendir(root) else { return [] }
  defer { closedir(folder) }
  var files: [String] = []
  while let name = nextName(in: folder) {
    let below = filesBelow("\(root)/\(name)", "\(prefix)\(name)/")
    var status = stat()
    let isFolder = stat("\(root)/\(name)", &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    files += isFolder ? below : [prefix + name]
  }
  return files.sorted()
}

private func nextName(in folder: OpaquePointer) -> String? {
  while let entry = readdir(folder) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name != "." && name != ".." { return name }
  }
  return nil
}
