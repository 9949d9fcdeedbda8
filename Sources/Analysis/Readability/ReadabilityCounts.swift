/// What readability formulas are made of: counts over the prose of one text.
public struct ReadabilityCounts: Hashable, Sendable, Codable {
  /// Words, abbreviations and numbers that hold a letter or a digit.
  ///
  /// "biało-czerwony", "np." and "1 000,50" are one word each. Web and e-mail
  /// addresses, hashtags, mentions, emoji and symbols are none.
  public var words: Int

  /// Sentences that hold a word.
  public var sentences: Int

  /// Syllables of all words; numbers in digits have none, see `Syllables`.
  public var syllables: Int

  /// Letters of all words; digits, hyphens, apostrophes and full stops are none.
  public var letters: Int

  /// Words with more letters than `Readability.Configuration.longWordLetters`.
  public var longWords: Int

  /// Hard words as `Readability.Configuration` defines them.
  public var hardWords: Int

  /// Words with at least three syllables as they stand in the text, without exception.
  public var polysyllabicWords: Int

  /// Counts that were taken elsewhere.
  public init(
    words: Int, sentences: Int, syllables: Int = 0, letters: Int = 0, longWords: Int = 0,
    hardWords: Int = 0, polysyllabicWords: Int = 0
  ) {
    self.words = words
    self.sentences = sentences
    self.syllables = syllables
    self.letters = letters
    self.longWords = longWords
    self.hardWords = hardWords
    self.polysyllabicWords = polysyllabicWords
  }

  /// Adds the counts of another part of the text.
  static func += (counts: inout ReadabilityCounts, part: ReadabilityCounts) {
    counts.words += part.words
    counts.sentences += part.sentences
    counts.syllables += part.syllables
    counts.letters += part.letters
    counts.longWords += part.longWords
    counts.hardWords += part.hardWords
    counts.polysyllabicWords += part.polysyllabicWords
  }

  /// Takes away the counts of a part of the text.
  static func -= (counts: inout ReadabilityCounts, part: ReadabilityCounts) {
    counts.words -= part.words
    counts.sentences -= part.sentences
    counts.syllables -= part.syllables
    counts.letters -= part.letters
    counts.longWords -= part.longWords
    counts.hardWords -= part.hardWords
    counts.polysyllabicWords -= part.polysyllabicWords
  }

  /// Words a sentence; `nil` without sentences.
  public var averageSentenceLength: Double? { Self.ratio(words, sentences) }

  /// Hard words in a hundred; `nil` without words.
  public var hardWordPercentage: Double? { Self.ratio(100 * hardWords, words) }

  /// Long words in a hundred; `nil` without words.
  public var longWordPercentage: Double? { Self.ratio(100 * longWords, words) }

  /// Syllables a word; `nil` without words.
  public var syllablesPerWord: Double? { Self.ratio(syllables, words) }

  /// Letters a word; `nil` without words.
  public var lettersPerWord: Double? { Self.ratio(letters, words) }

  private static func ratio(_ part: Int, _ whole: Int) -> Double? {
    whole > 0 ? Double(part) / Double(whole) : nil
  }
}
