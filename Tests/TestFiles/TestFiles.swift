import Glibc

/// The bytes of a file; nil where there is none.
public func bytesOfFile(_ path: String) -> [UInt8]? {
  guard let file = fopen(path, "r") else { return nil }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  while case let count = fread(&chunk, 1, chunk.count, file), count > 0 {
    bytes += chunk[..<count]
  }
  return bytes
}

/// The text of a file; nil where there is none.
public func textOfFile(_ path: String) -> String? {
  bytesOfFile(path).map { String(decoding: $0, as: UTF8.self) }
}

/// The path of what stands beside a source file, which calls this.
public func path(of name: String, beside source: String = #filePath) -> String {
  "/" + (source.split(separator: "/").dropLast() + [Substring(name)]).joined(separator: "/")
}
