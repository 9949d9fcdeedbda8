extension Readability {
  /// Which form of a word decides whether it is hard.
  public enum HardWordForm: String, CaseIterable, Codable, Sendable {
    /// The word as it stands: "nauczycielami" has five syllables.
    case text
    /// Its dictionary form: "nauczyciel" has four. Scores are about 2 FOG points lower.
    case lemma
  }

  /// What counts as hard or long, and which formulas are shown.
  ///
  /// Programs that measure the same text disagree mostly because of these
  /// choices, so they are settings and belong beside the result.
  public struct Configuration: Hashable, Sendable, Codable {
    /// A word of at least so many syllables is hard, 1 or more; 4 for Polish.
    public var hardWordSyllables: Int

    /// Whose syllables are counted; the word's as it stands, which takes no dictionary to check.
    public var hardWordForm: HardWordForm

    /// True if proper names may be hard; false, since Gunning leaves them out.
    ///
    /// A name is a word whose lemma starts with a capital, or a word of unknown
    /// lemma that starts with a capital inside a sentence.
    public var countsNamesAsHard: Bool

    /// True if numerals ("dziewięćdziesiąt", and "90" if it is read aloud) may be hard; false, as in
    /// programs for Pisarek's formula.
    public var countsNumeralsAsHard: Bool

    /// How a number in digits, which always counts as one word, is read aloud: what syllables it has.
    public var numberReading: NumberReading

    /// True if abbreviations ("m.in.", read "między innymi") may be hard; false: they look short.
    public var countsAbbreviationsAsHard: Bool

    /// A word of more than so many letters is long, 1 or more; 6 in LIX and RIX.
    ///
    /// LIX values printed for Polish schoolbooks fit 8 better.
    public var longWordLetters: Int

    /// A sentence of more than so many words is marked as long, 1 or more.
    ///
    /// 20 is the limit of the Polish plain-language guides (*Prosto o
    /// konkursach Funduszy Europejskich*; gov.pl: 15 to 20).
    public var longSentenceWords: Int

    /// A sentence with a larger percentage of hard words, and at least two, is marked; 0 … 100.
    ///
    /// 15 is the limit for texts on the web of the Wrocław plain-Polish
    /// workshop (G. Zarzeczny 2018, in the press).
    public var hardWordPercentage: Double

    /// The formulas of the result, in this order.
    public var indices: [ReadabilityIndex]

    /// Settings that differ from the defaults only where told.
    ///
    /// - Precondition: the numbers are in the ranges above.
    public init(
      hardWordSyllables: Int = 4, hardWordForm: HardWordForm = .text,
      countsNamesAsHard: Bool = false, countsNumeralsAsHard: Bool = false,
      numberReading: NumberReading = .silent, countsAbbreviationsAsHard: Bool = false,
      longWordLetters: Int = 6,
      longSentenceWords: Int = 20, hardWordPercentage: Double = 15,
      indices: [ReadabilityIndex] = ReadabilityIndex.defaultSet
    ) {
      self.hardWordSyllables = hardWordSyllables
      self.hardWordForm = hardWordForm
      self.countsNamesAsHard = countsNamesAsHard
      self.countsNumeralsAsHard = countsNumeralsAsHard
      self.numberReading = numberReading
      self.countsAbbreviationsAsHard = countsAbbreviationsAsHard
      self.longWordLetters = longWordLetters
      self.longSentenceWords = longSentenceWords
      self.hardWordPercentage = hardWordPercentage
      self.indices = indices
      let problem = problem
      precondition(problem == nil, problem ?? "")
    }

    /// What is out of range; `nil` if nothing is.
    private var problem: String? {
      if hardWordSyllables < 1 { return "hardWordSyllables: 1 or more expected" }
      if longWordLetters < 1 { return "longWordLetters: 1 or more expected" }
      if longSentenceWords < 1 { return "longSentenceWords: 1 or more expected" }
      guard (0...100).contains(hardWordPercentage) else {
        return "hardWordPercentage: 0 to 100 expected"
      }
      return nil
    }
  }
}

extension Readability.Configuration {
  private enum CodingKeys: String, CodingKey {
    case hardWordSyllables, hardWordForm, countsNamesAsHard, countsNumeralsAsHard, numberReading,
      countsAbbreviationsAsHard, longWordLetters, longSentenceWords, hardWordPercentage, indices
  }

  /// Decodes settings; those that are absent have their default, those out of range are an error.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    func value<Value: Decodable>(_ key: CodingKeys, or standard: Value) throws -> Value {
      try container.decodeIfPresent(Value.self, forKey: key) ?? standard
    }
    self.init()
    hardWordSyllables = try value(.hardWordSyllables, or: hardWordSyllables)
    hardWordForm = try value(.hardWordForm, or: hardWordForm)
    countsNamesAsHard = try value(.countsNamesAsHard, or: countsNamesAsHard)
    countsNumeralsAsHard = try value(.countsNumeralsAsHard, or: countsNumeralsAsHard)
    numberReading = try value(.numberReading, or: numberReading)
    countsAbbreviationsAsHard = try value(
      .countsAbbreviationsAsHard, or: countsAbbreviationsAsHard)
    longWordLetters = try value(.longWordLetters, or: longWordLetters)
    longSentenceWords = try value(.longSentenceWords, or: longSentenceWords)
    hardWordPercentage = try value(.hardWordPercentage, or: hardWordPercentage)
    indices = try value(.indices, or: indices)
    if let problem {
      throw DecodingError.dataCorrupted(
        .init(codingPath: container.codingPath, debugDescription: problem))
    }
  }
}
