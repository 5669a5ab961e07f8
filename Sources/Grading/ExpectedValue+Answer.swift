import Problems
import Tensors

extension ExpectedValue {
  /// The expected answer in the shape in which it is printed; `wholes` are the elements of a tensor
  /// where float64 does not hold them.
  init(_ answer: ExpectedAnswer, wholes: [Int]? = nil) {
    switch answer {
    case .integer(let number): self = .integer(number)
    case .boolean(let flag): self = .boolean(flag)
    case .shape(let shape): self = .list(shape.map { .integer($0) })
    case .tensor(let tensor, _), .wholes(let tensor, _):
      self.init(tensor, wholes?.map { .integer($0) } ?? tensor.elements.map { .number($0) })
    case .truths(let tensor, _): self.init(tensor, tensor.elements.map { .boolean($0 != 0) })
    case .choice(let id, _): self = .text(id)
    case .choices(let ids, _): self = .list(ids.map { .text($0) })
    case .formula(let text): self = .text(text)
    case .accepted(let form): self = .text("anything for which \(form.predicate)")
    }
  }

  private init(_ tensor: Tensor, _ elements: [ExpectedValue]) {
    // Nested lists cannot tell all shapes without elements apart, and some would be very long.
    if tensor.elements.isEmpty && tensor.rank > 1 {
      self = .text("zeros(\(tensor.shape.map { "\($0)" }.joined(separator: ", ")))")
      return
    }
    var level = elements
    for extent in tensor.shape.reversed() where extent > 0 {
      level = stride(from: 0, to: level.count, by: extent).map {
        .list(Array(level[$0..<min($0 + extent, level.count)]))
      }
    }
    self = level.first ?? .list([])
  }
}
