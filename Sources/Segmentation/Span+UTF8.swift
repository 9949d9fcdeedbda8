/// Reading valid UTF-8 at byte offsets; offsets are on scalar boundaries.
extension Span<UInt8> {
  /// The scalar at `offset`, and the offset after it.
  @inline(__always)
  func scalar(at offset: Int) -> (value: UInt32, end: Int) {
    let lead = UInt32(self[offset])
    if lead < 0x80 { return (lead, offset + 1) }
    if lead < 0xE0 { return ((lead & 0x1F) << 6 | trail(offset + 1), offset + 2) }
    if lead < 0xF0 {
      return ((lead & 0x0F) << 12 | trail(offset + 1) << 6 | trail(offset + 2), offset + 3)
    }
    let high = (lead & 0x07) << 18 | trail(offset + 1) << 12
    return (high | trail(offset + 2) << 6 | trail(offset + 3), offset + 4)
  }

  // In valid UTF-8 the bytes behind a lead byte are there.
  @inline(__always)
  private func trail(_ offset: Int) -> UInt32 { UInt32(self[unchecked: offset] & 0x3F) }

  /// True if the bytes before `end` are `suffix` when Latin letters are put in lower case.
  ///
  /// At least as many bytes and one more stand before `end`.
  func hasLowercaseBytes(of suffix: StaticString, at end: Int) -> Bool {
    let start = end - suffix.utf8CodeUnitCount
    for index in 0..<suffix.utf8CodeUnitCount {
      let byte = self[start + index]
      let lowercase =
        byte < 0x80 ? asciiLowercase(byte) : lowercaseTrail(byte, after: self[start + index - 1])
      if lowercase != suffix.utf8Start[index] { return false }
    }
    return true
  }

  /// True if the bytes from `start` to `end` begin with those of `prefix`.
  func hasBytes(of prefix: StaticString, from start: Int, to end: Int) -> Bool {
    let count = prefix.utf8CodeUnitCount
    if end - start < count { return false }
    for index in 0..<count where self[start + index] != prefix.utf8Start[index] { return false }
    return true
  }

  /// True if the bytes from `start` to `end` begin with ASCII `prefix`, ignoring its case.
  func hasPrefix(_ prefix: StaticString, from start: Int, to end: Int) -> Bool {
    let count = prefix.utf8CodeUnitCount
    if end - start < count { return false }
    for index in 0..<count where asciiLowercase(self[start + index]) != prefix.utf8Start[index] {
      return false
    }
    return true
  }
}

/// `byte` in lower case if it is an ASCII letter.
func asciiLowercase(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

/// The second byte of a Latin letter in lower case, after its first byte `lead`.
///
/// Covers U+00C0 to U+017F, all of Polish and its neighbours, for which lower
/// case differs in the second byte only.
func lowercaseTrail(_ byte: UInt8, after lead: UInt8) -> UInt8 {
  switch (lead, byte) {
  case (0xC3, 0x80...0x9E) where byte != 0x97: byte + 0x20
  case (0xC4, 0x80...0xB7), (0xC5, 0x8A...0xB7): byte | 1
  case (0xC5, 0x81...0x87), (0xC5, 0xB9...0xBD), (0xC4, 0xB9...0xBD):
    byte & 1 == 1 ? byte + 1 : byte
  default: byte
  }
}
