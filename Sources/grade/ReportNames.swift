import Diagnostics
import Documents

/// How the reports of many submissions are called.
///
/// A report has its submission's name without the ending, with as many folders as tell it from
/// submissions of the same name, and with a number where nothing else does. A name that is too long
/// for that is cut, and ends with a hash of the whole.
struct ReportNames {
  /// The names that are not simply the file's own; two paths that differ in how a letter is composed
  /// are two files, whose reports need names that differ in more than that.
  private var others: [ExactText: String] = [:]

  /// The folders that may go into a report's name.
  private static let folderLimit = 16
  /// The bytes of a name that leave room for a number, an ending and the mark of what is being
  /// written: file systems take 255.
  private static let byteLimit = 200

  init(_ files: [String]) {
    var once = Set<String>(minimumCapacity: files.count)
    var twice = Set<String>()
    for file in files {
      let stem = Self.stem(file, folders: 0)
      if !once.insert(stem).inserted { twice.insert(stem) }
    }
    if twice.isEmpty { return }
    var taken = once.subtracting(twice)
    let alike = files.filter { twice.contains(Self.stem($0, folders: 0)) }
    let groups = Dictionary(grouping: Set(alike.map(ExactText.init)).map(\.text)) {
      Self.stem($0, folders: 0)
    }
    let folders = groups.mapValues(Self.foldersThatTell)
    for file in alike where others[ExactText(file)] == nil {
      let wanted = Self.stem(file, folders: folders[Self.stem(file, folders: 0)] ?? 0)
      others[ExactText(file)] = taken.insert(numbered: wanted)
    }
  }

  /// The name of a file's report, without an ending.
  subscript(file: String) -> String {
    (others.isEmpty ? nil : others[ExactText(file)]) ?? Self.stem(file, folders: 0)
  }

  /// The fewest folders that tell files of one name apart.
  private static func foldersThatTell(_ files: [String]) -> Int {
    (0..<folderLimit).first { folders in
      Set(files.map { stem($0, folders: folders) }).count == files.count
    } ?? 0
  }

  private static func stem(_ file: String, folders: Int) -> String {
    if file == "-" { return "stdin" }
    var name = lastPart(of: file)
    if folders > 0 {
      let parts = file.split(separator: "/").filter { $0 != "." && $0 != ".." }
      name = parts.suffix(folders + 1).joined(separator: "-")[...]
    }
    let ending = SubmissionFiles.endings.first { name.utf8.ends(with: $0) }
    return fitting(
      FilePath.plain(String(Substring(name.utf8.dropLast(ending?.utf8.count ?? 0)))))
  }

  private static func fitting(_ name: String) -> String {
    if name.utf8.count <= byteLimit { return name }
    let hash = sha256(Array(name.utf8)).prefix(16)
    var start = String.UnicodeScalarView()
    var count = hash.utf8.count + 1
    for scalar in name.unicodeScalars {
      count += UTF8.width(scalar)
      if count > byteLimit { break }
      start.append(scalar)
    }
    return "\(String(start))-\(hash)"
  }

  /// The part of a path behind its last folder.
  private static func lastPart(of path: String) -> Substring {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[path.utf8.index(after: $0)...] }
      ?? path[...]
  }
}

extension Substring.UTF8View {
  fileprivate func ends(with ending: String) -> Bool {
    count >= ending.utf8.count && suffix(ending.utf8.count).elementsEqual(ending.utf8)
  }
}
