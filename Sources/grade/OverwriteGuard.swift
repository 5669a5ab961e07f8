/// Tells where a report would take the place of a submission.
struct OverwriteGuard {
  private let files: [String]
  private let folders: Set<String>

  /// A guard of these submissions.
  init(_ files: [String]) {
    self.files = files
    folders = Set(Set(files.map(Self.folder)).map(FileSystem.resolved))
  }

  /// The submission that one of these reports would take the place of.
  func victim(of reports: () -> [String], in folder: String) -> String? {
    if !folders.contains(FileSystem.resolved(folder.isEmpty ? "." : folder)) { return nil }
    let own = Dictionary(files.map { (place(of: $0), $0) }, uniquingKeysWith: { first, _ in first })
    return reports().lazy.compactMap { own[place(of: $0)] }.first
  }

  /// A path without links among its folders.
  private func place(of path: String) -> String {
    FileSystem.resolved(Self.folder(of: path)) + "/" + (path.split(separator: "/").last ?? "")
  }

  private static func folder(of path: String) -> String {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) } ?? "."
  }
}
