/// The figures of one text: what was counted, the formulas, and what to bear in mind.
///
/// All of it concerns the prose of the text only: running text, quotations and
/// list items, not titles, headings, bylines or tables.
public struct ReadabilityFigures: Hashable, Sendable {
  /// The settings of the analysis.
  public let configuration: Readability.Configuration

  /// What was counted.
  public let counts: ReadabilityCounts

  /// The formulas of the configuration with their values, in its order.
  public let scores: [Score]

  /// The class of difficulty; `nil` without words or sentences.
  public let rating: DifficultyRating?

  /// What to bear in mind when reading the values.
  public let warnings: [Warning]

  /// - Parameters:
  ///   - sentences: the counts of each sentence that holds a word, in the order of the text.
  ///   - drawn: says which of them are drawn.
  init(
    configuration: Readability.Configuration, counts: ReadabilityCounts,
    sentences: [ReadabilityCounts], traits: ReadabilityWarnings.Traits, drawn: DrawnSentences
  ) {
    let bootstrap = ReadabilityBootstrap(of: sentences, by: drawn)
    self.configuration = configuration
    self.counts = counts
    scores = configuration.indices.map {
      Score(index: $0, value: $0.value(for: counts), interval: bootstrap.interval(of: $0))
    }
    rating = DifficultyRating(counts, bootstrap)
    warnings = ReadabilityWarnings(counts, traits).found
  }

  /// A formula and its value.
  public struct Score: Hashable, Sendable {
    /// The formula.
    public let index: ReadabilityIndex
    /// Its value, not rounded; `nil` without words or sentences, never NaN.
    public let value: Double?
    /// The 90 % bootstrap interval over sentences; `nil` with fewer than two.
    public let interval: ClosedRange<Double>?
  }

  /// A reason to take the values with care.
  public enum Warning: String, CaseIterable, Codable, Sendable {
    /// There are no words in the prose, so that nothing can be measured.
    case noProse
    /// There are 1 to 99 words: one more sentence may change the values much.
    case fewerThan100Words
    /// Most words are none of Polish: the text is in another language, and the values mean nothing.
    case notPolish
    /// Many words are none of Polish, or the text is partly in another language.
    case partlyNotPolish
    /// There is hardly an end of a sentence: a list, a table or verse; sentence lengths mean little.
    case hardlyAnySentences
    /// The text is set in capitals, so that names and acronyms cannot be told.
    case allCapitals
  }

  /// The value of `index`, whether it is among `scores` or not; `nil` without words or sentences.
  public func value(of index: ReadabilityIndex) -> Double? { index.value(for: counts) }

  /// The stage of school by FOG-PL; `nil` without words or sentences.
  public var schoolStage: SchoolStage? { value(of: .fogPL).map(SchoolStage.init(fog:)) }

  /// The band by Pisarek's non-linear formula; `nil` without words or sentences.
  public var pisarekBand: PisarekBand? {
    value(of: .pisarekNonLinear).map(PisarekBand.init(pisarek:))
  }
}
