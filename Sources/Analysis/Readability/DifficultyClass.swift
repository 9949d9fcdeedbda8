/// How difficult a text is, from 1 (anybody) to 7 (specialists): Szpalta's own class.
///
/// It is FOG-PL by text forms cut into bands that are joined to stages of
/// school. It has nothing to do with the classes of Jasnopis, whose model is not
/// published; it says for whom a text is written, not how well it is understood.
///
/// - Source: the bands are Szpalta's own, see `Readability.md`.
public enum DifficultyClass: Int, CaseIterable, Comparable, Codable, Sendable {
  /// FOG up to 5: the first three forms of primary school.
  case veryEasy = 1
  /// Up to 7: forms 4 to 6.
  case easy
  /// Up to 9.5: forms 7 and 8.
  case fairlyEasy
  /// Up to 12.5: secondary school.
  case medium
  /// Up to 15.5: a bachelor's studies.
  case fairlyHard
  /// Up to 18: a master's studies.
  case hard
  /// Above 18: specialists.
  case veryHard

  /// The largest FOG of each class but the last.
  private static let limits = [5, 7, 9.5, 12.5, 15.5, 18]

  /// The class of a text with FOG-PL `fog`.
  public init(fog: Double) {
    // As many limits as classes but one.
    self = Self.allCases[Self.index(ofFog: fog)]
  }

  /// The index among all classes of that of a text with FOG-PL `fog`.
  static func index(ofFog fog: Double) -> Int {
    var index = 0
    for limit in limits { index += fog <= limit ? 0 : 1 }
    return index
  }

  /// By difficulty.
  public static func < (left: DifficultyClass, right: DifficultyClass) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// The class of a text with how sure it is and what makes it.
public struct DifficultyRating: Hashable, Sendable {
  /// The class.
  public let difficultyClass: DifficultyClass

  /// The probability of each class from 1 to 7, as draws of the text's sentences have it; they add up to
  /// 1. Empty for texts of a single sentence.
  public let probabilities: [Double]

  /// By how many FOG years the length of sentences makes the text harder (or easier, if negative) than
  /// usual.
  public let sentenceLengthPush: Double

  /// The same of hard words.
  public let hardWordsPush: Double

  /// Words a sentence and hard words in a hundred of everyday written Polish: of the sentences of news,
  /// fiction and speech in UD Polish-PDB, with the default settings.
  private static let usual = (sentenceLength: 12.73, hardWords: 14.86)

  init?(_ counts: ReadabilityCounts, _ bootstrap: ReadabilityBootstrap) {
    guard let fog = ReadabilityIndex.fogPL.value(for: counts),
      let sentenceLength = counts.averageSentenceLength, let hardWords = counts.hardWordPercentage
    else { return nil }
    difficultyClass = DifficultyClass(fog: fog)
    probabilities = bootstrap.classShares()
    sentenceLengthPush = 0.4 * (sentenceLength - Self.usual.sentenceLength)
    hardWordsPush = 0.4 * (hardWords - Self.usual.hardWords)
  }
}
