import TextModel

/// The decisions that the bytes around a terminator suffice for.
///
/// Each is one of `SentenceSplitter`'s rules, for words, marks and gaps of the
/// plainest kind; in doubt the tokens decide.
extension SentenceScanner {
  /// What stands behind a terminator.
  private struct Glance {
    /// The end of the terminator's closing marks.
    var end: Int
    var hasClosers: Bool
    var hasLead: Bool
    var form: Form
    /// The first word behind it.
    var word: Range<Int>
    /// True if nothing stands behind the word's letters that makes something else of it.
    var isWord: Bool

    enum Form {
      case upper, lower, digit
      /// A comma, semicolon or colon.
      case continuation
    }
  }

  /// What stands before a single full stop.
  private enum Before {
    /// A word that is no abbreviation; the range of all its bytes.
    case word(Range<Int>)
    /// A mark, or the last part of a compound.
    case plain
    /// Digits.
    case number(Range<Int>)
    /// "J"
    case initial
    case abbreviation(FormClasses)
    /// A word that is an abbreviation only where its neighbours fit.
    case perhaps(FormClasses, Range<Int>)
    case unclear
  }

  private enum Mark { case stop, ellipsis, terminator }

  /// Judges the terminator at `offset` and what is glued to it.
  func terminator(
    _ text: Span<UInt8>, at offset: Int, _ sentence: Sentence, _ work: inout Workspace
  ) -> Verdict? {
    if text[offset] == UInt8(ascii: "."), offset > sentence.start, offset + 1 < sentence.end,
      isDigit(text[offset - 1]), isDigit(text[offset + 1])
    {
      return Verdict(ends: false, end: offset + 1)
    }
    if let verdict = dotted(text, at: offset, sentence) { return verdict }
    if let (mark, end) = mark(text, at: offset, sentence.end) {
      let closersEnd = closersEnd(text, from: end, sentence.end)
      if closersEnd == sentence.end { return Verdict(ends: false, end: closersEnd) }
      if let glance = glance(text, behind: end, closersEnd, sentence.end),
        let ends = ends(text, mark, at: offset, glance, sentence)
      {
        return Verdict(ends: ends, end: glance.end)
      }
    }
    return judged(text, at: offset, sentence, &work)
  }

  /// An abbreviation of several parts, "m.in.", whose first full stop is at `offset`.
  private func dotted(
    _ text: Span<UInt8>, at offset: Int, _ sentence: Sentence
  ) -> Verdict? {
    var end = offset + 1
    guard end < sentence.end, text[offset] == UInt8(ascii: "."), isLetterByte(text[end])
    else { return nil }
    let first = letterRunStart(text, before: offset, sentence.start)
    guard first < offset, first == sentence.start || isBlank(text[first - 1]) else { return nil }
    while end < sentence.end, isLetterByte(text[end]) || text[end] == UInt8(ascii: ".") { end += 1 }
    guard end < sentence.end, text[end - 1] == UInt8(ascii: "."), text[end - 2] != UInt8(ascii: ".")
    else { return nil }
    let listed = abbreviations.classes(in: text, from: first, to: end)
    guard !listed.isDisjoint(with: .abbreviation), !listed.contains(.word),
      let glance = glance(text, behind: end, end, sentence.end),
      let ends = stopEnds(text, .abbreviation(listed), glance, sentence)
    else { return nil }
    return Verdict(ends: ends, end: end)
  }

  private func isLetterByte(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  private func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 <= 9 }

  /// The last of the marks that are glued to the one at `offset`, and its end; `nil` if that is one
  /// full stop behind others, or "..".
  private func mark(_ text: Span<UInt8>, at offset: Int, _ limit: Int) -> (Mark, end: Int)? {
    var end = offset
    var last: Mark?
    while end < limit {
      let start = end
      switch text[end] {
      case UInt8(ascii: "."):
        while end < limit, text[end] == UInt8(ascii: ".") { end += 1 }
        last = end - start > 2 ? .ellipsis : start == offset && end == offset + 1 ? .stop : nil
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

  private func ends(
    _ text: Span<UInt8>, _ mark: Mark, at offset: Int, _ glance: Glance, _ sentence: Sentence
  ) -> Bool? {
    if glance.form == .continuation { return false }
    switch mark {
    case .terminator:
      if glance.form != .lower { return true }
      guard glance.isWord else { return nil }
      if glance.hasLead || glance.hasClosers { return false }
      return hasFewWords(text, sentence.start, offset) ? nil : true
    case .ellipsis:
      if glance.form == .digit { return false }
      return glance.isWord ? glance.form == .upper : nil
    case .stop:
      return stopEnds(text, before(text, offset, sentence.start), glance, sentence)
    }
  }

  private func stopEnds(
    _ text: Span<UInt8>, _ before: Before, _ glance: Glance, _ sentence: Sentence
  ) -> Bool? {
    if glance.form == .continuation { return false }
    if glance.form == .lower {
      guard glance.isWord else { return nil }
      switch before {
      case .word(let range): return isSurelyWord(text, range)
      case .perhaps(_, let range): return isSurelyWord(text, range) == false ? false : nil
      case .number, .initial, .abbreviation: return false
      case .plain, .unclear: return nil
      }
    }
    switch before {
    case .word, .plain: return true
    case .unclear: return nil
    case .perhaps(let listed, _):
      // "godz. 18"
      return glance.form == .digit && !glance.hasLead && !glance.hasClosers
        && listed.contains(.beforeNumber) && !listed.contains(.closing) ? false : nil
    case .number, .initial, .abbreviation:
      if glance.hasClosers || glance.hasLead { return nil }
    }
    switch before {
    case .number(let digits): return numberEnds(text, digits, glance, sentence)
    case .initial:
      guard glance.isWord, glance.form == .upper else { return nil }
      return isListed(text, glance) ? nil : false
    case .abbreviation(let listed): return abbreviationEnds(text, listed, glance)
    case .word, .plain, .perhaps, .unclear: return nil
    }
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
    _ text: Span<UInt8>, _ digits: Range<Int>, _ glance: Glance, _ sentence: Sentence
  ) -> Bool? {
    guard glance.isWord, glance.form == .upper else { return nil }
    if digits.count > 3 { return true }
    // An item of a list.
    if digits.lowerBound == sentence.start { return false }
    let listed = abbreviations.classes(
      in: text, from: glance.word.lowerBound, to: glance.word.upperBound)
    if !listed.isDisjoint(with: .abbreviation) { return nil }
    // "w 1. Dywizji", "było ich 20. Potem"
    let end = digits.lowerBound - 1
    let start = letterRunStart(text, before: end, sentence.start)
    guard start < end, start == sentence.start || isBlank(text[start - 1]) else { return nil }
    if listed.contains(.opener) { return true }
    return !abbreviations.classes(in: text, from: start, to: end).contains(.preposition)
  }

  private func abbreviationEnds(
    _ text: Span<UInt8>, _ listed: FormClasses, _ glance: Glance
  ) -> Bool? {
    if !listed.isDisjoint(with: [.closing, .afterNumber]) { return nil }
    if glance.form == .digit { return false }
    guard glance.isWord else { return nil }
    if listed.isDisjoint(with: [.beforeNumber, .title]) { return false }
    return isListed(text, glance) ? nil : false
  }

  /// False if three words of letters stand between blanks before `offset`; true also in doubt.
  private func hasFewWords(_ text: Span<UInt8>, _ start: Int, _ offset: Int) -> Bool {
    var count = 0
    var position = start
    while position < offset {
      let end = letterRunEnd(text, from: position, to: offset)
      if end > position, end == offset || isBlank(text[end]) {
        count += 1
        if count == SentenceSplitter.fewWords { return false }
      }
      position = end
      while position < offset, !isBlank(text[position]) { position += 1 }
      while position < offset, isBlank(text[position]) { position += 1 }
    }
    return true
  }

  private func isListed(_ text: Span<UInt8>, _ glance: Glance) -> Bool {
    !abbreviations.classes(in: text, from: glance.word.lowerBound, to: glance.word.upperBound)
      .isEmpty
  }

  /// The end of the marks from `start` that close.
  private func closersEnd(_ text: Span<UInt8>, from start: Int, _ limit: Int) -> Int {
    var end = start
    while end < limit, let length = closerLength(text, at: end) { end += length }
    return end
  }

  /// What stands behind the terminator that ends at `end` and its closers: a comma, or a gap,
  /// opening marks and a word.
  private func glance(
    _ text: Span<UInt8>, behind end: Int, _ closersEnd: Int, _ limit: Int
  ) -> Glance? {
    var glance = Glance(
      end: closersEnd, hasClosers: closersEnd > end, hasLead: false, form: .continuation,
      word: closersEnd..<closersEnd, isWord: false)
    switch text[closersEnd] {
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"): return glance
    case 0x20, 0x0A, 0x0D: break
    default: return nil
    }
    var offset = closersEnd
    while offset < limit, isBlank(text[offset]) { offset += 1 }
    let follower = offset
    var leads = 0
    while offset < limit, leads < 4, let length = leadLength(text, at: offset) {
      offset += length
      leads += 1
      if offset < limit, text[offset] == 0x20 { offset += 1 }
    }
    glance.hasLead = offset > follower
    guard offset < limit, let form = form(text, at: offset, limit) else { return nil }
    glance.form = form
    if form == .digit { return isNumber(text, from: offset, limit) ? glance : nil }
    glance.word = offset..<letterRunEnd(text, from: offset, to: limit)
    glance.isWord = isWord(text, from: glance.word.upperBound, limit)
    return glance
  }

  private func form(_ text: Span<UInt8>, at offset: Int, _ limit: Int) -> Glance.Form? {
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

  /// True if the letters that end at `end` are a word, or one with more behind hyphens: no address.
  private func isWord(_ text: Span<UInt8>, from end: Int, _ limit: Int) -> Bool {
    var end = end
    while end < limit, text[end] == UInt8(ascii: "-") {
      let next = letterRunEnd(text, from: end + 1, to: limit)
      if next == end + 1 { break }
      end = next
    }
    if end == limit { return true }
    switch text[end] {
    case 0x20, 0x0A, 0x0D, UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ")"),
      UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "\""):
      return true
    case 0xE2: return text[end + 1] == 0x80 && text[end + 2] == 0x9D
    default: return false
    }
  }

  /// The length of a mark that closes: ) ] " ” »
  private func closerLength(_ text: Span<UInt8>, at offset: Int) -> Int? {
    switch text[offset] {
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "\""): 1
    case 0xC2: text[offset + 1] == 0xBB ? 2 : nil
    case 0xE2: text[offset + 1] == 0x80 && text[offset + 2] == 0x9D ? 3 : nil
    default: nil
    }
  }

  /// The length of a mark that opens: – — - „ “ ” « " (
  private func leadLength(_ text: Span<UInt8>, at offset: Int) -> Int? {
    switch text[offset] {
    case UInt8(ascii: "-"), UInt8(ascii: "\""), UInt8(ascii: "("): return 1
    case 0xC2: return text[offset + 1] == 0xAB ? 2 : nil
    case 0xE2:
      guard text[offset + 1] == 0x80 else { return nil }
      let third = text[offset + 2]
      return third == 0x93 || third == 0x94 || 0x9C...0x9E ~= third ? 3 : nil
    default: return nil
    }
  }

  /// What stands before the full stop at `stop`.
  private func before(_ text: Span<UInt8>, _ stop: Int, _ start: Int) -> Before {
    guard stop > start else { return .unclear }
    switch text[stop - 1] {
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "\""), UInt8(ascii: "%"): return .plain
    case 0x30...0x39:
      var first = stop - 1
      while first > start, isDigit(text[first - 1]) { first -= 1 }
      return first == start || isBlank(text[first - 1]) ? .number(first..<stop) : .unclear
    case 0x9D where stop - 3 >= start && text[stop - 3] == 0xE2 && text[stop - 2] == 0x80:
      return .plain
    default:
      return word(text, before: stop, start)
    }
  }

  private func word(_ text: Span<UInt8>, before stop: Int, _ start: Int) -> Before {
    let first = letterRunStart(text, before: stop, start)
    guard first < stop else { return .unclear }
    var last = stop - 1
    while last > first, text[last] & 0xC0 == 0x80 { last -= 1 }
    let lastClass = scanner.classes[text.scalar(at: last).value]
    switch first == start ? 0x20 : text[first - 1] {
    case 0x20, 0x0A, 0x0D, UInt8(ascii: "\""): break
    case UInt8(ascii: "("):
      // Addresses hold brackets.
      guard first - 1 == start || isBlank(text[first - 2]) else { return .unclear }
    case 0x93...0x94, 0x9C...0x9E:
      guard first - 3 >= start, text[first - 3] == 0xE2, text[first - 2] == 0x80
      else { return .unclear }
    case UInt8(ascii: "-"):
      // The last part of a compound is no abbreviation.
      return lastClass == .lower && isCompound(text, before: first - 1, start) ? .plain : .unclear
    default: return .unclear
    }
    if last == first, lastClass == .upper { return .initial }
    guard lastClass == .lower else { return .unclear }
    let listed = abbreviations.classes(in: text, from: first, to: stop + 1)
    if listed.isDisjoint(with: .abbreviation) { return .word(first..<stop) }
    return listed.contains(.word) ? .perhaps(listed, first..<stop) : .abbreviation(listed)
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

  /// The end of the Latin letters from `start`, which is before one.
  func letterRunEnd(_ text: Span<UInt8>, from start: Int, to end: Int) -> Int {
    var offset = start
    while offset < end {
      let byte = text[offset]
      if (byte | 0x20) &- 0x61 < 26 {
        offset += 1
      } else if 0xC3...0xC5 ~= byte, !ByteClass.endsSign(text[offset + 1]) {
        offset += 2
      } else {
        break
      }
    }
    return offset
  }

  /// The longest run of letters that is looked through, in bytes.
  private static let longestRun = 64

  /// The start of the Latin letters before `end`; `end` itself if there are none or too many.
  private func letterRunStart(_ text: Span<UInt8>, before end: Int, _ start: Int) -> Int {
    let limit = max(start, end - Self.longestRun)
    var offset = end
    while offset > limit {
      let byte = text[offset - 1]
      if (byte | 0x20) &- 0x61 < 26 {
        offset -= 1
      } else if byte & 0xC0 == 0x80, offset - 2 >= start, 0xC3...0xC5 ~= text[offset - 2],
        !ByteClass.endsSign(byte)
      {
        offset -= 2
      } else {
        break
      }
    }
    return offset <= limit && limit > start ? end : offset
  }
}
