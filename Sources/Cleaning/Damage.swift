public import TextModel

/// A place where letters were lost for good: it can be shown, not repaired.
public struct Damage: Hashable, Sendable, CustomStringConvertible {
  /// What became of the letters.
  public enum Kind: String, CaseIterable, Codable, Sendable {
    /// U+FFFD stands for them.
    case replacementCharacter
    /// "?" stands for them, between two letters.
    case questionMark
    /// A control character, or half of a sequence of UTF-8, is all that is left of them.
    case remains
    /// They stand without their marks: a whole text without one Polish letter.
    case diacritics

    /// What it means, for people.
    public var explanation: String {
      switch self {
      case .replacementCharacter: "U+FFFD stands for a letter that was lost"
      case .questionMark: "\"?\" stands for a letter that was lost"
      case .remains: "only a part is left of the bytes of a letter"
      case .diacritics: "a Polish text without one Polish letter"
      }
    }
  }

  /// What became of the letters.
  public var kind: Kind
  /// The word, or the document, as bytes of the text.
  public var range: ByteRange
  /// The word; empty for a whole document.
  public var word: String

  /// "byte 17: \"W?r?d\": \"?\" stands for a letter that was lost".
  public var description: String {
    let place = word.isEmpty ? "from byte \(range.start)" : "byte \(range.start): \"\(word)\""
    return "\(place): \(kind.explanation)"
  }
}

extension Cleaner {
  /// The places of `text` where letters were lost, ascending, a word at a time. O(bytes).
  ///
  /// Nothing of this is repaired, since more than one letter may have stood there.
  public func damage(in text: String) -> [Damage] {
    var text = text
    text.makeContiguousUTF8()
    return damage(in: text, Glance(at: text))
  }

  /// The same of a text that was looked at.
  func damage(in text: String, _ glance: Glance) -> [Damage] {
    let scan = DamageScan(text: text, spots: glance.spots, knowledge: knowledge)
    return glance.parts.flatMap { scan.damage(in: $0) }
  }
}

private struct DamageScan {
  let text: String
  let spots: TextSpots
  let knowledge: any WordKnowledge

  /// Polish texts of so many letters have a letter of their own: one in fifteen letters is.
  private static let leastLetters = 120
  /// The least share of words that the lexicon lists in a Polish text.
  private static let leastKnownShare = 0.55
  private static let mostWords = 200

  /// True for bytes at which a damaged place may begin.
  private static let isSign: [Bool] = (0..<256).map { $0 == 0x3F || $0 >= 0xC2 }

  func damage(in part: ByteRange) -> [Damage] {
    let bytes = text.utf8Span.span
    var result: [Damage] = []
    var addresses: [ByteRange] = []
    let isSign = Self.isSign
    var end = part.start
    for spot in spots.offsets(in: part) {
      let offset = Int(spot)
      guard offset >= end, isSign[Int(bytes[offset])] else { continue }
      let (scalar, count) = bytes.scalar(at: offset)
      guard let kind = kind(of: scalar, at: offset, count, part, in: bytes) else { continue }
      let chunk = chunk(around: offset, part, in: bytes)
      end = max(chunk.end, offset + count)
      if isAddress(chunk, in: bytes) {
        addresses.append(ByteRange(chunk.start, end))
      } else {
        result.append(Damage(kind: kind, range: chunk, word: String(text[chunk])))
      }
    }
    if result.isEmpty, !hasMarkedLetter(part, besides: addresses, in: bytes),
      lacksDiacritics(part, in: bytes)
    {
      result.append(Damage(kind: .diacritics, range: part, word: ""))
    }
    return result
  }

  /// True if there is a letter outside ASCII, not in `addresses`; most texts soon have one.
  private func hasMarkedLetter(
    _ part: ByteRange, besides addresses: [ByteRange], in bytes: Span<UInt8>
  ) -> Bool {
    var offset = part.start
    var rest = addresses[...]
    while offset < part.end {
      if let address = rest.first, address.start <= offset {
        offset = max(offset, address.end)
        rest.removeFirst()
      } else if offset + 16 <= part.end, bytes.sixteen(at: offset).atLeast(0x80).isZero {
        // What is skipped may reach into an address: it has no such letter.
        offset += 16
      } else {
        let (scalar, count) = bytes.scalar(at: offset)
        if scalar >= 0x80, isLetter(scalar) { return true }
        offset += count
      }
    }
    return false
  }

  private func kind(
    of scalar: UInt32, at offset: Int, _ count: Int, _ part: ByteRange, in bytes: Span<UInt8>
  ) -> Damage.Kind? {
    if scalar == 0xFFFD { return .replacementCharacter }
    let before = offset > part.start ? bytes.scalar(before: offset).value : 0x20
    let after = offset + count < part.end ? bytes.scalar(at: offset + count).value : 0x20
    switch scalar {
    case 0x3F:
      return isLetter(before) && isLetter(after) && !isUppercase(after) ? .questionMark : nil
    case 0x80...0x9F: return isLetter(before) || isLetter(after) ? .remains : nil
    // The first halves of Polish letters, behind a small letter: "weszÅa", "weszĹa".
    case 0xC3, 0xC4, 0xC5, 0x102, 0x139:
      return isLetter(before) && !isUppercase(before) ? .remains : nil
    default: return nil
    }
  }

  private func chunk(around offset: Int, _ part: ByteRange, in bytes: Span<UInt8>) -> ByteRange {
    ByteRange(
      bytes.startOfRun(
        endingAt: offset, notBefore: part.start, where: { !isWhiteSpace($0) }),
      bytes.endOfRun(startingAt: offset, notAfter: part.end, where: { !isWhiteSpace($0) }))
  }

  private func isAddress(_ chunk: ByteRange, in bytes: Span<UInt8>) -> Bool {
    (chunk.start..<chunk.end).contains {
      bytes[$0] == 0x2F || bytes[$0] == 0x3D || bytes[$0] == 0x40
    }
  }

  /// True if the document is Polish and long enough to need a letter outside ASCII.
  private func lacksDiacritics(_ part: ByteRange, in bytes: Span<UInt8>) -> Bool {
    guard part.byteCount >= Self.leastLetters else { return false }
    var letters = 0
    var words = 0
    var known = 0
    var word: [UInt8] = []
    for offset in part.start...part.end {
      let byte = offset < part.end ? bytes[offset] : 0x20
      if byte < 0x80, isLetter(UInt32(byte)) {
        letters += 1
        word.append(byte | 0x20)
      } else if !word.isEmpty {
        words += 1
        if knowledge.use(ofLowercase: word)?.isListed == true { known += 1 }
        word = []
        if words == Self.mostWords { break }
      }
    }
    return letters >= Self.leastLetters
      && Double(known) >= Self.leastKnownShare * Double(words)
  }
}
