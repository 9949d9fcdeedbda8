/// Decimal logarithms by sums and products alone, so that they are the same on every machine.
enum DecimalLogarithm {
  /// The logarithm of `value`, right to about 12 digits; of 0 and less that of the least number above 0.
  static func value(_ value: Double) -> Double {
    guard value > 0, value.isFinite else { return value > 0 ? greatest : -greatest }
    // value = 2^exponent · significand with 1 ≤ significand < 2; ln s = 2 artanh((s − 1) / (s + 1)).
    let ratio = (value.significand - 1) / (value.significand + 1)
    let square = ratio * ratio
    var term = ratio
    var sum = 0.0
    for divisor in stride(from: 1.0, through: 25.0, by: 2.0) {
      sum += term / divisor
      term *= square
    }
    return (Double(value.exponent) * naturalLogarithmOfTwo + 2 * sum) / naturalLogarithmOfTen
  }

  private static let naturalLogarithmOfTwo = 0.6931471805599453
  private static let naturalLogarithmOfTen = 2.302585092994046
  /// Of numbers that have no logarithm.
  private static let greatest = 308.0
}
