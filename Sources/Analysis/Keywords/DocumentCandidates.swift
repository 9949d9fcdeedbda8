public import Morphology
import TextModel

/// The keyphrase candidates of one document.
public struct DocumentCandidates: Sendable {
  let document: AnnotatedDocument
  let table: CandidateTable

  var facts: DocumentFacts { table.facts }

  /// The keys of keyphrases that were chosen from these candidates.
  func keys(of keyphrases: [Keyphrase]) -> [UInt64] { keyphrases.map(\.key) }
}

extension Keywords {
  /// Finds the candidates of `document`.
  ///
  /// - Parameter title: a title that is not part of the document's text.
  public func candidates(
    of document: AnnotatedDocument, titled title: AnnotatedDocument? = nil
  ) -> DocumentCandidates {
    let facts = DocumentFacts(
      document, classes: baseForm.classes, background: background, memory: wordFacts)
    var table = CandidateTable(
      document, facts: facts, longest: configuration.greatestWordCount, listed: acronyms)
    if let title {
      for candidate in candidates(of: title).table.candidates { table.noteOwnTitle(candidate.key) }
    }
    return DocumentCandidates(document: document, table: table)
  }

  /// The best among `candidates`; beside what `collection` has, if there is one.
  public func keyphrases(
    among candidates: DocumentCandidates, in collection: KeyphraseCollection? = nil
  ) -> [Keyphrase] {
    written(chosen(from: ranked(candidates, collection), candidates), candidates)
  }

  /// The terms of `vocabulary` that the document has, the best first, at most as many as keywords are
  /// asked for; and keyphrases that the vocabulary lacks, as suggestions.
  public func tags(
    among candidates: DocumentCandidates, from vocabulary: KeywordVocabulary,
    in collection: KeyphraseCollection? = nil
  ) -> (tags: [VocabularyTag], suggestions: [Keyphrase]) {
    let ranked = ranked(candidates, collection)
    var tags: [VocabularyTag] = []
    for scored in ranked where tags.count < configuration.limit {
      guard let index = index(of: scored.candidate, candidates, vocabulary),
        scored.score >= max(configuration.leastScore, Self.leastTagScore)
      else { continue }
      let text = vocabulary.terms[index].text
      // Two keys may lead to one term: its spelling and an alias.
      if tags.contains(where: { $0.text == text }) { continue }
      tags.append(
        VocabularyTag(text: text, score: scored.score, count: Int(scored.candidate.count)))
    }
    let chosen = chosen(from: ranked, candidates).filter {
      index(of: $0.candidate, candidates, vocabulary) == nil && $0.candidate.count > 1
    }
    let suggestions = written(Array(chosen.prefix(Self.suggestionLimit)), candidates)
    let texts = Set(tags.map(\.text))
    return (tags, suggestions.filter { !texts.contains($0.text) })
  }

  /// The index of the term for `candidate`, which the vocabulary may have by an acronym.
  private func index(
    of candidate: KeyphraseCandidate, _ candidates: DocumentCandidates,
    _ vocabulary: KeywordVocabulary
  ) -> Int? {
    candidates.table.acronyms.names(of: candidate.key).lazy
      .compactMap(vocabulary.index(ofKey:)).first
  }

  /// A term that is mentioned in passing is no tag.
  private static let leastTagScore = 0.03
  private static let suggestionLimit = 5

  /// The keys by which `term`, a phrase on its own, may be recognised in documents: its words may be
  /// read in several ways.
  public func vocabulary(
    adding term: KeywordVocabulary.Term, spelled spellings: [AnnotatedDocument],
    to vocabulary: KeywordVocabulary
  ) -> KeywordVocabulary {
    var vocabulary = vocabulary
    vocabulary.add(term, keys: spellings.flatMap(keys(ofPhrase:)))
    return vocabulary
  }

  private func keys(ofPhrase phrase: AnnotatedDocument) -> [UInt64] {
    let facts = DocumentFacts(
      phrase, classes: baseForm.classes, background: background, memory: wordFacts)
    var sums: [UInt64] = [0]
    var words: UInt64 = 0
    for (index, token) in phrase.document.tokens.enumerated() where token.kind == .word {
      words += 1
      var hashes = [facts[index].key == 0 ? hash(phrase, index) : facts[index].key]
      for reading in baseForm.reader.word(phrase.document[token]).readings {
        let hash = LemmaHash.value(of: reading.lemma.lowercased())
        if !hashes.contains(hash) { hashes.append(hash) }
      }
      sums = sums.flatMap { sum in hashes.prefix(Self.lemmaLimit).map { sum &+ $0 } }
      sums = Array(sums.prefix(Self.keyLimit))
    }
    return words == 0 ? [] : sums.map { $0 &+ words }
  }

  private func hash(_ phrase: AnnotatedDocument, _ token: Int) -> UInt64 {
    LemmaHash.value(of: phrase.lemma(ofToken: token).lowercased())
  }

  /// Readings of a word, and of a phrase, that are tried.
  private static let lemmaLimit = 4
  private static let keyLimit = 64

  private func ranked(
    _ candidates: DocumentCandidates, _ collection: KeyphraseCollection?
  ) -> RankedCandidates {
    KeyphraseScorer(
      document: candidates.document, table: candidates.table, collection: collection
    ).ranked()
  }

  private func chosen(
    from ranked: RankedCandidates, _ candidates: DocumentCandidates
  ) -> [ScoredCandidate] {
    let (table, facts) = (candidates.table, candidates.facts)
    return KeyphraseSelection(
      candidates: ranked, limit: configuration.limit, leastScore: configuration.leastScore,
      words: { candidate in
        table.places[Int(candidate.whole)].tokens.compactMap {
          facts[$0].role == .other ? nil : facts[$0].key
        }
      },
      places: table.places(of:)
    )
    .chosen()
  }

  private func written(
    _ chosen: [ScoredCandidate], _ candidates: DocumentCandidates
  ) -> [Keyphrase] {
    let writer = KeyphraseWriter(
      document: candidates.document, facts: candidates.facts, baseForm: baseForm,
      number: configuration.number, known: phraseForms)
    return chosen.map { writer.keyphrase($0, at: candidates.table.places(of: $0.candidate)) }
  }
}
