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

  /// The places by start, then by end.
  func found() -> [CandidatePlace] {
    let document = document.document
    var run = Run()
    var places: [CandidatePlace] = []
    places.reserveCapacity(document.tokens.count)
    // Spans: a look at the arrays of a structure counts references, twice a word.
    let (wordFacts, entries) = (facts.facts.span, facts.entryIndices.span)
    let (sentences, tokens) = (document.sentences.span, document.tokens.span)
    for (index, paragraph) in document.paragraphs.enumerated() where Self.isRead(paragraph.role) {
      for number in paragraph.sentences {
        let sentence = sentences[number].tokens
        let (isForeign, introduces) = Self.kind(of: sentence, wordFacts, entries)
        if isForeign || sentence.isEmpty { continue }
        run.begin(
          paragraph: index, sentence: sentence, sentenceWords: Self.words(of: sentence, tokens),
          introduces: introduces)
        for token in sentence {
          let fact = wordFacts[Int(entries[token])]
          if !run.add(token, fact, wordFacts, entries) {
            run.isClosed = Self.closes(fact.tag.partOfSpeech)
            finish(&run, &places)
          }
        }
        run.isClosed = true
        finish(&run, &places)
      }
    }
    return places
  }

  /// From the first word of a sentence to its last: without marks and numbers at its ends.
  private static func words(of sentence: Range<Int>, _ tokens: Span<Token>) -> ClosedRange<Int> {
    var (first, last) = (sentence.lowerBound, sentence.upperBound - 1)
    while first < last, tokens[first].kind != .word { first += 1 }
    while last > first, tokens[last].kind != .word { last -= 1 }
    return tokens[first].kind == .word ? first...last : sentence.lowerBound...sentence.lowerBound
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

  /// A word of a run.
  private struct RunWord {
    let token: UInt32
    let role: WordFacts.Role
    let flags: WordFacts.Flags
    let tag: Tag
    let key: UInt64
    /// Of the noun phrase that begins here: the index of its noun, and the first one behind what agrees
    /// with it; both 0 if none begins.
    var head: UInt32 = 0
    var end: UInt32 = 0

    var isNamePart: Bool { flags.contains(.capitalised) && role != .preposition }

    /// True if the word is an adjective of the noun before it, or a further name.
    ///
    /// - Parameter isOpen: whether something may depend on the word.
    func follows(_ noun: RunWord, isOpen: Bool) -> Bool {
      guard tag.agrees(with: noun.tag) else { return false }
      if role == .noun {
        return noun.flags.contains(.capitalised) && flags.contains(.capitalised)
      }
      guard role == .adjective, !flags.contains(.beforeNoun) else { return false }
      // "sprzedaż bezpośrednia budująca relacje": what has something of its own is half a phrase.
      return !flags.contains(.participle) || !isOpen
    }
  }

  /// Words between which nothing else stands but quotation marks.
  private struct Run: ~Copyable {
    var words: [RunWord] = []
    var paragraph = 0
    /// All tokens of the sentence, and those from its first word to its last.
    var sentence = 0..<0
    var sentenceWords = 0...0
    /// True if the sentence may say that a phrase is a term.
    var introduces = false
    /// True if what follows the run cannot depend on its last word.
    var isClosed = false

    /// The run of a new sentence.
    mutating func begin(
      paragraph: Int, sentence: Range<Int>, sentenceWords: ClosedRange<Int>, introduces: Bool
    ) {
      self.paragraph = paragraph
      self.sentence = sentence
      self.sentenceWords = sentenceWords
      self.introduces = introduces
    }

    /// Adds the word at `token`, if it can be part of a phrase; marks of quotation are left out. False if
    /// the run ends before it.
    mutating func add(
      _ token: Int, _ fact: WordFacts, _ wordFacts: Span<WordFacts>, _ entries: Span<UInt32>
    ) -> Bool {
      var role = fact.role
      if fact.flags.contains(.nounAlone) {
        role = isNoun(token, fact.tag, wordFacts, entries) ? .noun : .other
      }
      if role == .other { return fact.flags.contains(.quotationMark) }
      if fact.flags.contains(.prepositional), words.last?.role == .preposition {
        role = .preposition
      }
      words.append(
        RunWord(token: UInt32(token), role: role, flags: fact.flags, tag: fact.tag, key: fact.key))
      return true
    }

    /// True if the adjective at `token` stands for a noun ("baza *danych*", "*dane* osobowe"): in the
    /// plural, where it follows a noun or none that agrees with it follows.
    private func isNoun(
      _ token: Int, _ tag: Tag, _ wordFacts: Span<WordFacts>, _ entries: Span<UInt32>
    ) -> Bool {
      // "dane" is the plural's form, and that of the neuter.
      let isPlural =
        tag.grammemes.contains(.plural)
        || tag.grammemes.contains(.neuter)
          && !tag.grammemes.isDisjoint(with: [.nominative, .accusative])
      guard isPlural else { return false }
      if let last = words.last, last.role == .noun { return true }
      for next in token + 1..<sentence.upperBound {
        let fact = wordFacts[Int(entries[next])]
        if fact.role == .adjective { continue }
        return fact.role != .noun || !tag.agrees(with: fact.tag)
      }
      return true
    }

    /// Notes for each word the group that begins there, as far as phrases of `longest` words need it.
    mutating func findGroups(longest: Int) {
      let isClosed = isClosed
      var words = words.mutableSpan
      let count = words.count
      for index in (0..<count).reversed() {
        let word = words[index]
        if word.role == .noun {
          var end = index + 1
          let limit = min(count, index + longest)
          while end < limit, words[end].follows(word, isOpen: !isClosed || end + 1 < count) {
            end += 1
          }
          words[index].head = UInt32(index)
          words[index].end = UInt32(end)
        } else if word.role == .adjective, index + 1 < count {
          // What stands between agrees with the noun, or no group would begin there.
          let next = words[index + 1]
          if next.end > 0, word.tag.agrees(with: words[Int(next.head)].tag) {
            words[index].head = next.head
            words[index].end = next.end
          }
        }
      }
    }
  }

  private func finish(_ run: inout Run, _ places: inout [CandidatePlace]) {
    if run.words.isEmpty { return }
    run.findGroups(longest: longest)
    for start in run.words.indices { addPlaces(in: run, from: start, &places) }
    run.words.removeAll(keepingCapacity: true)
  }

  /// True for punctuation and verbs: a participle before them has nothing that depends on it.
  private static func closes(_ partOfSpeech: PartOfSpeech) -> Bool {
    partOfSpeech == .punctuation || partOfSpeech == .coordinatingConjunction
      || partOfSpeech.isFiniteVerb
  }

  private func addPlaces(
    in run: borrowing Run, from start: Int, _ places: inout [CandidatePlace]
  ) {
    let words = run.words.span
    let first = words[start]
    guard first.role == .noun || first.role == .adjective, !first.flags.contains(.quantity) else {
      return
    }
    let limit = min(start + longest, words.count)
    var ends = Ends()
    Self.addNounPhrases(words, from: start, to: limit, &ends)
    Self.addNames(words, from: start, to: limit, &ends)
    var key: UInt64 = 0
    for end in start + 1...limit {
      let last = words[end - 1]
      key &+= last.key
      let kind = ends.kinds[end - start]
      if kind == 0 || last.flags.contains(.quantity) { continue }
      if end == start + 1, first.role != .noun { continue }
      let tokens = Int(first.token)..<Int(last.token) + 1
      let isIntroduced = run.introduces && isIntroduced(tokens, in: run.sentence)
      places.append(
        CandidatePlace(
          start: first.token, end: last.token + 1,
          wordCount: UInt8(end - start), paragraph: UInt32(run.paragraph),
          startsSentence: tokens.lowerBound == run.sentenceWords.lowerBound,
          isLoose: kind == Ends.loose, fillsSentence: Range(run.sentenceWords) == tokens,
          isIntroduced: isIntroduced, isCapitalised: first.flags.contains(.capitalised),
          key: key &+ UInt64(end - start)))
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
  private static func addNounPhrases(
    _ words: Span<RunWord>, from start: Int, to limit: Int, _ ends: inout Ends
  ) {
    guard let first = group(words, from: start, to: limit) else { return }
    for end in first.ends {
      ends.kinds[end - start] = Ends.firm
      guard end < limit else { continue }
      if let second = dependent(on: first.head, words, at: end, to: limit) {
        for next in second.ends {
          ends.kinds[next - start] = Ends.firm
          guard next < limit, let third = dependent(on: second.head, words, at: next, to: limit)
          else { continue }
          for last in third.ends { ends.kinds[last - start] = Ends.firm }
        }
      } else if words[end].role == .preposition,
        let second = group(words, from: end + 1, to: limit)
      {
        for next in second.ends where ends.kinds[next - start] == 0 {
          ends.kinds[next - start] = Ends.loose
        }
      }
    }
  }

  /// A noun with what agrees with it.
  private struct Group {
    /// The index of the noun.
    var head: Int
    /// Behind the head and behind each agreeing word after it, ascending.
    var ends: ClosedRange<Int>
  }

  /// The group at `start` as far as it lies before `limit`.
  private static func group(_ words: Span<RunWord>, from start: Int, to limit: Int) -> Group? {
    guard start < limit, words[start].end > 0, words[start].head < limit else { return nil }
    let head = Int(words[start].head)
    return Group(head: head, ends: head + 1...min(Int(words[start].end), limit))
  }

  /// The noun phrase at `start` if it depends on the noun at `head`: a genitive, what a gerund governs,
  /// or a word without case ("składki ZUS", "obiekty 3D").
  private static func dependent(
    on head: Int, _ words: Span<RunWord>, at start: Int, to limit: Int
  ) -> Group? {
    guard let group = group(words, from: start, to: limit) else { return nil }
    let (noun, dependent) = (words[head], words[group.head])
    let cases = dependent.tag.grammemes.intersection(.cases)
    let isGoverned = noun.flags.contains(.gerund) && cases == .instrumental
    // An acronym behind a common word has no case to be seen: "dokumenty HTML".
    let isAcronym = dependent.flags.contains(.allCapitals) && !noun.flags.contains(.allCapitals)
    guard cases.contains(.genitive) || cases.isEmpty || isGoverned || isAcronym else { return nil }
    return group
  }

  /// Names of several capitalised words, and terms that begin with a word no lexicon has
  /// ("real-time marketing").
  private static func addNames(
    _ words: Span<RunWord>, from start: Int, to limit: Int, _ ends: inout Ends
  ) {
    let previous = start > 0 ? words[start - 1] : nil
    let first = words[start]
    if first.isNamePart, previous?.isNamePart != true {
      var end = start
      while end < limit, words[end].isNamePart { end += 1 }
      if end > start + 1 { ends.kinds[end - start] = Ends.firm }
    }
    guard first.flags.contains(.unknown) else { return }
    var end = start + 1
    while end < limit, words[end].flags.contains(.unknown) { end += 1 }
    if end > start + 1, previous?.flags.contains(.unknown) != true {
      ends.kinds[end - start] = Ends.firm
    }
    if end < limit, words[end].role == .noun { ends.kinds[end + 1 - start] = Ends.firm }
  }
}
