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
  /// What is known of the document's words, by entry.
  let facts: DocumentFacts
  private var indices: KeyIndices

  /// Finds and counts all candidates of `document`; an acronym counts as what it stands for.
  init(
    _ document: AnnotatedDocument, facts: DocumentFacts, longest: Int, listed: ListedAcronyms
  ) {
    self.facts = facts
    acronyms = AcronymKeys(document, facts: facts, listed: listed)
    places = CandidateFinder(document: document, facts: facts, longest: longest).found()
    let further = acronyms.places(in: document, facts: facts)
    if !further.isEmpty { places = Self.merged(places, further) }
    indices = KeyIndices(capacity: places.count)
    let candidates = Self.gathered(&places, &indices, acronyms, document.document.paragraphs)
    var marked = places.mutableSpan
    Self.markNested(candidates.span, &marked)
    self.candidates = candidates
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
      let key = place.wordCount == 1 ? acronyms.settled(place.key) : place.key
      let index = indices.index(of: key, orNew: candidates.count)
      all[number].candidate = UInt32(index)
      if index < candidates.count {
        all[Int(candidates[index].last)].next = UInt32(number)
      } else {
        candidates.append(
          KeyphraseCandidate(
            key: key, first: UInt32(number), last: UInt32(number), whole: UInt32(number),
            wordCount: place.wordCount))
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

  /// The candidate that is found by `key`; acronyms are found by what they stand for.
  func candidate(withKey key: UInt64) -> KeyphraseCandidate? {
    indices.index(of: key).map { candidates[$0] }
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

  /// Marks the places that lie inside a longer one of a candidate that recurs.
  private static func markNested(
    _ candidates: Span<KeyphraseCandidate>, _ places: inout MutableSpan<CandidatePlace>
  ) {
    for index in candidates.indices
    where candidates[index].count > 1 && candidates[index].wordCount > 1 {
      var number = candidates[index].first
      while number != CandidatePlace.none {
        let whole = places[Int(number)]
        // Where it is called by an acronym nothing lies inside.
        if whole.wordCount > 1 { markNested(in: whole, from: Int(number), &places) }
        number = whole.next
      }
    }
  }

  /// Marks the places inside `whole`, which has the index `number`; O(places that begin there).
  private static func markNested(
    in whole: CandidatePlace, from number: Int, _ places: inout MutableSpan<CandidatePlace>
  ) {
    var inner = number
    while inner > 0, places[inner - 1].start == whole.start { inner -= 1 }
    while inner < places.count, places[inner].start < whole.end {
      if places[inner].end <= whole.end, places[inner].wordCount < whole.wordCount {
        places[inner].isNested = true
      }
      inner += 1
    }
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
}
