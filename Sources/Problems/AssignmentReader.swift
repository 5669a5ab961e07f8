import Diagnostics
import Documents

/// Reads an assignment from the files of its folder.
public enum AssignmentReader {
  private static let keys =
    ["title", "problems", "follow-through", "due", "counts"] + QuestionDefaults.keys

  /// The assignment of a folder, and everything that is wrong with its files.
  ///
  /// `files` are the folder's YAML files, whose names end with `.yaml`. A problem that does not fit
  /// is left out and named; the others can be used.
  public static func read(
    id: String, files: [(name: String, source: SourceText)]
  ) -> (assignment: Assignment, diagnostics: [Diagnostic]) {
    let sheets = files.filter { $0.name != "assignment.yaml" }
    let header = Header(files.first { $0.name == "assignment.yaml" }?.source, id: id)
    let ids = sheets.map { String($0.name.dropLast(".yaml".count)) }.sorted()
    let order = header.order(of: ids)
    var problems: [AssignedProblem] = []
    var diagnostics = header.findings?.diagnostics ?? []
    for problem in order {
      guard let sheet = sheets.first(where: { $0.name == problem + ".yaml" }) else { continue }
      let findings = Findings(sheet.source)
      let read = ProblemReader.read(
        id: problem, sheet.source, defaults: header.defaults, findings: findings)
      if let checked = read.flatMap({ CheckedProblem($0, findings: findings) }) {
        problems.append(.checked(checked))
      } else {
        problems.append(
          .faulty(
            FaultyProblem(
              id: problem, title: read?.title ?? problem, questions: read?.questions ?? [],
              digest: sha256(sheet.source.bytes))))
      }
      diagnostics += findings.diagnostics
    }
    let assignment = Assignment(
      id: id, title: header.title ?? id, problems: problems,
      followThrough: header.followThrough, due: header.due, counts: header.counts,
      digest: digest(of: files))
    return (assignment, diagnostics)
  }

  /// The digest of the names and digests of all files, which does not depend on their order.
  private static func digest(of files: [(name: String, source: SourceText)]) -> String {
    let lines = files.map { "\(sha256($0.source.bytes))  \($0.name)\n" }
    return sha256(Array(lines.sorted().joined().utf8))
  }

  /// What `assignment.yaml` says.
  private struct Header {
    let findings: Findings?
    private(set) var title: String?
    private(set) var followThrough = 1.0
    private(set) var due: Timestamp?
    private(set) var counts = CountedAttempt.last
    private(set) var defaults = QuestionDefaults()
    private var order: (ids: [(text: String, range: Range<Int>)], range: Range<Int>)?

    init(_ source: SourceText?, id: String) {
      guard let source else {
        findings = nil
        return
      }
      let reading = YAML.read(source)
      let findings = Findings(source, reading.diagnostics)
      self.findings = findings
      guard let root = reading.document?.root,
        let fields = Fields(root, of: "an assignment", keys: keys, findings: findings)
      else { return }
      title = fields.text("title")
      due = fields.timestamp("due")
      counts = fields.choice("counts") ?? .last
      followThrough = fields.number("follow-through", in: 0...1, "a share from 0 to 1") ?? 1
      defaults = QuestionDefaults(fields, over: QuestionDefaults())
      if let ids = fields.texts("problems"), let entry = fields["problems"] {
        order = (ids, entry.value.range)
      }
    }

    /// The problems in the order of the assignment; a file that it does not list comes last.
    func order(of ids: [String]) -> [String] {
      guard let order, let findings else { return ids }
      var named: [String] = []
      for (id, range) in order.ids {
        if !ids.contains(id) {
          findings.add(
            "'problems' names '\(id)', but there is no file '\(id).yaml'", at: range,
            suggestion: nearest(to: id, among: ids).map { "did you mean '\($0)'?" })
        } else if named.contains(id) {
          findings.add("'problems' names '\(id)' twice", at: range)
        } else {
          named.append(id)
        }
      }
      let others = ids.filter { !named.contains($0) }
      for id in others {
        findings.add("'problems' does not name '\(id)', whose file is there", at: order.range)
      }
      return named + others
    }
  }
}
