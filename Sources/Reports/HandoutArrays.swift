import ReferenceEngine
import Tensors

/// The given values and sizes of a handout as a file that `numpy.load` reads.
///
/// The key of an array is `problem/name`. Whole numbers are int64, truth values bool, all else
/// float64; a size and a single number have no axes.
public enum HandoutArrays {
  /// The bytes of the file. Throws ``ArchiveError`` where they are too many for it.
  public static func npz(_ handout: Handout) throws(ArchiveError) -> [UInt8] {
    var arrays: [(key: String, array: NPYArray)] = []
    for problem in handout.problems {
      arrays += problem.sizes.map { name, value in
        ("\(problem.id)/\(name)", NPYArray(shape: [], elements: .wholes([Int64(value)])))
      }
      arrays += problem.given.map { ("\(problem.id)/\($0.name)", array(of: $0)) }
    }
    return try NPZWriter.bytes(arrays)
  }

  private static func array(of given: HandoutProblem.Given) -> NPYArray {
    let elements = given.value.elements
    let wholes = given.wholes?.map { Int64($0) } ?? elements.compactMap { Int64(exactly: $0) }
    let typed: NPYArray.Elements =
      switch given.kind {
      case .boolean: .truths(elements.map { $0 != 0 })
      // `floor(1e300)` is whole and yet no int64.
      case .integer where wholes.count == elements.count: .wholes(wholes)
      case .integer, .real: .reals(elements)
      }
    return NPYArray(shape: given.value.shape, elements: typed)
  }
}
