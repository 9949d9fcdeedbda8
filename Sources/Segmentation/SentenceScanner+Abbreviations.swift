import TextModel

/// Decisions on abbreviations, and on full stops inside words and numbers.
extension SentenceScanner {
  /// Whether the listed form at `range`, which needs no neighbours, ends a sentence with its full stop.
  func abbreviationEnds(
    _ text: Span<UInt8>, _ listed: FormClasses, _ range: Range<Int>, _ glance: Glance,
    _ sentence: Sentence
  ) -> Bool? {
    // What only joins ends nothing, whatever follows.
    if !glance.hasClosers,
      listed.isDisjoint(with: [.title, .beforeNumber, .afterNumber, .closing])
    {
      return false
    }
    if glance.form == .lower {
      return word(text, glance, sentence.end).isPlain ? false : nil
    }
    if glance.hasDash, !glance.hasClosers, glance.form == .upper {
      // "w 2008 r. – Komisja"
      return classes(text, word(text, glance, sentence.end).range).contains(.opener)
        || !word(text, glance, sentence.end).isPlain ? nil : false
    }
    if glance.hasClosers || glance.hasLead { return nil }
    let isClosing = listed.contains(.closing)
    if glance.form == .digit {
      return isClosing || listed.contains(.afterNumber) ? nil : false
    }
    let word = word(text, glance, sentence.end)
    guard word.isPlain else { return nil }
    let mayClose: Bool
    if isClosing || !listed.contains(.afterNumber) {
      mayClose = isClosing
    } else {
      guard let follows = hasNumberBefore(text, range.lowerBound, sentence) else { return nil }
      mayClose = follows
    }
    if mayClose {
      let isDateOnly =
        listed.isDisjoint(with: [.preposition, .date, .afterNumber])
        ? false : isDateOnly(text, before: range.lowerBound, sentence.start)
      guard let isDateOnly else { return nil }
      if isDateOnly { return false }
      if !listed.contains(.joins) { return true }
    }
    if listed.isDisjoint(with: [.beforeNumber, .title]), !mayClose { return false }
    // What is left asks whether the follower begins sentences.
    let follower = classes(text, word.range)
    if follower.isEmpty { return false }
    guard !word.goesOn, follower.isDisjoint(with: .abbreviation) else { return nil }
    if mayClose || listed.contains(.beforeNumber) { return follower.contains(.opener) }
    return follower.contains(.opener) && !follower.contains(.preposition)
  }

  /// The same for a form that is an abbreviation only where its neighbours fit.
  func perhapsEnds(
    _ text: Span<UInt8>, _ listed: FormClasses, _ range: Range<Int>, _ glance: Glance,
    _ sentence: Sentence
  ) -> Bool? {
    switch glance.form {
    case .continuation: return false
    case .symbol: return nil
    case .upper: return perhapsEnds(text, listed, range, before: glance, sentence)
    case .lower:
      guard word(text, glance, sentence.end).isPlain else { return nil }
      let token = Token(range: ByteRange(range.lowerBound, range.upperBound), kind: .word)
      let bare = abbreviations.classes(
        in: text, from: range.lowerBound, to: range.upperBound, of: .bare)
      return bare.isDisjoint(with: .abbreviation) && !splitter.isSurelyWord(text, token)
        ? false : nil
    case .digit:
      // "godz. 18"
      return !glance.hasLead && !glance.hasClosers && listed.contains(.beforeNumber)
        && !listed.contains(.closing) && isNumber(text, from: glance.word, sentence.end)
        ? false : nil
    }
  }

  /// The same before a capital.
  private func perhapsEnds(
    _ text: Span<UInt8>, _ listed: FormClasses, _ range: Range<Int>, before glance: Glance,
    _ sentence: Sentence
  ) -> Bool? {
    if glance.hasClosers || glance.hasLead || listed.contains(.closing) { return nil }
    if listed.contains(.afterNumber) {
      guard let isBehindDigit = isBehindDigit(text, range.lowerBound, sentence)
      else { return nil }
      if isBehindDigit { return abbreviationEnds(text, listed, range, glance, sentence) }
    }
    // "na par. Potem": no abbreviation without a number behind it.
    if listed.isDisjoint(with: [.title, .joins]) { return true }
    let word = word(text, glance, sentence.end)
    guard word.isPlain, !word.goesOn else { return nil }
    let follower = classes(text, word.range)
    // "dał im. Potem", "szkoła im. Konopnickiej"
    return follower.contains(.opener) ? true : follower.isEmpty ? false : nil
  }

  /// True if digits with marks stand from `start` to a blank or a dash.
  private func isNumber(_ text: Span<UInt8>, from start: Int, _ limit: Int) -> Bool {
    var end = start
    while end < limit, isDigit(text[end]) || isNumberMark(text[end]) { end += 1 }
    if end == limit || isBlank(text[end]) { return true }
    return text[end] == 0xE2 && text[end + 1] == 0x80 && 0x93...0x94 ~= text[end + 2]
  }

  private func isNumberMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: ";"),
      UInt8(ascii: ")"), UInt8(ascii: "%"):
      true
    default: false
    }
  }

  /// Whether a number, or a word made with one, stands before the word at `first`; `nil` in doubt.
  private func hasNumberBefore(
    _ text: Span<UInt8>, _ first: Int, _ sentence: Sentence
  ) -> Bool? {
    let start = sentence.start
    if first == start { return false }
    switch predecessor(text, of: first, sentence) {
    case .symbol: return false
    case .word(let range, let isWhole):
      guard isWhole else { return nil }
      return isRoman(text, range) || classes(text, range).contains(.afterNumber)
    case .unclear: break
    }
    guard first > start + 1, text[first - 1] == 0x20 else { return nil }
    let end = first - 1
    var digits = end
    while digits > start, isDigit(text[digits - 1]) || text[digits - 1] == UInt8(ascii: ",") {
      digits -= 1
    }
    if digits < end, isDigit(text[digits]), isDigit(text[end - 1]) {
      return digits == start || isBlank(text[digits - 1]) ? true : nil
    }
    return nil
  }

  /// Whether what stands before the word at `first` has a digit in it; `nil` in doubt.
  private func isBehindDigit(_ text: Span<UInt8>, _ first: Int, _ sentence: Sentence) -> Bool? {
    if first > sentence.start, text[first - 1] == UInt8(ascii: "/") { return false }
    switch predecessor(text, of: first, sentence) {
    case .symbol: return false
    case .word(_, let isWhole): return isWhole ? false : nil
    case .unclear: break
    }
    guard first > sentence.start + 1, text[first - 1] == 0x20 else { return nil }
    return isDigit(text[first - 2]) ? true : nil
  }

  /// So many words before a date are looked at.
  private static let longestDate = 8

  /// Whether all words between the beginning of the clause and `offset` are those of a date; `nil` in doubt.
  private func isDateOnly(_ text: Span<UInt8>, before offset: Int, _ start: Int) -> Bool? {
    var end = offset
    for _ in 0..<Self.longestDate {
      while end > start, isBlank(text[end - 1]) { end -= 1 }
      if end == start { return true }
      if text[end - 1] == UInt8(ascii: ","), end - 1 > start { end -= 1 }
      if text[end - 1] == UInt8(ascii: ".") { return isAbbreviationOfDate(text, end, start) }
      // But for superscripts, which may be footnotes.
      if isBehindSymbol(text, end, start), text[end - 1] < 0x80 || text[end - 2] != 0xC2 {
        return false
      }
      let first = letterRunStart(text, before: end, start)
      if first < end {
        guard first == start || isBlank(text[first - 1]) else { return nil }
        let listed = classes(text, first..<end)
        if listed.contains(.subordinator) { return true }
        if listed.isDisjoint(with: [.preposition, .date, .afterNumber]),
          !isRoman(text, first..<end)
        {
          return false
        }
        end = first
      } else {
        var digits = end
        // Marks between digits tell nothing either.
        while digits > start,
          isDigit(text[digits - 1]) || digits < end && text[digits - 1] == UInt8(ascii: ",")
        {
          digits -= 1
        }
        guard digits < end, digits == start || isBlank(text[digits - 1]) else { return nil }
        end = digits
      }
    }
    return nil
  }

  /// False if the word with the full stop that ends at `end`, "ok.", surely belongs to no date; else `nil`.
  private func isAbbreviationOfDate(_ text: Span<UInt8>, _ end: Int, _ start: Int) -> Bool? {
    let first = letterRunStart(text, before: end - 1, start)
    guard first < end - 1, first == start || isBlank(text[first - 1]),
      !isRoman(text, first..<end - 1)
    else { return nil }
    let listed = classes(text, first..<end).union(classes(text, first..<end - 1))
    return listed.isDisjoint(with: [.preposition, .date, .afterNumber, .subordinator]) ? false : nil
  }

  // MARK: Full stops inside words

  /// A full stop with something glued to it on the right: inside a number, an abbreviation or a name.
  func glued(_ text: Span<UInt8>, at stop: Int, _ sentence: Sentence) -> Verdict? {
    let next = text[stop + 1]
    if isDigit(next) {
      return stop > sentence.start && isDigit(text[stop - 1])
        ? Verdict(ends: false, end: stop + 1) : nil
    }
    guard isLetterByte(next) || 0xC3...0xC5 ~= next else { return nil }
    if stop == sentence.paragraphStart || isBlank(text[stop - 1]) {
      // ".odt"
      return form(text, at: stop + 1, sentence.end) == .lower
        ? Verdict(ends: false, end: stop + 1) : nil
    }
    return dotted(text, at: stop, sentence) ?? inner(text, at: stop, sentence)
      ?? gluedSentence(text, at: stop, sentence)
  }

  /// "róża.Nagle": small letters with a full stop that a word with a capital is glued to.
  private func gluedSentence(
    _ text: Span<UInt8>, at stop: Int, _ sentence: Sentence
  ) -> Verdict? {
    let first = letterRunStart(text, before: stop, sentence.start)
    guard first < stop, isFree(text, first, sentence), text.scalar(at: first).end < stop,
      isLowercase(text, from: first, to: stop), !isAbbreviation(text, first, stop)
    else { return nil }
    let (value, second) = text.scalar(at: stop + 1)
    let end = letterRunEnd(text, from: stop + 1, to: sentence.end)
    guard scanner.classes[value] == .upper, second < end,
      scanner.classes[text.scalar(at: second).value] == .lower, end < sentence.end
    else { return nil }
    switch text[end] {
    case 0x20, 0x0A, 0x0D, UInt8(ascii: ","): return Verdict(ends: true, end: stop + 1)
    default: return nil
    }
  }

  /// An abbreviation of several parts, "m.in.", whose first full stop is at `stop`.
  private func dotted(_ text: Span<UInt8>, at stop: Int, _ sentence: Sentence) -> Verdict? {
    var end = stop + 1
    let first = letterRunStart(text, before: stop, sentence.start)
    guard first < stop,
      isFree(text, first, sentence)
        || text[first - 1] == UInt8(ascii: "(") && isFree(text, first - 1, sentence)
    else { return nil }
    while end < sentence.end, isLetterByte(text[end]) || text[end] == UInt8(ascii: ".") { end += 1 }
    guard end < sentence.end, text[end - 1] == UInt8(ascii: "."), text[end - 2] != UInt8(ascii: ".")
    else { return nil }
    let listed = abbreviations.classes(in: text, from: first, to: end, of: .stopped)
    guard !listed.isDisjoint(with: .abbreviation), !listed.contains(.word),
      let glance = glance(text, behind: end, end, sentence.end)
    else { return nil }
    if glance.form == .continuation { return Verdict(ends: false, end: end) }
    guard let ends = abbreviationEnds(text, listed, first..<end - 1, glance, sentence)
    else { return nil }
    return Verdict(ends: ends, end: end)
  }

  /// The longest name with full stops inside that is looked through, in bytes.
  static let longestName = 64

  /// A full stop inside a name of capitals, "A.B", or of small letters, "onet.pl", where no sentence ends.
  ///
  /// `SegmentScanner` cuts behind abbreviations, initials, and words in front of a capital.
  private func inner(_ text: Span<UInt8>, at stop: Int, _ sentence: Sentence) -> Verdict? {
    var first = letterRunStart(text, before: stop, sentence.start)
    guard first < stop, !isAbbreviation(text, first, stop) else { return nil }
    while first > sentence.start, text[first - 1] == UInt8(ascii: ".") {
      let start = letterRunStart(text, before: first - 1, sentence.start)
      if start == first - 1 || isAbbreviation(text, start, stop) { return nil }
      // Looking further back at every stop would take O(bytes²).
      if stop - start > Self.longestName { return nil }
      first = start
    }
    guard isFree(text, first, sentence) || isWordStart(text[first - 1]) else { return nil }
    guard let form = form(text, at: stop + 1, sentence.end) else { return nil }
    let isSmall = form == .lower
    let firstEnd = letterRunEnd(text, from: first, to: stop)
    guard
      isSmall
        || firstEnd - first > 2 && isBehindCapital(text, firstEnd)
          && !isAbbreviation(text, first, firstEnd)
    else { return nil }
    return Verdict(ends: false, end: stop + 1)
  }

  /// True if a listed abbreviation begins at `first` and ends with the full stop at `stop`.
  private func isAbbreviation(_ text: Span<UInt8>, _ first: Int, _ stop: Int) -> Bool {
    !abbreviations.classes(in: text, from: first, to: stop + 1, of: .stopped).isDisjoint(
      with: .abbreviation)
  }

  /// True for marks that are no part of a word behind them, nor of an address.
  private func isWordStart(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "(") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "=")
  }

  /// True if a capital ends at `end`, which is behind a Latin letter.
  private func isBehindCapital(_ text: Span<UInt8>, _ end: Int) -> Bool {
    let last = text[end - 1] < 0x80 ? end - 1 : end - 2
    return scanner.classes[text.scalar(at: last).value] == .upper
  }
}
