import Diagnostics
import NPZSamples
import Testing

@testable import Documents

@Suite struct NPZTests {
  private func read(_ file: NPZFile) -> Reading { NPZ.read(name: "a.npz", bytes: file.bytes) }

  private func text(_ reading: Reading) -> String {
    String(decoding: reading.document?.source.bytes ?? [], as: UTF8.self)
  }

  /// The only diagnostic of an archive of one entry that cannot be read.
  private func failure(_ array: NPYFile) -> String {
    failure(of: read(NPZFile(["p/q": array])))
  }

  private func failure(of reading: Reading) -> String { DocumentsTests.failure(of: reading) }

  @Test(arguments: [false, true])
  func aFileIsAMappingWithAListing(isDeflated: Bool) throws {
    let reading = read(
      NPZFile(
        [
          "student": NPYFile("alice"), "attempt": NPYFile(2),
          "classifier/dW2": NPYFile([1, -2.5, 3, 4, 5, 6], "(2, 3)"),
          "classifier/loss": NPYFile(1.7236), "classifier/f": NPYFile("x^2 + \u{e9}\"\\"),
          "m/picks": NPYFile(["a", "bc", ""], "(3,)"),
          "m/ok": NPYFile("|b1", "()", data: [1]),
          "m/no": NPYFile("<f4", "(1,)", data: [0, 0, 0xC0, 0x7F]),
        ], isDeflated: isDeflated))
    #expect(reading.diagnostics.map(\.line) == [])
    let root = try #require(reading.document?.root)
    #expect(
      outline(root) == #"""
        {student: "alice", attempt: 2, classifier/dW2: array[array[1.0, -2.5, 3.0], array[4.0, \#
        5.0, 6.0]], classifier/loss: 1.7236, classifier/f: "x^2 + é\"\\", m/picks: ["a", "bc", \#
        ""], m/ok: true, m/no: array["nan"]}
        """#)
    #expect(
      text(reading) == #"""
        student  str "alice"
        attempt  int64 2
        classifier/dW2  float64 [2, 3]
        classifier/loss  float64 1.7236
        classifier/f  str "x^2 + é"\"
        m/picks  str ["a", "bc", ""]
        m/ok  bool true
        m/no  float32 [1]

        """#)
  }

  @Test func everyNodeStandsInItsLine() throws {
    let reading = read(
      NPZFile([
        "s": NPYFile("1 +\n)"), "n/q": NPYFile(-7), "a": NPYFile([1], "(1,)"),
        "picks": NPYFile(["a\n", "bc"], "(2,)"),
      ]))
    let document = try #require(reading.document)
    let entries = try #require(document.root.entries)
    #expect(entries.map { document.source($0.keyRange) } == ["s", "n/q", "a", "picks"])
    #expect(
      entries.map { document.source($0.value.range) } == [
        "\"1 + )\"", "-7", "float64 [1]", "[\"a \", \"bc\"]",
      ])
    let formula = try #require(entries[0].value.text)
    #expect(formula.string == "1 +\n)")
    #expect(document.source(formula.range(of: 4..<5)) == ")")
    #expect(
      entries[3].value.elements?.map { document.source($0.range) } == ["\"a \"", "\"bc\""])
    #expect(document.source.unit == "entry")
  }

  @Test func stringsOfAllKindsAreRead() throws {
    let big = [0xE9, 0x1F642, 0].flatMap { bigEndian(UInt32($0)) }
    let rows = [97, 98, 99, 100].flatMap { littleEndian(UInt32($0)) }
    let reading = read(
      NPZFile([
        "big": NPYFile(">U3", "()", data: big),
        "bytes": NPYFile("|S5", "(2,)", data: Array("ab\0\0\0c\0d\0\0".utf8)),
        "utf8": NPYFile("|S2", "()", data: Array("é".utf8)),
        "rows": NPYFile("<U1", "(2, 2)", isFortranOrder: true, data: rows),
        "empty": NPYFile("<U0", "()", data: []), "none": NPYFile("<U4", "(0,)", data: []),
      ]))
    #expect(
      outline(reading) == #"""
        {big: "é🙂", bytes: ["ab", "c\0d"], utf8: "é", rows: [["a", "c"], ["b", "d"]], \#
        empty: "", none: []}
        """#)
  }

  @Test func whatNoAnswerCanBeIsSaidInItsPlace() {
    let long = [UInt8](repeating: 0, count: 14) + [0xFF, 0x3F]
    let ones = String(repeating: "1, ", count: 65)
    let reading = read(
      NPZFile([
        "complex": NPYFile("<c16", "(2,)", data: [0]), "object": NPYFile("|O", "()", data: [0x80]),
        "quad": NPYFile("<f16", "()", data: long),
        "bad": NPYFile("<U1", "()", data: littleEndian(UInt32(0xD800))),
        "latin": NPYFile("|S1", "()", data: [0xE9]),
        "large": NPYFile("|i1", "(10000001,)", data: []),
        "huge": NPYFile("<f8", "(4294967296, 4294967296, 0)", data: []),
        "deep": NPYFile("|i1", "(\(ones))", data: [1]),
        "strings": NPYFile("<U0", "(1000001,)", data: []),
        "lists": NPYFile("<U0", "(300000, 1, 1, 1)", data: []),
        "good": NPYFile("|i1", "(\(ones.dropLast(3)))", data: [1]),
      ]))
    #expect(reading.diagnostics.map(\.line) == [])
    let kinds = reading.document?.root.entries?.map { entry in
      "\(entry.value.kindName); \(entry.value.advice ?? "")"
    }
    let other = "an array of strings that are not Unicode text; save text as Python's str"
    #expect(
      kinds == [
        "an array of complex numbers (complex128); save its real part: x.real",
        "an array of Python objects; save rows of equal length as np.array(x, dtype=float), text as "
          + "x.astype(str), or "
          + "leave it out",
        "an array of float128 of another kind of machine; save it as float64: "
          + "x.astype(np.float64)",
        other, other,
        "an array of shape [10000001]; the limit is 10,000,000 elements",
        "an array of shape [4294967296, 4294967296, 0]; the limit is 10,000,000 elements",
        "an array of shape [1, 1, 1, 1, 1, 1, …]; the limit is rank 64",
        "an array of shape [1000001]; the limit is 1,000,000 strings and lists of them",
        "an array of shape [300000, 1, 1, 1]; the limit is 1,000,000 strings and lists of them",
        "a list; ",
      ])
  }

  @Test func theLargestTensorIsRead() throws {
    let array = NPYFile("|i1", "(10000000,)", data: [UInt8](repeating: 1, count: 10_000_000))
    let reading = read(NPZFile(["p/q": array], isDeflated: true))
    #expect(reading.document?.root["p/q"]?.array?.shape == [10_000_000])
  }

  // MARK: Names

  @Test func namesAreKeysWithoutTheirEnding() {
    var file = NPZFile()
    file.add("folder/", [])
    file.add("folder/a.npy", NPYFile(1).bytes)
    file.add("b", NPYFile(2).bytes)
    file.add(".npy", NPYFile(3).bytes)
    file.add("é\n.npy", NPYFile(4).bytes)
    #expect(outline(read(file)) == "{folder/a: 1, b: 2, : 3, é\n: 4}")
    #expect(text(read(file)) == "folder/a  int64 1\nb  int64 2\n  int64 3\né   int64 4\n")
  }

  @Test func duplicateNamesAreErrors() {
    var file = NPZFile(["a": NPYFile(1), "b": NPYFile(2), "a": NPYFile(3)])
    file.add("b", NPYFile(4).bytes)
    #expect(
      outline(read(file)) == """
        a.npz:3:1: error: duplicate key 'a'; the first is entry 1
        a.npz:4:1: error: duplicate key 'b'; the first is entry 2
        {a: 1, b: 2}
        """)
  }

  // MARK: Files that cannot be read

  @Test func anEmptyArchiveIsAnEmptyMapping() {
    #expect(outline(read(NPZFile())) == "{}")
    #expect(NPZ.recognises(NPZFile().bytes))
    #expect(NPZ.recognises(NPZFile(["a": NPYFile(1)]).bytes))
    for text in ["", "{", "PK", "PK\u{1}\u{2}", "NUMPY"] {
      #expect(!NPZ.recognises(Array(text.utf8)))
    }
  }

  @Test func aSingleArrayIsRefusedWithAdvice() {
    let bytes = NPYFile(1).bytes
    #expect(NPZ.recognises(bytes))
    #expect(
      failure(of: NPZ.read(name: "a.npy", bytes: bytes)) == """
        a.npy:1:1: error: a submission requires an NPZ file, got a single array (.npy)
         1 | a file of 136 bytes
           | ^~~~~~~~~~~~~~~~~~~ save all answers in one file by np.savez
        """)
  }

  @Test func anArchiveThatIsCutShortIsRefused() {
    let bytes = NPZFile(["a": NPYFile(1)]).bytes
    #expect(
      failure(of: NPZ.read(name: "a.npz", bytes: Array(bytes.dropLast(30)))) == """
        a.npz:1:1: error: an NPZ file requires a directory at its end, got none: it is cut short
         1 | a file of 234 bytes
           | ^~~~~~~~~~~~~~~~~~~ write the file again by np.savez, and hand in all of it
        """)
  }

  @Test func moreThanTheLimitIsRefusedAtOnce() {
    var file = NPZFile(["a": NPYFile(1), "b": NPYFile(2)])
    file.entries[0].count = 32 << 20
    file.entries[1].count = 32 << 20 + 1
    #expect(
      failure(of: read(file)) == """
        a.npz:1:1: error: an NPZ file is limited to 64 MiB when it is inflated, got more
         1 | a file of 506 bytes
           | ^~~~~~~~~~~~~~~~~~~ save only what is asked
        """)
  }

  @Test func everyEntryThatCannotBeReadIsSaid() {
    var file = NPZFile(["p/a": NPYFile(1), "p/b": NPYFile(2)])
    file.add("p/data.pkl", [0x80, 2])
    file.entries[0].checksum ^= 1
    let reading = read(file)
    #expect(reading.document == nil)
    #expect(
      reading.diagnostics.map { $0.rendered() } == [
        """
        a.npz:1:1: error: the entry 'p/a.npy' is damaged: its checksum is another one
         1 | p/a
           | ^~~ write the file again by np.savez, and hand in all of it
        """,
        """
        a.npz:3:1: error: the entry 'p/data.pkl' holds no NumPy array
         3 | p/data.pkl
           | ^~~~~~~~~~ write the file again by np.savez
        """,
      ])
  }

  @Test func theBytesOfAnArrayMustBeThoseOfItsShape() {
    for (shape, count) in [("(3,)", 16), ("()", 0), ("(1,)", 9), ("(0,)", 1)] {
      #expect(
        failure(NPYFile("<f8", shape, data: [UInt8](repeating: 0, count: count))) == """
          a.npz:1:1: error: the entry 'p/q.npy' must hold as many bytes as its \
          shape says, got \(count)
           1 | p/q
             | ^~~ write the file again by np.savez
          """)
    }
    #expect(
      failure(NPYFile("<f8", "(-1,)", data: [])) == """
        a.npz:1:1: error: the entry 'p/q.npy' must not have a negative extent, got -1
         1 | p/q
           | ^~~ write the file again by np.savez
        """)
  }
}
