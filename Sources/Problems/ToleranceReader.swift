import Documents

/// Reads a tolerance: one of the five kinds.
enum ToleranceReader {
  static func read(_ fields: Fields) -> Tolerance? {
    guard let entry = fields["tolerance"] else { return nil }
    if entry.value.text?.string == "exact" { return .exact }
    let keys = ["relative", "absolute", "digits", "decimals", "norm"]
    guard entry.value.entries != nil else {
      fields.findings.add(
        "'tolerance' must be exact or one of {relative, absolute}, {digits}, {decimals}, {norm}, "
          + "got \(fields.findings.described(entry.value))", at: entry.value.range)
      return nil
    }
    guard
      let own = Fields(
        entry.value, of: "a tolerance", keys: keys, findings: fields.findings)
    else { return nil }
    return tolerance(own, at: entry.value.range)
  }

  private static func tolerance(_ fields: Fields, at range: Range<Int>) -> Tolerance? {
    let given = fields.all.map(\.key)
    let isBound = given.contains("relative") || given.contains("absolute")
    let kinds = (isBound ? 1 : 0) + ["digits", "decimals", "norm"].filter(given.contains).count
    // A tolerance of unknown keys alone is already reported.
    if kinds == 0 && !given.isEmpty { return nil }
    guard kinds == 1 else {
      fields.findings.add(
        "a tolerance must be exactly one of {relative, absolute}, {digits}, {decimals}, {norm}",
        at: range)
      return nil
    }
    if isBound {
      return .bound(
        relative: share(fields, "relative") ?? 0, absolute: share(fields, "absolute") ?? 0)
    }
    if given.contains("norm") { return share(fields, "norm").map { .norm($0) } }
    if given.contains("digits") {
      return fields.wholeNumber("digits", in: 1...17).map { .digits($0) }
    }
    return fields.wholeNumber("decimals", in: 0...300).map { .decimals($0) }
  }

  private static func share(_ fields: Fields, _ key: String) -> Double? {
    fields.number(key, in: 0...1e300, "a number that is not negative")
  }
}
