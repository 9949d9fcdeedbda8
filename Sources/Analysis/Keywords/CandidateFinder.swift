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
    var words = SentenceWords()
    var places: [CandidatePlace] = []
    places.reserveCapacity(document.tokens.count)
    // Spans: a look at the arrays of a structure counts references, twice a word.
    let (wordFacts, entries) = (facts.facts.span, facts.entryIndices.span)
    let (sentences, tokens) = (document.sentences.span, document.tokens.span)
    for (index, paragraph) in document.paragraphs.enumerated() where Self.isRead(paragraph.role) {
      for number in paragraph.sentences {
        let sentence = sentences[number].tokens
        words.read(sentence, wordFacts, entries)
        if words.all.isEmpty || words.isForeign { continue }
        words.findGroups(longest: longest)
        let place = SentencePlace(
          paragraph: UInt32(index), words: Self.words(of: sentence, tokens))
        let (all, longest, known) = (words.all.span, longest, places.count)
        places.append(addingCapacity: all.count * longest) { places in
          for start in all.indices {
            Self.addPlaces(all, from: start, longest: longest, place, to: &places)
          }
        }
        if words.introduces {
          for place in known..<places.count {
            places[place].introduction = introduction(of: places[place].tokens, in: sentence)
          }
        }
      }
    }
    return places
  }

  /// Where the words of a sentence are.
  private struct SentencePlace {
    let paragraph: UInt32
    /// From its first word to its last.
    let words: Range<Int>
  }

  /// From the first word of a sentence to its last: without marks and numbers at its ends.
  private static func words(of sentence: Range<Int>, _ tokens: Span<Token>) -> Range<Int> {
    var (first, last) = (sentence.lowerBound, sentence.upperBound - 1)
    while first < last, tokens[first].kind != .word { first += 1 }
    while last > first, tokens[last].kind != .word { last -= 1 }
    return tokens[first].kind == .word ? first..<last + 1 : sentence.prefix(1)
  }

  /// What says what the article is about; bylines and tables of contents don't.
  static func isRead(_ role: Paragraph.Role) -> Bool {
    role.isProse || role == .title || role == .heading
  }

  /// Whether the sentence says that the phrase at `tokens` is a term: before its name in another
  /// language, or behind "nazywamy" and the like.
  private func introduction(
    of tokens: Range<Int>, in sentence: Range<Int>
  ) -> CandidatePlace.Introduction {
    if isTranslated(tokens, in: sentence) { return .byTranslation }
    let reach = max(tokens.lowerBound - Self.introductionReach, sentence.lowerBound)
    let isNamed = (reach..<tokens.lowerBound).contains {
      facts[$0].flags.contains(.introducing)
    }
    return isNamed ? .byWord : .none
  }

  private func isTranslated(_ tokens: Range<Int>, in sentence: Range<Int>) -> Bool {
    var rest = sentence[tokens.upperBound...]
    if let mark = rest.first, facts[mark].flags.contains(.quotationMark) { rest.removeFirst() }
    guard let opening = rest.popFirst(), isParenthesis(opening) else { return false }
    // "(z ang. wave)"
    if let word = rest.first, facts[word].role == .preposition { rest.removeFirst() }
    return rest.first.map { facts[$0].flags.contains(.language) } ?? false
  }

  private func isParenthesis(_ token: Int) -> Bool {
    let range = document.document.tokens[token].range
    return range.byteCount == 1
      && document.document.text.utf8Span.span[range.start] == UInt8(ascii: "(")
  }

  /// In tokens; between them may stand "nazywamy *tu* falą".
  private static let introductionReach = 2

  private static func addPlaces(
    _ words: Span<RunWord>, from start: Int, longest: Int, _ sentence: SentencePlace,
    to places: inout OutputSpan<CandidatePlace>
  ) {
    let first = words[start]
    guard first.role == .noun || first.role == .adjective, !first.flags.contains(.quantity) else {
      return
    }
    let limit = min(start + longest, Int(first.runEnd))
    var ends = Ends()
    if start + 1 == limit {
      if first.role == .noun { ends.kinds[1] = Ends.firm }
    } else {
      addNounPhrases(words, from: start, to: limit, &ends)
      addNames(words, from: start, to: limit, &ends)
    }
    var key: UInt64 = 0
    for end in start + 1...limit {
      let last = words[end - 1]
      key &+= last.key
      let kind = ends.kinds[end - start]
      if kind == 0 || last.flags.contains(.quantity) { continue }
      if end == start + 1, first.role != .noun { continue }
      let tokens = Int(first.token)..<Int(last.token) + 1
      places.append(
        CandidatePlace(
          start: first.token, end: last.token + 1,
          wordCount: UInt8(end - start), paragraph: sentence.paragraph,
          startsSentence: tokens.lowerBound == sentence.words.lowerBound,
          isLoose: kind == Ends.loose, fillsSentence: sentence.words == tokens,
          isCapitalised: first.flags.contains(.capitalised), key: key &+ UInt64(end - start)))
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
    var ends: Range<Int>
  }

  /// The group at `start` as far as it lies before `limit`.
  private static func group(_ words: Span<RunWord>, from start: Int, to limit: Int) -> Group? {
    guard start < limit, words[start].end > 0, words[start].head < limit else { return nil }
    let head = Int(words[start].head)
    return Group(head: head, ends: head + 1..<min(Int(words[start].end), limit) + 1)
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
    let first = words[start]
    if !first.isNamePart, !first.flags.contains(.unknown) { return }
    let previous = first.isFirst ? nil : words[start - 1]
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
