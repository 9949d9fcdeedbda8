/// A small generator of pseudo-random numbers: the same seed, the same numbers, everywhere.
///
/// - Source: Steele, Lea, Flood 2014, *Fast splittable pseudorandom number
///   generators*; constants of the reference implementation by S. Vigna.
package struct SplitMix64: RandomNumberGenerator {
  @usableFromInline var state: UInt64

  /// A generator that starts at `seed`.
  package init(seed: UInt64) { state = seed }

  /// The next number, uniform over all 64 bits.
  @inlinable
  @inline(__always)
  package mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = state
    value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
    return value ^ (value >> 31)
  }

  /// A number from 0 up to and not including `bound`, which is positive.
  ///
  /// The upper half of the product: off by at most `bound` in 2⁶⁴ from uniform.
  @inlinable
  @inline(__always)
  package mutating func next(below bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }
}
