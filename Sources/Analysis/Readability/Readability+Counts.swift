public import Morphology
public import TextModel

extension Readability {
  /// The counts of the prose of `document`: those of `result(for:)`, some three times as fast.
  ///
  /// Words that their letters or all of their readings decide about are not
  /// tagged; sentences with others (four syllables or more, and both a name and
  /// none: "Zielińska") are annotated by `tagger`. By settings that let names
  /// and numerals be hard these are acronyms only. O(bytes of prose).
  public func counts(of document: Document, taggedBy tagger: Tagger) -> ReadabilityCounts {
    count(document, tagger, from: words).total
  }

  /// The figures of the prose of `document`: those of `result(for:)`, without lemmas.
  ///
  /// Beside `counts(of:taggedBy:)` it takes the draws for intervals, and each different word's look-up in
  /// the lexicon for the warnings.
  public func figures(of document: Document, taggedBy tagger: Tagger) -> ReadabilityFigures {
    let counted = count(document, tagger, from: lookedUpWords)
    return ReadabilityFigures(
      configuration: configuration, counts: counted.total, sentences: counted.sentences,
      traits: counted.traits, drawn: drawn)
  }

  /// What was counted in a text.
  private struct Counted {
    var total = ReadabilityCounts(words: 0, sentences: 0)
    /// Those that hold a word.
    var sentences: [ReadabilityCounts] = []
    var traits = ReadabilityWarnings.Traits()
  }

  private func count(
    _ document: Document, _ tagger: Tagger, from pool: Pool<CountedWords>
  ) -> Counted {
    var words = pool.take()
    let tokens = words.tokens(of: document, by: counter, tagger)
    var counted = Counted()
    counted.sentences.reserveCapacity(document.sentences.count)
    // Places in `counted.sentences` of those whose context decides.
    var (undecided, places): ([Sentence], [Int]) = ([], [])
    for paragraph in document.paragraphs where paragraph.role.isProse {
      for sentence in document.sentences[paragraph.sentences] {
        guard let counts = words.counts(of: tokens[sentence.tokens], &counted.traits) else {
          undecided.append(sentence)
          places.append(counted.sentences.count)
          counted.sentences.append(ReadabilityCounts(words: 0, sentences: 1))
          continue
        }
        counted.sentences.append(counts)
      }
    }
    pool.give(words)
    if !undecided.isEmpty { decide(undecided, at: places, of: document, tagger, &counted) }
    counted.sentences.removeAll { $0.words == 0 }
    for sentence in counted.sentences { counted.total += sentence }
    return counted
  }

  /// Counts `sentences` by what their contexts say: no sentence's words depend on another's.
  private func decide(
    _ sentences: [Sentence], at places: [Int], of document: Document, _ tagger: Tagger,
    _ counted: inout Counted
  ) {
    var part: (sentences: [Sentence], tokens: [Token]) = ([], [])
    for sentence in sentences {
      let first = part.tokens.count
      part.tokens += document.tokens[sentence.tokens]
      part.sentences.append(
        Sentence(range: sentence.range, tokens: first..<part.tokens.count))
    }
    let annotated = tagger.annotated(
      Document(
        text: document.text, paragraphs: [], sentences: part.sentences, tokens: part.tokens))
    let words = countedWords(of: annotated)
    var tally = ReadabilityTally(document: annotated)
    for (sentence, place) in zip(part.sentences.indices, places) {
      if let counts = tally.add(sentence: sentence, words: words) {
        counted.sentences[place] = counts
      }
    }
    counted.traits += tally.traits
  }
}
