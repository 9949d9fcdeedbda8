import Morphology
import TextModel

/// Finds the places of one document where keyphrases stand, in whatever forms.
struct KeyphraseMatcher {
  let document: AnnotatedDocument
  private let readings: LexemeReadings
  private let gaps: KeyphraseGap

  /// A matcher for `document`; O(different words).
  init(_ document: AnnotatedDocument, lexicon: Lexicon) {
    self.document = document
    readings = LexemeReadings(document, lexicon: lexicon, matching: .lenient)
    gaps = KeyphraseGap(document: document, readings: readings)
  }

  /// The places of `pattern` in the sentences with the indices `sentences`: the tokens of each, by word of the
  /// pattern. They share no token; ascending.
  func places(of pattern: KeyphrasePattern, in sentences: [Int]) -> [[Int]] {
    let words = wordsByEntry(of: pattern)
    return sentences.flatMap { places(of: pattern, in: $0, words) }
  }

  private func places(
    of pattern: KeyphrasePattern, in sentence: Int, _ words: [[Int]]
  ) -> [[Int]] {
    var candidates = [[Candidate]](repeating: [], count: pattern.words.count)
    var number = 0
    for token in document.document.sentences[sentence].tokens {
      for word in words[Int(document.entryIndices[token])] {
        candidates[word].append(Candidate(token: token, number: number))
      }
      if document.document.tokens[token].kind.isWordLike { number += 1 }
    }
    guard candidates.allSatisfy({ !$0.isEmpty }) else { return [] }
    var found: [[Int]] = []
    for first in candidates[0] {
      var search = Search(pattern: pattern, candidates: candidates, first: first, matcher: self)
      if let place = search.best() { found.append(place) }
    }
    return disjoint(found)
  }

  /// For each entry of the document the words of the pattern that its tokens can be.
  private func wordsByEntry(of pattern: KeyphrasePattern) -> [[Int]] {
    let single = pattern.contentCount == 1
    return document.entries.indices.map { entry in
      let own = readings.readings(ofEntry: entry)
      return own.isEmpty
        ? [] : pattern.words.indices.filter { stands(own, for: pattern.words[$0], alone: single) }
    }
  }

  /// The shortest places first, then the earliest; none that shares a token with one before.
  private func disjoint(_ places: [[Int]]) -> [[Int]] {
    var used: Set<Int> = []
    var result: [[Int]] = []
    for place in places.sorted(by: { (span(of: $0), $0[0]) < (span(of: $1), $1[0]) })
    where place.allSatisfy({ !used.contains($0) }) {
      used.formUnion(place)
      result.append(place)
    }
    return result.sorted { ($0.min() ?? 0) < ($1.min() ?? 0) }
  }

  private func span(of place: [Int]) -> Int { (place.max() ?? 0) - (place.min() ?? 0) }

  /// True if a token with the readings `own` can be the word, whatever stands around it.
  ///
  /// - Parameter alone: whether no other word of the keyphrase tells more.
  private func stands(
    _ own: [LexemeReading], for word: KeyphrasePattern.Word, alone: Bool
  ) -> Bool {
    switch word.role {
    case .literal, .preposition:
      return own.contains {
        $0.key.kind == .form ? $0.key.lemma == word.form : $0.isChosen && word.keys.contains($0.key)
      }
    default: break
    }
    let fitting = own.filter { fits($0, word) }
    guard let chosen = own.first, !fitting.isEmpty else { return false }
    // A word by itself says only as much as its context: "mam" may be of "mama" or of "mieć".
    return !alone || fitting.contains { $0.isChosen || $0.key.kind == chosen.key.kind }
  }

  private func fits(_ reading: LexemeReading, _ word: KeyphrasePattern.Word) -> Bool {
    guard word.keys.contains(where: { isOne($0, reading.key) }) else { return false }
    if case .dependent(let cases) = word.role { return !reading.cases.isDisjoint(with: cases) }
    return true
  }

  private func isOne(_ key: LexemeKey, _ other: LexemeKey) -> Bool {
    key == other
      || key.kind == .form && other.kind == .form && UnknownWord.areForms(key.lemma, other.lemma)
  }

  /// True if the tokens keep the relations of the pattern.
  fileprivate func isSound(_ place: [Int], of pattern: KeyphrasePattern) -> Bool {
    let words = pattern.words
    for (index, word) in words.enumerated() {
      guard case .attribute(let noun) = word.role else { continue }
      guard agree(place[index], word, place[noun], words[noun]) else { return false }
    }
    return isOrdered(place, of: pattern) && areGapsOpen(place, of: pattern)
  }

  private func agree(
    _ token: Int, _ word: KeyphrasePattern.Word, _ noun: Int, _ nounWord: KeyphrasePattern.Word
  ) -> Bool {
    let nouns = readings[noun].filter { fits($0, nounWord) }
    return readings[token].contains { one in
      fits(one, word)
        && nouns.contains { other in
          // Two nouns have genders of their own.
          one.key.kind.isNominal
            ? !one.cases.isDisjoint(with: other.cases) : one.tag.agrees(with: other.tag)
        }
    }
  }

  /// True if units stand in their order; a genitive may stand right before its head.
  private func isOrdered(_ place: [Int], of pattern: KeyphrasePattern) -> Bool {
    let words = pattern.words
    for later in words.indices {
      for earlier in 0..<later where place[earlier] > place[later] {
        switch (words[earlier].role, words[later].role) {
        case (.preposition, _) where words[earlier].unit == words[later].unit: return false
        case (_, .preposition), (.literal, _), (_, .literal):
          if words[later].form != "się", words[earlier].form != "się" { return false }
        case _ where words[earlier].unit == words[later].unit || pattern.hasVerb: continue
        case (.head, .dependent) where place[earlier] - place[later] == 1: continue
        default: return false
        }
      }
    }
    return true
  }

  private func areGapsOpen(_ place: [Int], of pattern: KeyphrasePattern) -> Bool {
    let order = place.indices.sorted { place[$0] < place[$1] }
    return zip(order, order.dropFirst()).allSatisfy { left, right in
      gaps.isOpen(
        from: place[left], to: place[right],
        KeyphraseGap.Neighbours(left: left, right: right, pattern: pattern))
    }
  }

  /// A token that can be a word of a pattern.
  private struct Candidate {
    var token: Int
    /// How many words of its sentence stand before it.
    var number: Int
  }

  /// The search for the words of a pattern around one token that its first word stands at.
  private struct Search {
    let pattern: KeyphrasePattern
    let candidates: [[Candidate]]
    let first: Candidate
    /// So many words away from the first one the others stand at most: each has its gap.
    let farthest: Int
    let matcher: KeyphraseMatcher

    private var place: [Int] = []
    private var shortest: (span: Int, place: [Int])?
    /// A bound for texts that repeat a word over and over. Keyphrases of up to three words never reach
    /// it: either other word has 20 places at most, ten on each side.
    private var steps = 0
    private static let mostSteps = 2_000

    init(
      pattern: KeyphrasePattern, candidates: [[Candidate]], first: Candidate,
      matcher: KeyphraseMatcher
    ) {
      self.pattern = pattern
      self.candidates = candidates
      self.first = first
      self.matcher = matcher
      farthest = (pattern.words.count - 1) * (KeyphraseGap.mostWords + 1)
    }

    mutating func best() -> [Int]? {
      place = [first.token]
      descend()
      return shortest?.place
    }

    private mutating func descend() {
      guard place.count < pattern.words.count else {
        let span = matcher.span(of: place)
        if span < shortest?.span ?? .max, matcher.isSound(place, of: pattern) {
          shortest = (span, place)
        }
        return
      }
      let nearby = candidates[place.count]
      let start = nearby.partitioningIndex { $0.number >= first.number - farthest }
      for other in nearby[start...].prefix(while: { $0.number <= first.number + farthest })
      where !place.contains(other.token) {
        steps += 1
        if steps > Self.mostSteps { return }
        place.append(other.token)
        descend()
        place.removeLast()
      }
    }
  }
}
