import TextModel

/// Blanks of other widths than the usual one, for the rule `spaces`.
///
/// A no-break space is right behind a word of one or two letters, an initial or an
/// abbreviation, and beside figures. Where a document has one between two longer words,
/// no hand but an import put them there, and all become plain.
struct NoBreakSpaces {
  private var found: [(range: ByteRange, isTypographic: Bool)] = []

  /// Notes the blank of unusual width at `start`.
  mutating func add(_ start: Int, _ end: Int, in bytes: Span<UInt8>) {
    found.append((ByteRange(start, end), Self.isTypographic(start, end, in: bytes)))
  }

  /// The edits that make those plain that nobody meant.
  func edits() -> [Edit] {
    guard found.contains(where: { !$0.isTypographic }) else { return [] }
    return found.map {
      Edit(
        range: $0.range, replacement: " ", rule: CleaningRule.spaces.rawValue,
        reason: "a blank of unusual width", confidence: $0.isTypographic ? 0.8 : 0.98)
    }
  }

  private static func isTypographic(_ start: Int, _ end: Int, in bytes: Span<UInt8>) -> Bool {
    guard bytes.scalar(at: start).value != 0x3000 else { return false }
    guard start > 0, end < bytes.count else { return true }
    let (before, after) = (bytes.scalar(before: start).value, bytes.scalar(at: end).value)
    if !isLetter(before) || !isLetter(after) { return true }
    let word = bytes.startOfRun(
      endingAt: start, notBefore: max(0, start - 12),
      where: { isLetter($0) })
    return bytes.scalarCount(from: word, to: start) <= 2
  }
}
