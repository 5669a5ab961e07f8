/// An .npy file made byte by byte, for tests.
public struct NPYFile {
  /// The whole file.
  public var bytes: [UInt8]

  /// Makes a file of a header, as it is written, and what stands behind it.
  public init(header: String, version: (UInt8, UInt8) = (1, 0), data: [UInt8]) {
    let text = Array(header.utf8)
    let length =
      version.0 == 1 ? littleEndian(UInt16(text.count)) : littleEndian(UInt32(text.count))
    bytes = [0x93] + Array("NUMPY".utf8) + [version.0, version.1] + length + text + data
  }

  /// Makes a file of a dtype and a shape as Python writes them, with the header that NumPy writes.
  public init(
    _ descr: String, _ shape: String, isFortranOrder: Bool = false,
    version: (UInt8, UInt8) = (1, 0), data: [UInt8]
  ) {
    let order = isFortranOrder ? "True" : "False"
    let header = "{'descr': '\(descr)', 'fortran_order': \(order), 'shape': \(shape), }"
    let start = version.0 == 1 ? 10 : 12
    let blanks = 63 - (start + header.utf8.count) % 64
    self.init(
      header: header + String(repeating: " ", count: blanks) + "\n", version: version, data: data)
  }

  /// Makes a file of float64 numbers.
  public init(_ numbers: [Double], _ shape: String) {
    self.init("<f8", shape, data: numbers.flatMap { littleEndian($0.bitPattern) })
  }

  /// Makes a file of one float64 number.
  public init(_ number: Double) { self.init([number], "()") }

  /// Makes a file of one whole number.
  public init(_ number: Int) { self.init("<i8", "()", data: littleEndian(number)) }

  /// Makes a file of one string.
  public init(_ text: String) { self.init([text], "()") }

  /// Makes a file of strings.
  public init(_ texts: [String], _ shape: String) {
    let width = max(1, texts.map(\.unicodeScalars.count).max() ?? 1)
    let data = texts.flatMap { text in
      let scalars = text.unicodeScalars.map(\.value)
      return (scalars + Array(repeating: 0, count: width - scalars.count)).flatMap {
        littleEndian($0)
      }
    }
    self.init("<U\(width)", shape, data: data)
  }
}
