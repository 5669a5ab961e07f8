/// The candidate nearest to a misspelt name, or nil where none is near.
///
/// Distance is the number of edits (a letter inserted, deleted or changed, two neighbours swapped:
/// the optimal string alignment form of Damerau and Levenshtein) when case is ignored. Near is a
/// third of the name's length, at least 1 and at most 3 edits; for a name of one letter, only one
/// that differs in case. Among equally near candidates the one with fewer edits when case counts
/// is taken, then the one given first. The name itself is not a suggestion.
public func nearest<S: Sequence>(to name: String, among candidates: S) -> String?
where S.Element == String {
  let letters = Array(name)
  let limit = letters.count == 1 ? 0 : min(3, max(1, letters.count / 3))
  let folded = Array(name.lowercased())
  var best: (candidate: String, edits: Int, exactEdits: Int)?
  for candidate in candidates where candidate != name {
    guard abs(candidate.count - letters.count) <= limit else { continue }
    let edits = editDistance(folded, Array(candidate.lowercased()))
    guard edits <= limit, edits <= best?.edits ?? limit else { continue }
    let exactEdits = editDistance(letters, Array(candidate))
    if let best, (best.edits, best.exactEdits) <= (edits, exactEdits) { continue }
    best = (candidate, edits, exactEdits)
  }
  return best?.candidate
}

/// The edits between two words. Complexity: the product of their lengths.
private func editDistance(_ first: [Character], _ second: [Character]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...second.count)
  for (row, letter) in first.enumerated() {
    var current = [row + 1]
    for (column, other) in second.enumerated() {
      var edits = min(
        last[column] + (letter == other ? 0 : 1), last[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, letter == second[column - 1], first[row - 1] == other {
        edits = min(edits, beforeLast[column - 1] + 1)
      }
      current.append(edits)
    }
    beforeLast = last
    last = current
  }
  return last[second.count]
}
