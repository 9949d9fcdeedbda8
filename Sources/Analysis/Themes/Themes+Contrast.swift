public import Morphology
import TextModel

extension Themes {
  /// Which of the themes `first` and `second` the document `input` leans to; O(tokens).
  ///
  /// A word counts for the theme in which its weight is greater, by the difference
  /// of the weights: what both themes share tells nothing. Each occurrence
  /// counts, in title and headings with the configuration's boost.
  ///
  /// - Throws: `ThemesError` for an unknown id, and for themes that are the same
  ///   or of which one is a part of the other.
  public func contrast(
    _ first: String, _ second: String, in input: AnnotatedDocument
  ) throws(ThemesError) -> ThemeContrast {
    let pair = try themeIndices(of: first, second)
    let matches = matches(in: input).matches.filter { preference(of: $0.term, in: pair) != 0 }
    var leanings: [Leaning] = []
    for match in matches {
      if leanings.last?.sentence != match.sentence {
        leanings.append(Leaning(sentence: match.sentence, paragraph: match.paragraph))
      }
      let boost = boost(of: input.document.paragraphs[match.paragraph].role)
      leanings[leanings.count - 1].add(preference(of: match.term, in: pair) * boost)
    }
    let lean = leanings.isEmpty ? nil : Leaning.sum(of: leanings).lean
    let interval = leanings.isEmpty ? nil : interval(of: leanings)
    return ThemeContrast(
      first: side(pair.0, of: pair, sign: 1, matches, input),
      second: side(pair.1, of: pair, sign: -1, matches, input), lean: lean, interval: interval,
      verdict: verdict(
        lean, interval, occurrences: matches.count, sentences: leanings.count),
      course: course(of: leanings, in: input.document))
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
      next = taxonomy.themes[index].parent.flatMap(taxonomy.index(of:))
    }
    return false
  }

  /// By how much a term prefers the first (more than 0) or the second theme of `pair`.
  private func preference(of term: Int, in pair: (Int, Int)) -> Double {
    index.terms[term].weight(in: pair.0) - index.terms[term].weight(in: pair.1)
  }

  private func side(
    _ theme: Int, of pair: (Int, Int), sign: Double, _ matches: [TermMatch],
    _ input: AnnotatedDocument
  ) -> ThemeContrast.Side {
    var words: [ThemeEvidence] = []
    var positions: [Int: Int] = [:]
    for match in matches {
      let weight = sign * preference(of: match.term, in: pair)
      guard weight > 0 else { continue }
      let position = positions[match.term, default: words.count]
      if position == words.count {
        positions[match.term] = position
        words.append(
          ThemeEvidence(
            term: index.terms[match.term].text, count: 0, weight: weight, contribution: 0,
            places: []))
      }
      words[position].count += 1
      words[position].places.append(match.range)
      let boost = boost(of: input.document.paragraphs[match.paragraph].role)
      words[position].contribution += weight * boost
    }
    return ThemeContrast.Side(
      id: taxonomy.themes[theme].id, labels: taxonomy.themes[theme].labels,
      weight: words.reduce(0) { $0 + $1.contribution }, words: words.sortedByContribution())
  }

  /// The percentiles of the leans of samples, drawn with replacement, of the sentences.
  private func interval(of leanings: [Leaning]) -> ThemeContrast.Interval {
    let settings = configuration.contrast
    var generator = SplitMix64(seed: settings.seed)
    var leans: [Double] = []
    leans.reserveCapacity(settings.samples)
    for _ in 0..<settings.samples {
      var sum = Leaning()
      for _ in leanings.indices { sum.add(leanings[generator.next(below: leanings.count)]) }
      leans.append(sum.lean)
    }
    leans.sort()
    let tail = Int(Double(leans.count) * (1 - settings.confidence) / 2)
    return ThemeContrast.Interval(lower: leans[tail], upper: leans[leans.count - 1 - tail])
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
}
