import Glibc

extension Catalogue {
  /// Densities, divergences and entropies; logarithms are natural.
  static let probabilityOperations: [Operation] = [
    Operation(
      "normal_logpdf", "x, mean, std", "−½((x − mean)/std)² − ln std − ½ ln 2π, elementwise"
    ) { call throws(OperationError) in
      let (x, deviation) = (try call.term("x"), try call.term("std"))
      let centred = try call.broadcasting(x, try call.term("mean"), "mean") { $0 - $1 }
      return .tensor(
        try call.broadcasting(centred, deviation, "std") { centred, deviation in
          -0.5 * (centred / deviation).map("square") - deviation.map("log") - 0.5 * log(2 * .pi)
        })
    }
    .documented(
      "x[n, d], mean[n, d], std[n, d]",
      derivative:
        "x: ȳ * (mean - x) / std**2; mean: ȳ * (x - mean) / std**2; std: ȳ * (((x - mean) / std)**2 - 1) / std",
      source: "scipy.stats.norm.logpdf"),
    Operation(
      "mvn_logpdf", "x, mean, cov",
      "−½(x − mean)ᵀ cov⁻¹ (x − mean) − ½ ln det cov − d/2 ln 2π, of one point or one a row"
    ) { call throws(OperationError) in
      .tensor(try call.normalLogDensity())
    }
    .documented(
      "x[n, d], mean[d], cov[d, d]",
      derivative:
        "x: -expand_dims(ȳ, 1) * ((x - mean) @ inv(cov)); mean: ȳ @ ((x - mean) @ inv(cov)); cov: (((x - mean) @ inv(cov)).T * ȳ @ ((x - mean) @ inv(cov)) - sum(ȳ) * inv(cov)) / 2",
      source: "scipy.stats.multivariate_normal.logpdf"),
    Operation(
      "kl_normal", "mean0, cov0, mean1, cov1",
      "½(tr(cov1⁻¹cov0) + (mean1 − mean0)ᵀ cov1⁻¹ (mean1 − mean0) − d + ln det cov1/det cov0)"
    ) { call throws(OperationError) in
      .tensor(try call.normalDivergence())
    }
    .documented(
      "mean0[d], cov0[d, d], mean1[d], cov1[d, d]",
      derivative:
        "mean0: ȳ * (inv(cov1) @ (mean0 - mean1)); mean1: ȳ * (inv(cov1) @ (mean1 - mean0)); cov0: ȳ * (inv(cov1) - inv(cov0)) / 2; cov1: ȳ * (inv(cov1) - inv(cov1) @ (cov0 + outer(mean1 - mean0, mean1 - mean0)) @ inv(cov1)) / 2",
      source: "torch.distributions.kl_divergence"),
    Operation("entropy", "p", "−Σ p ln p along the last axis; 0 ln 0 is 0, where the slope is ∞") {
      call throws(OperationError) in
      let p = try call.distribution("p")
      return .tensor(p.map("entr").summed(over: [p.rank - 1]))
    }
    .documented(
      "p[n, d]", derivative: "p: -expand_dims(ȳ, 1) * (log(p) + 1)", source: "scipy.special.entr"),
    Operation(
      "kl_divergence", "p, q", "Σ p ln(p/q) along the last axis; 0 ln 0 is 0, where the slope is −∞"
    ) {
      call throws(OperationError) in
      let (p, q) = (try call.distribution("p"), try call.distribution("q"))
      guard p.shape == q.shape else {
        throw call.fault("q", .rank("kl_divergence", "q", "the shape of p", got: q.shape))
      }
      return .tensor(Elementwise.term("rel_entr", p, q).summed(over: [p.rank - 1]))
    }
    .documented(
      "p[n, d], q[n, d]",
      derivative: "p: expand_dims(ȳ, 1) * (log(p / q) + 1); q: -expand_dims(ȳ, 1) * p / q",
      source: "scipy.special.rel_entr"),
  ]
}

extension Call {
  fileprivate func distribution(_ parameter: String) throws(OperationError) -> Term {
    let p = try term(parameter)
    if p.rank == 0 { throw fault(parameter, .rank(name, parameter, "a vector", got: p.shape)) }
    return p
  }

  /// A mean vector and a covariance matrix; a number and a variance are those of one dimension.
  private func normal(
    _ mean: String, _ covariance: String
  ) throws(OperationError) -> (mean: Term, covariance: Term) {
    var (m, c) = (try term(mean), try term(covariance))
    if m.rank == 0 { m = m.reshaped([Extent(1)]) }
    if c.rank == 0 { c = c.reshaped([Extent(1), Extent(1)]) }
    guard m.rank == 1, c.rank == 2, c.shape == [m.shape[0], m.shape[0]] else {
      throw fault(
        covariance,
        .rank(
          name, covariance,
          "a square matrix with as many rows as '\(mean)' has elements, "
            + m.shape.name, got: c.shape))
    }
    return (m, c)
  }

  fileprivate func normalLogDensity() throws(OperationError) -> Term {
    let (mean, covariance) = try normal("mean", "cov")
    let x = try term("x")
    let extent = mean.shape[0]
    let points = x.rank == 0 ? x.reshaped([Extent(1)]) : x
    guard points.rank <= 2, points.shape[points.rank - 1] == extent else {
      throw fault(
        "x", .rank(name, "x", "a point of \(extent.description), or one a row", got: x.shape))
    }
    let factor = covariance.choleskyFactor
    let rows = (points - mean).reshaped(
      [points.rank == 2 ? points.shape[0] : Extent(1), extent])
    let whitened = factor.solution(of: rows.matrixTransposed)
    let distance = whitened.map("square").summed(over: [0])
    let logDeterminant = 2 * (try factor.logOfDiagonal())
    let density =
      -0.5 * distance - 0.5 * logDeterminant - 0.5 * log(2 * .pi) * Double(extent.value)
    return density.reshaped(points.rank == 2 ? [points.shape[0]] : [])
  }

  fileprivate func normalDivergence() throws(OperationError) -> Term {
    let (mean0, cov0) = try normal("mean0", "cov0")
    let (mean1, cov1) = try normal("mean1", "cov1")
    guard mean0.shape == mean1.shape else {
      throw fault("mean1", .rank(name, "mean1", "the shape of mean0", got: mean1.shape))
    }
    let (factor0, factor1) = (cov0.choleskyFactor, cov1.choleskyFactor)
    let spread = factor1.solution(of: factor0).map("square").summed(over: [0, 1])
    let way = factor1.solution(of: (mean1 - mean0).reshaped(mean0.shape + [Extent(1)]))
    let distance = way.map("square").summed(over: [0, 1])
    let determinants = 2 * (try factor1.logOfDiagonal() - factor0.logOfDiagonal())
    return 0.5 * (spread + distance + determinants - Double(mean0.shape[0].value))
  }
}

extension Term {
  /// Σ ln of the diagonal of a matrix.
  fileprivate func logOfDiagonal() throws(OperationError) -> Term {
    let extent = shape[0]
    let flat = reshaped([try .exact(.multiply, extent, extent)])
    return flat.sliced([AxisSlice(start: 0, step: extent.value + 1, count: extent)])
      .map("log").summed(over: [0])
  }
}
