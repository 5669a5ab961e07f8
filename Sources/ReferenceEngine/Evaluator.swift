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
    loadConstants()
  }

  private func loadConstants() {
    for constant in plan.constants { Self.write(constant.tensor, to: block + constant.offset) }
  }

  deinit { block.deallocate() }

  /// The value of each output, or why it has none; see ``Plan/results(_:replacing:)``.
  public func results(
    _ values: [Tensor], replacing: [Int: Tensor] = [:]
  ) -> [Result<Tensor, EvaluationError>] {
    load(values)
    let failures = run(replacing: replacing.isEmpty ? [:] : replacements(replacing))
    return outputs(values, failures)
  }

  private func outputs(
    _ values: [Tensor], _ failures: [Int: EvaluationError]
  ) -> [Result<Tensor, EvaluationError>] {
    plan.outputs.map { place in
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
  ///
  /// Where there is a disturbance, every result is disturbed by it.
  private func run(
    replacing: [Int: Tensor], disturbedBy disturbance: Disturbance? = nil
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
        if let disturbance {
          try disturbance.run(step, in: block)
        } else {
          try step.kernel(
            Operands(base: block, offsets: step.operands, result: block + step.result))
        }
      } catch {
        failures[number] = error
      }
    }
    return failures
  }

  /// The values of the outputs when every real number on the way, inputs and constants included, is
  /// moved at random by some units in its last place: once for each round.
  ///
  /// How far the results move tells what rounding may have done to them (J. Vignes, Discrete
  /// stochastic arithmetic for validating results of numerical software, 2004).
  public func disturbedResults(
    _ values: [Tensor], seed: UInt64, rounds: Int
  ) -> DisturbedResults {
    let disturbance = Disturbance(seed: seed)
    defer { loadConstants() }
    let results = (0..<rounds).map { _ in
      load(values)
      loadConstants()
      for constant in plan.constants where constant.isReal {
        disturbance.disturbGiven(block + constant.offset, count: constant.tensor.elements.count)
      }
      for input in plan.inputs where input.isReal {
        disturbance.disturbGiven(block + input.offset, count: input.count)
      }
      return outputValues(after: run(replacing: [:], disturbedBy: disturbance))
    }
    return DisturbedResults(
      rounds: results, areFinite: disturbance.areFinite, areInRange: disturbance.areInRange)
  }

  /// The values of the outputs when each constant of many digits in turn, which may be a rounded one,
  /// is moved by half a unit of its last digit.
  public func resultsForMovedConstants(
    _ values: [Tensor]
  ) -> [[Result<Tensor, EvaluationError>]] {
    var moves: [(place: Int, distance: Double)] = []
    for constant in plan.constants where constant.isReal {
      for (index, number) in constant.tensor.elements.enumerated() {
        guard let distance = roundingOfDecimal(number) else { continue }
        moves.append((constant.offset + index, distance))
      }
    }
    return moves.prefix(Self.moveLimit).map { move in
      load(values)
      block[move.place] += move.distance
      defer { loadConstants() }
      return outputValues(after: run(replacing: [:]))
    }
  }

  /// More constants are not moved.
  private static let moveLimit = 16

  private func outputValues(
    after failures: [Int: EvaluationError]
  ) -> [Result<Tensor, EvaluationError>] {
    plan.outputs.map { place in
      if let failure = place.step.flatMap({ failures[$0] }) { return .failure(failure) }
      return .success(Tensor(shape: place.shape, copying: block + place.offset))
    }
  }

  private static func write(_ tensor: Tensor, to place: UnsafeMutablePointer<Double>) {
    tensor.elements.withUnsafeBufferPointer { elements in
      if let first = elements.baseAddress { place.update(from: first, count: elements.count) }
    }
  }
}
