/// Names for files after ids that anybody may have chosen: each is safe in any folder, and no two
/// are alike, not even where capital letters count for nothing.
struct FileNames {
  private var taken = Set<String>()

  /// The longest name, in characters, without the number that may follow.
  private static let limit = 100

  /// A name after an id: its letters, digits, dots, hyphens and underscores of ASCII, and hyphens
  /// for all else.
  mutating func name(after id: String) -> String {
    let safe = id.unicodeScalars.prefix(Self.limit).map { scalar -> Character in
      let isSafe =
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
        || ("0"..."9").contains(scalar) || "._-".unicodeScalars.contains(scalar)
      return isSafe ? Character(scalar) : "-"
    }
    let plain = String(safe.drop { $0 == "." || $0 == "-" })
    let wanted = plain.isEmpty ? "student" : plain
    return taken.insert(numbered: wanted) { $0.lowercased() }
  }
}

extension Set<String> {
  /// Inserts what tells a name from others, and returns the name: with a number behind it where it
  /// is taken.
  mutating func insert(
    numbered wanted: String, by key: (String) -> String = { $0 }
  ) -> String {
    var name = wanted
    var number = 1
    while !insert(key(name)).inserted {
      number += 1
      name = "\(wanted)-\(number)"
    }
    return name
  }
}
