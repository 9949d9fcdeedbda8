import Morphology
import TextModel

/// Writes chosen candidates as keyphrases: their places, their forms, and the dictionary form.
struct KeyphraseWriter {
  let document: AnnotatedDocument
  let facts: DocumentFacts
  let baseForm: BaseForm
  let number: BaseForm.NumberPolicy
  /// Those with `number` that are known already.
  let known: PhraseForms

  /// The candidate as people see it.
  func keyphrase(_ scored: ScoredCandidate, at places: [CandidatePlace]) -> Keyphrase {
    let document = document.document
    let ranges = places.map { place in
      ByteRange(
        document.tokens[Int(place.start)].range.start,
        document.tokens[Int(place.end) - 1].range.end)
    }
    let bytes = document.text.utf8Span.span
    var variants: [ByteRange] = []
    for range in ranges
    where !variants.contains(where: { Self.haveSameBytes($0, range, in: bytes) }) {
      variants.append(range)
    }
    return Keyphrase(
      key: scored.candidate.key, text: text(of: scored.candidate, places), score: scored.score,
      count: places.count,
      places: ranges, variants: variants.map { String(document[$0]) }, features: scored.features,
      factors: scored.factors)
  }

  /// The dictionary form that the candidate's forms speak for: the most frequent one, the first of
  /// equals.
  private func text(of candidate: KeyphraseCandidate, _ places: [CandidatePlace]) -> String {
    var counts: [(text: String, count: Int)] = []
    let forms = forms(of: candidate, at: places)
    var rest = forms.reduce(0) { $0 + $1.count }
    for (place, count) in forms {
      // Whatever the other forms come to, none gets ahead of the first.
      let second = counts.dropFirst().reduce(0) { max($0, $1.count) }
      if let first = counts.first, first.count >= second + rest { break }
      rest -= count
      let text = text(at: place, isName: candidate.isName)
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

  /// The dictionary form of the phrase at `place`.
  private func text(at place: CandidatePlace, isName: Bool) -> String {
    guard let key = PhraseForms.Key(place.tokens, of: document, isName: isName) else {
      return newText(at: place, isName: isName)
    }
    return known.form(for: key) { newText(at: place, isName: isName) }
  }

  private func newText(at place: CandidatePlace, isName: Bool) -> String {
    baseForm.result(
      for: words(at: place), number: number, initialCapital: isName ? .meant : .mayBePositional
    ).text
  }

  /// More forms of one phrase do not tell more, and each takes time.
  private static let formLimit = 3

  /// The first place of each phrase as it stands, with how often it does; the most frequent first.
  private func forms(
    of candidate: KeyphraseCandidate, at places: [CandidatePlace]
  ) -> [(place: CandidatePlace, count: Int)] {
    var forms: [(place: CandidatePlace, count: Int)] = []
    // An acronym is no form of what it stands for. Tokens with the same text may have several entries, one
    // for each annotation.
    for place in places where place.wordCount == candidate.wordCount {
      var index = 0
      while index < forms.count, !haveSameText(forms[index].place, place) { index += 1 }
      if index == forms.count { forms.append((place, 0)) }
      forms[index].count += 1
    }
    if forms.count == 1 { return forms }
    return forms.enumerated().sorted {
      ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
    }
    .prefix(Self.formLimit)
    .map(\.element)
  }

  private func haveSameText(_ left: CandidatePlace, _ right: CandidatePlace) -> Bool {
    guard left.tokens.count == right.tokens.count else { return false }
    for (first, second) in zip(left.tokens, right.tokens)
    where document.entryIndices[first] != document.entryIndices[second] {
      let tokens = document.document.tokens
      let text = document.document.text.utf8Span.span
      if !Self.haveSameBytes(tokens[first].range, tokens[second].range, in: text) { return false }
    }
    return true
  }

  /// Strings with Polish letters would be brought into a normal form to be compared.
  private static func haveSameBytes(
    _ left: ByteRange, _ right: ByteRange, in text: Span<UInt8>
  ) -> Bool {
    guard left.byteCount == right.byteCount else { return false }
    for offset in 0..<left.byteCount
    where text[left.start + offset] != text[right.start + offset] {
      return false
    }
    return true
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
    readings.sortByWeight()
  }

  /// What a reading with another lemma, or in another number, than the sentence's is less likely; the
  /// tagger knows the neighbours, the phrase its agreement.
  private static let otherLemmaCost = 1.5
  private static let otherNumberCost = 0.2
}
