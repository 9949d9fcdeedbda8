import TextModel

/// The decisions that the bytes around a terminator suffice for.
///
/// Each is one of `SentenceSplitter`'s rules, for words, marks and gaps of the
/// plainest kind; in doubt the tokens decide.
extension SentenceScanner {
  /// What stands behind a terminator.
  struct Glance {
    /// The end of the terminator's closing marks.
    var end: Int
    var hasClosers: Bool
    var hasLead: Bool
    /// True if a dash is among the marks before the word.
    var hasDash = false
    var form: Form
    /// Where the first word begins.
    var word: Int

    enum Form {
      case upper, lower, digit
      /// A comma, semicolon or colon.
      case continuation
      /// A symbol that is surely no part of an emoji.
      case symbol
    }
  }

  /// The first word behind a terminator.
  struct Word {
    /// Its letters up to the first hyphen.
    var range: Range<Int>
    /// False if it may be an address.
    var isPlain: Bool
    /// True if a hyphen or full stop is glued to `range`.
    var goesOn: Bool
  }

  /// The last of the marks that are glued together.
  enum Mark {
    case stop
    /// A full stop behind another mark: "?."
    case trailingStop
    /// ".."
    case double
    case ellipsis
    case terminator
  }

  /// True for the usual end of a sentence: a terminator, a space, a capital, and before a full stop a
  /// word in small letters that is certainly not listed.
  @inline(__always)
  func isPlainEnd(_ text: Span<UInt8>, at offset: Int, _ sentence: Sentence) -> Bool {
    guard offset + 2 < sentence.end, text[offset + 1] == 0x20, text[offset + 2] &- 0x41 < 26
    else { return false }
    switch text[offset] {
    case UInt8(ascii: "?"), UInt8(ascii: "!"): return true
    case UInt8(ascii: "."): break
    default: return false
    }
    let first = letterRunStart(text, before: offset, sentence.start)
    guard first < offset, first == sentence.paragraphStart || text[first - 1] == 0x20,
      !abbreviations.mayContain(text, from: first, to: offset + 1, of: .stopped)
    else { return false }
    let last = text[offset - 1]
    return last < 0x80
      ? last >= 0x61 : scanner.classes[text.scalar(at: offset - 2).value] == .lower
  }

  /// Judges the terminator at `offset` and what is glued to it.
  @inline(__always)
  func terminator(
    _ text: Span<UInt8>, at offset: Int, _ sentence: Sentence, _ work: inout Workspace
  ) -> Step {
    if let verdict = verdict(text, at: offset, sentence) { return .judged(verdict) }
    return judged(text, at: offset, sentence, &work)
  }

  private func verdict(_ text: Span<UInt8>, at offset: Int, _ sentence: Sentence) -> Verdict? {
    let byte = text[offset]
    var end = offset + 1
    var mark = byte == UInt8(ascii: ".") ? Mark.stop : .terminator
    if end == sentence.end { return Verdict(ends: false, end: end) }
    if byte == 0xE2 || !isBlank(text[end]) {
      // "m.in.", "onet.pl", "3.14"
      if mark == .stop, let verdict = glued(text, at: offset, sentence) { return verdict }
      guard let run = self.mark(text, at: offset, sentence.end) else { return nil }
      (mark, end) = run
      if mark == .ellipsis, let verdict = opening(text, at: offset, end, sentence) {
        return verdict
      }
    }
    let closersEnd = closersEnd(text, from: end, sentence.end)
    if closersEnd == sentence.end { return Verdict(ends: false, end: closersEnd) }
    guard let glance = glance(text, behind: end, closersEnd, sentence.end),
      let ends = ends(text, mark, at: offset, glance, sentence)
    else { return nil }
    return Verdict(ends: ends, end: glance.end)
  }

  /// The last of the marks that are glued to the one at `offset`, and its end.
  private func mark(_ text: Span<UInt8>, at offset: Int, _ limit: Int) -> (Mark, end: Int)? {
    var end = offset
    var last: Mark?
    while end < limit {
      let start = end
      switch text[end] {
      case UInt8(ascii: "."):
        while end < limit, text[end] == UInt8(ascii: ".") { end += 1 }
        switch end - start {
        case 1: last = start == offset ? .stop : .trailingStop
        case 2: last = .double
        default: last = .ellipsis
        }
      case UInt8(ascii: "?"), UInt8(ascii: "!"):
        end += 1
        last = .terminator
      case 0xE2 where text[end + 1] == 0x80 && text[end + 2] == 0xA6:
        end += 3
        last = .ellipsis
      default: return last.map { ($0, end) }
      }
    }
    return last.map { ($0, end) }
  }

  /// "…a potem", "a…potem": an ellipsis with a letter behind it, where the two are glued.
  private func opening(
    _ text: Span<UInt8>, at offset: Int, _ end: Int, _ sentence: Sentence
  ) -> Verdict? {
    guard end < sentence.end else { return nil }
    let form = form(text, at: end, sentence.end)
    guard form == .upper || form == .lower else { return nil }
    if form == .upper {
      let isFirst = offset == sentence.paragraphStart || isBlank(text[offset - 1])
      guard isFirst, text[offset] == UInt8(ascii: ".") || text[offset] == 0xE2 else { return nil }
      // One mark, not "?…".
      guard end - offset == 3 || text[offset] == UInt8(ascii: ".") else { return nil }
      for stop in offset..<end
      where text[offset] == UInt8(ascii: ".") && text[stop] != UInt8(ascii: ".") { return nil }
    }
    return Verdict(ends: false, end: end)
  }

  /// Whether a sentence ends behind `mark`; `nil` if the tokens have to tell.
  @inline(__always)
  private func ends(
    _ text: Span<UInt8>, _ mark: Mark, at offset: Int, _ glance: Glance, _ sentence: Sentence
  ) -> Bool? {
    if glance.form == .continuation { return false }
    switch mark {
    case .stop:
      return stopEnds(text, at: offset, glance, sentence)
    case .terminator:
      // What looks like a word may be an address, which begins a sentence in any case.
      if glance.form != .lower { return true }
      let isPlain = word(text, glance, sentence.end).isPlain
      if glance.hasLead || glance.hasClosers { return isPlain ? false : nil }
      guard let count = wordCount(text, sentence.start, offset) else { return nil }
      return count >= SentenceSplitter.fewWords ? true : isPlain ? false : nil
    case .ellipsis:
      guard glance.form == .upper else { return false }
      return word(text, glance, sentence.end).isPlain ? true : nil
    case .trailingStop:
      if glance.form != .lower { return true }
      return word(text, glance, sentence.end).isPlain ? false : nil
    case .double:
      return isBehindWord(text, offset, sentence.start) ? true : nil
    }
  }

  /// True if a mark or a word that is no number ends at `offset`.
  private func isBehindWord(_ text: Span<UInt8>, _ offset: Int, _ start: Int) -> Bool {
    if text[offset] != UInt8(ascii: ".") { return true }
    let first = letterRunStart(text, before: offset, start)
    guard first < offset, first == start || isBlank(text[first - 1]) else { return false }
    return !isRoman(text, first..<offset)
  }

  /// What stands behind the terminator that ends at `end` and its closers: a comma, or a gap,
  /// opening marks and a word.
  @inline(__always)
  func glance(
    _ text: Span<UInt8>, behind end: Int, _ closersEnd: Int, _ limit: Int
  ) -> Glance? {
    var glance = Glance(
      end: closersEnd, hasClosers: closersEnd > end, hasLead: false, form: .continuation,
      word: closersEnd)
    switch text[closersEnd] {
    case 0x20, 0x0A, 0x0D: break
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"): return glance
    // "!”."
    case UInt8(ascii: ".") where glance.hasClosers:
      return isSingleStop(text, closersEnd, limit) ? glance : nil
    default: return nil
    }
    var offset = closersEnd + 1
    while offset < limit, isBlank(text[offset]) { offset += 1 }
    guard offset < limit else { return nil }
    let follower = offset
    if !isLetterByte(text[offset]) {
      // ". . ." and "… , 255": no sentence begins with these.
      if text[offset] == UInt8(ascii: ",") || text[offset] == UInt8(ascii: ".") {
        return isSingleStop(text, offset, limit) ? glance : nil
      }
      var leads = 0
      while offset < limit, leads < 4, let length = leadLength(text, at: offset) {
        glance.hasDash = glance.hasDash || isDash(text, at: offset)
        offset += length
        leads += 1
        if offset < limit, text[offset] == 0x20 { offset += 1 }
      }
      guard offset < limit else { return nil }
    }
    glance.hasLead = offset > follower
    glance.word = offset
    if isSymbol(text, at: offset, limit) {
      glance.form = .symbol
      return glance
    }
    guard let form = form(text, at: offset, limit) else { return nil }
    if form == .digit, mayBeEmoji(text, from: offset, limit) { return nil }
    glance.form = form
    return glance
  }

  /// True for a sign of mathematics with a blank behind it.
  private func isSymbol(_ text: Span<UInt8>, at offset: Int, _ limit: Int) -> Bool {
    switch text[offset] {
    case UInt8(ascii: "+"), UInt8(ascii: "="), UInt8(ascii: "|"):
      return offset + 1 < limit && text[offset + 1] == 0x20
    case 0xE2:
      return offset + 3 < limit && text[offset + 3] == 0x20
        && isBehindSymbol(text, offset + 3, offset)
    default: return false
    }
  }

  /// True if another mark than a full stop stands at `offset`, or a full stop with nothing glued to
  /// it that the mark goes on with.
  private func isSingleStop(_ text: Span<UInt8>, _ offset: Int, _ limit: Int) -> Bool {
    guard text[offset] == UInt8(ascii: "."), offset + 1 < limit else { return true }
    return text[offset + 1] != UInt8(ascii: ".") && text[offset + 1] < 0x80
  }

  @inline(__always)
  func form(_ text: Span<UInt8>, at offset: Int, _ limit: Int) -> Glance.Form? {
    let byte = text[offset]
    if byte &- 0x41 < 26 { return .upper }
    if isDigit(byte) { return .digit }
    let (value, second) = text.scalar(at: offset)
    switch scanner.classes[value] {
    case .upper: return .upper
    case .digit: return .digit
    case .lower:
      // "iPhone" counts as a capital.
      let isCamelCase = second < limit && scanner.classes[text.scalar(at: second).value] == .upper
      return isCamelCase ? nil : .lower
    default: return nil
    }
  }

  /// True unless the digit at `start` and what is glued to it are surely no emoji such as "1️⃣".
  private func mayBeEmoji(_ text: Span<UInt8>, from start: Int, _ limit: Int) -> Bool {
    var offset = start
    while offset < limit, text[offset] > 0x20 {
      if text[offset] >= 0xC6 {
        guard text[offset] == 0xE2, text[offset + 1] == 0x80 else { return true }
        switch text[offset + 2] {
        // ’ ‘ ․ may join words: "2d’Arc1️⃣".
        case 0x98, 0x99, 0xA4: offset += 2
        case 0x93...0xA6: return false
        default: return true
        }
      }
      offset += 1
    }
    return false
  }

  /// The word that `glance` found.
  func word(_ text: Span<UInt8>, _ glance: Glance, _ limit: Int) -> Word {
    let letters = glance.word..<letterRunEnd(text, from: glance.word, to: limit)
    let end = compoundEnd(text, from: letters.lowerBound, to: limit)
    if letters.isEmpty { return Word(range: letters, isPlain: false, goesOn: true) }
    let hasStop = end < limit && text[end] == UInt8(ascii: ".")
    return Word(
      range: letters, isPlain: isWordEnd(text, hasStop ? end + 1 : end, limit),
      goesOn: hasStop || end > letters.upperBound)
  }

  /// True if no word is glued to what ends at `end`.
  private func isWordEnd(_ text: Span<UInt8>, _ end: Int, _ limit: Int) -> Bool {
    if end == limit { return true }
    switch text[end] {
    case 0x20, 0x0A, 0x0D, UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ")"),
      UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "\""), UInt8(ascii: "."):
      return true
    case 0xE2:
      guard text[end + 1] == 0x80 else { return false }
      let third = text[end + 2]
      return third == 0x93 || third == 0x94 || third == 0x9D || third == 0xA6
    default: return false
    }
  }

  /// Few words are looked for in so many bytes.
  private static let longestBeginning = 300

  /// The number of words between `start` and `offset`, counted up to a few; `nil` in doubt.
  ///
  /// Counts words of letters between blanks, with common marks around.
  private func wordCount(_ text: Span<UInt8>, _ start: Int, _ offset: Int) -> Int? {
    var count = 0
    var isExact = true
    var position = start
    // Words that are not plain do not count, however many there are.
    let limit = min(offset, start + Self.longestBeginning)
    while position < offset {
      if position >= limit { return nil }
      while position < offset, let length = leadLength(text, at: position) { position += length }
      let end = compoundEnd(text, from: position, to: offset)
      let marksEnd = trailingMarksEnd(text, from: end, offset)
      if marksEnd == offset || isBlank(text[marksEnd]) {
        if end > position { count += 1 }
        if count == SentenceSplitter.fewWords { return count }
      } else {
        isExact = false
      }
      position = marksEnd
      while position < offset, !isBlank(text[position]) { position += 1 }
      while position < offset, isBlank(text[position]) { position += 1 }
    }
    return isExact ? count : nil
  }
}
