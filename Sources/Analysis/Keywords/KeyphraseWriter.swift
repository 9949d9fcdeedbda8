import Morphology
import TextModel

/// Writes chosen candidates as keyphrases: their places, their forms, and the dictionary form.
struct KeyphraseWriter {
  let document: AnnotatedDocument
  let facts: DocumentFacts
  let baseForm: BaseForm
  let number: BaseForm.NumberPolicy

  /// The candidate as people see it.
  func keyphrase(_ scored: ScoredCandidate, at places: [CandidatePlace]) -> Keyphrase {
    let document = document.document
    let ranges = places.map { place in
      ByteRange(
        document.tokens[Int(place.start)].range.start,
        document.tokens[Int(place.end) - 1].range.end)
    }
    var variants: [String] = []
    for range in ranges {
      let text = document[range]
      // Bytes: strings with Polish letters would be brought into a normal form to be compared.
      if variants.contains(where: { $0.utf8.elementsEqual(text.utf8) }) { continue }
      variants.append(String(text))
    }
    return Keyphrase(
      key: scored.candidate.key, text: text(of: scored.candidate, places), score: scored.score,
      count: places.count,
      places: ranges, variants: variants, features: scored.features, factors: scored.factors)
  }

  /// The dictionary form that the candidate's forms speak for: the most frequent one, the first of
  /// equals.
  private func text(of candidate: KeyphraseCandidate, _ places: [CandidatePlace]) -> String {
    var counts: [(text: String, count: Int)] = []
    // An acronym is no form of what it stands for.
    let whole = places.filter { $0.wordCount == candidate.wordCount }
    let forms = forms(at: whole)
    var rest = forms.reduce(0) { $0 + $1.count }
    for (place, count) in forms {
      // Whatever the other forms come to, none gets ahead of the first.
      let second = counts.dropFirst().reduce(0) { max($0, $1.count) }
      if let first = counts.first, first.count >= second + rest { break }
      rest -= count
      let text = baseForm.result(
        for: words(at: place), number: number,
        initialCapital: candidate.isName ? .meant : .mayBePositional
      ).text
      if let index = counts.firstIndex(where: { $0.text == text }) {
        counts[index].count += count
      } else {
        counts.append((text, count))
      }
    }
    var best = counts.first
    for entry in counts where entry.count > (best?.count ?? 0) { best = entry }
    return best?.text ?? ""
  }

  /// More forms of one phrase do not tell more, and each takes time.
  private static let formLimit = 3

  /// The first place of each phrase as it stands, with how often it does; the most frequent first.
  private func forms(at places: [CandidatePlace]) -> [(place: CandidatePlace, count: Int)] {
    var forms: [(place: CandidatePlace, count: Int)] = []
    // Tokens with the same text may have several entries, one for each annotation.
    for place in places {
      if let index = forms.firstIndex(where: { haveSameText($0.place, place) }) {
        forms[index].count += 1
      } else {
        forms.append((place, 1))
      }
    }
    return forms.enumerated().sorted {
      ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
    }
    .prefix(Self.formLimit)
    .map(\.element)
  }

  private func haveSameText(_ left: CandidatePlace, _ right: CandidatePlace) -> Bool {
    let (document, entries) = (self.document.document, self.document.entryIndices)
    guard left.tokens.count == right.tokens.count else { return false }
    return zip(left.tokens, right.tokens).allSatisfy { first, second in
      entries[first] == entries[second]
        || document[document.tokens[first]].utf8.elementsEqual(
          document[document.tokens[second]].utf8)
    }
  }

  private func words(at place: CandidatePlace) -> [PhraseWord] {
    var words = place.tokens.compactMap { token -> PhraseWord? in
      let fact = facts[token]
      guard fact.role != .other || !fact.flags.contains(.quotationMark) else { return nil }
      var word = baseForm.reader.word(document.document[document.document.tokens[token]])
      word.prefer(document.reading(ofToken: token))
      return word
    }
    PhraseContext.settle(&words)
    return words
  }
}

extension PhraseWord {
  /// Weighs the readings by what the tagger chose in the sentence.
  fileprivate mutating func prefer(_ chosen: RankedReading) {
    guard readings.contains(where: { $0.lemma == chosen.lemma }) else { return }
    for index in readings.indices {
      if readings[index].lemma != chosen.lemma {
        readings[index].weight -= Self.otherLemmaCost
      } else if readings[index].tag.grammemes.intersection(.numbers).isDisjoint(
        with: chosen.tag.grammemes)
      {
        readings[index].weight -= Self.otherNumberCost
      }
    }
    readings = readings.enumerated().sorted {
      ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset)
    }.map(\.element)
  }

  /// What a reading with another lemma, or in another number, than the sentence's is less likely; the
  /// tagger knows the neighbours, the phrase its agreement.
  private static let otherLemmaCost = 1.5
  private static let otherNumberCost = 0.2
}
