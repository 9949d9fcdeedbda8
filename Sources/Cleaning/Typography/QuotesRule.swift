import TextModel

/// The rule `quotes`: Polish quotation marks for what typewriters and terminals wrote instead.
///
/// ",," and "``" open and "''" closes, whatever else the text uses. Straight
/// quotes and apostrophes are as right as others where a text uses them alone;
/// they become „ ” and ’ where it uses those elsewhere, and « » or ‚ ’ inside a
/// pair that a Polish mark has opened. Pairs do not reach across a blank line.
struct QuotesRule {
  let text: String
  let range: ByteRange

  /// A mark that stands for a quotation mark.
  private struct Mark {
    var start: Int
    var byteCount: Int
    var scalar: UInt32
    /// True if text follows at once, and none stands before.
    var opens: Bool
    /// True if text stands right before, and none follows.
    var closes: Bool
  }

  /// The repairs, ascending. O(bytes).
  func edits() -> [Edit] {
    let bytes = text.utf8Span.span
    guard hasStraightMark(in: bytes) else { return [] }
    let usesPolish = contains(0x201E, in: bytes)
    let usesApostrophes = hasApostrophe(in: bytes)
    var result: [Edit] = []
    for marks in paragraphs(in: bytes) {
      result += edits(for: marks, usesPolish: usesPolish, usesApostrophes: usesApostrophes)
    }
    return result
  }

  private func hasStraightMark(in bytes: Span<UInt8>) -> Bool {
    for offset in range.start..<range.end {
      switch bytes[offset] {
      case 0x22, 0x27, 0x60: return true
      case 0x2C where offset + 1 < range.end && bytes[offset + 1] == 0x2C: return true
      default: break
      }
    }
    return false
  }

  private func contains(_ wanted: UInt32, in bytes: Span<UInt8>) -> Bool {
    var offset = range.start
    while offset < range.end {
      let (scalar, count) = bytes.scalar(at: offset)
      if scalar == wanted { return true }
      offset += count
    }
    return false
  }

  /// True if "’" stands between two letters anywhere.
  private func hasApostrophe(in bytes: Span<UInt8>) -> Bool {
    var offset = range.start
    while offset < range.end {
      let (scalar, count) = bytes.scalar(at: offset)
      if scalar == 0x2019, isBetweenLetters(offset, count, in: bytes) { return true }
      offset += count
    }
    return false
  }

  private func isBetweenLetters(_ start: Int, _ count: Int, in bytes: Span<UInt8>) -> Bool {
    start > range.start && start + count < range.end
      && isLetter(bytes.scalar(before: start).value)
      && isLetter(bytes.scalar(at: start + count).value)
  }

  // MARK: - Marks

  /// The marks of each paragraph.
  private func paragraphs(in bytes: Span<UInt8>) -> [[Mark]] {
    var result: [[Mark]] = []
    var marks: [Mark] = []
    var offset = range.start
    var isAtLineStart = false
    while offset < range.end {
      let (scalar, count) = bytes.scalar(at: offset)
      if scalar == 0x0A {
        if isAtLineStart {
          result.append(marks)
          marks = []
        }
        isAtLineStart = true
      } else if !isWhiteSpace(scalar) {
        isAtLineStart = false
      }
      if let mark = mark(scalar, at: offset, count, in: bytes) {
        marks.append(mark)
        offset += mark.byteCount
      } else {
        offset += count
      }
    }
    return result + [marks]
  }

  private func mark(
    _ scalar: UInt32, at offset: Int, _ count: Int, in bytes: Span<UInt8>
  ) -> Mark? {
    var byteCount = count
    switch scalar {
    case 0x22, 0x201E, 0x201D, 0x201C: break
    case 0x27, 0x2C, 0x60:
      let isDouble = offset + 1 < range.end && bytes[offset + 1] == bytes[offset]
      let isTriple = offset + 2 < range.end && bytes[offset + 2] == bytes[offset]
      if isTriple || !isDouble && scalar != 0x27 { return nil }
      if isDouble { byteCount = 2 }
    default: return nil
    }
    let end = offset + byteCount
    let hasTextBefore = offset > range.start && !isGap(bytes.scalar(before: offset).value)
    let hasTextAfter = end < range.end && !isGap(bytes.scalar(at: end).value)
    let isOpenedBefore = offset > range.start && isOpening(bytes.scalar(before: offset).value)
    let isClosedAfter = end < range.end && isClosing(bytes.scalar(at: end).value)
    return Mark(
      start: offset, byteCount: byteCount, scalar: scalar,
      opens: hasTextAfter && (!hasTextBefore || isOpenedBefore),
      closes: hasTextBefore && (!hasTextAfter || isClosedAfter))
  }

  private func isGap(_ scalar: UInt32) -> Bool { isWhiteSpace(scalar) }

  private func isOpening(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x28, 0x5B, 0x7B, 0x3E, 0x2013, 0x2014, 0x2D, 0x2F, 0xAB, 0xBB, 0x201A, 0x201E: true
    default: false
    }
  }

  private func isClosing(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x21, 0x22, 0x27, 0x29, 0x2C, 0x2D, 0x2E, 0x2F, 0x3A, 0x3B, 0x3C, 0x3F, 0x5D, 0x7D, 0xAB,
      0xBB, 0x2013, 0x2014, 0x2019, 0x201D, 0x2026:
      true
    default: false
    }
  }

  // MARK: - Edits

  /// A mark that waits for its end.
  private struct Opener {
    var mark: Mark
    /// True for a straight quote that may become a Polish one; the others are or become one.
    var isStraight: Bool
  }

  /// A quotation with both of its marks.
  private struct Quotation {
    var opening: Opener
    var closing: Mark
  }

  private func edits(
    for marks: [Mark], usesPolish: Bool, usesApostrophes: Bool
  ) -> [Edit] {
    var result: [Edit] = []
    var openers: [Opener] = []
    var quotations: [Quotation] = []
    var single: Mark?
    for mark in marks {
      if mark.scalar == 0x27, mark.byteCount == 1 {
        if isBetweenLetters(mark.start, 1, in: text.utf8Span.span) {
          if usesApostrophes {
            result.append(edit(mark, "’", "a straight apostrophe beside curved ones"))
          }
        } else if let opening = single, mark.closes {
          result += singlePair(opening, mark)
          single = nil
        } else if mark.opens, openers.last?.isStraight == false {
          single = mark
        }
        continue
      }
      single = nil
      switch mark.scalar {
      case 0x201E: openers.append(Opener(mark: mark, isStraight: false))
      case 0x201D, 0x201C:
        // Straight quotes that never ended are none.
        while let opener = openers.popLast() {
          if opener.isStraight { continue }
          quotations.append(Quotation(opening: opener, closing: mark))
          break
        }
      case 0x2C, 0x60:
        if mark.opens {
          result.append(edit(mark, "„", "\"\(sign(mark))\" for an opening quotation mark"))
          openers.append(Opener(mark: mark, isStraight: false))
        }
      default:
        if mark.closes, let opener = openers.popLast() {
          quotations.append(Quotation(opening: opener, closing: mark))
          if !opener.isStraight {
            result.append(edit(mark, "”", "the end of a quotation that „ began"))
          }
        } else if mark.scalar == 0x22, mark.opens, usesPolish || !openers.isEmpty {
          openers.append(Opener(mark: mark, isStraight: true))
        }
      }
    }
    return (result + straightEdits(of: quotations)).sorted { $0.range < $1.range }
  }

  /// Straight quotes become „ ”, and inside of another quotation « ».
  private func straightEdits(of quotations: [Quotation]) -> [Edit] {
    var result: [Edit] = []
    // An outer quotation ends behind its inner ones, and so comes later.
    var outerStart = Int.max
    for quotation in quotations.reversed() {
      let opening = quotation.opening.mark
      let isInner = opening.start > outerStart
      if !isInner { outerStart = opening.start }
      guard quotation.opening.isStraight else { continue }
      let reason =
        isInner ? "straight quotes inside of a quotation" : "straight quotes beside Polish ones"
      result.append(edit(opening, isInner ? "«" : "„", reason))
      result.append(edit(quotation.closing, isInner ? "»" : "”", reason))
    }
    return result
  }

  /// Single straight quotes inside of a quotation, around more than one letter ("rock 'n' roll").
  private func singlePair(_ opening: Mark, _ closing: Mark) -> [Edit] {
    guard closing.start - opening.start > 3 else { return [] }
    let reason = "single straight quotes inside of a quotation"
    return [edit(opening, "‚", reason), edit(closing, "’", reason)]
  }

  private func sign(_ mark: Mark) -> Substring {
    Substring(text[ByteRange(mark.start, mark.start + mark.byteCount)])
  }

  private func edit(_ mark: Mark, _ replacement: String, _ reason: String) -> Edit {
    Edit(
      range: ByteRange(mark.start, mark.start + mark.byteCount), replacement: replacement,
      rule: CleaningRule.quotes.rawValue, reason: reason, confidence: 0.95)
  }
}
