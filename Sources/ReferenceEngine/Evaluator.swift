import Tensors

/// A plan with the memory that it works in: evaluated again and again, it allocates nothing but the
/// values that it returns.
///
/// It is used by one thread at a time.
public final class Evaluator {
  private let plan: Plan
  private let block: UnsafeMutablePointer<Double>

  /// The plan's memory, with its constants in place.
  public init(_ plan: Plan) {
    self.plan = plan
    block = .allocate(capacity: max(plan.memory, 1))
    for (tensor, offset) in plan.constants { Self.write(tensor, to: block + offset) }
  }

  deinit { block.deallocate() }

  /// The value of each output, or why it has none; see ``Plan/results(_:replacing:)``.
  public func results(
    _ values: [Tensor], replacing: [Int: Tensor] = [:]
  ) -> [Result<Tensor, EvaluationError>] {
    load(values)
    let failures = run(replacing: replacing.isEmpty ? [:] : replacements(replacing))
    return plan.outputs.map { place in
      if !failures.isEmpty, let failure = place.step.flatMap({ failures[$0] }) {
        return .failure(failure)
      }
      if let input = place.input, values.indices.contains(input),
        values[input].shape == place.shape
      {
        return .success(values[input])
      }
      return .success(Tensor(shape: place.shape, copying: block + place.offset))
    }
  }

  /// Puts values in the place of the plan's inputs.
  public func load(_ values: [Tensor]) {
    for (tensor, place) in zip(values, plan.inputs) where tensor.shape == place.shape {
      Self.write(tensor, to: block + place.offset)
    }
  }

  /// Evaluates the plan for the values that were loaded; the results stay in its memory.
  public func run() { _ = run(replacing: [:]) }

  /// The values to put in the place of a step's result, by the step.
  private func replacements(_ values: [Int: Tensor]) -> [Int: Tensor] {
    var byStep: [Int: Tensor] = [:]
    for (number, tensor) in values where plan.replaceable.indices.contains(number) {
      let place = plan.replaceable[number]
      if let step = place.step, tensor.shape == place.shape { byStep[step] = tensor }
    }
    return byStep
  }

  /// Runs the steps; returns those that failed, or need one that did.
  private func run(
    replacing: [Int: Tensor]
  ) -> [Int: EvaluationError] {
    var failures: [Int: EvaluationError] = [:]
    for (number, step) in plan.steps.enumerated() {
      if !replacing.isEmpty, let tensor = replacing[number] {
        Self.write(tensor, to: block + step.result)
        continue
      }
      if !failures.isEmpty, let failure = step.sources.lazy.compactMap({ failures[$0] }).first {
        failures[number] = failure
        continue
      }
      do throws(EvaluationError) {
        try step.kernel(
          Operands(base: block, offsets: step.operands, result: block + step.result))
      } catch {
        failures[number] = error
      }
    }
    return failures
  }

  private static func write(_ tensor: Tensor, to place: UnsafeMutablePointer<Double>) {
    tensor.elements.withUnsafeBufferPointer { elements in
      if let first = elements.baseAddress { place.update(from: first, count: elements.count) }
    }
  }
}
