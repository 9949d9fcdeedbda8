import Morphology
import TextModel

/// One occurrence of a term in a document.
struct TermMatch: Sendable {
  /// The number of the term in the `TermIndex`.
  var term: Int
  /// The sentence's index in the document.
  var sentence: Int
  /// The paragraph's index in the document.
  var paragraph: Int
  /// Where the words stand; a part only of a hyphenated compound.
  var range: ByteRange
}

/// Finds the terms of a taxonomy in one document.
///
/// A word of a term stands for a token if it equals, in lower case,
/// 1. the token's lemma, or the nominative of a gerund or participle, which NKJP
///    lists under its verb: "zarządzaniem" has the lemma "zarządzać", and both
///    the terms "zarządzać" and "zarządzanie" find it;
/// 2. in a phrase also the token as written ("obsługę klienta": the second word
///    of the phrase is the same in all its cases), or a nominative of the
///    token's adjective ("mediów społecznościowych": "media społecznościowe").
///
/// Phrases lie within a sentence, without punctuation inside. The longest term
/// from the left takes its words. A hyphenated compound that is no term itself
/// counts for the terms among its parts.
struct TermMatcher {
  private let index: TermIndex
  private let input: AnnotatedDocument
  /// The number of each lemma of the document among the words of the terms.
  private let lemmaWords: [Int?]

  init(_ index: TermIndex, in input: AnnotatedDocument) {
    self.index = index
    self.input = input
    lemmaWords = input.lemmas.map { index.number(ofWord: $0.lowercased()) }
  }

  /// The terms in the sentences of the paragraph with index `paragraph`, in the text's order.
  func appendMatches(inParagraph paragraph: Int, to matches: inout [TermMatch]) {
    for sentence in input.document.paragraphs[paragraph].sentences {
      let tokens = input.document.sentences[sentence].tokens
      var token = tokens.lowerBound
      while token < tokens.upperBound {
        if let found = longestTerm(at: token, before: tokens.upperBound) {
          let range = ByteRange(
            input.document.tokens[token].range.start,
            input.document.tokens[found.end - 1].range.end)
          matches.append(
            TermMatch(term: found.term, sentence: sentence, paragraph: paragraph, range: range))
          token = found.end
        } else {
          appendParts(of: token, sentence: sentence, paragraph: paragraph, to: &matches)
          token += 1
        }
      }
    }
  }

  private func longestTerm(at token: Int, before end: Int) -> (term: Int, end: Int)? {
    var best: (term: Int, end: Int)?
    descend(from: TermIndex.root, at: token, before: end, isFirst: true, best: &best)
    return best
  }

  /// Follows all terms that go on from `node` with `token`, and keeps the longest in `best`.
  ///
  /// As deep as the longest phrase of the taxonomy has words.
  private func descend(
    from node: Int, at token: Int, before end: Int, isFirst: Bool,
    best: inout (term: Int, end: Int)?
  ) {
    guard token < end else { return }
    for (number, isOfPhrase) in words(of: token) {
      guard let child = index.child(of: node, word: number) else { continue }
      if let term = index.term(at: child), !(isFirst && isOfPhrase), (best?.end ?? 0) < token + 1 {
        best = (term, token + 1)
      }
      descend(from: child, at: token + 1, before: end, isFirst: false, best: &best)
    }
  }

  /// The words of terms that `token` can stand for, the closest to what is written first.
  private func words(of token: Int) -> [(number: Int, isOfPhrase: Bool)] {
    let kind = input.document.tokens[token].kind
    guard kind.isWordLike || kind == .hashtag else { return [] }
    let form = input.document[input.document.tokens[token]].lowercased()
    let tag = input.tag(ofToken: token)
    var result: [(number: Int, isOfPhrase: Bool)] = []
    func add(_ number: Int?, isOfPhrase: Bool = false) {
      guard let number, !result.contains(where: { $0.number == number }) else { return }
      result.append((number, isOfPhrase))
    }
    if kind == .hashtag {
      add(index.number(ofWord: String(form.dropFirst())))
      return result
    }
    let nominative = nominative(ofVerbal: form, tag)
    add(nominative.flatMap(index.number(ofWord:)))
    add(lemmaWords[input.annotations[token].lemmaIndex])
    add(index.number(ofWord: form), isOfPhrase: true)
    if nominative != nil || tag.partOfSpeech == .adjective {
      let base = nominative ?? input.lemma(ofToken: token).lowercased()
      for form in WordShape.nominatives(ofAdjective: base) {
        add(index.number(ofWord: form), isOfPhrase: true)
      }
    }
    return result
  }

  /// The nominative of a gerund or participle; `nil` for all other words.
  private func nominative(ofVerbal form: String, _ tag: Tag) -> String? {
    let isNegated = tag.grammemes.contains(.negated)
    return switch tag.partOfSpeech {
    case .gerund: WordShape.nominative(ofGerund: form, isNegated: isNegated)
    case .activeParticiple, .passiveParticiple:
      WordShape.nominative(ofParticiple: form, isNegated: isNegated)
    default: nil
    }
  }

  /// The terms of one word among the parts of a hyphenated compound.
  private func appendParts(
    of token: Int, sentence: Int, paragraph: Int, to matches: inout [TermMatch]
  ) {
    guard input.document.tokens[token].kind == .word,
      input.lemma(ofToken: token).utf8.contains(UInt8(ascii: "-"))
    else { return }
    let parts = input.lemma(ofToken: token).lowercased()
      .split(separator: "-", omittingEmptySubsequences: false)
    let whole = input.document.tokens[token].range
    let ranges = partRanges(of: whole)
    for (position, part) in parts.enumerated() {
      let term = WordShape.words(ofHyphenPart: String(part)).lazy
        .compactMap { self.index.number(ofWord: $0) }
        .compactMap { self.index.child(of: TermIndex.root, word: $0) }
        .compactMap { self.index.term(at: $0) }.first
      guard let term else { continue }
      let range = ranges.count == parts.count ? ranges[position] : whole
      matches.append(
        TermMatch(term: term, sentence: sentence, paragraph: paragraph, range: range))
    }
  }

  /// The ranges between the hyphens of the token at `range`.
  private func partRanges(of range: ByteRange) -> [ByteRange] {
    var result: [ByteRange] = []
    var start = range.start
    let bytes = input.document[range].utf8
    for part in bytes.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false) {
      result.append(ByteRange(start, start + part.count))
      start += part.count + 1
    }
    return result
  }
}
