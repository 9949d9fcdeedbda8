extension Logarithm {
  /// The natural logarithms of `values`, which are normal numbers above 0; right to about 6 digits.
  static func natural(_ values: SIMD4<Float>) -> SIMD4<Float> {
    // value = 2^exponent · s with s from √½ to √2, as for a single number. Counted from the bits of √½,
    // the exponent is that of value / √½.
    let root = SIMD4<Int32>(repeating: 0x3f35_04f3)
    let bits = unsafeBitCast(values, to: SIMD4<Int32>.self) &- root
    let exponents = bits &>> SIMD4<Int32>(repeating: 23)
    let rest = (bits & SIMD4<Int32>(repeating: 0x007f_ffff)) &+ root
    let significands = unsafeBitCast(rest, to: SIMD4<Float>.self)
    let one = SIMD4<Float>(repeating: 1)
    let ratios = (significands - one) / (significands + one)
    let squares = ratios * ratios
    var sum = SIMD4<Float>(repeating: 1 / 9)
    sum = sum * squares + SIMD4<Float>(repeating: 1 / 7)
    sum = sum * squares + SIMD4<Float>(repeating: 1 / 5)
    sum = sum * squares + SIMD4<Float>(repeating: 1 / 3)
    sum = sum * squares + one
    // One by one: converting all at once is a generic function, which is called.
    let whole = SIMD4<Float>(
      Float(exponents[0]), Float(exponents[1]), Float(exponents[2]), Float(exponents[3]))
    return whole * Float(ofTwo) + 2 * ratios * sum
  }
}
