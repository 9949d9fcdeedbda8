import TextModel

/// Reading scalars out of valid UTF-8.
///
/// Offsets are bytes and stand on scalar boundaries.
extension Span<UInt8> {
  /// The scalar that starts at `offset`, and its count of bytes.
  @inline(__always)
  func scalar(at offset: Int) -> (value: UInt32, byteCount: Int) {
    let lead = self[offset]
    if lead < 0x80 { return (UInt32(lead), 1) }
    if lead < 0xE0 { return (UInt32(lead & 0x1F) << 6 | continuation(offset + 1), 2) }
    if lead < 0xF0 {
      return (
        UInt32(lead & 0xF) << 12 | continuation(offset + 1) << 6 | continuation(offset + 2), 3
      )
    }
    let upper = UInt32(lead & 7) << 18 | continuation(offset + 1) << 12
    return (upper | continuation(offset + 2) << 6 | continuation(offset + 3), 4)
  }

  /// The scalar that ends at `offset`, and its count of bytes.
  func scalar(before offset: Int) -> (value: UInt32, byteCount: Int) {
    var start = offset - 1
    while self[start] & 0xC0 == 0x80 { start -= 1 }
    return scalar(at: start)
  }

  /// The start of the run of scalars that satisfy `isWanted` and end at `end`, not before `limit`.
  func startOfRun(endingAt end: Int, notBefore limit: Int, where isWanted: (UInt32) -> Bool) -> Int
  {
    var position = end
    while position > limit {
      let (value, byteCount) = scalar(before: position)
      guard isWanted(value) else { break }
      position -= byteCount
    }
    return position
  }

  /// The end of the run of scalars that satisfy `isWanted` and start at `start`, not after `limit`.
  func endOfRun(startingAt start: Int, notAfter limit: Int, where isWanted: (UInt32) -> Bool) -> Int
  {
    var position = start
    while position < limit {
      let (value, byteCount) = scalar(at: position)
      guard isWanted(value) else { break }
      position += byteCount
    }
    return position
  }

  /// The number of scalars in `range`.
  func scalarCount(from start: Int, to end: Int) -> Int {
    var count = end - start
    var offset = start
    while offset + 16 <= end {
      // Bytes from 0x80 to 0xBF continue a scalar.
      count -= sixteen(at: offset).isAmong(0x80...0xBF).bits.nonzeroBitCount
      offset += 16
    }
    while offset < end {
      if self[offset] & 0xC0 == 0x80 { count -= 1 }
      offset += 1
    }
    return count
  }

  @inline(__always)
  private func continuation(_ offset: Int) -> UInt32 { UInt32(self[offset] & 0x3F) }
}

/// True for letters and for marks that combine with them.
func isLetter(_ scalar: UInt32) -> Bool {
  if scalar < 0x80 { return (scalar | 0x20) &- 0x61 < 26 }
  if scalar < 0x250 { return scalar >= 0xC0 && scalar != 0xD7 && scalar != 0xF7 }
  if scalar >= 0x300 && scalar < 0x370 { return true }
  guard let scalar = Unicode.Scalar(scalar) else { return false }
  return scalar.properties.isAlphabetic
}

/// True for ASCII digits.
func isDigit(_ scalar: UInt32) -> Bool { scalar &- 0x30 < 10 }

/// True for upper-case letters.
func isUppercase(_ scalar: UInt32) -> Bool {
  if scalar < 0x80 { return scalar &- 0x41 < 26 }
  if scalar < 0x180 { return foldedScalar(scalar) != scalar || scalar == 0x178 }
  return Unicode.Scalar(scalar)?.properties.isUppercase ?? false
}

/// True for white space that stays within a line.
func isBlank(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0x20, 0x09, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: true
  default: false
  }
}

/// True for white space, line ends and form feeds among it.
func isWhiteSpace(_ scalar: UInt32) -> Bool {
  scalar &- 0x0A < 4 || isBlank(scalar) || scalar == 0x85 || scalar &- 0x2028 < 2
}

/// The lower-case form of Latin letters up to U+017F, and every other scalar as it is.
///
/// Enough to compare Polish words in any letter case without a table.
func foldedScalar(_ scalar: UInt32) -> UInt32 {
  switch scalar {
  case 0x41...0x5A: scalar | 0x20
  case 0xC0...0xDE where scalar != 0xD7: scalar + 0x20
  case 0x100...0x137, 0x14A...0x177: scalar | 1
  case 0x139...0x148, 0x179...0x17E: scalar & 1 == 1 ? scalar + 1 : scalar
  default: scalar
  }
}

/// `text.lowercased()`, at once where it is in lower case and Latin, as most words are.
func foldedText(_ text: Substring) -> String {
  // Two capitals have lower-case forms that `foldedScalar` does not know.
  let isLowercase = text.unicodeScalars.allSatisfy {
    $0.value < 0x180 && $0.value != 0x130 && $0.value != 0x178 && foldedScalar($0.value) == $0.value
  }
  return isLowercase ? String(text) : text.lowercased()
}
