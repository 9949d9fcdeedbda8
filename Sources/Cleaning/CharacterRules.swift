internal import CICUShim
import TextModel

/// The rules that look at single characters: `html`, `encoding`, `controls` and `spaces`.
///
/// Only the spots of the text are looked at.
struct CharacterRules {
  let rules: Set<CleaningRule>

  /// The repairs of `text`, whose spots are `spots`, ascending. O(spots).
  func edits(for text: String, _ spots: TextSpots) -> [Edit] {
    var scan = CharacterScan(rules: rules, count: text.utf8.count)
    return scan.edits(in: text.utf8Span.span, spots)
  }
}

private struct CharacterScan {
  private let usesHTML: Bool
  private let usesEncoding: Bool
  private let usesControls: Bool
  private let usesSpaces: Bool
  private let count: Int
  private var found: [Edit] = []
  private var blankRuns = BlankRuns()
  private var noBreakSpaces = NoBreakSpaces()

  init(rules: Set<CleaningRule>, count: Int) {
    usesHTML = rules.contains(.html)
    usesEncoding = rules.contains(.encoding)
    usesControls = rules.contains(.controls)
    usesSpaces = rules.contains(.spaces)
    self.count = count
  }

  /// True for first bytes of characters that a rule may care about.
  private static let isSuspect: [Bool] = (0..<256).map { byte in
    switch byte {
    case 0x00...0x20, 0x26, 0x7F, 0xC2, 0xCC, 0xCD, 0xE1, 0xE2, 0xE3, 0xEF: true
    default: false
    }
  }

  mutating func edits(in bytes: Span<UInt8>, _ spots: TextSpots) -> [Edit] {
    if !usesHTML && !usesEncoding && !usesControls && !usesSpaces { return [] }
    let isSuspect = Self.isSuspect
    var end = 0
    for spot in spots.offsets {
      let offset = Int(spot)
      guard offset >= end, isSuspect[Int(bytes[offset])] else { continue }
      end = endAfterSuspect(at: offset, in: bytes)
    }
    if usesSpaces {
      found += blankRuns.edits() + noBreakSpaces.edits()
      found.sort { $0.range < $1.range }
    }
    return found
  }

  /// Looks at the character at `offset` and returns where to go on.
  private mutating func endAfterSuspect(at offset: Int, in bytes: Span<UInt8>) -> Int {
    let (scalar, byteCount) = bytes.scalar(at: offset)
    let end = offset + byteCount
    if scalar == 0x0A || scalar == 0x0C {
      blankRuns.endLine(nextStart: end)
      return end
    }
    if scalar == 0x26 {
      guard usesHTML, let reference = CharacterReference(at: offset, in: bytes) else { return end }
      add(offset, reference.end, reference.text, .html, "a character reference in plain text")
      return reference.end
    }
    if isBlank(scalar) {
      return usesSpaces ? endAfterBlanks(at: offset, in: bytes) : end
    }
    if usesControls, let replacement = Self.replacement(ofControl: scalar),
      !isLostLetter(scalar, offset, end, in: bytes)
    {
      let reason =
        replacement.isEmpty ? "a control character" : "a control character for a line end"
      add(offset, end, replacement, .controls, reason)
      return end
    }
    if usesSpaces, scalar == 0x200B || scalar == 0x2060 || scalar == 0xFEFF {
      add(offset, end, "", .spaces, "an invisible space")
      return end
    }
    if usesSpaces, scalar == 0xAD, isInsideLine(offset, end, in: bytes) {
      add(offset, end, "", .spaces, "a soft hyphen inside a line")
      return end
    }
    if usesEncoding { repairEncoding(of: scalar, from: offset, to: end, in: bytes) }
    return end
  }

  private mutating func add(
    _ start: Int, _ end: Int, _ replacement: String, _ rule: CleaningRule, _ reason: String
  ) {
    found.append(
      Edit(
        range: ByteRange(start, end), replacement: replacement, rule: rule.rawValue, reason: reason)
    )
  }

  /// What stands instead of a control character; `nil` for all other scalars.
  private static func replacement(ofControl scalar: UInt32) -> String? {
    switch scalar {
    case 0x09, 0x0A, 0x0C, 0x0D: nil
    case 0x0B, 0x85: "\n"  // the line end inside a paragraph of word processors, and NEXT LINE
    case 0x00...0x1F, 0x7F...0x9F: ""
    default: nil
    }
  }

  /// True for a control above U+007F beside a letter: a letter that nobody could read, which is
  /// damage to report rather than to wipe out.
  private func isLostLetter(
    _ scalar: UInt32, _ start: Int, _ end: Int, in bytes: Span<UInt8>
  ) -> Bool {
    guard (0x80...0x9F).contains(scalar) else { return false }
    let before = start > 0 ? bytes.scalar(before: start).value : 0
    if scalar == 0x85 { return before >= 0x80 && isLetter(before) && !isPolishLetter(before) }
    return isLetter(before) || end < count && isLetter(bytes.scalar(at: end).value)
  }

  /// Looks at the run of blanks at `start`: trailing, repeated, or as it should be.
  private mutating func endAfterBlanks(at start: Int, in bytes: Span<UInt8>) -> Int {
    let end = bytes.endOfRun(startingAt: start, notAfter: count, where: isBlank)
    if end == count || bytes[end] == 0x0A
      || bytes[end] == 0x0D && end + 1 < count && bytes[end + 1] == 0x0A
    {
      add(start, end, "", .spaces, "blanks at the end of a line")
    } else {
      blankRuns.add(start, end, in: bytes)
      // A blank of one byte is the usual one or a tab.
      let (_, byteCount) = bytes.scalar(at: start)
      if byteCount > 1, start + byteCount == end { noBreakSpaces.add(start, end, in: bytes) }
    }
    return end
  }

  /// True if no line ends beside the soft hyphen; there the rule `hyphens` joins the lines.
  private func isInsideLine(_ start: Int, _ end: Int, in bytes: Span<UInt8>) -> Bool {
    let after = bytes.endOfRun(startingAt: end, notAfter: count, where: isBlank)
    return after == count || !isWhiteSpace(bytes.scalar(at: after).value)
  }

  private mutating func repairEncoding(
    of scalar: UInt32, from start: Int, to end: Int, in bytes: Span<UInt8>
  ) {
    if let letters = Self.ligatures[scalar] {
      add(start, end, letters, .encoding, "a ligature for its letters")
      return
    }
    guard Self.isMark(scalar), start > 0, !Self.isMark(bytes.scalar(before: start).value) else {
      return
    }
    compose(from: start - bytes.scalar(before: start).byteCount, in: bytes)
  }

  /// Makes one of the letter at `start` and the marks behind it, as far as Unicode has one letter
  /// for them.
  private mutating func compose(from start: Int, in bytes: Span<UInt8>) {
    var scalars: [UInt32] = []
    var end = start
    while end < count, scalars.count < Self.mostMarks {
      let (scalar, byteCount) = bytes.scalar(at: end)
      if end > start, !Self.isMark(scalar) { break }
      scalars.append(scalar)
      end += byteCount
    }
    var composed = [UInt32](repeating: 0, count: scalars.count)
    let length = Int(cicu_composed(scalars, Int32(scalars.count), &composed))
    guard length > 0, length < scalars.count else { return }
    let letter = String(decoding: TextPlausibility.utf8(Array(composed[..<length])), as: UTF8.self)
    add(start, end, letter, .encoding, "a letter and its mark for one letter")
  }

  /// The combining marks of Latin, Greek and Cyrillic; other scripts order theirs in ways of their own.
  private static func isMark(_ scalar: UInt32) -> Bool { scalar &- 0x300 < 0x70 }

  /// No letter has more marks; piles of them are an ornament.
  private static let mostMarks = 16

  private static let ligatures: [UInt32: String] = [
    0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st",
    0xFB06: "st",
  ]
}
