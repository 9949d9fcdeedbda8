/// Powers of e by sums and products alone.
enum Exponential {
  /// e to the power of `power`, right to about 15 digits; 0 below −700, that of 700 above it.
  static func value(_ power: Double) -> Double {
    guard power > -700 else { return 0 }
    let power = min(power, 700)
    // e^p = 2^k · e^r with |r| ≤ ln 2 / 2.
    let exponent = (power / Logarithm.ofTwo).rounded()
    let rest = power - exponent * Logarithm.ofTwo
    var term = 1.0
    var sum = 1.0
    for divisor in 1...14 {
      term *= rest / Double(divisor)
      sum += term
    }
    return Double(sign: .plus, exponent: Int(exponent), significand: sum)
  }
}
