import Morphology
import TextModel

/// What one word adds to the counts of its text; nothing at all unless it counts as a word.
struct CountedWord: Hashable {
  /// The letters.
  var letters: UInt32 = 0
  /// The syllables as it stands in the text.
  var syllables: UInt32 = 0
  /// The syllables that make it hard, and where; 0 if it is not.
  var hardSyllables: UInt32 = 0
  var traits: Traits = []

  struct Traits: OptionSet, Hashable {
    let rawValue: UInt8
    /// It counts as a word.
    static let isCounted = Traits(rawValue: 1)
    /// It has more letters than the settings say.
    static let isLong = Traits(rawValue: 2)
    /// It has at least three syllables.
    static let isPolysyllabic = Traits(rawValue: 4)
    /// It is hard where it is the first word of its sentence.
    static let isHardFirst = Traits(rawValue: 8)
    /// It is hard behind other words.
    static let isHardInside = Traits(rawValue: 16)
    /// It is made of letters.
    static let isOfLetters = Traits(rawValue: 32)
    /// It has two letters or more, all capitals.
    static let isAllCapitals = Traits(rawValue: 64)
    /// Neither the lexicon nor a rule knows it.
    static let isUnknown = Traits(rawValue: 128)

    /// 1 if it has `trait`, else 0: to be added without a branch, which hardly can be foretold.
    @inline(__always)
    func count(of trait: Traits) -> Int { rawValue & trait.rawValue == 0 ? 0 : 1 }
  }
}

/// Says what a word adds to the counts of its text.
///
/// A class, so that closures over it copy a reference and not its rules.
final class WordCounter: Sendable {
  let configuration: Readability.Configuration
  private let syllables: Syllables

  init(configuration: Readability.Configuration, syllables: Syllables) {
    self.configuration = configuration
    self.syllables = syllables
  }

  /// From this many syllables a word is polysyllabic in the English sense.
  private static let polysyllabicSyllables = 3

  /// What decides about a word besides its letters.
  struct WordReading {
    var lemma: String
    var tag: Tag
    var source: Interpretation.Source
  }

  /// What the entry with index `entry` of `document` counts, whose first token is `token`.
  func word(entry: Int, token: Int, of document: AnnotatedDocument) -> CountedWord {
    let (token, annotation) = (document.document.tokens[token], document.entries[entry])
    return word(
      document.document[token], token.kind,
      in: WordReading(
        lemma: document.lemmas[annotation.lemmaIndex], tag: annotation.tag,
        source: annotation.source))
  }

  /// The word with the text `form`, a token of `kind`, in `reading`.
  func word(_ form: Substring, _ kind: TokenKind, in reading: WordReading) -> CountedWord {
    word(form, measured(form), kind, in: reading)
  }

  /// The word as it is in all of `readings`; `nil` where they differ, so that its context decides.
  func word(_ form: Substring, _ kind: TokenKind, in readings: [WordReading]) -> CountedWord? {
    let measure = measured(form)
    let first = word(form, measure, kind, in: readings[0])
    let isSame = readings.dropFirst().allSatisfy { word(form, measure, kind, in: $0) == first }
    return isSame ? first : nil
  }

  /// The word if its letters alone decide about it; `nil` if its readings may.
  ///
  /// Whether the lexicon knows it is left open.
  func wordByLetters(_ form: Substring, _ kind: TokenKind) -> CountedWord? {
    let measure = measured(form)
    if measure.isAllCapitals { return nil }
    if kind == .word, configuration.hardWordForm == .lemma { return nil }
    let excludesSome = !configuration.countsNamesAsHard || !configuration.countsNumeralsAsHard
    if excludesSome, measure.syllables >= configuration.hardWordSyllables { return nil }
    return word(
      form, measure, kind, in: WordReading(lemma: "", tag: Tag(.unknown), source: .lexicon))
  }

  private func measured(_ form: Substring, spellsAcronyms: Bool = true) -> Syllables.Measure {
    syllables.measure(
      form, spellsAcronyms: spellsAcronyms, numbers: configuration.numberReading)
  }

  private func word(
    _ form: Substring, _ measure: Syllables.Measure, _ kind: TokenKind, in reading: WordReading
  ) -> CountedWord {
    var word = CountedWord()
    guard kind.isWordLike, measure.letters > 0 || measure.hasDigit else { return word }
    var measure = measure
    // "NIE WOLNO" shouts; only a word whose lemma has capitals too is an acronym.
    if measure.isAllCapitals, !syllables.measure(reading.lemma).isAllCapitals {
      measure = measured(form, spellsAcronyms: false)
    }
    word.letters = UInt32(measure.letters)
    word.syllables = UInt32(measure.syllables)
    word.traits = .isCounted
    if measure.letters > configuration.longWordLetters { word.traits.insert(.isLong) }
    if measure.syllables >= Self.polysyllabicSyllables { word.traits.insert(.isPolysyllabic) }
    if kind == .word {
      word.traits.insert(.isOfLetters)
      if measure.isAllCapitals { word.traits.insert(.isAllCapitals) }
      if reading.source == .guess { word.traits.insert(.isUnknown) }
    }
    judge(&word, measure, kind, reading)
    return word
  }

  /// Finds out whether the word is hard.
  private func judge(
    _ word: inout CountedWord, _ measure: Syllables.Measure, _ kind: TokenKind,
    _ reading: WordReading
  ) {
    let deciding: Int
    switch kind {
    case .abbreviation where configuration.countsAbbreviationsAsHard,
      .number where configuration.countsNumeralsAsHard:
      // The lemma of an abbreviation is its full form or itself; its reading is the same.
      deciding = measure.syllables
    case .word:
      deciding =
        configuration.hardWordForm == .text
        ? measure.syllables : syllables.measure(reading.lemma).syllables
    default: return
    }
    guard deciding >= configuration.hardWordSyllables else { return }
    let partOfSpeech = reading.tag.partOfSpeech
    let isNumeral = partOfSpeech == .numeral || partOfSpeech == .numeralPrefix
    if isNumeral, !configuration.countsNumeralsAsHard { return }
    word.hardSyllables = UInt32(deciding)
    word.traits.formUnion([.isHardFirst, .isHardInside])
    if configuration.countsNamesAsHard { return }
    if syllables.measure(reading.lemma).startsWithCapital {
      word.hardSyllables = 0
      word.traits.subtract([.isHardFirst, .isHardInside])
    } else if reading.source == .guess, measure.startsWithCapital {
      word.traits.remove(.isHardInside)
    }
  }
}

extension ReadabilityCounts {
  /// Counts a word of the sentence whose counts these are; true if it is hard there.
  @inline(__always)
  mutating func add(_ word: CountedWord) -> Bool {
    let traits = word.traits
    let hard = traits.count(of: words == 0 ? .isHardFirst : .isHardInside)
    words += traits.count(of: .isCounted)
    letters += Int(word.letters)
    syllables += Int(word.syllables)
    longWords += traits.count(of: .isLong)
    polysyllabicWords += traits.count(of: .isPolysyllabic)
    hardWords += hard
    return hard == 1
  }
}

extension ReadabilityWarnings.Traits {
  /// Adds the traits of another part of the text.
  static func += (traits: inout Self, part: Self) {
    traits.words += part.words
    traits.unknownWords += part.unknownWords
    traits.capitalWords += part.capitalWords
  }

  @inline(__always)
  mutating func add(_ word: CountedWord) {
    words += word.traits.count(of: .isOfLetters)
    capitalWords += word.traits.count(of: .isAllCapitals)
    unknownWords += word.traits.count(of: .isUnknown)
  }
}
