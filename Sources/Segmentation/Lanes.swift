/// Sixteen bytes compared at once; a lane of a result has all of its bits set, or none.
extension SIMD16<UInt8> {
  @inline(__always)
  func equal(_ byte: UInt8) -> Self { Self(mask: self .== Self(repeating: byte)) }

  @inline(__always)
  func atMost(_ byte: UInt8) -> Self { Self(mask: self .<= Self(repeating: byte)) }

  @inline(__always)
  func atLeast(_ byte: UInt8) -> Self { Self(mask: self .>= Self(repeating: byte)) }

  /// The same for bytes as signed numbers.
  @inline(__always)
  func isBelow(_ byte: Int8) -> Self {
    Self(mask: SIMD16<Int8>(truncatingIfNeeded: self) .< SIMD16<Int8>(repeating: byte))
  }

  @inline(__always)
  private init(mask: SIMDMask<SIMD16<Int8>>) {
    self = unsafeBitCast(mask, to: Self.self)
  }

  /// The highest bit of each lane, the first lane's lowest.
  @inline(__always)
  var bits: UInt64 {
    let halves = unsafeBitCast(self, to: SIMD2<UInt64>.self)
    return Self.gather(halves[0]) | Self.gather(halves[1]) &<< 8
  }

  /// The highest bits of eight bytes, side by side: the product moves them to the top.
  @inline(__always)
  private static func gather(_ bytes: UInt64) -> UInt64 {
    ((bytes & 0x8080_8080_8080_8080) &* 0x0002_0408_1020_4081) &>> 56
  }
}

extension Span<UInt8> {
  /// The sixteen bytes from `offset`, which must all be there: nothing checks it.
  @inline(__always)
  func sixteen(at offset: Int) -> SIMD16<UInt8> {
    bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: SIMD16<UInt8>.self)
  }
}
