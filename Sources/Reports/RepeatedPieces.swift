/// What stands in one report after the other, kept as bytes.
///
/// The reports of a class are made of the same pieces at the same places: the questions have the same
/// names, and the right answers to a question look alike. A piece is known by its place and by a key
/// of all that it is made of, so that it is made again where anything is another.
struct RepeatedPieces<Key: Equatable> {
  private var pieces: [(key: Key, bytes: [UInt8])] = []

  /// Appends the piece that a place had last, and returns whether it has this key.
  @inline(__always)
  func append(_ key: Key, at place: Int, to buffer: inout ByteBuffer) -> Bool {
    guard place < pieces.count, pieces[place].key == key else { return false }
    pieces[place].bytes.withUnsafeBufferPointer { buffer.append($0) }
    return true
  }

  /// Keeps what stands from an offset on as the piece of a place, counted from 0; of places that
  /// follow each other.
  mutating func keep(_ key: Key, at place: Int, from start: Int, of buffer: borrowing ByteBuffer) {
    let piece = (key, buffer.withBytes(from: start) { Array($0) })
    if place < pieces.count {
      pieces[place] = piece
    } else if place == pieces.count {
      pieces.append(piece)
    }
  }
}
