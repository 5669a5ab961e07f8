extension Catalogue {
  /// Losses; names, parameters and defaults are PyTorch's.
  static let lossOperations: [Operation] = [
    loss("mse_loss", extra: ", weight=None", "(input − target)², times weight") { difference, _ in
      difference.map("square")
    }
    .documented(
      "input[n, d], target[n, d]",
      derivative:
        "input: ȳ * 2 * (input - target) / (n * d); target: ȳ * 2 * (target - input) / (n * d)",
      source: "torch.nn.functional.mse_loss"),
    loss("l1_loss", extra: ", weight=None", "|input − target|, times weight") { difference, _ in
      difference.map("abs")
    }
    .documented(
      "input[n, d], target[n, d]",
      derivative:
        "input: ȳ * sign(input - target) / (n * d); target: ȳ * sign(target - input) / (n * d)",
      source: "torch.nn.functional.l1_loss"),
    loss(
      "huber_loss", extra: ", delta=1.0, weight=None",
      "½d² for |d| ≤ delta, else delta(|d| − ½delta), times weight"
    ) { difference, call throws(OperationError) in
      let (d, delta) = (difference.map("abs"), try call.scalar("delta"))
      return choose(
        Elementwise.term("<=", d, delta), 0.5 * difference.map("square"),
        delta * (d - 0.5 * delta))
    }
    .documented(
      "input[n, d], target[n, d]",
      derivative:
        "input: ȳ * clip(input - target, -1, 1) / (n * d); target: ȳ * clip(target - input, -1, 1) / (n * d)",
      source: "torch.nn.functional.huber_loss"),
    loss(
      "smooth_l1_loss", extra: ", beta=1.0", "½d²/beta for |d| < beta, else |d| − ½beta"
    ) { difference, call throws(OperationError) in
      let (d, beta) = (difference.map("abs"), try call.scalar("beta"))
      if beta.constantValue == 0 { return d }
      return choose(
        Elementwise.term("<", d, beta), 0.5 * difference.map("square") / beta, d - 0.5 * beta)
    }
    .documented(
      "input[n, d], target[n, d]",
      derivative:
        "input: ȳ * clip(input - target, -1, 1) / (n * d); target: ȳ * clip(target - input, -1, 1) / (n * d)",
      source: "torch.nn.functional.smooth_l1_loss"),
    Operation(
      "cross_entropy",
      "input, target, weight=None, ignore_index=-100, reduction=\"mean\", label_smoothing=0.0",
      "−log_softmax(input) at the target class, or weighed by target probabilities"
    ) { call throws(OperationError) in
      .tensor(try call.crossEntropy())
    }
    .documented(
      "input[n, d], target[n, d]",
      derivative:
        "input: ȳ * (softmax(input) * sum(target, axis=1, keepdims=True) - target) / n; target: -ȳ * log_softmax(input) / n",
      source: "torch.nn.functional.cross_entropy"),
    Operation(
      "nll_loss", "input, target, weight=None, ignore_index=-100, reduction=\"mean\"",
      "−input at the target class; input holds log-probabilities [N, C, …] or [C]"
    ) { call throws(OperationError) in
      let logarithms = try call.classesLast(try call.term("input"))
      return .tensor(try call.negativeLogLikelihood(logarithms, smoothing: nil))
    }
    .documented(
      "input[2, d], [0, 1]", derivative: "input: -ȳ * one_hot([0, 1], d) / 2",
      source: "torch.nn.functional.nll_loss"),
    Operation(
      "binary_cross_entropy", "input, target, weight=None, reduction=\"mean\"",
      "−target·ln input − (1 − target)·ln(1 − input); a logarithm is at least −100"
    ) { call throws(OperationError) in
      let (x, t) = try call.pair()
      return .tensor(
        try call.weighedAndReduced(Elementwise.term("binary_cross_entropy", x, t)))
    }
    .documented(
      "input[n, d], target[n, d]",
      derivative:
        "input: ȳ * (input - target) / (input * (1 - input)) / (n * d); target: ȳ * log((1 - input) / input) / (n * d)",
      source: "torch.nn.functional.binary_cross_entropy"),
    Operation(
      "binary_cross_entropy_with_logits",
      "input, target, weight=None, reduction=\"mean\", pos_weight=None",
      "−pos_weight·target·ln σ(input) − (1 − target)·ln(1 − σ(input))"
    ) { call throws(OperationError) in
      let (x, t) = try call.pair()
      let positive = -(t * x.map("logsigmoid"))
      let negative = (1 - t) * x.map("softplus")
      guard let weight = try call.optionalTerm("pos_weight") else {
        return .tensor(try call.weighedAndReduced(positive + negative))
      }
      let weighed = try call.broadcasting(positive, weight, "pos_weight") { $0 * $1 }
      return .tensor(try call.weighedAndReduced(weighed + negative))
    }
    .documented(
      "input[n, d], target[n, d]",
      derivative:
        "input: ȳ * (sigmoid(input) - target) / (n * d); target: -ȳ * input / (n * d)",
      source: "torch.nn.functional.binary_cross_entropy_with_logits"),
    Operation(
      "kl_div", "input, target, reduction=\"mean\", log_target=False",
      "target·(ln target − input); input, and target with log_target, hold log-probabilities"
    ) { call throws(OperationError) in
      let (x, t) = try call.pair()
      let element =
        try call.boolean("log_target")
        ? t.map("exp") * (t - x) : Elementwise.term("xlogy", t, t) - t * x
      if case .text("batchmean") = call["reduction"] {
        let count = Double(max(x.shape.first?.value ?? 1, 1))
        return .tensor(element.summed(over: Array(element.shape.indices)) / count)
      }
      return .tensor(try call.reduced(element))
    }
    .documented(
      "input[n, d], target[n, d]",
      derivative:
        "input: -ȳ * target / (n * d); target: ȳ * (log(target) + 1 - input) / (n * d)",
      source: "torch.nn.functional.kl_div"),
    Operation(
      "hinge_embedding_loss", "input, target, margin=1.0, reduction=\"mean\"",
      "input where target is 1, max(0, margin − input) where it is −1, else their sum"
    ) { call throws(OperationError) in
      let (x, t) = try call.pair()
      let (one, zero) = (call.graph.constant(1), call.graph.constant(0))
      let far = (try call.scalar("margin") - x).map("relu")
      let element =
        choose(t.equals(-one), zero, x) + choose(t.equals(one), zero, far)
      return .tensor(try call.reduced(element))
    }
    .documented("input[n, d], target[n, d]", source: "torch.nn.functional.hinge_embedding_loss"),
    Operation(
      "cosine_similarity", "x1, x2, axis=1, eps=1e-8",
      "x1·x2 / (max(‖x1‖, eps)·max(‖x2‖, eps)) along an axis"
    ) { call throws(OperationError) in
      .tensor(try call.cosineSimilarity())
    }
    .documented("x1[n, d], x2[n, d]", source: "torch.nn.functional.cosine_similarity"),
  ]

  /// A loss of the difference of input and target.
  private static func loss(
    _ name: String, extra: String = "", _ formula: String,
    _ rule: @escaping @Sendable (Term, Call) throws(OperationError) -> Term
  ) -> Operation {
    Operation(name, "input, target, reduction=\"mean\"" + extra, formula) {
      call throws(OperationError) in
      let (x, t) = try call.pair()
      return .tensor(try call.reducedDifferences(try rule(x - t, call), like: x))
    }
  }
}

extension Call {
  /// Input and target, broadcastable to each other.
  fileprivate func pair() throws(OperationError) -> (input: Term, target: Term) {
    let (x, t) = (try term("input"), try term("target"))
    if commonShape(x.shape, t.shape) == nil {
      throw fault("target", .notBroadcastable(name, x.shape, t.shape))
    }
    return (x, t)
  }

  /// The mean, the sum, or all elements; a mean of weighed elements is by their `weights`.
  fileprivate func reduced(
    _ element: Term, weights: Term? = nil
  ) throws(OperationError) -> Term {
    let axes = Array(element.shape.indices)
    switch try choice("reduction", of: ["mean", "sum", "none"]) {
    case "mean":
      guard let weights else { return element.averaged(over: axes) }
      return element.summed(over: axes) / weights.summed(over: Array(weights.shape.indices))
    case "sum": return element.summed(over: axes)
    default: return element
    }
  }

  /// A loss of differences, weighed where it takes a weight of the input's shape.
  ///
  /// As in PyTorch the mean is by the weights, but for `huber_loss`.
  fileprivate func reducedDifferences(
    _ element: Term, like input: Term
  ) throws(OperationError) -> Term {
    guard signature.parameters.contains(where: { $0.name == "weight" }),
      let weight = try optionalTerm("weight")
    else { return try reduced(element) }
    guard weight.shape == input.shape else {
      throw fault(
        "weight", .rank(name, "weight", "the shape \(input.shape.name) of input", got: weight.shape)
      )
    }
    return try reduced(element * weight, weights: name == "huber_loss" ? nil : weight)
  }

  fileprivate func weighedAndReduced(_ element: Term) throws(OperationError) -> Term {
    guard let weight = try optionalTerm("weight") else { return try reduced(element) }
    return try reduced(try broadcasting(element, weight, "weight") { $0 * $1 })
  }

  /// A tensor [N, C, …] or [C] with its classes moved to the last axis.
  fileprivate func classesLast(_ x: Term) throws(OperationError) -> Term {
    if x.rank == 0 { throw fault("input", .rank(name, "input", "[N, C, …] or [C]", got: x.shape)) }
    let axis = x.rank == 1 ? 0 : 1
    return x.transposed(x.shape.indices.filter { $0 != axis } + [axis])
  }

  /// −log-probability of the target class, over the places that are not ignored.
  fileprivate func negativeLogLikelihood(
    _ logarithms: Term, smoothing: Term?
  ) throws(OperationError) -> Term {
    let target = try wholeNumbers("target")
    let last = logarithms.rank - 1
    let (places, classes) = (Array(logarithms.shape.dropLast()), logarithms.shape[last])
    guard target.shape == places else {
      throw fault("target", .rank(name, "target", "the shape \(places.name)", got: target.shape))
    }
    let ignored = target.equals(graph.constant(try integer("ignore_index")))
    let zero = graph.constant(0)
    let safe = choose(ignored, graph.zero, target).checkedClasses(classes, for: name)
    var weights = choose(ignored, zero, graph.constant(1))
    var scaled = logarithms
    if let weight = try classWeight(classes) {
      weights = weights * weight.taken(safe, axis: 0)
      scaled = logarithms * weight
    }
    let picked = scaled.takenAlongLast(safe.reshaped(places + [Extent(1)])).reshaped(places)
    var element = -choose(ignored, zero, picked)
    if let smoothing {
      let all = -choose(ignored, zero, scaled.summed(over: [last]))
      element = (1 - smoothing) * element + smoothing / Double(max(classes.value, 1)) * all
    }
    return try reduced(element, weights: weights)
  }

  private func classWeight(_ classes: Extent) throws(OperationError) -> Term? {
    guard let weight = try optionalTerm("weight") else { return nil }
    guard weight.shape == [classes] else {
      throw fault(
        "weight", .rank(name, "weight", "a vector of \(classes.description)", got: weight.shape))
    }
    return weight
  }

  fileprivate func crossEntropy() throws(OperationError) -> Term {
    let x = try classesLast(try term("input"))
    let last = x.rank - 1
    let logarithms = x - x.logSumExp(over: [last]).spread(over: [last], of: x.shape)
    let smoothing = try scalar("label_smoothing")
    let target = try term("target")
    if target.rank != x.rank {
      return try negativeLogLikelihood(
        logarithms, smoothing: smoothing.constantValue == 0 ? nil : smoothing)
    }
    let t = try classesLast(target)
    guard t.shape == x.shape else {
      throw fault("target", .rank(name, "target", "the shape of input", got: target.shape))
    }
    let classes = x.shape[last]
    let smooth = (1 - smoothing) * t + smoothing / Double(max(classes.value, 1))
    var products = smooth * logarithms
    if let weight = try classWeight(classes) { products = products * weight }
    return try reduced(-products.summed(over: [last]))
  }

  fileprivate func cosineSimilarity() throws(OperationError) -> Term {
    let (a, b) = (try term("x1"), try term("x2"))
    guard let shape = commonShape(a.shape, b.shape) else {
      throw fault("x2", .notBroadcastable(name, a.shape, b.shape))
    }
    let axis = try axis("axis", of: shape)
    let (x, y) = (a.broadcast(to: shape), b.broadcast(to: shape))
    let eps = try scalar("eps")
    func length(_ x: Term) -> Term {
      Elementwise.term("maximum", x.euclideanNorm(over: [axis]), eps)
    }
    return (x * y).summed(over: [axis]) / (length(x) * length(y))
  }
}
