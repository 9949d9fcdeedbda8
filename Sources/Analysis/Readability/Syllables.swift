/// Counts the syllables of Polish words by their spelling.
///
/// A syllable has one vowel, so syllables are vowel letters less the pairs of
/// neighbouring ones that make one syllable ("ia" in "radio", "au" in "auto").
/// Which pairs those are, and which words are spelt or read otherwise, stands in
/// a rule file. Deterministic; a value is immutable and may be shared.
///
/// * Parts between hyphens, apostrophes and digits are counted one by one. A
///   vowel before an apostrophe with a vowel behind it is silent ("Kennedy'ego").
/// * Acronyms in capitals are spelt ("PKP": pe-ka-pe, 3) unless they can be read
///   as a word ("ZUS", 1).
/// * Digits and Roman numerals of I, V and X count nothing unless a reading is
///   asked for (`Readability.NumberReading`).
/// * "w" and "z" count nothing: they lean on the next word.
/// * Letters outside the Latin alphabet count nothing.
public struct Syllables: Sendable {
  private let rules: SyllableRules
  private var numberSyllables = NumberSyllables { _ in 0 }

  /// A counter with the rules of `text`, the content of the file `name`.
  ///
  /// A line is one of
  /// * `za|u`: the vowels at the mark belong to two syllables;
  /// * `i~i$`: they belong to one. `^` stands for the start of a word, also
  ///   after "nie-" and "naj-"; `$` for its end. With nothing behind the mark
  ///   any vowel may follow. Of several rules that match, the one with the most
  ///   letters holds, then the first; without any, two vowels are two syllables;
  /// * `facebook* 2`: a word, or with `*` the start of one, and its syllables.
  ///   A key with two capitals only matches words with two capitals; one with
  ///   a full stop at its end only words with one.
  ///
  /// `#` starts a comment.
  public init(parsing text: String, name: String) throws(SyllableRulesError) {
    rules = try SyllableRules(parsing: text, name: name)
    let counter = self
    numberSyllables = NumberSyllables { counter.count(of: $0) }
  }

  /// The number of syllables of `word`, 0 or more. O(bytes).
  ///
  /// - Parameters:
  ///   - spellsAcronyms: false for words that are only set in capitals.
  ///   - numbers: how digits and Roman numerals are read.
  public func count(
    of word: some StringProtocol, spellsAcronyms: Bool = true,
    numbers: Readability.NumberReading = .silent
  ) -> Int {
    measure(word, spellsAcronyms: spellsAcronyms, numbers: numbers).syllables
  }

  /// What one pass over a word tells.
  struct Measure: Hashable {
    var syllables = 0
    var letters = 0
    var hasDigit = false
    var startsWithCapital = false
    /// True if there are at least two letters and all are capitals.
    var isAllCapitals = false
  }

  /// The syllables and letters of `word`.
  func measure(
    _ word: some StringProtocol, spellsAcronyms: Bool = true,
    numbers: Readability.NumberReading = .silent
  ) -> Measure {
    var measure = Measure()
    var part = Part(readsRomanNumerals: numbers == .cardinal)
    var digits = NumberSyllables.Digits()
    var capitals = 0
    let latinTable = SyllableLetter.latinTable
    for scalar in word.unicodeScalars {
      let (code, isCapital) = SyllableLetter.code(of: scalar, latinTable.span)
      if SyllableLetter.isLetter(code) {
        if measure.letters == 0 { measure.startsWithCapital = isCapital }
        measure.letters += 1
        if isCapital { capitals += 1 }
        part.append(code, isCapital: isCapital)
        if numbers != .silent { digits.append(scalar, isDigit: false) }
        continue
      }
      switch code {
      case SyllableLetter.ignored: continue
      case SyllableLetter.fullStop where part.count > 0: part.append(code, isCapital: false)
      default:
        measure.syllables += finish(&part, before: code, spellsAcronyms: spellsAcronyms)
        if code == SyllableLetter.digit { measure.hasDigit = true }
        if numbers != .silent { digits.append(scalar, isDigit: code == SyllableLetter.digit) }
      }
    }
    measure.syllables += finish(
      &part, before: SyllableLetter.separator, spellsAcronyms: spellsAcronyms)
    switch numbers {
    case .silent: break
    case .digits: measure.syllables += numberSyllables.syllables(oneByOne: digits)
    case .cardinal: measure.syllables += numberSyllables.syllables(asCardinals: digits)
    }
    measure.isAllCapitals = capitals >= 2 && capitals == measure.letters
    return measure
  }

  /// The letters of a word up to a hyphen or the like.
  private struct Part {
    /// `SyllableRules.maximumContext` edges, then the codes of the letters.
    private(set) var codes: [UInt8] = []
    private(set) var capitals = 0
    /// False if they have no syllables.
    let readsRomanNumerals: Bool
    /// True if the part before ended in a vowel that is silent if this one starts with a vowel.
    var followsSilencedVowel = false

    init(readsRomanNumerals: Bool) {
      self.readsRomanNumerals = readsRomanNumerals
      codes.reserveCapacity(Self.start + Self.usualCount)
      for _ in 0..<Self.start { codes.append(SyllableLetter.edge) }
    }

    /// Few words have more letters.
    private static let usualCount = 24

    static let start = SyllableRules.maximumContext
    var count: Int { codes.count - Self.start }
    var isAllCapitals: Bool { capitals >= 2 && capitals == count }

    mutating func append(_ code: UInt8, isCapital: Bool) {
      codes.append(code)
      if isCapital { capitals += 1 }
    }

    var endsInFullStop: Bool { codes.last == SyllableLetter.fullStop }

    mutating func removeTrailingFullStops() {
      while codes.last == SyllableLetter.fullStop { codes.removeLast() }
    }

    mutating func removeAll() {
      codes.removeLast(count)
      capitals = 0
      followsSilencedVowel = false
    }

    /// The code at `offset` letters from the part's start; an edge outside.
    subscript(offset: Int) -> UInt8 {
      let index = Self.start + offset
      return index < codes.count ? codes[index] : SyllableLetter.edge
    }
  }

  /// The syllables of `part`, which `separator` ends; leaves it empty for the next one.
  private func finish(_ part: inout Part, before separator: UInt8, spellsAcronyms: Bool) -> Int {
    guard part.count > 0 else {
      part.removeAll()
      return 0
    }
    let abbreviation = part.endsInFullStop ? entry(for: part) : nil
    part.removeTrailingFullStops()
    var syllables = part.followsSilencedVowel && SyllableLetter.isVowel(part[0]) ? -1 : 0
    var endsInSilenceableVowel = false
    if let entry = abbreviation ?? entry(for: part) {
      syllables += entry.syllables + vowelGroups(of: part, from: entry.letters.count)
    } else if spellsAcronyms && part.isAllCapitals {
      syllables += acronymSyllables(of: part)
    } else {
      let own = vowelGroups(of: part, from: 0)
      syllables += own
      endsInSilenceableVowel = own > 0 && SyllableLetter.isVowel(part[part.count - 1])
    }
    part.removeAll()
    part.followsSilencedVowel = endsInSilenceableVowel && separator == SyllableLetter.apostrophe
    return syllables
  }

  private func entry(for part: Part) -> SyllableRules.Entry? {
    let pair = SyllableRules.pairIndex(part[0], part[1])
    // Most pairs begin no word of the list, and nothing is counted for asking so.
    if rules.entries[pair].isEmpty { return nil }
    for entry in rules.entries[pair] {
      let count = entry.letters.count
      guard entry.isStem ? count <= part.count : count == part.count,
        entry.isAcronym ? part.capitals >= 2 : !part.isAllCapitals || count > 2,
        entry.letters.indices.allSatisfy({ entry.letters[$0] == part[$0] })
      else { continue }
      return entry
    }
    return nil
  }

  /// Vowels from letter `first` on, less those that join the one before them.
  private func vowelGroups(of part: Part, from first: Int) -> Int {
    var groups = 0
    for offset in first..<max(first, part.count) where SyllableLetter.isVowel(part[offset]) {
      let followsVowel = offset > first && SyllableLetter.isVowel(part[offset - 1])
      if !(followsVowel && areJoined(at: offset, of: part)) { groups += 1 }
    }
    return groups
  }

  /// True if the vowels at `offset - 1` and `offset` make one syllable.
  private func areJoined(at offset: Int, of part: Part) -> Bool {
    let candidates = rules.boundaries[SyllableRules.pairIndex(part[offset - 1], part[offset])]
    if candidates.isEmpty { return false }
    var left: UInt64 = 0
    var right: UInt64 = 0
    for distance in 0..<SyllableRules.maximumContext {
      left |= UInt64(part[offset - 1 - distance]) << UInt64(8 * distance)
      right |= UInt64(part[offset + distance]) << UInt64(8 * distance)
    }
    for rule in candidates
    where left & rule.leftMask == rule.left && right & rule.rightMask == rule.right {
      if let letters = rule.lettersFromStart, !isWordStart(offset - letters, of: part) { continue }
      return rule.isJoined
    }
    return false
  }

  private static let niePrefix = prefixCodes("nie")
  private static let najPrefix = prefixCodes("naj")

  private static func prefixCodes(_ prefix: String) -> [UInt8] {
    prefix.unicodeScalars.map { SyllableLetter.code(of: $0).code }
  }

  /// True if letter `offset` starts the part, or all before it is "nie", "naj" or "nienaj".
  private func isWordStart(_ offset: Int, of part: Part) -> Bool {
    switch offset {
    case 0: true
    case 3: starts(part, with: Self.niePrefix, at: 0) || starts(part, with: Self.najPrefix, at: 0)
    case 6: starts(part, with: Self.niePrefix, at: 0) && starts(part, with: Self.najPrefix, at: 3)
    default: false
    }
  }

  private func starts(_ part: Part, with prefix: [UInt8], at offset: Int) -> Bool {
    prefix.indices.allSatisfy { prefix[$0] == part[offset + $0] }
  }

  /// The syllables of a part in capitals: a Roman numeral, a word or spelt.
  private func acronymSyllables(of part: Part) -> Int {
    let letters = 0..<part.count
    if let value = romanValue(of: part) {
      return part.readsRomanNumerals ? numberSyllables.syllables(ofCardinal: value) : 0
    }
    if isReadAsWord(part) { return vowelGroups(of: part, from: 0) }
    // Each letter's name has one syllable ("pe", "iks", "wu") but that of y ("igrek").
    return letters.reduce(0) { $0 + (part[$1] == SyllableLetter.y ? 2 : 1) }
  }

  /// The value of a part of I, V and X only; `nil` for other parts.
  private func romanValue(of part: Part) -> Int? {
    var (value, next) = (0, 0)
    for offset in (0..<part.count).reversed() {
      let letter: Int
      switch part[offset] {
      case SyllableLetter.i: letter = 1
      case SyllableLetter.v: letter = 5
      case SyllableLetter.x: letter = 10
      default: return nil
      }
      // A smaller one before a larger one is taken from it.
      value += letter < next ? -letter : letter
      next = letter
    }
    return value
  }

  /// Acronyms with at least this many letters and a vowel are read as words.
  private static let lettersOfReadableAcronym = 6

  /// True for acronyms such as "NATO" and "ZUS"; not for "PKO" or "ABW".
  private func isReadAsWord(_ part: Part) -> Bool {
    let isVowel = (0..<part.count).map { SyllableLetter.isVowel(part[$0]) }
    guard isVowel.contains(true) else { return false }
    if part.count >= Self.lettersOfReadableAcronym || isVowel == [false, true] { return true }
    let leadingConsonants = isVowel.prefix { !$0 }.count
    let trailingConsonants = isVowel.reversed().prefix { !$0 }.count
    let alternates = isVowel.indices.dropFirst(2).contains {
      isVowel[$0] != isVowel[$0 - 1] && isVowel[$0] == isVowel[$0 - 2]
    }
    return alternates && leadingConsonants <= 2 && trailingConsonants <= 2
  }
}
