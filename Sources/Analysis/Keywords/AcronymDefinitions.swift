import Morphology
import TextModel

/// Finds what the acronyms of a document stand for, where the document has the words too.
///
/// A document tells it in four ways: "Główny Urząd Statystyczny (GUS)", "GUS (Główny Urząd
/// Statystyczny)", "GUS, czyli Główny Urząd Statystyczny" and "Główny Urząd Statystyczny, w skrócie
/// GUS"; then the initials have to be those of the words. Of acronyms that come from another
/// language, such as "VAT", a list tells it.
struct AcronymDefinitions {
  /// What an acronym stands for.
  struct Definition: Hashable {
    /// The token that is the acronym.
    var acronym: Int
    /// The tokens that it stands for, words only.
    var expansion: Range<Int>
  }

  private let document: AnnotatedDocument
  private let facts: DocumentFacts
  private let listed: ListedAcronyms

  /// What `document` says.
  init(_ document: AnnotatedDocument, facts: DocumentFacts, listed: ListedAcronyms) {
    self.document = document
    self.facts = facts
    self.listed = listed
  }

  /// The definitions in the text's order, the first of each acronym; O(tokens).
  func found() -> [Definition] {
    var definitions: [Definition] = []
    // By entry: most words are no acronyms, and of most acronyms no list has to be asked.
    let kinds = facts.facts.map(kind)
    if !kinds.contains(where: { $0 != .none }) { return definitions }
    var isSettled: Set<UInt64> = []
    let (kindSpan, entries) = (kinds.span, facts.entryIndices.span)
    for sentence in document.document.sentences {
      for token in sentence.tokens {
        let kind = kindSpan[Int(entries[token])]
        guard kind != .none, kind == .maybeListed || mayBeTold(token, sentence.tokens),
          !isSettled.contains(facts[token].key)
        else { continue }
        let expansion: Range<Int>?
        if kind == .maybeListed, let words = listed.words(of: document.lemma(ofToken: token)) {
          isSettled.insert(facts[token].key)
          expansion = occurrence(of: words)
        } else if kind != .maybeListed || mayBeTold(token, sentence.tokens) {
          expansion = told(token, sentence.tokens)
        } else {
          continue
        }
        guard let expansion else { continue }
        isSettled.insert(facts[token].key)
        definitions.append(Definition(acronym: token, expansion: expansion))
      }
    }
    return definitions
  }

  /// What a word may be; `maybeListed` for an acronym whose lemma the list may have.
  private enum Kind { case none, acronym, maybeListed }

  private func kind(of word: WordFacts) -> Kind {
    guard Self.mayBeAcronym(word) else { return .none }
    // The key of a word that no lexicon has is not its lemma's.
    return word.flags.contains(.unknown) || listed.mayHave(word.key) ? .maybeListed : .acronym
  }

  /// Only words have these flags.
  private static func mayBeAcronym(_ word: WordFacts) -> Bool {
    word.flags.isSuperset(of: [.capitalised, .manyCapitals])
  }

  /// False if the tokens beside the acronym at `token` don't begin like any that tell what it stands for:
  /// "(", "skrócie", "dalej" and "czyli" before it, ",", "(" and "czyli" behind it.
  private func mayBeTold(_ token: Int, _ tokens: Range<Int>) -> Bool {
    switch firstByte(token - 1, tokens) {
    case UInt8(ascii: "("), UInt8(ascii: "s"), UInt8(ascii: "d"), UInt8(ascii: "c"): return true
    default: break
    }
    switch firstByte(token + 1, tokens) {
    case UInt8(ascii: ","), UInt8(ascii: "("), UInt8(ascii: "c"): return true
    default: return false
    }
  }

  /// The token's first byte, of an ASCII letter the small one's; `nil` outside the sentence.
  private func firstByte(_ token: Int, _ tokens: Range<Int>) -> UInt8? {
    guard tokens.contains(token) else { return nil }
    let text = document.document.text.utf8Span.span
    let byte = text[document.document.tokens[token].range.start]
    return byte < 0x40 ? byte : byte | 0x20
  }

  /// The first place in a sentence where words with lemmas out of `words` stand in that order.
  private func occurrence(of words: [[UInt64]]) -> Range<Int>? {
    for sentence in document.document.sentences {
      for start in sentence.tokens.dropLast(words.count - 1)
      where words.indices.allSatisfy({ words[$0].contains(facts[start + $0].key) }) {
        return start..<start + words.count
      }
    }
    return nil
  }

  /// What the text around the acronym at `token` says it stands for.
  private func told(_ token: Int, _ tokens: Range<Int>) -> Range<Int>? {
    let (limit, start) = (end(before: token, tokens), start(after: token, tokens))
    guard limit != nil || start != nil,
      let initials = AcronymInitials(document.document[document.document.tokens[token]])
    else { return nil }
    if let limit {
      var first = limit
      while first > tokens.lowerBound, limit - first < Self.longest, isPart(first - 1) {
        first -= 1
      }
      if let count = initials.count(ofLast: words(first..<limit)) { return limit - count..<limit }
    }
    guard let start else { return nil }
    var end = start
    while end < tokens.upperBound, end - start < Self.longest, isPart(end) { end += 1 }
    return initials.count(ofFirst: words(start..<end)).map { start..<start + $0 }
  }

  /// In words, with those of grammar.
  private static let longest = 14

  /// Where what the acronym at `token` stands for may end: before its parenthesis, or "w skrócie".
  private func end(before token: Int, _ tokens: Range<Int>) -> Int? {
    var end = token
    switch beginning(token - 1, tokens) {
    case (UInt8(ascii: "("), 1): return token - 1
    // The letter "ó" has two or three bytes.
    case (UInt8(ascii: "s"), 8...9), (UInt8(ascii: "d"), 5), (UInt8(ascii: "c"), 5): break
    default: return nil
    }
    switch text(token - 1, tokens) {
    case "skrócie" where text(token - 2, tokens) == "w": end -= 2
    case "dalej": end -= text(token - 2, tokens).hasPrefix("zwan") ? 2 : 1
    case "czyli": end -= 1
    default: return nil
    }
    return [",", "("].contains(text(end - 1, tokens)) ? end - 1 : end
  }

  /// Where what the acronym at `token` stands for may start: in a parenthesis behind it, or behind
  /// "czyli" and the like.
  private func start(after token: Int, _ tokens: Range<Int>) -> Int? {
    let behindMark: Int?
    switch beginning(token + 1, tokens) {
    case (UInt8(ascii: "c"), 5): return text(token + 1, tokens) == "czyli" ? token + 2 : nil
    case (UInt8(ascii: "("), 1): behindMark = token + 2
    case (UInt8(ascii: ","), 1): behindMark = nil
    default: return nil
    }
    switch beginning(token + 2, tokens) {
    case (UInt8(ascii: "c"), 5), (UInt8(ascii: "t"), 2...4), (UInt8(ascii: "a"), 1): break
    default: return behindMark
    }
    if ["czyli", "tj.", "tzn."].contains(text(token + 2, tokens)) { return token + 3 }
    let words = "\(text(token + 2, tokens)) \(text(token + 3, tokens))"
    if ["to jest", "to znaczy", "a więc"].contains(words) { return token + 4 }
    return behindMark
  }

  /// The token's first byte, as `firstByte` gives it, and its number of bytes; zeros outside the sentence.
  private func beginning(_ token: Int, _ tokens: Range<Int>) -> (first: UInt8, byteCount: Int) {
    guard let first = firstByte(token, tokens) else { return (0, 0) }
    return (first, document.document.tokens[token].range.byteCount)
  }

  /// The token in lower case; empty outside the sentence.
  private func text(_ token: Int, _ tokens: Range<Int>) -> String {
    tokens.contains(token)
      ? document.document[document.document.tokens[token]].lowercased() : ""
  }

  /// True for the words that names of institutions and terms are made of.
  private func isPart(_ token: Int) -> Bool {
    document.document.tokens[token].kind == .word
      && (facts[token].role != .other || isGrammar(token))
  }

  private func isGrammar(_ token: Int) -> Bool {
    switch facts[token].tag.partOfSpeech {
    case .preposition, .coordinatingConjunction: true
    default: false
    }
  }

  private func words(_ range: Range<Int>) -> [AcronymInitials.Word] {
    range.map {
      AcronymInitials.Word(
        text: String(document.document[document.document.tokens[$0]]), isGrammar: isGrammar($0))
    }
  }
}

/// Acronyms whose letters are not the initials of the Polish words they stand for.
struct ListedAcronyms: Sendable {
  private var words: [String: [[UInt64]]] = [:]
  /// Of the acronyms in small letters.
  private var keys: KeyIndices

  /// The acronyms of `classes`, entries such as "VAT = podatek od towarów i usług".
  init(_ classes: PhraseClasses, lexicon: Lexicon) {
    keys = KeyIndices(capacity: classes.acronyms.count)
    for entry in classes.acronyms {
      let sides = entry.split(separator: "=", maxSplits: 1).map(\.trimmed)
      guard sides.count == 2 else { continue }
      _ = keys.index(of: LemmaHash.value(ofFolded: sides[0].utf8Span.span), orNew: words.count)
      words[sides[0]] = sides[1].split(separator: " ").map { word in
        let lemmas = lexicon.interpretations(of: word).map { $0.lemma.lowercased() }
        return (lemmas + [word.lowercased()]).map { LemmaHash.value(of: $0) }
      }
    }
  }

  /// False if no listed acronym has `key`, the hash of a lemma in small letters.
  func mayHave(_ key: UInt64) -> Bool { keys.index(of: key) != nil }

  /// For each word that `acronym` stands for the hashes of lemmas it may have; `nil` if it is not
  /// listed.
  func words(of acronym: String) -> [[UInt64]]? { words[acronym] }
}
