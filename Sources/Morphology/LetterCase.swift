/// Letter case of UTF-8 text: lower-casing, and which letters are capitals.
///
/// A mask has bit i set if scalar i is a capital; scalars from the 64th on are
/// never marked.
package enum LetterCase {
  /// The mask of a word that begins with its only capital.
  static let title: UInt64 = 1

  /// The lower-case form of the UTF-8 bytes `word`, and the mask of its capitals.
  package static func folded(_ word: Span<UInt8>) -> (bytes: [UInt8], mask: UInt64) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(word.count)
    var mask: UInt64 = 0
    var scalarIndex: UInt64 = 0
    var offset = 0
    while offset < word.count {
      let first = word[offset]
      let start = offset
      if first < 0x80 {
        let isCapital = first &- 0x41 < 26
        bytes.append(isCapital ? first | 0x20 : first)
        if isCapital { mask |= 1 &<< scalarIndex }
        offset += 1
      } else {
        let scalar = Self.scalar(in: word, at: &offset)
        let lower = lowercase(scalar)
        if lower != nil { mask |= scalarIndex < 64 ? 1 &<< scalarIndex : 0 }
        if let lower {
          bytes += lower
        } else {
          for index in start..<offset { bytes.append(word[index]) }
        }
      }
      if scalarIndex == 63 { mask &= (1 << 63) - 1 }
      scalarIndex += 1
    }
    return (bytes, mask)
  }

  /// The word `lowercase` (UTF-8) with the scalars of `mask` as capitals.
  static func restored(_ lowercase: some Collection<UInt8>, mask: UInt64) -> String {
    let text = String(decoding: lowercase, as: UTF8.self)
    if mask == 0 { return text }
    var result = ""
    for (index, scalar) in text.unicodeScalars.enumerated() {
      if index < 64 && mask & (1 << UInt64(index)) != 0 {
        result.unicodeScalars.append(uppercase(scalar))
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The capital of `scalar` where it is a single scalar, else `scalar` itself.
  private static func uppercase(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let capital = scalar.properties.uppercaseMapping.unicodeScalars
    return capital.count == 1 ? capital.first! : scalar  // Not empty: it has one element.
  }

  /// The bytes of the lower-case form of `scalar`, or `nil` if that is the scalar itself.
  private static func lowercase(_ scalar: UInt32) -> [UInt8]? {
    if scalar < 0x180, let lower = latinLowercase(scalar) {
      return lower == scalar
        ? nil : [UInt8(0xC0 | lower >> 6), UInt8(0x80 | lower & 0x3F)]
    }
    guard let scalar = Unicode.Scalar(scalar) else { return nil }
    let lower = scalar.properties.lowercaseMapping
    return lower.unicodeScalars.elementsEqual(CollectionOfOne(scalar)) ? nil : Array(lower.utf8)
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
  private static func scalar(in word: Span<UInt8>, at offset: inout Int) -> UInt32 {
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
