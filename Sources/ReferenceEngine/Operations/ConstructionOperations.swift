extension Catalogue {
  /// Operations that make tensors from numbers.
  static let constructionOperations: [Operation] = [
    filled("zeros", "shape…", "zeros") { _ in .real(0) }
      .documented("n, d", derivative: "0", source: "numpy.zeros"),
    filled("ones", "shape…", "ones") { _ in .real(1) }
      .documented("n, d", derivative: "0", source: "numpy.ones"),
    filled("full", "shape, value", "one value everywhere") { call in call["value"] }
      .documented("[n, d], 2.5", derivative: "by value the sum of ȳ", source: "numpy.full"),
    Operation(
      "eye", "n, m=None, k=0", "ones on the k-th diagonal of an n × m matrix (n × n for None)"
    ) { call throws(OperationError) in
      let rows = try call.extent("n")
      let columns = try call.optionalInteger("m") == nil ? rows : try call.extent("m")
      let (one, zero) = (call.graph.constant(1), call.graph.constant(0))
      return .tensor(
        choose(
          Term.identity(rows, columns, diagonal: try call.offset("k"), in: call.graph), one, zero))
    }
    .documented("n, d", derivative: "0", source: "numpy.eye"),
    Operation(
      "arange", "start, stop=None, step=1",
      "start, start + step, … up to stop excluded; of numbers known before evaluation"
    ) { call throws(OperationError) in
      .tensor(try call.range())
    }
    .documented("n", derivative: "0", source: "numpy.arange"),
    Operation(
      "linspace", "start, stop, num=50, endpoint=True",
      "num numbers from start to stop, which is the last one where endpoint says so"
    ) { call throws(OperationError) in
      let count = try call.extent("num")
      let (start, stop) = (try call.scalar("start"), try call.scalar("stop"))
      let last = try call.boolean("endpoint") ? count.value - 1 : count.value
      let steps = call.graph.counting(count) / Double(max(last, 1))
      return .tensor(start + (stop - start) * steps)
    }
    .documented(
      "0, 1, n",
      derivative: "by start Σ ȳ·(1 − t), by stop Σ ȳ·t, where y = start + (stop − start)·t",
      source: "numpy.linspace"),
    Operation("one_hot", "i, n", "along a new last axis of extent n, 1 at index i and 0 elsewhere")
    {
      call throws(OperationError) in
      let classes = try call.extent("n")
      let indices = try call.wholeNumbers("i").checkedClasses(classes, for: "one_hot")
      return .tensor(indices.oneHot(classes))
    }
    .documented("[0, 1], d", derivative: "0", source: "torch.nn.functional.one_hot"),
  ]

  private static func filled(
    _ name: String, _ parameters: String, _ formula: String,
    _ value: @escaping @Sendable (Call) -> Argument
  ) -> Operation {
    Operation(name, parameters, "a tensor of \(formula)") { call throws(OperationError) in
      let value = try value(call).term(in: call.graph)
      guard value.rank == 0 else {
        throw call.fault("value", .rank(name, "value", "a number", got: value.shape))
      }
      return .tensor(value.broadcast(to: try call.shape("shape")))
    }
  }
}

extension Call {
  fileprivate func range() throws(OperationError) -> Term {
    let isReal = ["start", "stop", "step"].contains { parameter in
      if case .none = self[parameter] { return false }
      return self[parameter].knownInteger == nil
    }
    return isReal ? try realRange() : try integerRange()
  }

  /// NumPy's range of real numbers: ⌈(stop − start)/step⌉ of them.
  private func realRange() throws(OperationError) -> Term {
    var (start, stop) = (0.0, try number("start"))
    if case .none = self["stop"] {} else { (start, stop) = (stop, try number("stop")) }
    let step = try number("step")
    if step == 0 || !step.isFinite {
      throw fault("step", .parameter("step", of: name, "a step other than 0", got: "\(step)"))
    }
    let count = ((stop - start) / step).rounded(.up)
    guard let exact = Int(exactly: max(count, 0)) else {
      throw fault(
        "start", .general(name, "a finite number of steps", got: "\(count)"))
    }
    return start + graph.counting(Extent(exact)) * step
  }

  /// A number that is known before evaluation.
  private func number(_ parameter: String) throws(OperationError) -> Double {
    if let number = self[parameter].knownNumber { return number }
    throw fault(
      parameter,
      .parameter(
        parameter, of: name, "a number known before evaluation", got: self[parameter].kindName))
  }

  private func integerRange() throws(OperationError) -> Term {
    let start: Extent
    let stop: Extent
    if try optionalInteger("stop") == nil {
      (start, stop) = (Extent(0), try integer("start"))
    } else {
      (start, stop) = (try integer("start"), try integer("stop"))
    }
    let step = try integer("step")
    if step.value == 0 {
      throw fault("step", .parameter("step", of: name, "a step other than 0", got: "0"))
    }
    let way = try Extent.exact(.subtract, stop, start)
    let rounding = Extent(step.value > 0 ? step.value - 1 : step.value + 1)
    let steps = try Extent.exact(.floorDivide, .exact(.add, way, rounding), step)
    let count = steps.value > 0 ? steps : Extent(0)
    return graph.constant(start) + graph.constant(step) * graph.counting(count)
  }
}
