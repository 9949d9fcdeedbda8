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
  private var indices = KeyIndices()

  /// Finds and counts all candidates of `document`; an acronym counts as what it stands for.
  init(
    _ document: AnnotatedDocument, facts: DocumentFacts, longest: Int, listed: ListedAcronyms
  ) {
    let finder = CandidateFinder(document: document, facts: facts, longest: longest)
    let paragraphs = document.document.paragraphs
    let lead = paragraphs.indices.first { paragraphs[$0].role.isProse }
    acronyms = AcronymKeys(document, facts: facts, listed: listed)
    var further = acronyms.places(in: document, facts: facts)[...]
    func add(_ place: CandidatePlace) {
      self.add(place, role: paragraphs[Int(place.paragraph)].role, lead: lead, facts)
    }
    finder.forEachPlace { place in
      while let next = further.first, (next.start, next.end) <= (place.start, place.end) {
        further.removeFirst()
        if next.start != place.start || next.end != place.end { add(next) }
      }
      add(place)
    }
    for place in further { add(place) }
    countNested()
    noteWords(facts)
  }

  /// The places of `candidate`, ascending.
  func places(of candidate: KeyphraseCandidate) -> [CandidatePlace] {
    var result: [CandidatePlace] = []
    result.reserveCapacity(candidate.count)
    var place = candidate.first
    while place != CandidatePlace.none {
      result.append(places[Int(place)])
      place = places[Int(place)].next
    }
    return result
  }

  /// The sum of the lemmas' hashes at `place`.
  static func key(of place: CandidatePlace, _ facts: DocumentFacts) -> UInt64 {
    var key = UInt64(place.wordCount)
    for token in place.tokens { key &+= facts[token].key }
    return key
  }

  private mutating func add(
    _ place: CandidatePlace, role: Paragraph.Role, lead: Int?, _ facts: DocumentFacts
  ) {
    let key = acronyms.settled(Self.key(of: place, facts))
    let number = UInt32(places.count)
    var place = place
    let index = indices.index(of: key, orNew: candidates.count)
    if index < candidates.count {
      places[Int(candidates[index].last)].next = number
      candidates[index].last = number
    } else {
      candidates.append(
        KeyphraseCandidate(
          key: key, wordCount: Int(place.wordCount), first: number, last: number,
          whole: number))
    }
    if candidates[index].wordCount < place.wordCount {
      candidates[index].beWhole(at: number, wordCount: Int(place.wordCount))
    }
    place.candidate = UInt32(index)
    places.append(place)
    candidates[index].note(
      place, role: role, isInLead: lead == Int(place.paragraph),
      isCapitalised: facts[Int(place.start)].flags.contains(.capitalised))
  }

  /// Counts at how many places each candidate lies inside a longer one that recurs.
  private mutating func countNested() {
    var open: [CandidatePlace] = []
    var start = places.startIndex
    while start < places.endIndex {
      var end = start
      while end < places.endIndex, places[end].start == places[start].start { end += 1 }
      open.removeAll { $0.end <= places[start].start }
      // Of places with one start the longest first.
      for place in places[start..<end].reversed() {
        let candidate = Int(place.candidate)
        if open.contains(where: { $0.end >= place.end && $0.wordCount > place.wordCount }) {
          candidates[candidate].nested += 1
        }
        if place.wordCount > 1, candidates[candidate].count > 1 { open.append(place) }
      }
      start = end
    }
  }

  private mutating func noteWords(_ facts: DocumentFacts) {
    for index in candidates.indices {
      let place = places[Int(candidates[index].whole)]
      let rarest = place.tokens.reduce(Int.max) { min($0, count(ofWord: facts[$1])) }
      candidates[index].noteWords(of: place, facts, rarestWordCount: rarest)
      candidates[index].formCount = formCount(of: candidates[index], facts)
    }
  }

  /// How often a word of a phrase is a candidate on its own; for words that do not count `Int.max`.
  private func count(ofWord fact: WordFacts) -> Int {
    if fact.role == .other || fact.role == .preposition { return .max }
    guard let index = indices.index(of: fact.key &+ 1), candidates[index].wordCount == 1 else {
      return 0
    }
    return candidates[index].count
  }

  /// How many different forms `candidate` has in the document, up to `mostForms`.
  private func formCount(of candidate: KeyphraseCandidate, _ facts: DocumentFacts) -> Int {
    var forms = InlineArray<7, UInt64>(repeating: 0)
    var count = 0
    var place = candidate.first
    while place != CandidatePlace.none, count < forms.count {
      let tokens = places[Int(place)].tokens
      let form = tokens.reduce(0) { $0 &+ facts[$1].formKey }
      if !(0..<count).contains(where: { forms[$0] == form }) {
        forms[count] = form
        count += 1
      }
      place = places[Int(place)].next
    }
    return count
  }
}

extension KeyphraseCandidate {
  fileprivate mutating func note(
    _ place: CandidatePlace, role: Paragraph.Role, isInLead: Bool, isCapitalised: Bool
  ) {
    count += 1
    if !place.startsSentence, place.wordCount == wordCount {
      telling += 1
      if isCapitalised { capitalised += 1 }
    }
    switch role {
    case .title: titleCount += 1
    case .heading:
      isInHeading = true
      if place.fillsSentence { isWholeHeading = true }
    default: if place.startsSentence { openings += 1 }
    }
    if place.isIntroduced { isIntroduced = true }
    if isInLead { self.isInLead = true }
    isLoose = place.isLoose
  }

  /// What was counted so far were acronyms.
  fileprivate mutating func beWhole(at place: UInt32, wordCount: Int) {
    whole = place
    self.wordCount = wordCount
    (telling, capitalised) = (0, 0)
  }

  fileprivate mutating func noteWords(
    of place: CandidatePlace, _ facts: DocumentFacts, rarestWordCount: Int
  ) {
    var sum = 0.0
    self.rarestWordCount = rarestWordCount
    var words = 0
    for token in place.tokens {
      let fact = facts[token]
      if fact.role == .other || fact.role == .preposition { continue }
      words += 1
      sum += Double(fact.rarity)
      distinction = max(distinction, Double(fact.distinction))
      if fact.flags.contains(.participle) { hasParticiple = true }
      if fact.flags.contains(.unknown) { hasUnknown = true }
      if fact.flags.contains(.vague), !fact.flags.contains(.nounAlone), fact.role == .adjective {
        isVague = true
      }
    }
    meanRarity = sum / Double(max(words, 1))
    let first = facts[Int(place.start)]
    isQualified = wordCount > 1 && first.role == .adjective
    isGeneral = wordCount == 1 && first.flags.contains(.general)
    isAcronym = wordCount == 1 && first.flags.contains(.allCapitals)
    isAct = wordCount == 1 && first.flags.contains(.gerund)
  }

  /// True if most places that could show it have a capital.
  var isName: Bool { telling > 0 && 2 * capitalised > telling }
}
