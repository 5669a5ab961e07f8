extension Catalogue {
  /// One step of recurrent networks; weights stack the gates in PyTorch's order.
  static let recurrentOperations: [Operation] = [
    Operation(
      "rnn_cell", "x, h, w_ih, w_hh, b_ih=None, b_hh=None",
      "tanh(x W_ihᵀ + b_ih + h W_hhᵀ + b_hh)"
    ) { call throws(OperationError) in
      let (input, hidden) = try call.gates(try call.term("h"))
      return .tensor((input + hidden).map("tanh"))
    }
    .documented("x[n, d], h[n, m], w_ih[m, d], w_hh[m, m]", source: "torch.nn.RNNCell"),
    Operation(
      "gru_cell", "x, h, w_ih, w_hh, b_ih=None, b_hh=None",
      "(1 − z)·n + z·h with n = tanh(input + r·hidden); gates r, z, n"
    ) { call throws(OperationError) in
      let h = try call.term("h")
      let (input, hidden) = try call.gates(h)
      let (i, g) = (try call.parts(input, 3), try call.parts(hidden, 3))
      let reset = (i[0] + g[0]).map("sigmoid")
      let update = (i[1] + g[1]).map("sigmoid")
      let new = (i[2] + reset * g[2]).map("tanh")
      return .tensor((1 - update) * new + update * h)
    }
    .documented("x[n, d], h[n, m], w_ih[3*m, d], w_hh[3*m, m]", source: "torch.nn.GRUCell"),
    Operation(
      "lstm_cell", "x, state, w_ih, w_hh, b_ih=None, b_hh=None",
      "[h, c] with c = f·c + i·g and h = o·tanh c; state is [h, c], gates i, f, g, o"
    ) { call throws(OperationError) in
      let state = try call.terms("state")
      guard state.count == 2 else {
        throw call.fault(
          "state",
          .parameter(
            "state", of: "lstm_cell", "a list [h, c]",
            got: "a list of \(state.count)"))
      }
      let (input, hidden) = try call.gates(state[0])
      let gates = try call.parts(input + hidden, 4)
      guard commonShape(gates[0].shape, state[1].shape) != nil else {
        throw call.fault("state", .notBroadcastable("lstm_cell", gates[0].shape, state[1].shape))
      }
      let cell =
        gates[1].map("sigmoid") * state[1] + gates[0].map("sigmoid") * gates[2].map("tanh")
      return .list([.tensor(gates[3].map("sigmoid") * cell.map("tanh")), .tensor(cell)])
    }
    .documented(
      "x[n, d], [h[n, m], c[n, m]], w_ih[4*m, d], w_hh[4*m, m]", source: "torch.nn.LSTMCell"),
  ]
}

extension Call {
  /// x W_ihᵀ + b_ih and h W_hhᵀ + b_hh.
  fileprivate func gates(_ h: Term) throws(OperationError) -> (input: Term, hidden: Term) {
    func gate(_ x: Term, _ weight: String, _ bias: String) throws(OperationError) -> Term {
      let w = try matrices(weight)
      guard x.rank >= 1, x.shape[x.rank - 1] == w.shape[w.rank - 1] else {
        throw fault(
          weight,
          .general(
            name, "the last axes of \(x.shape.name) and '\(weight)' to be equal",
            got: w.shape.name))
      }
      let product = try matrixProduct(
        x, w.matrixTransposed, sign: name, from: (weight, weight))
      guard let offset = try optionalTerm(bias) else { return product }
      return try broadcasting(product, offset, bias) { $0 + $1 }
    }
    let input = try gate(try term("x"), "w_ih", "b_ih")
    let hidden = try gate(h, "w_hh", "b_hh")
    guard input.shape == hidden.shape else {
      throw fault("w_hh", .notBroadcastable(name, input.shape, hidden.shape))
    }
    return (input, hidden)
  }

  /// Equal parts of the last axis.
  fileprivate func parts(_ x: Term, _ count: Int) throws(OperationError) -> [Term] {
    let extent = x.shape[x.rank - 1]
    guard extent.value % count == 0 else {
      throw fault(
        "w_ih", .general(name, "\(count) gates in the rows of 'w_ih'", got: extent.description))
    }
    let size = try Extent.exact(.floorDivide, extent, Extent(count))
    return (0..<count).map { part in
      var slices = x.shape.map(AxisSlice.all)
      slices[x.rank - 1] = AxisSlice(start: part * size.value, step: 1, count: size)
      return x.sliced(slices)
    }
  }
}
