import Foundation
import Morphology

/// Makes the frequency file from wordfreq's list and the lexicon.
struct FrequencyBuild {
  let list: WordfreqList
  let lexicon: Lexicon
  let anchors: Anchors

  static let source = "wordfreq 3.1.1, large Polish list"
  static let notice = """
    Made from the word frequencies of wordfreq by Robyn Speer \
    (https://github.com/rspeer/wordfreq), version 3.1.1, large Polish list: shares of forms, \
    rounded, and estimated shares of dictionary words. \
    License: Creative Commons Attribution-ShareAlike 4.0 International \
    (https://creativecommons.org/licenses/by-sa/4.0/).
    """

  /// Classes are stored in steps of this many units, a quarter of a Zipf unit for lexemes and half
  /// of one for forms, which lets many words share the endings of their automaton.
  private static let lexemeStep = 5
  private static let formStep = 10

  /// Forms below one in ten million (Zipf 2) are left out: they are half of the list, and mostly
  /// known forms of rare words or misspellings.
  private static let smallestFormShare = 1e-7

  /// The bytes of the frequency file.
  func frequencies() -> [UInt8] {
    let estimation = FrequencyEstimation(list, lexicon, anchors)
    var lexemes: [(name: [UInt8], wordClass: WordClass, frequencyClass: FrequencyClass)] = []
    for (index, lexeme) in estimation.lexemes.enumerated() {
      let frequencyClass = Self.frequencyClass(
        ofShare: estimation.lexemeShares[index], step: Self.lexemeStep)
      if frequencyClass == .unseen { continue }
      lexemes.append((Array(lexeme.name.utf8), lexeme.wordClass, frequencyClass))
    }
    var forms: [(form: [UInt8], frequencyClass: FrequencyClass)] = []
    for row in list.rows where row.share >= Self.smallestFormShare {
      forms.append(
        (Array(row.form.utf8), Self.frequencyClass(ofShare: row.share, step: Self.formStep)))
    }
    let weights = estimation.tags.enumerated().map { index, tag in
      (tag: tag, logWeight: log10(max(estimation.tagShares[index], 1e-7)))
    }
    return FrequenciesWriter(source: Self.source, notice: Self.notice)
      .bytes(lexemes: lexemes, forms: forms, tagWeights: weights)
  }

  private static func frequencyClass(ofShare share: Double, step: Int) -> FrequencyClass {
    guard share > 0 else { return .unseen }
    let value = 20 * (log10(share) + 9)
    let rounded = (value / Double(step)).rounded() * Double(step)
    return FrequencyClass(rawValue: UInt8(min(180, max(0, rounded))))
  }
}
