/// Letter case of UTF-8 text: lower-casing, and which letters are capitals.
///
/// A mask has bit i set if scalar i is a capital; scalars from the 64th on are
/// never marked.
package enum LetterCase {
  /// The mask of a word that begins with its only capital.
  static let title: UInt64 = 1

  /// The lower-case form of the UTF-8 bytes `word`, and the mask of its capitals.
  package static func folded(_ word: Span<UInt8>) -> (bytes: [UInt8], mask: UInt64) {
    if hasSmallLettersOnly(word) {
      // Holds because the pointer does not outlive the closure.
      return (word.withUnsafeBufferPointer { Array($0) }, 0)
    }
    var mask: UInt64 = 0
    let bytes = [UInt8](capacity: capacity(for: word.count)) { mask = fold(word, to: &$0) }
    return (bytes, mask)
  }

  /// True for most words: ASCII without capitals, and small letters of Latin in two bytes. False also for
  /// other scripts and odd letters, small or not.
  package static func hasSmallLettersOnly(_ word: Span<UInt8>) -> Bool {
    var offset = 0
    while offset < word.count {
      let first = word[offset]
      if first < 0x80 {
        if first &- 0x41 < 26 { return false }
        offset += 1
      } else {
        guard first &- 0xC2 < 0xC6 - 0xC2, offset + 1 < word.count else { return false }
        let scalar = UInt32(first & 0x1F) << 6 | UInt32(word[offset + 1] & 0x3F)
        guard latinLowercase(scalar) == scalar else { return false }
        offset += 2
      }
    }
    return true
  }

  /// Bytes that are enough for `byteCount` bytes in another case: none has twice as many.
  static func capacity(for byteCount: Int) -> Int { 2 * byteCount }

  /// Appends the lower-case form of `word` to `bytes`; the mask of its capitals.
  static func fold(_ word: Span<UInt8>, to bytes: inout OutputSpan<UInt8>) -> UInt64 {
    var mask: UInt64 = 0
    var scalarIndex: UInt64 = 0
    var offset = 0
    while offset < word.count {
      let first = word[offset]
      var isCapital = false
      if first < 0x80 {
        isCapital = first &- 0x41 < 26
        bytes.append(isCapital ? first | 0x20 : first)
        offset += 1
      } else {
        let start = offset
        isCapital = appendLowercase(of: scalar(in: word, at: &offset), to: &bytes)
        if !isCapital {
          for index in start..<offset { bytes.append(word[index]) }
        }
      }
      if isCapital, scalarIndex < 63 { mask |= 1 &<< scalarIndex }
      scalarIndex += 1
    }
    return mask
  }

  /// The word `lowercase` (UTF-8) with the scalars of `mask` as capitals.
  static func restored(_ lowercase: [UInt8], mask: UInt64) -> String {
    if mask == 0 { return String(decoding: lowercase, as: UTF8.self) }
    let bytes = [UInt8](capacity: capacity(for: lowercase.count)) {
      restore(lowercase.span, mask: mask, to: &$0)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the word `lowercase` with the scalars of `mask` as capitals to `bytes`.
  static func restore(
    _ lowercase: Span<UInt8>, mask: UInt64, to bytes: inout OutputSpan<UInt8>
  ) {
    var scalarIndex: UInt64 = 0
    var offset = 0
    while offset < lowercase.count {
      let first = lowercase[offset]
      let isCapital = scalarIndex < 64 && mask & 1 &<< scalarIndex != 0
      scalarIndex += 1
      if first < 0x80 {
        bytes.append(isCapital && first &- 0x61 < 26 ? first & ~0x20 : first)
        offset += 1
        continue
      }
      let start = offset
      let scalar = scalar(in: lowercase, at: &offset)
      if isCapital {
        appendUppercase(of: scalar, to: &bytes)
      } else {
        for index in start..<offset { bytes.append(lowercase[index]) }
      }
    }
  }

  /// Appends the capital of `scalar`, which is none of ASCII, where it is a single scalar, else `scalar`
  /// itself.
  private static func appendUppercase(of scalar: UInt32, to bytes: inout OutputSpan<UInt8>) {
    let isUsual =
      switch scalar {
      case 0xE0...0xF6, 0xF8...0xFE: true
      case 0x100...0x17E: latinLowercase(scalar) == scalar
      default: false
      }
    if isUsual {
      let capital = scalar < 0x100 ? scalar - 0x20 : scalar - 1
      bytes.append(UInt8(0xC0 | capital >> 6))
      bytes.append(UInt8(0x80 | capital & 0x3F))
    } else {
      let capital = uppercase(Unicode.Scalar(scalar) ?? "\u{FFFD}")
      for byte in UTF8.encode(capital) ?? UTF8.encodedReplacementCharacter { bytes.append(byte) }
    }
  }

  /// The capital of `scalar` where it is a single scalar, else `scalar` itself.
  private static func uppercase(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let capital = scalar.properties.uppercaseMapping.unicodeScalars
    return capital.count == 1 ? capital.first! : scalar  // Not empty: it has one element.
  }

  /// Appends the lower-case form of `scalar` to `bytes`; nothing, and false, if that is the scalar itself.
  private static func appendLowercase(
    of scalar: UInt32, to bytes: inout OutputSpan<UInt8>
  ) -> Bool {
    if scalar < 0x180, let lower = latinLowercase(scalar) {
      if lower == scalar { return false }
      bytes.append(UInt8(0xC0 | lower >> 6))
      bytes.append(UInt8(0x80 | lower & 0x3F))
      return true
    }
    guard let scalar = Unicode.Scalar(scalar) else { return false }
    let lower = scalar.properties.lowercaseMapping
    if lower.unicodeScalars.elementsEqual(CollectionOfOne(scalar)) { return false }
    for byte in lower.utf8 { bytes.append(byte) }
    return true
  }

  /// The lower-case form of a letter of Latin-1 or Latin Extended-A; `nil` for the odd ones.
  private static func latinLowercase(_ scalar: UInt32) -> UInt32? {
    switch scalar {
    case 0xC0...0xDE: scalar == 0xD7 ? scalar : scalar + 0x20
    case 0x80...0xFF: scalar
    case 0x130, 0x131, 0x138, 0x149, 0x178, 0x17F: nil
    case 0x139...0x148, 0x179...0x17E: scalar & 1 == 1 ? scalar + 1 : scalar
    default: scalar | 1
    }
  }

  /// The scalar that starts at `offset`, which is moved behind it; text is valid UTF-8, and what is
  /// not gives some value without leaving the span.
  static func scalar(in word: Span<UInt8>, at offset: inout Int) -> UInt32 {
    let first = UInt32(word[offset])
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    var value = first & (0x7F >> UInt32(length))
    for index in offset + 1..<offset + length {
      value = value << 6 | (index < word.count ? UInt32(word[index] & 0x3F) : 0)
    }
    offset = min(offset + length, word.count)
    return value
  }
}
