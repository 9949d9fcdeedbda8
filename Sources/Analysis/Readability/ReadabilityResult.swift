public import Morphology
public import TextModel

/// How readable one text is, and which sentences and words make it hard.
///
/// All of it concerns the prose of the text only: running text, quotations and
/// list items, not titles, headings, bylines or tables.
public struct ReadabilityResult: Hashable, Sendable {
  /// The figures of the whole text.
  public let figures: ReadabilityFigures

  /// The sentences that hold a word, in the order of the text.
  public let sentences: [SentenceReadability]

  /// The places of the hard words, in the order of the text.
  let hardPlaces: [ByteRange]
  /// For each of these the index of its lemma in `hardLemmas`.
  let hardGroups: [UInt32]
  /// The lemmas of the hard words, in the order of their first one.
  let hardLemmas: [HardLemma]

  /// The hard words by lemma: the commonest first, then the rarer in Polish, then as they come.
  ///
  /// Made where they are asked for: O(hard words), and sorted.
  public var hardWords: [HardWord] {
    var places = [[ByteRange]](repeating: [], count: hardLemmas.count)
    for (place, group) in zip(hardPlaces, hardGroups) { places[Int(group)].append(place) }
    return zip(hardLemmas, places).map { lemma, places in
      HardWord(
        lemma: lemma.lemma, places: places, syllables: Int(lemma.syllables),
        frequencyClass: lemma.frequencyClass)
    }
    .sorted {
      ($1.count, $0.frequencyClass, $0.places[0]) < ($0.count, $1.frequencyClass, $1.places[0])
    }
  }

  /// The settings of the analysis.
  public var configuration: Readability.Configuration { figures.configuration }

  /// What was counted.
  public var counts: ReadabilityCounts { figures.counts }

  /// The formulas of the configuration with their values, in its order.
  public var scores: [ReadabilityFigures.Score] { figures.scores }

  /// The class of difficulty; `nil` without words or sentences.
  public var rating: DifficultyRating? { figures.rating }

  /// What to bear in mind when reading the values.
  public var warnings: [ReadabilityFigures.Warning] { figures.warnings }

  /// The value of `index`, whether it was asked for or not; `nil` without words or sentences.
  public func value(of index: ReadabilityIndex) -> Double? { figures.value(of: index) }

  /// The sentences that add most to the FOG index, the hardest first.
  ///
  /// Sentences are ranked by `SentenceReadability.share`, so that a long
  /// sentence with many hard words comes before a short one with a single hard
  /// word; ties go to the earlier one.
  public func hardestSentences(limit: Int = 3) -> [SentenceReadability] {
    precondition(limit >= 0, "a limit of 0 or more sentences")
    if limit == 0 { return [] }
    // Numbers are moved sooner than sentences, and looking at one number counts no references.
    var ranked: [(share: Double, index: Int)] = []
    func rank() { ranked.sort { ($1.share, $0.index) < ($0.share, $1.index) } }
    for index in sentences.indices {
      let share = sentences[index].share
      // Most are easier than all that are wanted.
      if ranked.count >= limit, share <= ranked[limit - 1].share { continue }
      ranked.append((share, index))
      if ranked.count == limit { rank() }
      if ranked.count - limit >= Self.mostUnranked {
        rank()
        ranked.removeSubrange(limit...)
      }
    }
    rank()
    return ranked.prefix(limit).map { sentences[$0.index] }
  }

  /// They are ranked again after so many, since each time costs as much as a look at hundreds.
  private static let mostUnranked = 16
}

/// The hard forms of one lemma.
struct HardLemma: Hashable, Sendable {
  /// The dictionary form.
  var lemma: String
  /// See `HardWord`.
  var syllables: UInt32
  var frequencyClass: FrequencyClass
}

/// What one sentence adds to the FOG index of its text.
///
/// The index `0.4 W / S + 40 H / W` of a text with W words, S sentences and H
/// hard words is split over the sentences: one with w words and h hard words
/// has the share `0.4 w / S + 40 h / W`. The shares add up to the index.
public struct SentenceReadability: Hashable, Sendable {
  /// The index of the sentence in `Document.sentences`.
  public let sentence: Int

  /// Where the sentence stands.
  public let range: ByteRange

  /// How many words it has.
  public let words: Int

  /// A part of the text's hard words.
  let places: ArraySlice<ByteRange>

  /// Where its hard words stand.
  public var hardWords: [ByteRange] { Array(places) }

  /// The FOG index of the sentence by itself.
  public let fog: Double

  /// The part of the text's FOG index that is due to the sentence.
  public let share: Double

  /// `share` less the average share of the text's sentences; positive for those that make it harder.
  public let excess: Double

  /// The FOG index of the text without the sentence; `nil` if there is no other.
  public let fogIfRemoved: Double?

  /// The FOG index of the text if the sentence were two.
  public let fogIfSplit: Double?

  let hasManyWords: Bool
  let hasManyHardWords: Bool

  /// What is hard about the sentence; empty if it keeps within all limits.
  public var reasons: [Reason] {
    (hasManyWords ? [.manyWords] : []) + (hasManyHardWords ? [.manyHardWords] : [])
  }

  /// Why a sentence is hard.
  public enum Reason: String, CaseIterable, Codable, Sendable {
    /// It has more words than `Readability.Configuration.longSentenceWords`.
    case manyWords
    /// It has at least two hard words, more than `Readability.Configuration.hardWordPercentage`.
    case manyHardWords
  }
}

/// A hard word with all its places in the text.
public struct HardWord: Hashable, Sendable {
  /// The dictionary form.
  public let lemma: String

  /// Where its hard forms stand, in the order of the text.
  public let places: [ByteRange]

  /// The syllables of the longest hard form or, if lemmas decide, of the lemma.
  public let syllables: Int

  /// How often the lemma is used in Polish.
  public let frequencyClass: FrequencyClass

  /// How many hard forms there are.
  public var count: Int { places.count }
}
