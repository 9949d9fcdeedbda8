import Morphology
import TextModel

/// Finds the places of a document where keyphrases may stand: noun phrases, names, foreign terms.
///
/// A noun phrase is a noun with agreeing adjectives on either side; after these perhaps a noun
/// phrase in the genitive, what a gerund has in the instrumental, or one with a preposition.
/// Works on the tags that the tagger chose; O(tokens).
struct CandidateFinder {
  let document: AnnotatedDocument
  let facts: DocumentFacts
  /// In words.
  let longest: Int

  /// Calls `visit` with each place, by start.
  func forEachPlace(_ visit: (CandidatePlace) -> Void) {
    // Spans: a look at the arrays of a structure counts references, twice a word.
    let (wordFacts, entries) = (facts.facts.span, facts.entryIndices.span)
    for (index, paragraph) in document.document.paragraphs.enumerated()
    where Self.isRead(paragraph.role) {
      for sentence in document.document.sentences(in: paragraph) {
        let (isForeign, introduces) = Self.kind(of: sentence.tokens, wordFacts, entries)
        if isForeign { continue }
        var run = Run(
          paragraph: index, sentence: sentence.tokens, sentenceWords: words(of: sentence),
          introduces: introduces)
        for token in sentence.tokens {
          var fact = wordFacts[Int(entries[token])]
          if fact.flags.contains(.nounAlone) {
            fact.role = isNoun(token, fact, in: sentence.tokens, after: run) ? .noun : .other
          }
          if fact.role != .other {
            if fact.flags.contains(.prepositional), run.words.last?.fact.role == .preposition {
              fact.role = .preposition
            }
            run.words.append((token, fact))
          } else if !fact.flags.contains(.quotationMark) || run.words.isEmpty {
            finish(&run, before: token, visit)
          }
        }
        finish(&run, before: nil, visit)
      }
    }
  }

  /// True if the adjective at `token` stands for a noun ("baza *danych*", "*dane* osobowe"): in the
  /// plural, where it follows a noun or none that agrees with it follows.
  private func isNoun(
    _ token: Int, _ fact: WordFacts, in sentence: Range<Int>, after run: Run
  ) -> Bool {
    // "dane" is the plural's form, and that of the neuter.
    let isPlural =
      fact.tag.grammemes.contains(.plural)
      || fact.tag.grammemes.contains(.neuter)
        && !fact.tag.grammemes.isDisjoint(with: [.nominative, .accusative])
    if isPlural, run.words.last?.fact.role == .noun { return true }
    var next = token + 1
    while next < sentence.upperBound, facts[next].role == .adjective { next += 1 }
    let isAttribute =
      next < sentence.upperBound && facts[next].role == .noun
      && fact.tag.agrees(with: facts[next].tag)
    return isPlural && !isAttribute
  }

  /// From the first word of `sentence` to its last: without marks and numbers at its ends.
  private func words(of sentence: Sentence) -> ClosedRange<Int> {
    func isWord(_ token: Int) -> Bool { document.document.tokens[token].kind == .word }
    let first = sentence.tokens.first(where: isWord) ?? sentence.tokens.lowerBound
    return first...(sentence.tokens.last(where: isWord) ?? first)
  }

  /// What says what the article is about; bylines and tables of contents don't.
  static func isRead(_ role: Paragraph.Role) -> Bool {
    role.isProse || role == .title || role == .heading
  }

  /// Whether a sentence is in another language, and whether it may introduce terms.
  private static func kind(
    of tokens: Range<Int>, _ wordFacts: Span<WordFacts>, _ entries: Span<UInt32>
  ) -> (isForeign: Bool, introduces: Bool) {
    var (count, all) = (0, WordFacts.Flags())
    for token in tokens {
      let flags = wordFacts[Int(entries[token])].flags
      if flags.contains(.foreignGrammar) { count += 1 }
      all.formUnion(flags)
    }
    return (
      count >= foreignWordsOfForeignSentence, !all.isDisjoint(with: [.introducing, .language])
    )
  }

  /// True if the sentence says that the phrase at `tokens` is a term: behind "nazywamy" and the like, or
  /// before its name in another language.
  private func isIntroduced(_ tokens: Range<Int>, in sentence: Range<Int>) -> Bool {
    let reach = max(tokens.lowerBound - Self.introductionReach, sentence.lowerBound)
    if (reach..<tokens.lowerBound).contains(where: { facts[$0].flags.contains(.introducing) }) {
      return true
    }
    var rest = sentence[tokens.upperBound...]
    if let mark = rest.first, facts[mark].flags.contains(.quotationMark) { rest.removeFirst() }
    guard let opening = rest.popFirst(),
      document.document[document.document.tokens[opening]] == "("
    else { return false }
    // "(z ang. wave)"
    if let word = rest.first, facts[word].role == .preposition { rest.removeFirst() }
    return rest.first.map { facts[$0].flags.contains(.language) } ?? false
  }

  /// In tokens; between them may stand "nazywamy *tu* falą".
  private static let introductionReach = 2

  private static let foreignWordsOfForeignSentence = 2

  /// Words between which nothing else stands but quotation marks.
  private struct Run {
    var words: [(token: Int, fact: WordFacts)] = []
    let paragraph: Int
    /// All tokens of the sentence, and those from its first word to its last.
    let sentence: Range<Int>
    let sentenceWords: ClosedRange<Int>
    /// True if the sentence may say that a phrase is a term.
    let introduces: Bool
    /// True if what follows the run cannot depend on its last word.
    var isClosed = false
  }

  private func finish(_ run: inout Run, before next: Int?, _ visit: (CandidatePlace) -> Void) {
    guard !run.words.isEmpty else { return }
    run.isClosed = next.map { closes($0) } ?? true
    for start in run.words.indices { addPlaces(in: run, from: start, visit) }
    run.words.removeAll(keepingCapacity: true)
  }

  /// True for punctuation and verbs: a participle before them has nothing that depends on it.
  private func closes(_ token: Int) -> Bool {
    let partOfSpeech = facts[token].tag.partOfSpeech
    return partOfSpeech == .punctuation || partOfSpeech == .coordinatingConjunction
      || partOfSpeech.isFiniteVerb
  }

  private func addPlaces(in run: Run, from start: Int, _ visit: (CandidatePlace) -> Void) {
    let first = run.words[start].fact
    guard first.role == .noun || first.role == .adjective, !first.flags.contains(.quantity) else {
      return
    }
    var ends = Ends()
    addNounPhrases(in: run, from: start, &ends)
    addNames(in: run, from: start, &ends)
    for end in start + 1...min(start + longest, run.words.count) {
      let kind = ends.kinds[end - start]
      if kind == 0 { continue }
      let last = run.words[end - 1]
      if last.fact.flags.contains(.quantity) { continue }
      if end == start + 1, first.role != .noun { continue }
      let tokens = run.words[start].token..<last.token + 1
      visit(
        CandidatePlace(
          start: UInt32(tokens.lowerBound), end: UInt32(tokens.upperBound),
          wordCount: UInt8(end - start), paragraph: UInt32(run.paragraph),
          startsSentence: tokens.lowerBound == run.sentenceWords.lowerBound,
          isLoose: kind == Ends.loose, fillsSentence: Range(run.sentenceWords) == tokens,
          isIntroduced: run.introduces && isIntroduced(tokens, in: run.sentence)))
    }
  }

  /// Which ends a phrase has, by its number of words.
  private struct Ends {
    static let firm: UInt8 = 1
    /// With a preposition: counts only if it recurs.
    static let loose: UInt8 = 2
    var kinds: InlineArray<10, UInt8> = .init(repeating: 0)
  }

  /// The noun phrases from `start` on, each end with its kind.
  private func addNounPhrases(in run: Run, from start: Int, _ ends: inout Ends) {
    let limit = min(run.words.count, start + longest)
    guard let first = group(in: run, from: start, to: limit) else { return }
    for end in first.ends {
      ends.kinds[end - start] = Ends.firm
      guard end < limit else { continue }
      if let second = dependent(on: first.head, in: run, at: end, to: limit) {
        for next in second.ends {
          ends.kinds[next - start] = Ends.firm
          guard next < limit, let third = dependent(on: second.head, in: run, at: next, to: limit)
          else { continue }
          for last in third.ends { ends.kinds[last - start] = Ends.firm }
        }
      } else if run.words[end].fact.role == .preposition,
        let second = group(in: run, from: end + 1, to: limit)
      {
        for next in second.ends where ends.kinds[next - start] == 0 {
          ends.kinds[next - start] = Ends.loose
        }
      }
    }
  }

  /// A noun with what agrees with it.
  private struct Group {
    var head: WordFacts
    /// Behind the head and behind each agreeing word after it, ascending.
    var ends: ClosedRange<Int>
  }

  private func group(in run: Run, from start: Int, to limit: Int) -> Group? {
    var head = start
    while head < limit, run.words[head].fact.role == .adjective { head += 1 }
    guard head < limit, run.words[head].fact.role == .noun else { return nil }
    let noun = run.words[head].fact
    for index in start..<head where !run.words[index].fact.tag.agrees(with: noun.tag) { return nil }
    var end = head + 1
    while end < limit, follows(end, noun, in: run) { end += 1 }
    return Group(head: noun, ends: head + 1...end)
  }

  /// True if the word at `index` is an adjective of the noun before it, or a further name.
  private func follows(_ index: Int, _ noun: WordFacts, in run: Run) -> Bool {
    let fact = run.words[index].fact
    guard fact.tag.agrees(with: noun.tag) else { return false }
    if fact.role == .noun {
      return noun.flags.contains(.capitalised) && fact.flags.contains(.capitalised)
    }
    guard fact.role == .adjective, !fact.flags.contains(.beforeNoun) else { return false }
    guard fact.flags.contains(.participle) else { return true }
    // "sprzedaż bezpośrednia budująca relacje": what has something of its own is half a phrase.
    return index + 1 == run.words.count && run.isClosed
  }

  /// The noun phrase at `start` if it depends on `head`: a genitive, what a gerund governs, or a
  /// word without case ("składki ZUS", "obiekty 3D").
  private func dependent(
    on head: WordFacts, in run: Run, at start: Int, to limit: Int
  ) -> Group? {
    guard let group = group(in: run, from: start, to: limit) else { return nil }
    let cases = group.head.tag.grammemes.intersection(.cases)
    let isGoverned = head.flags.contains(.gerund) && cases == .instrumental
    guard cases.contains(.genitive) || cases.isEmpty || isGoverned || isAcronym(group, head)
    else { return nil }
    return group
  }

  /// True for an acronym behind a common word, which has no case to be seen: "dokumenty HTML".
  private func isAcronym(_ group: Group, _ head: WordFacts) -> Bool {
    group.head.flags.contains(.allCapitals) && !head.flags.contains(.allCapitals)
  }

  /// Names of several capitalised words, and terms that begin with a word no lexicon has
  /// ("real-time marketing").
  private func addNames(in run: Run, from start: Int, _ ends: inout Ends) {
    let limit = min(run.words.count, start + longest)
    func isNamePart(_ index: Int) -> Bool {
      let fact = run.words[index].fact
      return fact.flags.contains(.capitalised) && fact.role != .preposition
    }
    let isContinued = start > 0 && isNamePart(start - 1)
    if isNamePart(start), !isContinued {
      var end = start
      while end < limit, isNamePart(end) { end += 1 }
      if end > start + 1 { ends.kinds[end - start] = Ends.firm }
    }
    guard run.words[start].fact.flags.contains(.unknown) else { return }
    var end = start + 1
    while end < limit, run.words[end].fact.flags.contains(.unknown) { end += 1 }
    if end > start + 1, start == 0 || !run.words[start - 1].fact.flags.contains(.unknown) {
      ends.kinds[end - start] = Ends.firm
    }
    if end < limit, run.words[end].fact.role == .noun { ends.kinds[end + 1 - start] = Ends.firm }
  }
}
