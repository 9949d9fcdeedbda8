import TextModel

/// Decisions on a full stop, by what stands before it.
extension SentenceScanner {
  /// What stands before a single full stop.
  private enum Before {
    /// A word that is no abbreviation; the range of all its bytes.
    case word(Range<Int>)
    /// A quotation mark.
    case mark
    /// A symbol or bracket, a word that cannot be listed, or a number that is no ordinal.
    case plain
    /// Digits, or a Roman number.
    case number(Range<Int>)
    /// "J"
    case initial(Int)
    case abbreviation(FormClasses, Range<Int>)
    /// A word that is an abbreviation only where its neighbours fit.
    case perhaps(FormClasses, Range<Int>)
    case unclear
  }

  /// Whether a sentence ends with the full stop at `stop`; `nil` if the tokens have to tell.
  func stopEnds(
    _ text: Span<UInt8>, at stop: Int, _ glance: Glance, _ sentence: Sentence
  ) -> Bool? {
    switch before(text, stop, sentence) {
    case .unclear: return nil
    case .word(let range):
      guard glance.form == .lower else { return true }
      guard let isSurelyWord = isSurelyWord(text, range) else { return nil }
      return isSurelyWord ? true : isPlain(text, glance, sentence) ? false : nil
    case .mark:
      guard glance.form == .lower else { return true }
      return isPlain(text, glance, sentence) ? false : nil
    case .plain:
      return glance.form == .lower ? nil : true
    case .perhaps(let listed, let range):
      return perhapsEnds(text, listed, range, glance, sentence)
    case .number(let digits):
      return numberEnds(text, digits, glance, sentence)
    case .initial(let first):
      return initialEnds(text, first, glance, sentence)
    case .abbreviation(let listed, let range):
      return abbreviationEnds(text, listed, range, glance, sentence)
    }
  }

  private func isPlain(_ text: Span<UInt8>, _ glance: Glance, _ sentence: Sentence) -> Bool {
    word(text, glance, sentence.end).isPlain
  }

  /// Whether the word at `range` is surely one; `nil` if it may be an abbreviation without a stop.
  private func isSurelyWord(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool? {
    let bare = abbreviations.classes(
      in: text, from: range.lowerBound, to: range.upperBound, of: .bare)
    guard bare.isDisjoint(with: .abbreviation) else { return nil }
    let token = Token(range: ByteRange(range.lowerBound, range.upperBound), kind: .word)
    return splitter.isSurelyWord(text, token)
  }

  private func numberEnds(
    _ text: Span<UInt8>, _ number: Range<Int>, _ glance: Glance, _ sentence: Sentence
  ) -> Bool? {
    let isLong = number.count > SentenceSplitter.longestOrdinal
    if glance.form == .lower {
      // A long Roman number is a word like others, and a number glued to a symbol may be part of an address.
      if isLong && !isDigit(text[number.lowerBound]) || !isFree(text, number.lowerBound, sentence) {
        return nil
      }
      return isPlain(text, glance, sentence) ? false : nil
    }
    if glance.hasClosers || glance.hasLead { return nil }
    guard glance.form == .upper else { return nil }
    if isLong { return true }
    // An item of a list.
    if number.lowerBound == sentence.start { return false }
    // "w 1. Dywizji", "było ich 20. Potem"
    switch predecessor(text, of: number.lowerBound, sentence) {
    case .unclear: return nil
    case .symbol: return true
    case .word(let range, let isWhole):
      guard classes(text, range).contains(.preposition) else { return true }
      let word = word(text, glance, sentence.end)
      guard isWhole, word.isPlain else { return nil }
      let listed = classes(text, word.range)
      if !listed.isDisjoint(with: .abbreviation) { return nil }
      return listed.contains(.opener) ? (word.goesOn ? nil : true) : false
    }
  }

  private func initialEnds(
    _ text: Span<UInt8>, _ first: Int, _ glance: Glance, _ sentence: Sentence
  ) -> Bool? {
    if glance.form == .lower { return isPlain(text, glance, sentence) ? false : nil }
    if glance.hasClosers || glance.hasLead || glance.form != .upper { return nil }
    let word = word(text, glance, sentence.end)
    guard word.isPlain else { return nil }
    let listed = classes(text, word.range)
    if listed.isEmpty { return false }
    // "witamina C. Jest": behind a word, before one that begins sentences.
    guard !word.goesOn, listed.isDisjoint(with: .abbreviation) else { return nil }
    if case .unclear = predecessor(text, of: first, sentence) { return nil }
    return listed.contains(.opener)
  }

  @inline(__always)
  func classes(_ text: Span<UInt8>, _ range: Range<Int>) -> FormClasses {
    abbreviations.classes(in: text, from: range.lowerBound, to: range.upperBound)
  }

  /// What stands before the full stop at `stop`.
  private func before(_ text: Span<UInt8>, _ stop: Int, _ sentence: Sentence) -> Before {
    let start = sentence.start
    guard stop > start else { return .unclear }
    switch text[stop - 1] {
    case UInt8(ascii: "\""), UInt8(ascii: ","): return .mark
    case UInt8(ascii: ")"): return isBehindWord(text, before: stop - 1, start) ? .mark : .plain
    case UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "/"),
      UInt8(ascii: "-"), UInt8(ascii: "\\"):
      return .plain
    case 0x30...0x39: return number(text, before: stop, sentence)
    case 0x20: return spaced(text, stop, sentence)
    case 0xAB where stop - 2 >= start && text[stop - 2] == 0xC2: return .mark
    case 0x80...0xBF where isClosingQuote(text[stop - 1]) && isBehindE280(text, stop - 1, start):
      return .mark
    default:
      return isBehindSymbol(text, stop, start) || isBehindForeignLetter(text, stop, start)
        ? .plain : word(text, before: stop, sentence)
    }
  }

  /// True if a word of letters, behind a blank and so in no address, ends at `end`.
  private func isBehindWord(_ text: Span<UInt8>, before end: Int, _ start: Int) -> Bool {
    let first = letterRunStart(text, before: end, start)
    return first < end && first > start && isBlank(text[first - 1])
  }

  /// "Florencji . To": the stop stands alone, so that the word is no abbreviation.
  private func spaced(_ text: Span<UInt8>, _ stop: Int, _ sentence: Sentence) -> Before {
    var end = stop
    while end > sentence.start, isBlank(text[end - 1]) { end -= 1 }
    let first = letterRunStart(text, before: end, sentence.start)
    guard first < end, isFree(text, first, sentence), !isRoman(text, first..<end)
    else { return .unclear }
    return .plain
  }

  /// What ends with a digit: "20", "3,75", "B5".
  private func number(_ text: Span<UInt8>, before stop: Int, _ sentence: Sentence) -> Before {
    let start = sentence.start
    var first = stop - 1
    while first > start, isDigit(text[first - 1]) { first -= 1 }
    if isFree(text, first, sentence) || isBehindSymbol(text, first, start) {
      return .number(first..<stop)
    }
    // "1850–1900", "1979-1986"
    if stop - first > SentenceSplitter.longestOrdinal {
      if text[first - 1] == UInt8(ascii: "-") { return .plain }
      if isBehindE280(text, first - 1, start), isDash(text, at: first - 3) { return .plain }
    }
    let letters = letterRunStart(text, before: first, start)
    if letters < first {
      guard abbreviations.classes(in: text, from: letters, to: stop + 1, of: .stopped).isEmpty
      else { return .unclear }
      if isFree(text, letters, sentence) { return .word(letters..<stop) }
      // "A1:A50"
      return text[letters - 1] == UInt8(ascii: ":") ? .plain : .unclear
    }
    // A fraction; with a full stop it may also be the number of a section.
    var hasComma = false
    while first > start + 1, isDigit(text[first - 2]),
      text[first - 1] == UInt8(ascii: ",") || text[first - 1] == UInt8(ascii: ".")
    {
      hasComma = hasComma || text[first - 1] == UInt8(ascii: ",")
      first -= 2
      while first > start, isDigit(text[first - 1]) { first -= 1 }
    }
    guard first > start + 1, isBlank(text[first - 1]) else { return .unclear }
    if stop - first <= SentenceSplitter.longestOrdinal { return .number(first..<stop) }
    if hasComma { return .plain }
    if case .unclear = predecessor(text, of: first, sentence) { return .unclear }
    return .plain
  }

  private func word(_ text: Span<UInt8>, before stop: Int, _ sentence: Sentence) -> Before {
    let start = sentence.start
    let first = letterRunStart(text, before: stop, start)
    guard first < stop else { return .unclear }
    var last = stop - 1
    while last > first, text[last] & 0xC0 == 0x80 { last -= 1 }
    let lastClass = scanner.classes[text.scalar(at: last).value]
    switch first == sentence.paragraphStart ? 0x20 : text[first - 1] {
    case 0x20, 0x0A, 0x0D, UInt8(ascii: "\""): break
    case UInt8(ascii: "("):
      // Addresses hold brackets.
      guard first - 1 == start || isBlank(text[first - 2]) else { return .unclear }
    case 0x93...0x94, 0x9C...0x9E:
      guard isBehindE280(text, first - 1, start) else { return .unclear }
    case 0x98...0x99:
      guard isBehindE280(text, first - 1, start) else { return .unclear }
      // An apostrophe joins words: "d’Arc". No listed form holds one.
      if isFree(text, first - 3, sentence) { break }
      return isBehindLatinLetter(text, first - 3, start) ? .plain : .unclear
    case UInt8(ascii: "-"):
      // The last part of a compound is no abbreviation.
      return lastClass == .lower && isCompound(text, before: first - 1, start) ? .plain : .unclear
    case UInt8(ascii: "'"):
      return isBehindLatinLetter(text, first - 1, start) ? .plain : .unclear
    case UInt8(ascii: "/"):
      // "km/h", but no address.
      let unit = letterRunStart(text, before: first - 1, start)
      guard unit < first - 1, isFree(text, unit, sentence) else { return .unclear }
    case UInt8(ascii: "."):
      return lastPart(text, first, stop, sentence)
    case 0x30...0x39:
      // "12C": no listed form holds a digit.
      return first > start ? .plain : .unclear
    case 0xA0 where first - 2 >= start && text[first - 2] == 0xC2: break
    case 0xA0...0xA4 where isJoined(text, first, start): return .plain
    case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "\\"):
      return last > first ? glued(text, first, stop) : .unclear
    default:
      return isBehindSymbol(text, first, start) ? glued(text, first, stop) : .unclear
    }
    if lastClass == .upper {
      if last == first { return .initial(first) }
      if isRoman(text, first..<stop) { return romanNumber(text, first, stop) }
    } else if lastClass != .lower {
      return .unclear
    }
    let listed = abbreviations.classes(in: text, from: first, to: stop + 1, of: .stopped)
    if listed.isDisjoint(with: .abbreviation) { return .word(first..<stop) }
    return listed.contains(.word)
      ? .perhaps(listed, first..<stop) : .abbreviation(listed, first..<stop)
  }

  /// Capitals that are a Roman number unless they are listed.
  private func romanNumber(_ text: Span<UInt8>, _ first: Int, _ stop: Int) -> Before {
    classes(text, first..<stop).union(classes(text, first..<stop + 1))
      .isDisjoint(with: .abbreviation) ? .number(first..<stop) : .unclear
  }

  /// Letters glued to a mark before them that parts words: "x=y", "°C". The mark may be part of an address.
  private func glued(_ text: Span<UInt8>, _ first: Int, _ stop: Int) -> Before {
    let listed = abbreviations.classes(in: text, from: first, to: stop + 1, of: .stopped)
    guard listed.isDisjoint(with: .abbreviation) else { return .unclear }
    guard isRoman(text, first..<stop) else { return .plain }
    return isBehindSymbol(text, first, 0) ? romanNumber(text, first, stop) : .unclear
  }

  /// The last part of a name with full stops inside, "OpenStax.org", unless it may be an abbreviation.
  private func lastPart(
    _ text: Span<UInt8>, _ first: Int, _ stop: Int, _ sentence: Sentence
  ) -> Before {
    // "B.F", "A.II"
    if isRoman(text, first..<stop) || text.scalar(at: first).end == stop { return .unclear }
    var start = first
    while true {
      guard stop - start <= Self.longestName,
        abbreviations.classes(in: text, from: start, to: stop + 1, of: .stopped).isEmpty
      else { return .unclear }
      guard start > sentence.paragraphStart, text[start - 1] == UInt8(ascii: ".") else { break }
      let next = letterRunStart(text, before: start - 1, sentence.paragraphStart)
      if next == start - 1 { break }
      start = next
    }
    return .plain
  }

  /// True behind an invisible sign that is part of a word, "2\u{2062}m".
  private func isJoined(_ text: Span<UInt8>, _ first: Int, _ start: Int) -> Bool {
    guard first - 4 >= start, text[first - 3] == 0xE2, text[first - 2] == 0x81 else { return false }
    return isWordByte(text[first - 4]) || isBehindLatinLetter(text, first - 3, start)
  }

  /// True if words of letters, joined by single hyphens, stand between a blank and `hyphen`.
  private func isCompound(_ text: Span<UInt8>, before hyphen: Int, _ start: Int) -> Bool {
    var end = hyphen
    while true {
      let first = letterRunStart(text, before: end, start)
      if first == end { return false }
      if first == start || isBlank(text[first - 1]) { return true }
      guard text[first - 1] == UInt8(ascii: "-") else { return false }
      end = first - 1
    }
  }
}
