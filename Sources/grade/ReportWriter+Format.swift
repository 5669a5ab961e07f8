import Reports

extension ReportWriter {
  /// What a report is written as.
  enum Format: String, CaseIterable {
    case text, json, markdown, html, csv, gradescope, prairielearn, classroom

    /// What stands once before all such reports.
    var head: String { self == .csv ? CSVReport.header : "" }

    /// Whether a blank line stands between two such reports.
    var isSpaced: Bool { self == .text || self == .markdown }

    /// Whether a report is read without what standard error says.
    var standsForItself: Bool {
      switch self {
      case .markdown, .gradescope, .prairielearn, .classroom: true
      case .text, .json, .html, .csv: false
      }
    }

    /// How the file of such a report ends.
    var ending: String {
      switch self {
      case .text: "txt"
      case .json: "json"
      case .markdown: "md"
      case .html: "html"
      case .csv: "csv"
      case .gradescope: "gradescope.json"
      case .prairielearn: "prairielearn.json"
      case .classroom: "classroom.txt"
      }
    }
  }

  /// Where reports go: to a file, or each to one of its own in a folder.
  struct Place {
    let path: String
    let isFolder: Bool
    /// Whether nothing stood there before the run.
    let isNew: Bool

    init(_ path: String) {
      isFolder = ReportWriter.isFolder(path)
      self.path = isFolder && !path.hasSuffix("/") ? path + "/" : path
      isNew = isFolder && FileSystem.isEmpty(path)
    }

    /// The folder in which reports are.
    var folder: String {
      isFolder
        ? path : path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    }

    /// The file of a report.
    func file(_ name: String, _ ending: String) -> String {
      isFolder ? "\(path)\(name).\(ending)" : path
    }
  }
}
