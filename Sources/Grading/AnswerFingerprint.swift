import Documents
import Tensors

extension Node {
  /// A hash of the answer as a value: equal for equal numbers however they are written, for arrays
  /// and lists alike, and for texts that differ in blanks alone.
  ///
  /// Two students' equal fingerprints tell of equal answers; 64-bit FNV-1a, see `fnv1a`.
  var fingerprint: UInt64 {
    var hash = FNV1a()
    hash.add(self)
    return hash.value
  }
}

private struct FNV1a {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  private mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }

  private mutating func add(_ number: Double) {
    var bits = (number == 0 ? 0 : number).bitPattern
    for _ in 0..<8 {
      add(UInt8(truncatingIfNeeded: bits))
      bits >>= 8
    }
  }

  private mutating func add(_ text: String) {
    for byte in text.utf8 where byte > 0x20 { add(byte) }
  }

  /// The same as for the nodes of the list.
  private mutating func add(_ list: NumberList) {
    let numbers = list.numbers
    guard list.shape.count == 2 else { return addRow(numbers[...]) }
    let columns = list.shape[1]
    add("[")
    for start in stride(from: 0, to: numbers.count, by: columns) {
      addRow(numbers[start..<start + columns])
      add(UInt8(ascii: "\n"))
    }
    add("]")
  }

  private mutating func addRow(_ numbers: ArraySlice<Double>) {
    add(UInt8(ascii: "["))
    for number in numbers {
      add(number)
      add(UInt8(ascii: "\n"))
    }
    add(UInt8(ascii: "]"))
  }

  mutating func add(_ node: Node) {
    switch node.value {
    case .null, .unusable: add("null")
    case .boolean(let flag): add(flag ? "true" : "false")
    case .integer(let integer): add(Double(integer))
    case .number(let number): add(number)
    case .string(let text): add(text.string)
    case .numbers(let list): add(list)
    case .sequence, .array:
      add("[")
      for element in node.elements ?? [] { add(element) }
      add("]")
    case .mapping(let entries):
      add("{")
      for entry in entries.sorted(by: { $0.key < $1.key }) {
        add(entry.key)
        add(entry.value)
      }
      add("}")
    }
    add(UInt8(ascii: "\n"))
  }
}
