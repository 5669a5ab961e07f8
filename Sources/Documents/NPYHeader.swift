/// What stands before the numbers of an .npy file (NumPy's format 1.0, 2.0 and 3.0).
struct NPYHeader {
  /// The description of the elements: a string, or a list for a structured array.
  let descr: PythonLiteral
  let isFortranOrder: Bool
  /// The extents, none of them negative.
  let shape: [Int]
  /// Where the numbers begin.
  let end: Int

  /// Why a header cannot be read: what is wrong, to stand behind "the entry 'x' ".
  struct Failure: Error, Equatable {
    let reason: String
  }

  static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

  /// Reads the header of a file.
  init(of bytes: [UInt8]) throws(Failure) {
    guard bytes.starts(with: Self.magic), bytes.count >= 8 else {
      throw Failure(reason: "holds no NumPy array")
    }
    let length: Int?
    let start: Int
    switch (bytes[6], bytes[7]) {
    case (1, 0): (start, length) = (10, bytes.integer(UInt16.self, at: 8).map { Int($0) })
    case (2, 0), (3, 0): (start, length) = (12, bytes.integer(UInt32.self, at: 8).map { Int($0) })
    default:
      throw Failure(
        reason: "must be of .npy version 1.0, 2.0 or 3.0, got \(bytes[6]).\(bytes[7])")
    }
    guard let length, let range = bytes.range(of: length, at: start, within: bytes.count) else {
      throw Failure(reason: "is cut short within its header")
    }
    guard let header = PythonLiteral(bytes[range]), case .dictionary(let items) = header else {
      throw Failure(reason: "requires a header that is a dictionary, got something else")
    }
    guard items.count == 3, let descr = header["descr"],
      case .boolean(let isFortranOrder)? = header["fortran_order"],
      let shape = header["shape"]?.integers
    else {
      throw Failure(
        reason: "requires a header with descr, fortran_order and a shape of whole numbers")
    }
    if let negative = shape.first(where: { $0 < 0 }) {
      throw Failure(reason: "must not have a negative extent, got \(negative)")
    }
    self.descr = descr
    self.isFortranOrder = isFortranOrder
    self.shape = shape
    end = range.upperBound
  }
}
