import Diagnostics
import Gradebook

/// Whose marks a run changes, and by how much, as a person reads it.
///
///     The marks of 2 students changed:
///       hw1
///         alice (Alice Doe)  12/14 → 13/14   +1
///         bob                 9/14 → 8.5/14  -0.5
///     1 student got a first mark.
///     2 submissions were marked, 1998 had not changed.
public enum ChangesText {
  /// The lines, with a line break at the end of each.
  public static func text(_ changes: GradebookChanges) -> String {
    let changed = changes.marks.filter { $0.before != nil }
    let first = changes.marks.count - changed.count
    let isDry = changes.isDryRun
    var lines: [String] = []
    if changed.isEmpty {
      if first == 0 { lines.append(isDry ? "No mark would change." : "No mark changed.") }
    } else {
      lines.append(
        "The marks of \(counted(changed.count, "student")) \(isDry ? "would change" : "changed"):")
      lines += table(changed)
    }
    if first > 0 {
      lines.append(
        "\(counted(first, "student")) \(isDry ? "would get" : "got") a first mark.")
    }
    lines += withheld(changes)
    let were = changes.marked == 1 ? "was" : "were"
    lines.append(
      "\(counted(changes.marked, "submission")) \(were) marked, \(changes.unchanged) had not "
        + "changed.")
    return lines.joined(separator: "\n") + "\n"
  }

  /// Whose marks stay since they could not be worked out.
  private static func withheld(_ changes: GradebookChanges) -> [String] {
    if changes.withheld.isEmpty { return [] }
    let names = changes.withheld.map { printable($0.student) }
    let more = names.count > 10 ? " and \(names.count - 10) more" : ""
    return [
      "\(counted(names.count, "mark")) could not be worked out, since a problem failed or an answer "
        + "was left undecided; what counted before stays: "
        + names.prefix(10).joined(separator: ", ") + more
    ]
  }

  private static func table(_ changes: [MarkChange]) -> [String] {
    let rows = changes.map { change in
      [
        printable(
          change.name.map { "\(change.student.student) (\($0))" } ?? change.student.student),
        change.before.map { Marks(score: $0.score, points: $0.points).text } ?? "",
        Marks(score: change.after.score, points: change.after.points).text,
      ]
    }
    let widths = (0..<3).map { column in rows.map { $0[column].columns }.max() ?? 0 }
    var lines: [String] = []
    for (number, (change, row)) in zip(changes, rows).enumerated() {
      let assignment = change.student.assignment
      if number == 0 || changes[number - 1].student.assignment != assignment {
        lines.append("  \(printable(assignment))")
      }
      let (before, after) = (
        row[1].filled(to: widths[1], onTheLeft: true), row[2].filled(to: widths[2])
      )
      lines.append(
        "    \(row[0].filled(to: widths[0]))  \(before) → \(after)  \(difference(change))")
    }
    return lines
  }

  private static func difference(_ change: MarkChange) -> String {
    let difference = change.after.score - (change.before?.score ?? 0)
    let rounded = (difference * 100).rounded() / 100
    return (rounded < 0 ? "" : "+") + shortest(rounded == 0 ? 0 : rounded)
  }
}
