import Morphology
import TextModel

/// Brings the places of each keyphrase together, in whatever form it stands there.
struct CandidateTable {
  /// In the order of the first place.
  private(set) var candidates: [KeyphraseCandidate] = []
  /// By start, then by end.
  private(set) var places: [CandidatePlace] = []
  /// For acronyms the keys of what they stand for.
  let acronyms: AcronymKeys
  private var indices: KeyIndices

  /// Finds and counts all candidates of `document`; an acronym counts as what it stands for.
  init(
    _ document: AnnotatedDocument, facts: DocumentFacts, longest: Int, listed: ListedAcronyms
  ) {
    acronyms = AcronymKeys(document, facts: facts, listed: listed)
    places = CandidateFinder(document: document, facts: facts, longest: longest).found()
    let further = acronyms.places(in: document, facts: facts)
    if !further.isEmpty { places = Self.merged(places, further) }
    indices = KeyIndices(capacity: places.count)
    var candidates = Self.gathered(&places, &indices, acronyms, document.document.paragraphs)
    Self.countNested(places.span, &candidates)
    self.candidates = consume candidates
    noteWords(facts)
  }

  /// `places` with those of `further` that are not among them; both ascend.
  private static func merged(
    _ places: [CandidatePlace], _ further: [CandidatePlace]
  ) -> [CandidatePlace] {
    var merged: [CandidatePlace] = []
    var rest = further[...]
    for place in places {
      while let next = rest.first, (next.start, next.end) <= (place.start, place.end) {
        rest.removeFirst()
        if next.start != place.start || next.end != place.end { merged.append(next) }
      }
      merged.append(place)
    }
    return merged + rest
  }

  /// Gives each of `places` its candidate, and each candidate its number among `indices`.
  private static func gathered(
    _ places: inout [CandidatePlace], _ indices: inout KeyIndices, _ acronyms: AcronymKeys,
    _ paragraphs: [Paragraph]
  ) -> [KeyphraseCandidate] {
    let lead = paragraphs.indices.first { paragraphs[$0].role.isProse }
    var candidates: [KeyphraseCandidate] = []
    candidates.reserveCapacity(places.count)
    var all = places.mutableSpan
    for number in all.indices {
      let place = all[number]
      let key = acronyms.settled(place.key)
      let index = indices.index(of: key, orNew: candidates.count)
      all[number].candidate = UInt32(index)
      if index < candidates.count {
        all[Int(candidates[index].last)].next = UInt32(number)
      } else {
        candidates.append(
          KeyphraseCandidate(
            key: key, wordCount: place.wordCount, first: UInt32(number), last: UInt32(number),
            whole: UInt32(number)))
      }
      let paragraph = Int(place.paragraph)
      candidates[index].add(
        place, UInt32(number), role: paragraphs[paragraph].role, isInLead: paragraph == lead)
    }
    return candidates
  }

  /// Notes that the candidate with `key` stands in a title that is not part of the text.
  mutating func noteOwnTitle(_ key: UInt64) {
    if let index = indices.index(of: acronyms.settled(key)) {
      candidates[index].isInOwnTitle = true
    }
  }

  /// The places of `candidate`, ascending.
  func places(of candidate: KeyphraseCandidate) -> [CandidatePlace] {
    var result: [CandidatePlace] = []
    result.reserveCapacity(Int(candidate.count))
    var place = candidate.first
    while place != CandidatePlace.none {
      result.append(places[Int(place)])
      place = places[Int(place)].next
    }
    return result
  }

  /// Counts at how many places each candidate lies inside a longer one that recurs.
  private static func countNested(
    _ places: Span<CandidatePlace>, _ candidates: inout [KeyphraseCandidate]
  ) {
    var all = candidates.mutableSpan
    var open: [(end: UInt32, wordCount: UInt8)] = []
    var start = 0
    while start < places.count {
      let first = places[start].start
      var end = start + 1
      while end < places.count, places[end].start == first { end += 1 }
      if !open.isEmpty { open.removeAll { $0.end <= first } }
      // Of places with one start the longest first.
      for number in (start..<end).reversed() {
        let place = places[number]
        let candidate = Int(place.candidate)
        if open.contains(where: { $0.end >= place.end && $0.wordCount > place.wordCount }) {
          all[candidate].nested += 1
        }
        if place.wordCount > 1, all[candidate].count > 1 {
          open.append((place.end, place.wordCount))
        }
      }
      start = end
    }
  }

  private mutating func noteWords(_ facts: DocumentFacts) {
    let (wordFacts, entries) = (facts.facts.span, facts.entryIndices.span)
    for index in candidates.indices where !candidates[index].isPassing {
      let place = places[Int(candidates[index].whole)]
      candidates[index].noteWords(of: place, wordFacts, entries)
      if candidates[index].wordCount > 1 {
        var rarest = UInt32.max
        for token in place.tokens {
          rarest = min(rarest, count(ofWord: wordFacts[Int(entries[token])]))
        }
        candidates[index].rarestWordCount = rarest
      }
      if candidates[index].count > 1 {
        candidates[index].formCount = formCount(of: candidates[index], wordFacts, entries)
      }
    }
  }

  /// How often a word of a phrase is a candidate on its own; for words that do not count the greatest
  /// number.
  private func count(ofWord fact: WordFacts) -> UInt32 {
    if fact.role == .other || fact.role == .preposition { return .max }
    guard let index = indices.index(of: fact.key &+ 1), candidates[index].wordCount == 1 else {
      return 0
    }
    return candidates[index].count
  }

  /// How many different forms `candidate` has in the document, up to 7.
  private func formCount(
    of candidate: KeyphraseCandidate, _ wordFacts: Span<WordFacts>, _ entries: Span<UInt32>
  ) -> UInt8 {
    var forms = InlineArray<7, UInt64>(repeating: 0)
    var count = 0
    var place = candidate.first
    while place != CandidatePlace.none, count < forms.count {
      var form: UInt64 = 0
      for token in places[Int(place)].tokens { form &+= wordFacts[Int(entries[token])].formKey }
      if !(0..<count).contains(where: { forms[$0] == form }) {
        forms[count] = form
        count += 1
      }
      place = places[Int(place)].next
    }
    return UInt8(count)
  }
}

extension KeyphraseCandidate {
  /// Counts `place`, which has the index `number`.
  fileprivate mutating func add(
    _ place: CandidatePlace, _ number: UInt32, role: Paragraph.Role, isInLead: Bool
  ) {
    last = number
    if wordCount < place.wordCount { beWhole(at: number, wordCount: place.wordCount) }
    count += 1
    if !place.startsSentence, place.wordCount == wordCount {
      telling += 1
      if place.isCapitalised { capitalised += 1 }
    }
    switch role {
    case .title: titleCount += 1
    case .heading:
      isInHeading = true
      if place.fillsSentence { isWholeHeading = true }
    default: if place.startsSentence { openings += 1 }
    }
    if place.introduction.rawValue > introduction.rawValue { introduction = place.introduction }
    if isInLead { self.isInLead = true }
    isLoose = place.isLoose
  }

  /// What was counted so far were acronyms.
  private mutating func beWhole(at place: UInt32, wordCount: UInt8) {
    whole = place
    self.wordCount = wordCount
    (telling, capitalised) = (0, 0)
  }

  fileprivate mutating func noteWords(
    of place: CandidatePlace, _ wordFacts: Span<WordFacts>, _ entries: Span<UInt32>
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
    isQualified = wordCount > 1 && first.role == .adjective
    isGeneral = wordCount == 1 && first.flags.contains(.general)
    isIncidental = wordCount == 1 && first.flags.contains(.incidental)
    isAcronym = wordCount == 1 && first.flags.contains(.allCapitals)
    isAct = wordCount == 1 && first.flags.contains(.gerund)
  }

  /// True if most places that could show it have a capital.
  var isName: Bool { telling > 0 && 2 * capitalised > telling }
}
