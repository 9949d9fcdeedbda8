/// Logarithms by sums and products alone, so that they are the same on every machine.
enum Logarithm {
  /// The natural logarithm of `value`, which is above 0 and finite; right to about 15 digits.
  static func natural(_ value: Double) -> Double {
    precondition(value > 0 && value.isFinite, "only numbers above 0 have a logarithm")
    // value = 2^exponent · s; with s from √½ to √2, ln s = 2 artanh((s − 1) / (s + 1)) converges soon.
    var (exponent, significand) = (value.exponent, value.significand)
    if significand > 2.0.squareRoot() { (exponent, significand) = (exponent + 1, significand / 2) }
    let ratio = (significand - 1) / (significand + 1)
    let square = ratio * ratio
    // The smallest first: nothing of it is lost in the sum. The divisors 23, 21, … 1 are known to the
    // compiler, which divides ahead.
    var sum = 0.0
    for index in 0..<12 { sum = sum * square + 1 / Double(23 - 2 * index) }
    return Double(exponent) * ofTwo + 2 * ratio * sum
  }

  /// The natural logarithm of 2.
  static let ofTwo = 0.6931471805599453
}
