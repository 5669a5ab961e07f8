/// Tells in a sentence where the wrong elements of a tensor are.
enum WrongPlaces {
  /// The places in words, such as `row 1, and element [0, 2]`; nil where nothing is wrong. There
  /// must be as many elements as the shape has.
  static func words(shape: [Int], isWrong: [Bool]) -> String? {
    guard isWrong.contains(true) else { return nil }
    if !isWrong.contains(false) { return isWrong.count == 1 ? "its only element" : "all elements" }
    if let region = region(shape, isWrong) { return region }
    var rest = isWrong
    var parts: [String] = []
    for axis in shape.indices where shape.count > 1 {
      let whole = wholeSlices(axis, shape, isWrong)
      if whole.isEmpty { continue }
      parts.append(name(of: whole, axis, rank: shape.count))
      for offset in rest.indices where whole.contains(index(offset, axis, shape)) {
        rest[offset] = false
      }
    }
    if isDiagonalWrong(shape, rest) {
      parts.append("the diagonal")
      for offset in stride(from: 0, to: rest.count, by: shape[0] + 1) { rest[offset] = false }
    }
    let offsets = rest.indices.filter { rest[$0] }
    if !offsets.isEmpty { parts.append(elements(offsets, shape)) }
    return joined(parts)
  }

  /// What is wrong most often, such as `Wrong most often: element [0, 2] (45 %).`
  static func words(shape: [Int], shares: [Double]) -> String {
    let greatest = shares.filter { !$0.isNaN }.max() ?? 0
    guard greatest > 0 else { return "Nobody got an element wrong." }
    let share = "\(shortest((min(greatest, 1) * 1000).rounded() / 10)) %"
    let places = words(shape: shape, isWrong: shares.map { $0 == greatest })
    return "Wrong most often: \(places ?? "no element") (\(share))."
  }

  // MARK: Regions

  /// A part of a square matrix of three rows or more that is wrong, and nothing besides.
  private static func region(_ shape: [Int], _ isWrong: [Bool]) -> String? {
    guard shape.count == 2, shape[0] == shape[1], shape[0] > 2 else { return nil }
    func isExactly(_ condition: (Int, Int) -> Bool) -> Bool {
      isWrong.indices.allSatisfy { offset in
        let (row, column) = offset.quotientAndRemainder(dividingBy: shape[1])
        return isWrong[offset] == condition(row, column)
      }
    }
    let regions: [(String, (Int, Int) -> Bool)] = [
      ("all elements off the diagonal", { $0 != $1 }),
      ("all elements above the diagonal", { $0 < $1 }),
      ("all elements below the diagonal", { $0 > $1 }),
      ("the diagonal and all elements above it", { $0 <= $1 }),
      ("the diagonal and all elements below it", { $0 >= $1 }),
    ]
    return regions.first { isExactly($0.1) }?.0
  }

  private static func isDiagonalWrong(_ shape: [Int], _ isWrong: [Bool]) -> Bool {
    guard shape.count == 2, shape[0] == shape[1] else { return false }
    return stride(from: 0, to: isWrong.count, by: shape[0] + 1).allSatisfy { isWrong[$0] }
  }

  /// The indices along an axis at which everything is wrong; none where that is a single element.
  private static func wholeSlices(_ axis: Int, _ shape: [Int], _ isWrong: [Bool]) -> [Int] {
    if isWrong.count == shape[axis] { return [] }
    var isWhole = [Bool](repeating: true, count: shape[axis])
    for offset in isWrong.indices where !isWrong[offset] {
      isWhole[index(offset, axis, shape)] = false
    }
    return isWhole.indices.filter { isWhole[$0] }
  }

  private static func index(_ offset: Int, _ axis: Int, _ shape: [Int]) -> Int {
    offset / shape[(axis + 1)...].reduce(1, *) % shape[axis]
  }

  // MARK: Names

  private static func name(of indices: [Int], _ axis: Int, rank: Int) -> String {
    let ending = indices.count > 1 ? "s" : ""
    if rank == 2 { return (axis == 0 ? "row" : "column") + "\(ending) \(runs(indices))" }
    let slices = indices.map { index in
      "[\((0..<rank).map { $0 == axis ? "\(index)" : ":" }.joined(separator: ", "))]"
    }
    return "slice\(ending) \(listed(slices))"
  }

  private static func elements(_ offsets: [Int], _ shape: [Int]) -> String {
    if shape.count == 1 { return "element\(offsets.count > 1 ? "s" : "") \(runs(offsets))" }
    let names = offsets.prefix(6).map { "\(elementIndex($0, in: shape))" }
    if names.count < 6 { return "element\(names.count > 1 ? "s" : "") \(listed(names))" }
    return "\(offsets.count) elements, the first at \(names[0])"
  }

  /// Indices in their order, three or more in a row as `2 to 5`.
  private static func runs(_ indices: [Int]) -> String {
    var runs: [ClosedRange<Int>] = []
    for index in indices {
      if let last = runs.last, last.upperBound == index - 1 {
        runs[runs.count - 1] = last.lowerBound...index
      } else {
        runs.append(index...index)
      }
    }
    let parts = runs.flatMap { $0.count > 2 ? [$0] : $0.map { $0...$0 } }
    let names = parts.map { run in
      run.count > 1 ? "\(run.lowerBound) to \(run.upperBound)" : "\(run.lowerBound)"
    }
    let shown = parts.prefix(shownCount).reduce(0) { $0 + $1.count }
    return listed(names, rest: indices.count - shown)
  }

  /// How many names are listed where there are more than eight.
  private static let shownCount = 6

  /// `a`, `a and b`, `a, b and c`; of more than eight the first ones, and the count of the rest, which
  /// is that of the names unless given.
  private static func listed(_ names: [String], rest: Int? = nil) -> String {
    if names.count > 8 {
      let first = names.prefix(shownCount).joined(separator: ", ")
      return "\(first) and \(rest ?? names.count - shownCount) more"
    }
    let first = names.dropLast().joined(separator: ", ")
    return first.isEmpty ? names.last ?? "" : "\(first) and \(names.last ?? "")"
  }

  private static func joined(_ parts: [String]) -> String {
    let first = parts.dropLast().joined(separator: ", ")
    return first.isEmpty ? parts.last ?? "" : "\(first), and \(parts.last ?? "")"
  }
}
