/// How near an answer must be to the expected value; `e` is expected, `a` answered.
public enum Tolerance: Sendable, Equatable {
  /// |a − e| ≤ absolute + relative·|e|, for each element.
  case bound(relative: Double, absolute: Double)
  /// Right to n significant figures: |a − e| ≤ ½·10^(⌊log₁₀|e|⌋ − n + 1), for each element.
  case digits(Int)
  /// Right to n decimals: |a − e| ≤ ½·10⁻ⁿ, for each element.
  case decimals(Int)
  /// ‖a − e‖₂ ≤ r·‖e‖₂, over the whole tensor.
  case norm(Double)
  /// a = e, for each element.
  case exact

  /// What holds where a problem says nothing: three right figures, and room for a rounded zero.
  public static let standard = Tolerance.bound(relative: 1e-3, absolute: 1e-6)

  /// What holds for tensors of whole numbers where a problem says nothing: room for the rounding of a
  /// computation in float64, and for no fraction.
  public static let standardForWholes = Tolerance.bound(relative: 1e-9, absolute: 1e-9)
}
