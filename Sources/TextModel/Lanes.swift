public import CLanes

/// Sixteen bytes compared at once; a lane of a result has all of its bits set, or none.
extension SIMD16<UInt8> {
  /// The lanes that are `byte`.
  @inlinable @inline(__always)
  package func equal(_ byte: UInt8) -> Self { Self(mask: self .== Self(repeating: byte)) }

  /// The lanes up to `byte`.
  @inlinable @inline(__always)
  package func atMost(_ byte: UInt8) -> Self { Self(mask: self .<= Self(repeating: byte)) }

  /// The lanes from `byte` on.
  @inlinable @inline(__always)
  package func atLeast(_ byte: UInt8) -> Self { Self(mask: self .>= Self(repeating: byte)) }

  /// The lanes below `byte`, as signed numbers.
  @inlinable @inline(__always)
  package func isBelow(_ byte: Int8) -> Self {
    // The initializer that truncates is generic, and at times called; both have the same bits.
    Self(mask: unsafeBitCast(self, to: SIMD16<Int8>.self) .< SIMD16<Int8>(repeating: byte))
  }

  /// The lanes within `range`.
  @inlinable @inline(__always)
  package func isAmong(_ range: ClosedRange<UInt8>) -> Self {
    // Moved to where the range begins with the least signed number: one comparison is enough.
    (self &+ (0x80 &- range.lowerBound)).isBelow(
      Int8(bitPattern: 0x81 &+ (range.upperBound &- range.lowerBound)))
  }

  @inlinable @inline(__always)
  init(mask: SIMDMask<SIMD16<Int8>>) { self = unsafeBitCast(mask, to: Self.self) }

  /// True if no bit of any lane is set.
  @inlinable @inline(__always)
  package var isZero: Bool {
    let halves = unsafeBitCast(self, to: SIMD2<UInt64>.self)
    return halves[0] | halves[1] == 0
  }

  /// The highest bit of each lane, the first lane's lowest.
  @inlinable @inline(__always)
  package var bits: UInt64 { UInt64(clanes_bits(self)) }
}

extension Span<UInt8> {
  /// The sixteen bytes from `offset`, which must all be there: nothing checks it.
  @inlinable @inline(__always)
  package func sixteen(at offset: Int) -> SIMD16<UInt8> {
    bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: SIMD16<UInt8>.self)
  }

  /// The eight bytes from `offset` as a number, the first the lowest; nothing checks that they are there.
  @inlinable @inline(__always)
  package func eight(at offset: Int) -> UInt64 {
    UInt64(
      littleEndian: bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self))
  }

  /// The first place of `byte` from `start` on; `nil` if there is none. O(bytes), sixteen at a time.
  package func firstIndex(of byte: UInt8, from start: Int) -> Int? {
    var offset = start
    while offset + 16 <= count {
      let bits = sixteen(at: offset).equal(byte).bits
      if bits != 0 { return offset + bits.trailingZeroBitCount }
      offset += 16
    }
    while offset < count, self[offset] != byte { offset += 1 }
    return offset < count ? offset : nil
  }

  /// The up to eight bytes from `offset` to `end` as one number, the first lowest, zeros above.
  @inlinable @inline(__always)
  package func word(at offset: Int, before end: Int) -> UInt64 {
    if offset + 8 <= count {
      let word = eight(at: offset)
      return end - offset >= 8 ? word : word & ((1 << UInt64(8 * (end - offset))) - 1)
    }
    var word: UInt64 = 0
    for index in 0..<Swift.min(8, end - offset) {
      word |= UInt64(self[offset + index]) << UInt64(8 * index)
    }
    return word
  }
}
