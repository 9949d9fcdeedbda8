import Morphology
import TextModel

/// What is known of words by themselves, kept from document to document.
///
/// What is kept depends on the word only, so results do not depend on what came before.
struct CountedWords: Sendable {
  private var indexer = WordIndexer()
  private let looksUpAll: Bool
  /// By number; `nil` for words whose context decides.
  private var words: [CountedWord?] = []

  /// No words yet.
  ///
  /// - Parameter looksUpAll: whether the readings of words whose letters decide all but `isUnknown` are
  ///   asked for, too.
  init(looksUpAll: Bool) { self.looksUpAll = looksUpAll }

  /// The number of different words met.
  var count: Int { words.count }

  /// The numbers of the words of `document`, which are looked at if they are new.
  mutating func tokens(
    of document: Document, by counter: WordCounter, _ tagger: Tagger
  ) -> [UInt32] {
    let found = indexer.words(of: document)
    for word in found.new {
      let token = document.tokens[word.token]
      let form = document[token]
      let known = looksUpAll && token.kind == .word ? nil : counter.wordByLetters(form, token.kind)
      words.append(
        known
          ?? counter.word(
            form, token.kind,
            in: tagger.readings(for: String(form), token.kind, isInitial: word.isInitial).map {
              WordCounter.WordReading(lemma: $0.lemma, tag: $0.tag, source: $0.source)
            }))
    }
    return found.indices
  }

  /// The counts of the sentence with `tokens`, which also adds to `traits`; `nil` if the context of a
  /// word decides.
  func counts(
    of tokens: ArraySlice<UInt32>, _ traits: inout ReadabilityWarnings.Traits
  ) -> ReadabilityCounts? {
    let words = words.span
    var counts = ReadabilityCounts(words: 0, sentences: 1)
    var found = traits
    for token in tokens {
      guard let word = words[Int(token)] else { return nil }
      _ = counts.add(word)
      found.add(word)
    }
    traits = found
    return counts
  }
}
