public import Morphology
import TextModel

/// Finds the words and phrases that tell what a document is about.
///
/// Candidates are noun phrases, names and foreign terms inside sentences. They are counted by
/// lemma, whatever their form, and scored by how often, how early, how widely and how rarely (in
/// general Polish) their words are used. What is shown is the dictionary form.
public struct Keywords: Sendable {
  private let baseForm: BaseForm
  private let frequencies: Frequencies
  private let configuration: Configuration

  /// An analyzer with the words of `lexicon`, and `frequencies` of general Polish to compare with.
  public init(
    lexicon: Lexicon, frequencies: Frequencies, configuration: Configuration = Configuration()
  ) {
    baseForm = BaseForm(lexicon: lexicon, frequencies: frequencies)
    self.frequencies = frequencies
    self.configuration = configuration
  }

  /// The keyphrases of `document`, the best first; ties by first place, then by text.
  ///
  /// Empty for a document without nouns.
  public func result(for document: AnnotatedDocument) -> [Keyphrase] {
    let words = DocumentWords(document, reader: baseForm.reader)
    let finder = CandidateFinder(
      document: document, words: words, longest: configuration.greatestWordCount)
    var table = CandidateTable(document: document, words: words, baseForm: baseForm)
    for place in finder.places() { table.add(place) }
    let scorer = KeyphraseScorer(
      document: document, candidates: table.candidates, words: words,
      frequencies: frequencies)
    let selection = KeyphraseSelection(
      candidates: scorer.ranked(), limit: configuration.limit,
      leastScore: configuration.leastScore)
    return selection.chosen().map { scored in
      Keyphrase(scored, table.text(of: scored.candidate, number: configuration.number), document)
    }
  }
}

extension Keyphrase {
  fileprivate init(_ scored: ScoredCandidate, _ text: String, _ document: AnnotatedDocument) {
    let document = document.document
    let places = scored.candidate.places.map { place in
      let tokens = document.tokens[place.tokens]
      return ByteRange(tokens.first?.range.start ?? 0, tokens.last?.range.end ?? 0)
    }
    var variants: [String] = []
    for place in places {
      let variant = String(document[place])
      if !variants.contains(variant) { variants.append(variant) }
    }
    self.init(
      text: text, score: scored.score, count: places.count, places: places, variants: variants,
      lemmas: scored.candidate.lemmas, features: scored.features)
  }
}
