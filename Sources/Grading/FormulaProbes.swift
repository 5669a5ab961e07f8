import Problems
import ReferenceEngine
import Tensors

/// Points besides the author's own draws at which a formula is compared: other scales, other signs,
/// zeros and ones, the ends of intervals; all inside the domains of the draws.
struct FormulaProbes {
  /// The given values of each point.
  let points: [[Tensor]]

  /// Inputs that are moved one by one, besides all together.
  private static let singleLimit = 6

  /// The points around a draw of the given values.
  init(_ given: [Tensor], _ inputs: [FormulaSetting.Input]) {
    let movable = inputs.indices.filter { inputs[$0].domain != .special }
    var points: [[Tensor]] = []
    func add(_ moved: [Int], _ move: Move) {
      var point = given
      for index in moved { point[index] = move.applied(to: given[index], inputs[index].domain) }
      points.append(point)
    }
    let hasReals = movable.contains { inputs[$0].domain == .reals }
    let hasIntervals = movable.contains { inputs[$0].domain != .reals }
    for move in Move.together
    where (hasReals && move.real != nil) || (hasIntervals && move.place != nil) {
      add(movable, move)
    }
    if movable.count > 1 {
      for index in movable.prefix(Self.singleLimit) {
        for move in Move.single { add([index], move) }
      }
    }
    self.points = points
  }

  /// A way to make other values of a draw.
  private struct Move {
    /// What real elements become; nil keeps them.
    let real: (@Sendable (Double) -> Double)?
    /// Where in an interval elements are put, from 0 to 1; nil keeps them.
    let place: Double?

    /// Scales and signs, and the same number everywhere.
    static let together: [Move] = {
      let signs: [@Sendable (Double) -> Double] = [
        { $0 }, { -$0 }, { $0.magnitude }, { -$0.magnitude },
      ]
      let moves = [1e-4, 1, 37, 1e3].flatMap { scale in
        signs.map { sign in Move(real: { scale * sign($0) }, place: nil) }
      }
      let places = [0, 1e-9, 1e-4, 0.1, 0.25, 0.5, 0.75, 0.9, 0.9999, 1]
      return moves
        + [0.0, 1, -1].map { number in Move(real: { _ in number }, place: nil) }
        + places.map { place in Move(real: nil, place: place) }
    }()
    static let single = [
      Move(real: { _ in 0 }, place: 1e-4), Move(real: { $0 * 1e-6 }, place: 1e-9),
      Move(real: { $0 * 1e3 }, place: 0.9999), Move(real: { -$0 }, place: 0.5),
    ]

    func applied(to tensor: Tensor, _ domain: Draw.Domain) -> Tensor {
      let elements =
        switch domain {
        case .reals: real.map { tensor.elements.map($0) } ?? tensor.elements
        case .interval(let low, let high):
          place.map { place in
            // Neighbours stay a little apart, so that no difference of two is zero.
            tensor.elements.indices.map {
              low + (high - low) * (place * (1 - 1e-3 * Double($0) / Double(tensor.elements.count)))
            }
          } ?? tensor.elements
        case .special: tensor.elements
        }
      return Tensor(shape: tensor.shape, elements: elements) ?? tensor
    }
  }
}
