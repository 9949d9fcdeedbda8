import TextModel

/// Finds the chunks of a document, which are what stands between white space, and among them those
/// that look broken.
struct ChunkScan {
  let range: ByteRange

  /// The chunks with anything suspect in them, ascending; `spots` are those of the text. O(spots).
  func suspectChunks(in bytes: Span<UInt8>, _ spots: TextSpots) -> [ByteRange] {
    var result: [ByteRange] = []
    var limit = range.start
    for spot in spots.offsets(in: range) {
      let offset = Int(spot)
      guard offset >= limit, SuspectScan.isSuspect(at: offset, after: range.start, in: bytes) else {
        continue
      }
      let chunk = chunk(around: offset, notBefore: limit, in: bytes)
      result.append(chunk)
      limit = chunk.end
    }
    return result
  }

  /// Parts of the document that reach so many bytes around the chunks `hits`, merged, ascending.
  func surroundings(
    of hits: [ByteRange], reach: Int, in bytes: Span<UInt8>
  ) -> [ByteRange] {
    var result: [ByteRange] = []
    for hit in hits {
      var start = max(range.start, hit.start - reach)
      while start > range.start, !isSpace(bytes[start - 1]) { start -= 1 }
      var end = min(range.end, hit.end + reach)
      while end < range.end, !isSpace(bytes[end]) { end += 1 }
      if let last = result.last, last.end >= start {
        result[result.count - 1] = ByteRange(last.start, max(last.end, end))
      } else {
        result.append(ByteRange(start, end))
      }
    }
    return result
  }

  /// The chunks of `part` that are not plain ASCII, or hold escapes, ascending. O(bytes).
  func markedChunks(of part: ByteRange, in bytes: Span<UInt8>) -> [ByteRange] {
    var result: [ByteRange] = []
    var offset = part.start
    while offset < part.end {
      if bytes[offset] < 0x80, !EscapeSyntax.mayBegin(at: offset, in: bytes) {
        offset += 1
        continue
      }
      let chunk = chunk(around: offset, notBefore: result.last?.end ?? part.start, in: bytes)
      result.append(chunk)
      offset = chunk.end
    }
    return result
  }

  /// The chunk that holds the byte at `offset`; soft line breaks of mail ("=" and a line end) do
  /// not end it.
  private func chunk(
    around offset: Int, notBefore limit: Int, in bytes: Span<UInt8>
  ) -> ByteRange {
    var start = offset
    while start > limit {
      if !isSpace(bytes[start - 1]) {
        start -= 1
      } else if let before = softBreak(endingAt: start, in: bytes), before >= limit {
        start = before
      } else {
        break
      }
    }
    var end = offset
    while end < range.end {
      if !isSpace(bytes[end]) {
        end += 1
      } else if end > start, bytes[end - 1] == 0x3D, let after = lineEnd(at: end, in: bytes) {
        end = after
      } else {
        break
      }
    }
    return ByteRange(start, end)
  }

  /// The place of "=" if it and a line end stand before `offset`.
  private func softBreak(endingAt offset: Int, in bytes: Span<UInt8>) -> Int? {
    guard offset >= range.start + 2, bytes[offset - 1] == 0x0A else { return nil }
    if bytes[offset - 2] == 0x3D { return offset - 2 }
    guard offset >= range.start + 3, bytes[offset - 2] == 0x0D, bytes[offset - 3] == 0x3D else {
      return nil
    }
    return offset - 3
  }

  private func lineEnd(at offset: Int, in bytes: Span<UInt8>) -> Int? {
    if bytes[offset] == 0x0A { return offset + 1 }
    guard bytes[offset] == 0x0D, offset + 1 < range.end, bytes[offset + 1] == 0x0A else {
      return nil
    }
    return offset + 2
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 0x09 < 5 }
}

/// Tells what Polish text seldom has: the signs that damage may be there.
enum SuspectScan {
  /// True if the spot at `offset` is a sign of damage; nothing before `start` counts.
  static func isSuspect(at offset: Int, after start: Int, in bytes: Span<UInt8>) -> Bool {
    let byte = bytes[offset]
    if byte < 0x80 { return EscapeSyntax.mayBegin(at: offset, in: bytes) }
    if byte >= 0xE0 { return isSuspect(bytes.scalar(at: offset).value) }
    // Capitals are usual: told by table.
    switch verdicts[Int(byte & 0x1F) << 6 | Int(bytes[offset + 1] & 0x3F)] {
    case .usual: return false
    case .suspect: return true
    case .capital:
      guard offset > start else { return false }
      let before = bytes.scalar(before: offset).value
      return isLetter(before) && !isUppercase(before)
    }
  }

  private enum Verdict { case usual, suspect, capital }

  /// What each scalar of two bytes is.
  private static let verdicts: [Verdict] = (0..<0x800).map {
    isPolishCapital($0) ? .capital : isSuspect($0) ? .suspect : .usual
  }

  /// The scalars of the bytes from `start` to `end`.
  static func scalars(in bytes: Span<UInt8>, _ start: Int, _ end: Int) -> [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(end - start)
    var offset = start
    while offset < end {
      let (scalar, count) = bytes.scalar(at: offset)
      result.append(scalar)
      offset += count
    }
    return result
  }

  /// How many scalars are suspect; signs that begin escapes count.
  static func suspectCount(in scalars: [UInt32]) -> Int {
    var count = 0
    var isAfterSmall = false
    for (index, scalar) in scalars.enumerated() {
      if scalar >= 0x80 {
        if isSuspect(scalar) || isAfterSmall && isPolishCapital(scalar) { count += 1 }
        isAfterSmall = isPolishLetter(scalar) && !isPolishCapital(scalar)
      } else {
        let isEscape =
          scalar == 0x5C
          ? index + 1 < scalars.count && scalars[index + 1] | 0x20 == 0x75
          : EscapeSyntax.mayBegin(at: index, in: scalars)
        if isEscape { count += 1 }
        isAfterSmall = scalar >= 0x61 && scalar <= 0x7A
      }
    }
    return count
  }

  /// True for the nine Polish capitals outside ASCII.
  static func isPolishCapital(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xD3, 0x104, 0x106, 0x118, 0x141, 0x143, 0x15A, 0x179, 0x17B: true
    default: false
    }
  }

  /// True for scalars above ASCII that are neither Polish letters, "é" nor usual marks.
  static func isSuspect(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2010...0x2014, 0x2018...0x201E, 0x2022, 0x2026, 0xA0, 0xA7, 0xAB, 0xBB, 0xB0, 0xAD: false
    case 0x200B...0x200D, 0x2060, 0xFEFF, 0xFFFD, 0xC9, 0xE9: false
    // Cyrillic letters that look like Latin ones get among them by hand.
    case 0x430, 0x435, 0x43E, 0x440, 0x445: false
    case 0x1F000...: false
    default: !isPolishLetter(scalar)
    }
  }
}
