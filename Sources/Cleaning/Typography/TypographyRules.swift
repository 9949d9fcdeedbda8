import TextModel

/// The rules `dashes`, `ellipsis` and `orphans`: what a typesetter would write.
///
/// One pass over a document's bytes; only "-", "." and single letters are
/// looked at. Wide blanks, addresses and tables of figures stay.
struct TypographyRules {
  let text: String
  let range: ByteRange
  let rules: Set<CleaningRule>

  /// The repairs, ascending. O(bytes).
  func edits() -> [Edit] {
    let bytes = text.utf8Span.span
    let usesDashes = rules.contains(.dashes)
    let usesEllipsis = rules.contains(.ellipsis)
    let usesOrphans = rules.contains(.orphans)
    guard usesDashes || usesEllipsis || usesOrphans else { return [] }
    var result: [Edit] = []
    var offset = range.start
    while offset < range.end {
      switch bytes[offset] {
      case 0x2D where usesDashes:
        let end = endOfRun(of: 0x2D, from: offset, in: bytes)
        if let edit = dash(from: offset, to: end, in: bytes) { result.append(edit) }
        offset = end
      case 0x2E where usesEllipsis:
        let end = endOfRun(of: 0x2E, from: offset, in: bytes)
        if end - offset == 3 {
          result.append(edit(offset, end, "…", .ellipsis, "three dots for an ellipsis", 0.99))
        }
        offset = end
      case 0x20 where usesOrphans:
        if isAfterOrphan(offset, in: bytes) {
          result.append(
            edit(
              offset, offset + 1, "\u{A0}", .orphans, "a word of one letter at a line's end", 0.99))
        }
        offset += 1
      default: offset += 1
      }
    }
    return result
  }

  private func edit(
    _ start: Int, _ end: Int, _ replacement: String, _ rule: CleaningRule, _ reason: String,
    _ confidence: Double
  ) -> Edit {
    Edit(
      range: ByteRange(start, end), replacement: replacement, rule: rule.rawValue, reason: reason,
      confidence: confidence)
  }

  private func endOfRun(of byte: UInt8, from start: Int, in bytes: Span<UInt8>) -> Int {
    var end = start
    while end < range.end, bytes[end] == byte { end += 1 }
    return end
  }

  // MARK: - Dashes

  /// A hyphen for a dash: between blanks, at the start of a line, doubled, or between years.
  private func dash(from start: Int, to end: Int, in bytes: Span<UInt8>) -> Edit? {
    let before = start > range.start ? bytes.scalar(before: start).value : 0x0A
    let after = end < range.end ? bytes.scalar(at: end).value : 0x0A
    let count = end - start
    if count > 3 { return nil }
    if count > 1 {
      // "--" of command lines and "---" of Markdown stand at the start of words and lines.
      let isSpaced = isBlank(before) && isBlank(after)
      let joins = isLetter(before) && isLetter(after)
      guard isSpaced || joins && count == 2 else { return nil }
      return edit(
        start, end, joins ? " – " : "–", .dashes, "hyphens for a dash", joins ? 0.9 : 0.98)
    }
    if isBlank(before) && isBlank(after) {
      // In sums and tables a minus may stand between blanks.
      guard !isBetweenDigits(start, end, in: bytes), !isInWideGap(start, end, in: bytes) else {
        return nil
      }
      if before == 0x20 || before == 0xA0 {
        return edit(start, end, "–", .dashes, "a hyphen between blanks for a dash", 0.97)
      }
    }
    if before == 0x0A, isBlank(after), isDialogue(end, in: bytes) {
      return edit(start, end, "–", .dashes, "a hyphen for the dash of a dialogue", 0.9)
    }
    if isDigit(before), isDigit(after), isRangeOfYears(start, end, in: bytes) {
      return edit(start, end, "–", .dashes, "a hyphen between two years", 0.9)
    }
    return nil
  }

  private func isBetweenDigits(_ start: Int, _ end: Int, in bytes: Span<UInt8>) -> Bool {
    let left = bytes.startOfRun(endingAt: start, notBefore: range.start, where: isBlank)
    let right = bytes.endOfRun(startingAt: end, notAfter: range.end, where: isBlank)
    return left > range.start && right < range.end
      && isDigit(bytes.scalar(before: left).value) && isDigit(bytes.scalar(at: right).value)
  }

  private func isInWideGap(_ start: Int, _ end: Int, in bytes: Span<UInt8>) -> Bool {
    let left = bytes.startOfRun(endingAt: start, notBefore: range.start, where: isBlank)
    let right = bytes.endOfRun(startingAt: end, notAfter: range.end, where: isBlank)
    return start - left > 2 || right - end > 2 || right == range.end || bytes[right] == 0x0A
  }

  /// True if what follows the mark at a line's start is said: a capital, and a full stop or more
  /// in the line. Items of lists seldom are.
  private func isDialogue(_ end: Int, in bytes: Span<UInt8>) -> Bool {
    let start = bytes.endOfRun(startingAt: end, notAfter: range.end, where: isBlank)
    guard start < range.end, isUppercase(bytes.scalar(at: start).value) else { return false }
    var offset = start
    var last: UInt32 = 0
    while offset < range.end, bytes[offset] != 0x0A {
      let (scalar, count) = bytes.scalar(at: offset)
      if !isWhiteSpace(scalar) { last = scalar }
      offset += count
    }
    return last == 0x2E || last == 0x21 || last == 0x3F || last == 0x2026
  }

  /// True between two numbers of four digits, from 1000 to 2100, the second not smaller.
  private func isRangeOfYears(_ start: Int, _ end: Int, in bytes: Span<UInt8>) -> Bool {
    let left = bytes.startOfRun(endingAt: start, notBefore: range.start, where: isDigit)
    let right = bytes.endOfRun(startingAt: end, notAfter: range.end, where: isDigit)
    guard start - left == 4, right - end == 4 else { return false }
    // A further hyphen makes it a number of a bill, a date or a telephone.
    if left > range.start, !isGapOrBracket(bytes.scalar(before: left).value) { return false }
    if right < range.end, bytes[right] == 0x2D || isLetter(bytes.scalar(at: right).value) {
      return false
    }
    let first = (left..<start).reduce(0) { $0 * 10 + Int(bytes[$1] - 0x30) }
    let second = (end..<right).reduce(0) { $0 * 10 + Int(bytes[$1] - 0x30) }
    return (1000...2100).contains(first) && (first...2100).contains(second)
  }

  private func isGapOrBracket(_ scalar: UInt32) -> Bool {
    isWhiteSpace(scalar) || scalar == 0x28 || scalar == 0x5B || scalar == 0x201E
  }

  // MARK: - Orphans

  /// True if the blank at `offset` stands between a word of one letter and the next word.
  private func isAfterOrphan(_ offset: Int, in bytes: Span<UInt8>) -> Bool {
    guard offset > range.start, offset + 1 < range.end else { return false }
    switch bytes[offset - 1] | 0x20 {
    case 0x61, 0x69, 0x6F, 0x75, 0x77, 0x7A: break  // a i o u w z
    default: return false
    }
    if offset - 1 > range.start {
      let before = bytes.scalar(before: offset - 1).value
      guard isWhiteSpace(before) || before == 0x28 || before == 0x201E || before == 0xAB else {
        return false
      }
    }
    let next = bytes.scalar(at: offset + 1).value
    return isLetter(next) || isDigit(next) || next == 0x201E || next == 0xAB
  }
}
