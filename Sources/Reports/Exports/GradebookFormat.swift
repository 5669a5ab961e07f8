/// A place where grades live, and how the file looks that it exports for the instructor.
public enum GradebookFormat: String, Sendable, CaseIterable {
  /// The gradebook of Canvas.
  case canvas
  /// The offline grading worksheet of an assignment of Moodle.
  case moodle
  /// The grade centre of Blackboard, as tabs or commas, UTF-16 or UTF-8.
  case blackboard
  /// The gradebook of Brightspace (D2L).
  case brightspace
  /// The bulk grades of edX.
  case edx

  /// The titles of the columns that say who a student is, by what they mean; each in all languages
  /// in which it is known.
  struct Titles {
    /// Columns of ids, any of which may be the student's.
    var ids: [[String]]
    /// Full names.
    var names: [String] = []
    /// Last names and first names, where they have columns of their own.
    var parts: (last: [String], first: [String]) = ([], [])
    /// Marks, where they have the same title in all files.
    var marks: [String] = []
    /// The points that can be had, a cell a student.
    var maxima: [String] = []
    /// What the student is told.
    var feedback: [String] = []
    /// Whether the mark may be changed.
    var changeable: [String] = []
  }

  /// The titles of the format's columns.
  var titles: Titles {
    switch self {
    case .canvas:
      Titles(
        ids: [["SIS Login ID"], ["SIS User ID"], ["ID"]], names: ["Student"],
        parts: (["LastName"], ["FirstName"]))
    case .moodle: Self.moodleTitles
    case .blackboard:
      Titles(ids: [["Username"], ["Student ID"]], parts: (["Last Name"], ["First Name"]))
    case .brightspace:
      Titles(
        ids: [["Username"], ["OrgDefinedId"], ["Email"]], parts: (["Last Name"], ["First Name"]))
    case .edx: Titles(ids: [["username"], ["student_key"], ["user_id"]])
    }
  }

  /// In English, French and German.
  private static let moodleTitles = Titles(
    ids: [
      ["Email address", "Adresse de courriel", "E-Mail-Adresse"],
      ["Username", "Nom d'utilisateur", "Nom d’utilisateur", "Anmeldename"],
      ["ID number", "Numéro d'identification", "Numéro d’identification", "ID-Nummer"],
      ["Identifier", "Identifiant", "ID"],
    ],
    names: ["Full name", "Nom complet", "Vollständiger Name"],
    marks: ["Grade", "Note", "Bewertung"],
    maxima: ["Maximum Grade", "Note maximale", "Bestwertung"],
    feedback: ["Feedback comments", "Feedback par commentaires", "Feedback als Kommentar"],
    changeable: [
      "Grade can be changed", "La note peut être modifiée", "Bewertung kann geändert werden",
    ])

  /// Whether files tell the points that can be had, by which marks could be scaled.
  public var tellsPoints: Bool { self != .edx }

  /// The words in a cell of `changeable` that keep a mark as it is.
  static let refusals: Set<String> = ["no", "non", "nein"]

  /// The title of the assignment in that of its column: without the id, the points or the kind that
  /// the place puts behind it.
  func assignmentTitle(of column: String) -> String {
    switch self {
    case .canvas:
      guard column.hasSuffix(")"), let open = column.range(of: " (", backwards: true) else {
        return column
      }
      let id = column[open.upperBound...].dropLast()
      let isID = !id.isEmpty && id.allSatisfy { ("0"..."9").contains($0) }
      return isID ? String(column[..<open.lowerBound]) : column
    case .blackboard: return column.start(before: " [Total Pts:")
    case .brightspace: return column.start(before: " Points Grade")
    case .moodle, .edx: return column
    }
  }

  /// The points that can be had, where a column's title tells them.
  func maximum(of column: String) -> Double? {
    let mark: String
    switch self {
    case .blackboard: mark = "[Total Pts:"
    case .brightspace: mark = "MaxPoints:"
    case .canvas, .moodle, .edx: return nil
    }
    guard let found = column.range(of: mark, backwards: false) else { return nil }
    let words = column[found.upperBound...].split { !"0123456789.,".contains($0) }
    return words.first.flatMap { MarkText.number(String($0)) }
  }
}

extension String {
  /// The text before a mark, or all of it.
  fileprivate func start(before mark: String) -> String {
    range(of: mark, backwards: false).map { String(self[..<$0.lowerBound]) } ?? self
  }

  /// The first place where a text stands in this one, or the last.
  fileprivate func range(of text: String, backwards: Bool) -> Range<Index>? {
    let found = ranges(of: text)
    return backwards ? found.last : found.first
  }
}
