/// Counts as the program textstat takes them, for figures that equal its own.
///
/// textstat has its own counts (hyphenation points for syllables, punctuation
/// among the characters) and constants of its own: Coleman–Liau with 0.058 in
/// place of 0.0588, and FOG with words that are not in an English list of easy
/// ones. Fed its counts, the indices equal textstat's within rounding.
///
/// - Source: textstat 0.7.13, read; for English its constants are those of
///   `ReadabilityIndex`, and for Polish it changes only the hard word's syllables to 4.
public struct TextstatCounts: Hashable, Sendable, Codable {
  /// Runs without white space that hold more than punctuation.
  public var words: Int
  /// The same, and those of punctuation only: what textstat divides characters by.
  public var punctuatedWords: Int
  /// Sentences of more than two words.
  public var sentences: Int
  /// Syllables by hyphenation.
  public var syllables: Int
  /// Characters without white space and punctuation.
  public var letters: Int
  /// Characters without white space.
  public var characters: Int
  /// Words of more than six letters.
  public var longWords: Int
  /// Words of at least as many syllables as the language asks for that no list calls easy.
  public var difficultWords: Int
  /// Words of at least three syllables.
  public var polysyllabicWords: Int

  /// Counts that textstat took.
  public init(
    words: Int, punctuatedWords: Int, sentences: Int, syllables: Int, letters: Int, characters: Int,
    longWords: Int,
    difficultWords: Int, polysyllabicWords: Int
  ) {
    self.words = words
    self.punctuatedWords = punctuatedWords
    self.sentences = sentences
    self.syllables = syllables
    self.letters = letters
    self.characters = characters
    self.longWords = longWords
    self.difficultWords = difficultWords
    self.polysyllabicWords = polysyllabicWords
  }

  /// The value textstat gives for `index`, not rounded.
  ///
  /// `fogPL` is textstat's `gunning_fog` with Polish chosen, `gunningFog` the same
  /// with English.
  ///
  /// - Returns: `nil` for Pisarek's formulas, which textstat has not, and without
  ///   words or sentences, where textstat has 0.
  public func value(of index: ReadabilityIndex) -> Double? {
    guard words > 0, sentences > 0 else { return nil }
    let (words, sentences) = (Double(words), Double(sentences))
    switch index {
    case .pisarekLinear, .pisarekNonLinear: return nil
    case .fogPL, .gunningFog:
      return 0.4 * (words / sentences + 100 * Double(difficultWords) / words)
    case .colemanLiau: return 5.8 * Double(letters) / words - 29.6 * sentences / words - 15.8
    case .automatedReadability: return 4.71 * charactersPerWord + 0.5 * words / sentences - 21.43
    case .gulpease: return 300 * sentences / words - 10 * charactersPerWord + 89
    case .lix, .rix, .smog, .flesch, .fleschKincaid:
      return index.value(for: counts)
    }
  }

  private var charactersPerWord: Double { Double(characters) / Double(max(1, punctuatedWords)) }

  private var counts: ReadabilityCounts {
    ReadabilityCounts(
      words: words, sentences: sentences, syllables: syllables, letters: letters,
      longWords: longWords, hardWords: difficultWords, polysyllabicWords: polysyllabicWords)
  }
}
