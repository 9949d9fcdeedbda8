/// Decimal logarithms by sums and products alone, so that they are the same on every machine.
enum DecimalLogarithm {
  /// The logarithm of `value`, right to about 15 digits; of 0 and less that of the least number above 0.
  static func value(_ value: Double) -> Double {
    guard value > 0, value.isFinite else { return value > 0 ? greatest : -greatest }
    return Logarithm.natural(value) / naturalLogarithmOfTen
  }

  private static let naturalLogarithmOfTen = 2.302585092994046
  /// Of numbers that have no logarithm.
  private static let greatest = 308.0
}
