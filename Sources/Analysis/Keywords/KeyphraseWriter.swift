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
    // An acronym is no form of what it stands for.
    let isWhole = places.allSatisfy { $0.wordCount == candidate.wordCount }
    let whole = isWhole ? places : places.filter { $0.wordCount == candidate.wordCount }
    let forms = forms(at: whole)
    let usual = candidate.wordCount == 1 ? usualNumber(of: forms, at: whole) : nil
    var rest = forms.reduce(0) { $0 + $1.count }
    for (place, count) in forms {
      // Whatever the other forms come to, none gets ahead of the first.
      let second = counts.dropFirst().reduce(0) { max($0, $1.count) }
      if let first = counts.first, first.count >= second + rest { break }
      rest -= count
      let text = text(at: place, isName: candidate.isName, usualNumber: usual)
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
  private func text(at place: CandidatePlace, isName: Bool, usualNumber: Grammemes?) -> String {
    let key = PhraseForms.Key(
      place.tokens, of: document, isName: isName, usualNumber: usualNumber)
    if let key, let text = known.form(for: key) { return text }
    let text = baseForm.result(
      for: words(at: place, usualNumber: usualNumber), number: number,
      initialCapital: isName ? .meant : .mayBePositional
    ).text
    if let key { known.keep(text, for: key) }
    return text
  }

  /// More forms of one phrase do not tell more, and each takes time.
  private static let formLimit = 3

  /// The first place of each phrase as it stands, with how often it does; the most frequent first.
  private func forms(at places: [CandidatePlace]) -> [(place: CandidatePlace, count: Int)] {
    var forms: [(place: CandidatePlace, count: Int)] = []
    // Tokens with the same text may have several entries, one for each annotation.
    for place in places {
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

  /// The number in which a single word is used, as its forms tell that can be of one number only; else
  /// as the tagger reads most places.
  private func usualNumber(
    of forms: [(place: CandidatePlace, count: Int)], at places: [CandidatePlace]
  ) -> Grammemes {
    var (singular, plural) = (0, 0)
    for (place, count) in forms {
      let numbers = numbers(ofToken: Int(place.start))
      if numbers == .singular { singular += count }
      if numbers == .plural { plural += count }
    }
    if singular + plural == 0 {
      // A genitive as of "edukacja" is the same in both numbers, and seldom a plural; so are gerunds.
      plural = places.count {
        let (tag, flags) = (facts[Int($0.start)].tag, facts[Int($0.start)].flags)
        return tag.grammemes.contains(.plural) && !flags.contains(.gerund)
          && tag.grammemes.isDisjoint(with: [.singular, .genitive])
      }
      singular = places.count - plural
    }
    return plural > singular ? .plural : .singular
  }

  /// The numbers that the form at `token` can have as a form of its lemma.
  private func numbers(ofToken token: Int) -> Grammemes {
    let key = PhraseForms.Key(token..<token + 1, of: document)
    if let key, let numbers = known.numbers(for: key) { return numbers }
    let lemma = document.reading(ofToken: token).lemma
    let word = baseForm.reader.word(document.document[document.document.tokens[token]])
    var numbers: Grammemes = []
    for reading in word.readings where reading.lemma == lemma {
      numbers.formUnion(reading.tag.grammemes.intersection(.numbers))
    }
    if let key { known.keep(numbers, for: key) }
    return numbers
  }

  private func words(at place: CandidatePlace, usualNumber: Grammemes?) -> [PhraseWord] {
    var words = place.tokens.compactMap { token -> PhraseWord? in
      let fact = facts[token]
      guard fact.role != .other || !fact.flags.contains(.quotationMark) else { return nil }
      var word = baseForm.reader.word(document.document[document.document.tokens[token]])
      word.prefer(document.reading(ofToken: token), usualNumber: usualNumber)
      return word
    }
    PhraseContext.settle(&words)
    return words
  }
}

extension PhraseWord {
  /// Weighs the readings by what the tagger chose in the sentence, and by the number in which a word
  /// that stands alone is used.
  fileprivate mutating func prefer(_ chosen: RankedReading, usualNumber: Grammemes?) {
    let (lemmaCost, numberCost) = usualNumber == nil ? Self.costsInPhrase : Self.costsAlone
    guard readings.contains(where: { $0.lemma == chosen.lemma }) else { return }
    for index in readings.indices {
      if readings[index].lemma != chosen.lemma {
        readings[index].weight -= lemmaCost
      } else if readings[index].tag.grammemes.intersection(.numbers).isDisjoint(
        with: usualNumber ?? chosen.tag.grammemes)
      {
        readings[index].weight -= numberCost
      }
    }
    readings.sortByWeight()
  }

  /// What a reading with another lemma, or in another number, than the sentence's is less likely. Of a
  /// phrase, agreement tells the lemma and the number as well as the tagger, of a single word nothing
  /// else does.
  private static let costsInPhrase = (otherLemma: 1.5, otherNumber: 0.2)
  private static let costsAlone = (otherLemma: 2.5, otherNumber: 0.5)
}
