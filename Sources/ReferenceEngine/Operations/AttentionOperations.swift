extension Catalogue {
  /// Attention, as PyTorch has it.
  static let attentionOperations: [Operation] = [
    Operation(
      "scaled_dot_product_attention",
      "query, key, value, attn_mask=None, dropout_p=0.0, is_causal=False, scale=None, "
        + "enable_gqa=False",
      "softmax(query keyᵀ·scale + mask) value; scale is 1/√(last extent of query) for None, a row "
        + "that the mask leaves nothing of is 0, enable_gqa repeats heads (axis -3) of key and value"
    ) { call throws(OperationError) in
      .tensor(try call.attention())
    }
    .documented(
      "query[n, d], key[m, d], value[m, k]",
      source: "torch.nn.functional.scaled_dot_product_attention")
  ]
}

extension Call {
  fileprivate func attention() throws(OperationError) -> Term {
    let query = try matrices("query")
    let (key, value) = (try heads("key", like: query), try heads("value", like: query))
    guard try scalar("dropout_p").constantValue == 0 else {
      throw fault("dropout_p", .general(name, "no dropout", got: "another probability"))
    }
    let width = query.shape[query.rank - 1]
    guard width == key.shape[key.rank - 1] else {
      throw fault(
        "key",
        .extents(
          name, "the last axis of query", width, equal: "that of key", key.shape[key.rank - 1]))
    }
    let scores = try matrixProduct(
      query, key.matrixTransposed, sign: name, from: ("query", "key"))
    let scale =
      try optionalTerm("scale")
      ?? graph.constant(1 / Double(max(width.value, 1)).squareRoot())
    let masked = try self.masked(scores * scale)
    return try matrixProduct(
      masked.attentionWeights, value, sign: name, from: ("query", "value"))
  }

  /// The scores where a query may see a key, −∞ elsewhere.
  private func masked(_ scores: Term) throws(OperationError) -> Term {
    var masked = scores
    let low = graph.constant(-Double.infinity)
    if try boolean("is_causal") {
      let (rows, columns) = (scores.shape[scores.rank - 2], scores.shape[scores.rank - 1])
      let row = graph.counting(rows).reshaped([rows, Extent(1)])
      masked = choose(Elementwise.term("<=", graph.counting(columns), row), masked, low)
    }
    if let mask = try optionalTerm("attn_mask") {
      guard commonShape(masked.shape, mask.shape) != nil else {
        throw fault("attn_mask", .notBroadcastable(name, masked.shape, mask.shape))
      }
      masked = mask.kind == .boolean ? choose(mask, masked, low) : masked + mask
    }
    return masked
  }

  /// The keys or values, with each head repeated for as many heads of the query as share it.
  private func heads(_ parameter: String, like query: Term) throws(OperationError) -> Term {
    let x = try matrices(parameter)
    guard try boolean("enable_gqa") else { return x }
    guard query.rank >= 3, x.rank >= 3, x.shape[x.rank - 3].value > 0,
      query.shape[query.rank - 3].value % x.shape[x.rank - 3].value == 0
    else {
      throw fault(
        parameter,
        .general(
          name, "heads in axis -3 whose number divides that of query",
          got: "\(x.shape.name) for \(query.shape.name)"))
    }
    let (all, own) = (query.shape[query.rank - 3], x.shape[x.rank - 3])
    if all == own { return x }
    return try x.repeated(try .exact(.floorDivide, all, own), axis: x.rank - 3)
  }
}

extension Term {
  /// The softmax along the last axis; 0 where all scores are −∞.
  fileprivate var attentionWeights: Term {
    let last = rank - 1
    let low = graph.constant(-Double.infinity)
    let isBlind = extreme(over: [last]).equals(low).spread(over: [last], of: shape)
    let zero = graph.constant(0)
    return choose(isBlind, zero, choose(isBlind, zero, self).softmax(axis: last))
  }
}
