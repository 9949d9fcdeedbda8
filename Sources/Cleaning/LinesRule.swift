import TextModel

/// The rule `lines`: makes paragraphs again of lines that were wrapped at a fixed width.
///
/// A text counts as wrapped only if its lines break where the next word would
/// not have fitted any more, in the middle of sentences. All others stay.
struct LinesRule {
  let text: String
  let layout: LineLayout
  /// Lines that are no part of paragraphs.
  let furniture: PageFurniture
  /// True if the rule `hyphens` has decided the hyphens at line ends.
  let knowsHyphens: Bool

  /// Wider lines than any that a program or a typesetter wraps at.
  private static let maximumWidth = 130
  /// Narrower text is a list or a table.
  private static let minimumWidth = 25
  /// Texts with a single wrapped line must be this wide to be recognized.
  private static let minimumWidthOfShortText = 36
  /// The share of the width that a line fills if the next word did not fit; print is uneven.
  private static let fullShare = 0.93
  /// The same where a sentence ends with the line, and perhaps a paragraph.
  private static let fullShareAtEnd = 1.0
  /// The same where blank lines or indents mark the paragraphs.
  private static let fullShareOfMarkedText = 0.75
  /// The least share of full lines among those that break a sentence.
  private static let leastFullShare = 0.8
  /// More lines than this share that begin with a capital are verse or a list.
  private static let greatestCapitalShare = 0.5
  /// Up to this many lines the widest is the width; beyond, the widest few may stand out.
  private static let maximumLinesOfShortText = 20

  /// The edits `hyphenEdits` of the same document and those of this rule, ascending.
  func edits(around hyphenEdits: [Edit]) -> [Edit] {
    if !mayBeWrapped { return hyphenEdits }
    let bytes = text.utf8Span.span
    let pairs = self.pairs(around: hyphenEdits, in: bytes)
    guard let width = wrappedWidth(of: pairs) else { return hyphenEdits }
    let usualIndent = self.usualIndent()
    let isMarked = hasMarkedParagraphs(usualIndent: usualIndent)
    var result = hyphenEdits
    for pair in pairs
    where !pair.isJoined && !pair.isTouched && layout.lines[pair.line + 1].indent <= usualIndent
      && continues(pair, width, isMarked)
    {
      result.append(
        Edit(
          range: ByteRange(layout.lines[pair.line].end, layout.lines[pair.line + 1].start),
          replacement: !knowsHyphens && pair.endsInHyphen ? "" : " ",
          rule: CleaningRule.lines.rawValue, reason: "a line wrapped inside a paragraph",
          confidence: pair.isInsideSentence ? 0.99 : 0.9))
    }
    result.sort { $0.range < $1.range }
    return result
  }

  /// Two lines that follow each other without a blank one.
  private struct Pair {
    /// The index of the first line.
    var line: Int
    /// The column after the last character of the first line.
    var edge: Int
    /// The number of scalars of the second line's first word.
    var nextWordWidth: Int
    /// True if the first line does not end a sentence.
    var isInsideSentence: Bool
    var nextBeginsWithCapital: Bool
    var nextBeginsWithSmallLetter: Bool
    var nextBeginsItem: Bool
    var nextBeginsWithBullet: Bool
    /// True if the first line ends in a letter and a hyphen, and the second begins with a letter.
    var endsInHyphen: Bool
    /// True if a hyphen edit joins the two lines.
    var isJoined: Bool
    /// True if a hyphen edit takes blanks before the line end: the lines are for the next round.
    var isTouched: Bool

    func isFull(_ width: Int, _ share: Double) -> Bool {
      isJoined || endsInHyphen || Double(edge + 1 + nextWordWidth) > Double(width) * share
    }
  }

  private func pairs(around hyphenEdits: [Edit], in bytes: Span<UInt8>) -> [Pair] {
    var result: [Pair] = []
    var next = 0
    for index in layout.lines.indices.dropLast() {
      let line = layout.lines[index]
      let second = layout.lines[index + 1]
      if line.isBlank || second.isBlank || second.startsPage { continue }
      if furniture.contains(index) || furniture.contains(index + 1) { continue }
      while next < hyphenEdits.count, hyphenEdits[next].range.end < second.start { next += 1 }
      let isJoined =
        next < hyphenEdits.count && hyphenEdits[next].range.start < line.nextStart
        && hyphenEdits[next].range.end >= second.start
      let isTouched = next > 0 && hyphenEdits[next - 1].range.end > line.end
      result.append(pair(at: index, isJoined: isJoined, isTouched: isTouched, in: bytes))
    }
    return result
  }

  private func pair(
    at index: Int, isJoined: Bool, isTouched: Bool, in bytes: Span<UInt8>
  ) -> Pair {
    let line = layout.lines[index]
    let second = layout.lines[index + 1]
    let wordEnd = bytes.endOfRun(
      startingAt: second.start, notAfter: second.end, where: { !isWhiteSpace($0) })
    let first = bytes.scalar(at: second.start).value
    let last = bytes.scalar(before: line.end)
    let isHyphen = last.value == 0x2D || last.value == 0x2010
    let isAfterLetter =
      line.end - last.byteCount > line.start
      && isLetter(bytes.scalar(before: line.end - last.byteCount).value)
    return Pair(
      line: index, edge: line.indent + line.width,
      nextWordWidth: bytes.scalarCount(from: second.start, to: wordEnd),
      isInsideSentence: !endsSentence(line, in: bytes),
      nextBeginsWithCapital: isUppercase(first),
      nextBeginsWithSmallLetter: isLetter(first) && !isUppercase(first),
      nextBeginsItem: beginsItem(second, wordEnd, in: bytes),
      nextBeginsWithBullet: wordEnd < second.end && Self.bullets.contains(first)
        && bytes.scalar(at: second.start).byteCount == wordEnd - second.start,
      endsInHyphen: isHyphen && isAfterLetter && isLetter(first), isJoined: isJoined,
      isTouched: isTouched)
  }

  private static let bullets: Set<UInt32> = [0x2A, 0xB7, 0x2022, 0x25AA, 0x25CF, 0x2219]

  /// True if `line` ends in a full stop or the like, closing quotes and brackets aside.
  private func endsSentence(_ line: Line, in bytes: Span<UInt8>) -> Bool {
    let end = bytes.startOfRun(endingAt: line.end, notBefore: line.start) { scalar in
      switch scalar {
      case 0x22, 0x27, 0x29, 0x5D, 0xAB, 0xBB, 0x2018...0x201F: true
      default: false
      }
    }
    guard end > line.start else { return true }
    switch bytes.scalar(before: end).value {
    case 0x21, 0x2E, 0x3A, 0x3B, 0x3F, 0x2026: return true  // ! . : ; ? …
    default: return false
    }
  }

  /// True if `line` begins with a dash or a number such as "1." or "2)" and a blank.
  private func beginsItem(_ line: Line, _ wordEnd: Int, in bytes: Span<UInt8>) -> Bool {
    guard wordEnd < line.end else { return false }
    let first = bytes.scalar(at: line.start)
    if first.value == 0x2D || first.value == 0x2013 || first.value == 0x2014 { return true }
    let digits = bytes.endOfRun(startingAt: line.start, notAfter: wordEnd, where: isDigit)
    guard digits > line.start, digits + 1 == wordEnd else { return false }
    return bytes[digits] == 0x2E || bytes[digits] == 0x29
  }

  /// False if so many lines are too wide that `wrappedWidth` finds none: most texts.
  private var mayBeWrapped: Bool {
    var count = 0
    var narrow = 0
    for line in layout.lines where !line.isBlank {
      count += 1
      if line.indent + line.width <= Self.maximumWidth { narrow += 1 }
    }
    return count > 1 && narrow > Self.indexOfWidth(count)
  }

  /// The place of the width among so many edges in ascending order.
  private static func indexOfWidth(_ count: Int) -> Int {
    count <= maximumLinesOfShortText ? count - 1 : count * 49 / 50 - 1
  }

  /// The width at which the document was wrapped; `nil` if it evidently was not.
  private func wrappedWidth(of pairs: [Pair]) -> Int? {
    let edges = layout.lines.filter { !$0.isBlank }.map { $0.indent + $0.width }.sorted()
    guard edges.count > 1 else { return nil }
    let width = edges[Self.indexOfWidth(edges.count)]
    guard width >= Self.minimumWidth, width <= Self.maximumWidth else { return nil }
    // The items of a list end anywhere.
    let inside = pairs.filter {
      $0.isInsideSentence && !$0.nextBeginsWithBullet && !$0.nextBeginsItem
    }
    let full = inside.filter { $0.isFull(width, Self.fullShare) }
    let capitals = inside.filter { $0.nextBeginsWithCapital }
    guard !inside.isEmpty,
      Double(full.count) >= Self.leastFullShare * Double(inside.count),
      Double(capitals.count) <= Self.greatestCapitalShare * Double(inside.count)
    else { return nil }
    if inside.count < 3 {
      guard width >= Self.minimumWidthOfShortText,
        inside.contains(where: { $0.nextBeginsWithSmallLetter || $0.isJoined })
      else { return nil }
    }
    return width
  }

  /// The indent that most lines have, the smaller of two.
  private func usualIndent() -> Int {
    var counts: [Int: Int] = [:]
    for line in layout.lines where !line.isBlank { counts[line.indent, default: 0] += 1 }
    return counts.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key ?? 0
  }

  /// True if blank lines or indents mark the paragraphs, so that short lines need not.
  private func hasMarkedParagraphs(usualIndent: Int) -> Bool {
    layout.lines.contains { $0.isBlank || $0.indent > usualIndent }
  }

  /// True if the second line of `pair` goes on with the paragraph of the first.
  private func continues(_ pair: Pair, _ width: Int, _ isMarked: Bool) -> Bool {
    let line = layout.lines[pair.line]
    let second = layout.lines[pair.line + 1]
    if pair.nextBeginsWithBullet || second.indent > line.indent { return false }
    // Much wider lines are paragraphs of their own.
    if Double(pair.edge) > 1.3 * Double(width) { return false }
    let isFull = pair.isFull(
      width,
      isMarked
        ? Self.fullShareOfMarkedText : pair.isInsideSentence ? Self.fullShare : Self.fullShareAtEnd)
    if pair.nextBeginsItem { return isFull && (isMarked || pair.isInsideSentence) }
    return isFull || pair.isInsideSentence && pair.nextBeginsWithSmallLetter
  }
}
