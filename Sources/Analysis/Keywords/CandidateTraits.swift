/// What its words and forms tell of a candidate; found out only of those that may be among the best.
struct CandidateTraits: Sendable {
  /// Places inside longer candidates that recur.
  var nested = 0
  /// In how many different forms, whatever their capitals; `greatestFormCount` for that many or more.
  var formCount = 1
  /// Occurrences of its least frequent word on its own; not counted for single words.
  var rarestWordCount: UInt32 = 0
  /// Of its most distinctive word.
  var distinction: Float = 0
  /// Over its words.
  var meanRarity = 0.0
  /// Is a single word in capitals.
  var isAcronym = false
  var hasParticiple = false
  /// Has a word that no lexicon has.
  var hasUnknown = false
  /// Begins with an adjective: in front of its noun it seldom names a kind.
  var isQualified = false
  /// Is a single noun that names an act: "wstawianie".
  var isAct = false
  /// Is a single noun that names no topic.
  var isGeneral = false
  /// Is a single noun that measures, or is of the text itself.
  var isIncidental = false
  /// Has an adjective that names no kind.
  var isVague = false

  /// More forms are not told apart.
  static let greatestFormCount = 7
}

extension CandidateTable {
  /// What the words and forms of `candidate` tell; O(places of it).
  func traits(of candidate: KeyphraseCandidate) -> CandidateTraits {
    let (wordFacts, entries) = (facts.facts.span, facts.entryIndices.span)
    let whole = places[Int(candidate.whole)]
    var traits = CandidateTraits()
    traits.noteWords(of: whole, wordFacts, entries, isSingle: candidate.wordCount == 1)
    if candidate.wordCount > 1 {
      var rarest = UInt32.max
      for token in whole.tokens {
        rarest = min(rarest, count(ofWord: wordFacts[Int(entries[token])]))
      }
      traits.rarestWordCount = rarest
    }
    if candidate.count > 1 {
      notePlaces(of: candidate, wordFacts, entries, &traits)
    } else {
      traits.nested = places[Int(candidate.first)].isNested ? 1 : 0
    }
    return traits
  }

  /// How often a word of a phrase is a candidate on its own; for words that do not count the greatest
  /// number.
  private func count(ofWord fact: WordFacts) -> UInt32 {
    if fact.role == .other || fact.role == .preposition { return .max }
    guard let word = candidate(withKey: fact.key &+ 1), word.wordCount == 1 else { return 0 }
    return word.count
  }

  /// Counts the places inside others, and different forms up to `greatestFormCount`.
  private func notePlaces(
    of candidate: KeyphraseCandidate, _ wordFacts: Span<WordFacts>, _ entries: Span<UInt32>,
    _ traits: inout CandidateTraits
  ) {
    var forms = InlineArray<7, UInt64>(repeating: 0)
    assert(forms.count == CandidateTraits.greatestFormCount, "all that are told apart")
    var (count, nested) = (0, 0)
    let places = places.span
    var number = candidate.first
    while number != CandidatePlace.none {
      let place = places[Int(number)]
      number = place.next
      if place.isNested { nested += 1 }
      if count == forms.count { continue }
      var form: UInt64 = 0
      for token in place.tokens { form &+= wordFacts[Int(entries[token])].formKey }
      if !(0..<count).contains(where: { forms[$0] == form }) {
        forms[count] = form
        count += 1
      }
    }
    (traits.formCount, traits.nested) = (count, nested)
  }
}

extension CandidateTraits {
  fileprivate mutating func noteWords(
    of place: CandidatePlace, _ wordFacts: Span<WordFacts>, _ entries: Span<UInt32>,
    isSingle: Bool
  ) {
    var sum = 0.0
    var words = 0
    for token in place.tokens {
      let fact = wordFacts[Int(entries[token])]
      if fact.role == .other || fact.role == .preposition { continue }
      words += 1
      sum += Double(fact.rarity)
      distinction = max(distinction, fact.distinction)
      if fact.flags.contains(.participle) { hasParticiple = true }
      if fact.flags.contains(.unknown) { hasUnknown = true }
      if fact.flags.contains(.vague), !fact.flags.contains(.nounAlone), fact.role == .adjective {
        isVague = true
      }
    }
    meanRarity = sum / Double(max(words, 1))
    let first = wordFacts[Int(entries[Int(place.start)])]
    isQualified = !isSingle && first.role == .adjective
    isGeneral = isSingle && first.flags.contains(.general)
    isIncidental = isSingle && first.flags.contains(.incidental)
    isAcronym = isSingle && first.flags.contains(.allCapitals)
    isAct = isSingle && first.flags.contains(.gerund)
  }
}
