import Diagnostics

/// NPZ files, as `np.savez` and `np.savez_compressed` write them: a ZIP archive of arrays.
public enum NPZ {
  /// The bytes that all arrays of a file may have.
  static let inflatedLimit = 64 << 20

  private static let archiveStart: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
  private static let emptyArchiveStart: [UInt8] = [0x50, 0x4B, 0x05, 0x06]

  /// Whether a file is read here, by its first bytes: a ZIP archive, or a single array, which is
  /// refused with advice.
  public static func recognises(_ bytes: [UInt8]) -> Bool {
    [archiveStart, emptyArchiveStart, NPYHeader.magic].contains { bytes.starts(with: $0) }
  }

  /// Reads a file as a mapping from the keys of its arrays to what they hold.
  ///
  /// Numbers and truth values are arrays; one without axes is a number or a truth value. Strings
  /// are strings, and lists of them. An array that is none of these is `unusable` in its place. The
  /// source is a listing of the file.
  ///
  /// A file that is damaged, or not of NumPy, gives no document. Every duplicate key (a hundred at
  /// most) is an error beside the document, which holds the first array. Complexity: linear in the
  /// number of bytes, here and inflated.
  ///
  /// - Parameter name: The file's name, for diagnostics.
  public static func read(name: String, bytes: [UInt8]) -> Reading {
    do throws(ZIPFailure) {
      if bytes.starts(with: NPYHeader.magic) { throw .singleArray }
      let archive = try ZIPArchive(bytes)
      if archive.inflatedCount.map({ $0 > inflatedLimit }) ?? true { throw .tooLarge }
      var reader = NPZReader(archive: archive)
      reader.readEntries()
      return reader.reading(name: name)
    } catch {
      let source = SourceText(name: name, text: "a file of \(bytes.count) bytes")
      let failure = Diagnostic(
        error.message, at: Location(source, 0..<source.bytes.count), suggestion: error.suggestion)
      return Reading(document: nil, diagnostics: [failure])
    }
  }
}

extension ZIPFailure {
  fileprivate static let singleArray = ZIPFailure(
    message: "a submission requires an NPZ file, got a single array (.npy)",
    suggestion: "save all answers in one file by np.savez")
  fileprivate static let tooLarge = ZIPFailure(
    message: "an NPZ file is limited to 64 MiB when it is inflated, got more",
    suggestion: "save only what is asked")
}

/// One pass over the entries of an archive.
private struct NPZReader {
  let archive: ZIPArchive
  private var listing = NPZListing()
  private var entries: [Entry] = []
  /// What is wrong with an entry, and the place of its key.
  private var failures: [(failure: ZIPFailure, range: Range<Int>)] = []
  /// Keys that were there before, and where they were first.
  private var duplicates: [(key: String, range: Range<Int>, first: Range<Int>)] = []

  init(archive: ZIPArchive) { self.archive = archive }

  mutating func readEntries() {
    var keys: [String: Range<Int>] = [:]
    for (index, entry) in archive.entries.enumerated() where !isFolder(entry) {
      let key = String(entry.name.hasSuffix(".npy") ? entry.name.dropLast(4) : entry.name[...])
      let range = listing.begin(key)
      do throws(ZIPFailure) {
        let node = listing.node(of: try contents(at: index))
        if let first = keys[key] {
          duplicates.append((key, range, first))
        } else {
          keys[key] = range
          entries.append(Entry(key: key, keyRange: range, value: node))
        }
      } catch {
        failures.append((error, range))
      }
      listing.end()
    }
  }

  /// A folder that was packed with its files holds nothing itself.
  private func isFolder(_ entry: ZIPEntry) -> Bool { entry.name.hasSuffix("/") && entry.count == 0 }

  private func contents(at index: Int) throws(ZIPFailure) -> NPYContents {
    let bytes = try archive.contents(at: index)
    do throws(NPYHeader.Failure) { return try NPYContents(of: bytes) } catch {
      let name = SourceText.shortened(archive.entries[index].name)
      throw ZIPFailure(message: "the entry '\(name)' \(error.reason)")
    }
  }

  /// The document, unless an entry cannot be read.
  func reading(name: String) -> Reading {
    let source = SourceText(name: name, bytes: listing.bytes, unit: "entry")
    var findings = Findings()
    for (failure, range) in failures {
      findings.add(
        Diagnostic(failure.message, at: Location(source, range), suggestion: failure.suggestion))
    }
    for (key, range, first) in duplicates {
      let line = source.position(at: first.lowerBound).line
      findings.add(
        Diagnostic(
          "duplicate key '\(SourceText.shortened(key))'; the first is entry \(line)",
          at: Location(source, range)))
    }
    let end = listing.bytes.count
    let root = Node(value: .mapping(entries), range: end..<end)
    return Reading(
      document: failures.isEmpty ? Document(source: source, root: root) : nil,
      diagnostics: findings.diagnostics, unsaid: findings.unsaid)
  }
}
