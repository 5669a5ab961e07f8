import ReferenceEngine
import Tensors

/// Points besides the author's own draws at which a formula is compared: other scales and signs, other
/// places of intervals, every whole number of a range; all inside the domains of the draws.
struct FormulaProbes {
  /// What is drawn at each point.
  let points: [[Tensor]]

  /// Draws that are moved one by one, besides all together.
  private static let singleLimit = 6
  /// The most whole numbers of a range that are tried.
  private static let wholeLimit = 24

  /// The points around a draw.
  init(_ drawn: [Tensor], _ domains: [Draw.Domain]) {
    var points: [[Tensor]] = []
    func add(_ moved: [Int], _ move: Move) {
      var point = drawn
      for index in moved { point[index] = move.applied(to: drawn[index], domains[index]) }
      points.append(point)
    }
    let movable = domains.indices.filter { domains[$0].isContinuous }
    let hasReals = movable.contains { domains[$0] == .reals }
    let hasIntervals = movable.contains { domains[$0] != .reals }
    for move in Move.together
    where (hasReals && move.real != nil) || (hasIntervals && move.place != nil) {
      add(movable, move)
    }
    if movable.count > 1 {
      for index in movable.prefix(Self.singleLimit) {
        for move in Move.single { add([index], move) }
      }
    }
    for (index, domain) in domains.enumerated() {
      guard case .wholes(let low, let high) = domain, high >= low else { continue }
      for number in low...min(high, low + Self.wholeLimit - 1) {
        var point = drawn
        point[index] = Tensor(shape: drawn[index].shape) { $0.update(repeating: Double(number)) }
        points.append(point)
      }
    }
    self.points = points
  }

  /// A way to make other values of a draw. Nothing becomes equal or zero: at a kink or a tie both
  /// sides may follow conventions of their own.
  private struct Move {
    /// What real elements become; nil keeps them.
    let real: (@Sendable (Double) -> Double)?
    /// Where in an interval elements are put, from 0 to 1; nil keeps them.
    let place: Double?

    static let together: [Move] = {
      let signs: [@Sendable (Double) -> Double] = [
        { $0 }, { -$0 }, { $0.magnitude }, { -$0.magnitude },
      ]
      let moves = [1e-9, 1e-4, 1, 37, 1e3].flatMap { scale in
        signs.map { sign in Move(real: { scale * sign($0) }, place: nil) }
      }
      let places = [1e-9, 1e-4, 0.1, 0.25, 0.5, 0.75, 0.9, 0.9999]
      return moves + places.map { place in Move(real: nil, place: place) }
    }()
    static let single = [
      Move(real: { $0 * 1e-9 }, place: 1e-9), Move(real: { $0 * 1e-4 }, place: 1e-4),
      Move(real: { $0 * 1e3 }, place: 0.9999), Move(real: { -$0 }, place: 0.5),
    ]

    func applied(to tensor: Tensor, _ domain: Draw.Domain) -> Tensor {
      var elements = tensor.elements
      switch domain {
      case .reals:
        if let real { elements = elements.map(real) }
      case .interval(let low, let high):
        guard let place else { return tensor }
        // Neighbours stay a little apart, so that no difference of two is zero.
        for index in elements.indices {
          let share = place * (1 - 1e-3 * Double(index) / Double(elements.count))
          elements[index] = low + (high - low) * share
        }
      case .wholes, .special: break
      }
      return Tensor(shape: tensor.shape, elements: elements) ?? tensor
    }
  }
}

extension Draw.Domain {
  fileprivate var isContinuous: Bool {
    switch self {
    case .reals, .interval: true
    case .wholes, .special: false
    }
  }
}
