public import Morphology
import TextModel

extension Themes {
  /// Which of the themes `first` and `second` the document `input` leans to; O(tokens).
  ///
  /// A word counts for the theme in which its weight is greater, by the difference
  /// of the weights: what both themes share tells nothing. Each occurrence
  /// counts, in title, headings and lead with the configuration's boost.
  ///
  /// - Parameter title: a title that is not part of the document's text.
  /// - Throws: `ThemesError` for an unknown id, and for themes that are the same
  ///   or of which one is a part of the other.
  public func contrast(
    _ first: String, _ second: String, in input: AnnotatedDocument,
    titled title: AnnotatedDocument? = nil
  ) throws(ThemesError) -> ThemeContrast {
    let pair = try themeIndices(of: first, second)
    return contrast(of: pair, from: findings(in: input, titled: title), in: input)
  }

  /// The themes of `input` and, where `contrasted` holds two ids, which of them it leans to; the terms are
  /// looked for once.
  ///
  /// - Throws: `ThemesError` as `contrast` does.
  public func results(
    for input: AnnotatedDocument, titled title: AnnotatedDocument? = nil, contrasted: [String]
  ) throws(ThemesError) -> (themes: ThemesResult, contrast: ThemeContrast?) {
    let findings = findings(in: input, titled: title)
    let themes = result(from: findings)
    guard contrasted.count == 2 else { return (themes, nil) }
    let pair = try themeIndices(of: contrasted[0], contrasted[1])
    return (themes, contrast(of: pair, from: findings, in: input))
  }

  private func contrast(
    of pair: (Int, Int), from findings: TermFindings, in input: AnnotatedDocument
  ) -> ThemeContrast {
    let words = telling(in: findings, of: pair)
    let leanings = leanings(of: words)
    let lean = leanings.isEmpty ? nil : Leaning.sum(of: leanings).lean
    let interval = leanings.isEmpty ? nil : interval(of: leanings)
    let inText = leanings.filter { $0.sentence != TermOccurrence.besideText }
    return ThemeContrast(
      first: side(pair.0, sign: 1, words), second: side(pair.1, sign: -1, words), lean: lean,
      interval: interval,
      verdict: verdict(lean, interval, occurrences: words.count, sentences: leanings.count),
      course: course(of: inText, in: input.document),
      stretches: stretches(of: inText, in: input.document))
  }

  /// An occurrence that counts for one of two themes.
  private struct TellingWord {
    var occurrence: TermOccurrence
    /// More than 0 for the first theme, less for the second; without boost.
    var preference: Double
  }

  private func telling(in findings: TermFindings, of pair: (Int, Int)) -> [TellingWord] {
    var words: [TellingWord] = []
    for occurrence in findings.occurrences {
      var preference = 0.0
      for claim in index.claims(of: occurrence.match.term)
      where claim.theme == pair.0 || claim.theme == pair.1 {
        if let condition = claim.condition,
          !findings.holds(index.conditions[condition], near: occurrence.match.paragraph)
        {
          continue
        }
        preference += claim.theme == pair.0 ? claim.weight : -claim.weight
      }
      if preference != 0 {
        words.append(TellingWord(occurrence: occurrence, preference: preference))
      }
    }
    return words
  }

  private func leanings(of words: [TellingWord]) -> [Leaning] {
    words.reduce(into: []) { leanings, word in
      let match = word.occurrence.match
      if leanings.last?.sentence != match.sentence {
        leanings.append(Leaning(sentence: match.sentence, paragraph: match.paragraph))
      }
      leanings[leanings.count - 1].add(word.preference * word.occurrence.boost)
    }
  }

  /// The weights of both sides in one sentence, or in several.
  private struct Leaning {
    var sentence = 0
    var paragraph = 0
    var first = 0.0
    var second = 0.0

    /// −1…+1; there is a word for one of the sides in each sentence that has a leaning.
    var lean: Double { (first - second) / (first + second) }

    mutating func add(_ preference: Double) {
      if preference > 0 { first += preference } else { second -= preference }
    }

    mutating func add(_ other: Leaning) {
      first += other.first
      second += other.second
    }

    static func sum(of leanings: some Sequence<Leaning>) -> Leaning {
      leanings.reduce(into: Leaning()) { $0.add($1) }
    }
  }

  /// Throws what `contrast(_:_:in:)` would, without a document.
  public func checkContrast(_ first: String, _ second: String) throws(ThemesError) {
    _ = try themeIndices(of: first, second)
  }

  private func themeIndices(
    of first: String, _ second: String
  ) throws(ThemesError) -> (Int, Int) {
    let pair = (try themeIndex(of: first), try themeIndex(of: second))
    guard !isSameOrPart(pair.0, of: pair.1), !isSameOrPart(pair.1, of: pair.0) else {
      throw ThemesError(
        code: .notDistinct,
        description: "two themes expected of which neither is a part of the other, "
          + "\"\(first)\" and \"\(second)\" found; choose another")
    }
    return pair
  }

  private func themeIndex(of id: String) throws(ThemesError) -> Int {
    guard let index = taxonomy.index(of: id) else {
      throw ThemesError(
        code: .unknownTheme,
        description: "the id of a theme expected, \"\(id)\" found; "
          + "choose one of \(taxonomy.ids.joined(separator: ", "))")
    }
    return index
  }

  private func isSameOrPart(_ theme: Int, of other: Int) -> Bool {
    var next: Int? = theme
    while let index = next {
      if index == other { return true }
      next = parents[index]
    }
    return false
  }

  private func side(
    _ theme: Int, sign: Double, _ telling: [TellingWord]
  ) -> ThemeContrast.Side {
    var words: [ThemeEvidence] = []
    // A term may have different weights where its conditions hold and where they do not.
    var positions: [Int: [Double: Int]] = [:]
    for word in telling where sign * word.preference > 0 {
      let weight = sign * word.preference
      let term = word.occurrence.match.term
      let position = positions[term]?[weight] ?? words.count
      if position == words.count {
        positions[term, default: [:]][weight] = position
        words.append(
          ThemeEvidence(
            term: index.phrases.texts[term], count: 0, weight: weight, contribution: 0, places: []))
      }
      words[position].count += 1
      if word.occurrence.isInText { words[position].places.append(word.occurrence.match.range) }
      words[position].contribution += weight * word.occurrence.boost
    }
    let sorted = words.sortedByContribution()
    return ThemeContrast.Side(
      id: taxonomy.themes[theme].id, labels: taxonomy.themes[theme].labels,
      weight: sorted.reduce(0) { $0 + $1.contribution }, words: sorted)
  }

  /// The percentiles of the leans of samples, drawn with replacement, of the sentences.
  private func interval(of leanings: [Leaning]) -> ThemeContrast.Interval {
    // Words of one side only give 1 or −1 in every sample.
    if !leanings.contains(where: { $0.first > 0 }) || !leanings.contains(where: { $0.second > 0 }) {
      let lean = leanings[0].lean
      return ThemeContrast.Interval(lower: lean, upper: lean)
    }
    let settings = configuration.contrast
    var leans = sampledLeans(of: leanings.map { SIMD2($0.first, $0.second) })
    // Half of 1 − 0.9 is a little below 0.05.
    let tail = Int((Double(leans.count) * (1 - settings.confidence) / 2).rounded())
    let lower = leans.element(ofRank: tail)
    return ThemeContrast.Interval(
      lower: lower, upper: leans.element(ofRank: leans.count - 1 - tail))
  }

  /// The leans of the samples; of each sentence the weights of both sides are known.
  private func sampledLeans(of weights: [SIMD2<Double>]) -> [Double] {
    var generator = SplitMix64(seed: configuration.contrast.seed)
    let weights = weights.span
    return (0..<configuration.contrast.samples).map { _ in
      var sum = SIMD2<Double>.zero
      for _ in weights.indices { sum += weights[generator.next(below: weights.count)] }
      return (sum.x - sum.y) / (sum.x + sum.y)
    }
  }

  private func verdict(
    _ lean: Double?, _ interval: ThemeContrast.Interval?, occurrences: Int, sentences: Int
  ) -> ThemeContrast.Verdict {
    let settings = configuration.contrast
    guard let lean, let interval, occurrences >= settings.minimumOccurrences,
      sentences >= settings.minimumSentences
    else { return .notMeasurable }
    if interval.lower > 0 && lean >= settings.minimumLean { return .leansFirst }
    if interval.upper < 0 && lean <= -settings.minimumLean { return .leansSecond }
    let isBounded =
      interval.lower > -settings.balanceBound && interval.upper < settings.balanceBound
    return isBounded ? .balanced : .notMeasurable
  }

  private func course(of leanings: [Leaning], in document: Document) -> [ThemeContrast.Step] {
    var steps: [ThemeContrast.Step] = []
    var soFar = Leaning()
    for (start, leaning) in leanings.enumerated()
    where start == 0 || leanings[start - 1].paragraph != leaning.paragraph {
      let own = Leaning.sum(of: leanings[start...].prefix { $0.paragraph == leaning.paragraph })
      soFar.add(own)
      steps.append(
        ThemeContrast.Step(
          paragraph: leaning.paragraph, range: document.paragraphs[leaning.paragraph].range,
          lean: own.lean, cumulativeLean: soFar.lean))
    }
    return steps
  }

  /// The stretches whose words speak for alternate sides: of all ways to cut the text, the one with the
  /// greatest weight on the right sides, less the cost of each turn.
  ///
  /// A Viterbi path through two states, O(sentences).
  private func stretches(
    of leanings: [Leaning], in document: Document
  ) -> [ThemeContrast.Stretch] {
    let sides = sides(of: leanings)
    var stretches: [ThemeContrast.Stretch] = []
    var start = 0
    for end in leanings.indices where end + 1 == leanings.count || sides[end + 1] != sides[start] {
      let sum = Leaning.sum(of: leanings[start...end])
      let first = document.sentences[leanings[start].sentence].range
      let last = document.sentences[leanings[end].sentence].range
      stretches.append(
        ThemeContrast.Stretch(
          isFirst: sides[start], range: ByteRange(first.start, last.end), opening: first,
          lean: sum.lean, weight: sum.first + sum.second))
      start = end + 1
    }
    return stretches
  }

  /// For each sentence whether it belongs to the first theme's stretches.
  private func sides(of leanings: [Leaning]) -> [Bool] {
    let cost = configuration.contrast.turnCost / 2
    // The best sums of paths that end on the first side and on the second.
    var (first, second) = (0.0, 0.0)
    var turnsToFirst: [Bool] = []
    var turnsToSecond: [Bool] = []
    for leaning in leanings {
      // As late as possible: a sentence of both sides belongs to what was before.
      turnsToFirst.append(second - cost >= first)
      turnsToSecond.append(first - cost >= second)
      let (onFirst, onSecond) = (max(first, second - cost), max(second, first - cost))
      (first, second) = (onFirst + leaning.first, onSecond + leaning.second)
    }
    var isFirst = first >= second
    var sides = [Bool](repeating: isFirst, count: leanings.count)
    for index in leanings.indices.reversed() {
      sides[index] = isFirst
      let turns = isFirst ? turnsToFirst[index] : turnsToSecond[index]
      if turns { isFirst.toggle() }
    }
    return sides
  }
}

extension [ThemeEvidence] {
  /// The greatest contribution first, then by first place, then by bytes.
  fileprivate func sortedByContribution() -> [ThemeEvidence] {
    sorted { left, right in
      if left.contribution != right.contribution { return left.contribution > right.contribution }
      if left.places != right.places {
        return left.places.lexicographicallyPrecedes(right.places)
      }
      return left.term.utf8.lexicographicallyPrecedes(right.term.utf8)
    }
  }
}

extension [Double] {
  /// The element that would stand at `rank` if the list was sorted; brings the elements into another
  /// order (Hoare's selection).
  mutating func element(ofRank rank: Int) -> Double {
    var (first, last) = (0, count - 1)
    while first < last {
      let pivot = self[(first + last) / 2]
      var (low, high) = (first, last)
      while low <= high {
        while self[low] < pivot { low += 1 }
        while self[high] > pivot { high -= 1 }
        if low <= high {
          swapAt(low, high)
          low += 1
          high -= 1
        }
      }
      if rank <= high {
        last = high
      } else if rank >= low {
        first = low
      } else {
        break
      }
    }
    return self[rank]
  }
}
