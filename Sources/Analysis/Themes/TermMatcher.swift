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
/// 1. the nominative of a gerund or participle, which NKJP lists under its verb:
///    "zarządzaniem" has the lemma "zarządzać", and both the terms "zarządzać"
///    and "zarządzanie" find it;
/// 2. the token's lemma;
/// 3. an abbreviation, or a token in small letters, as it is written: "odsetki"
///    is found although its lemma might be taken for "odsetek";
/// 4. in a phrase, any token as it is written ("obsługę klienta": the second word
///    of the phrase is the same in all its cases), or a nominative of the
///    token's adjective ("mediów społecznościowych": "media społecznościowe").
///
/// A word of a term that is written in capitals only, such as "IT", stands for
/// nothing but itself in capitals.
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

  /// The words of terms that `token` can stand for, the first of the rules above first.
  private func words(of token: Int) -> [(number: Int, isOfPhrase: Bool)] {
    let kind = input.document.tokens[token].kind
    guard kind.isWordLike || kind == .hashtag else { return [] }
    let written = String(input.document[input.document.tokens[token]])
    let form = written.lowercased()
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
    add(
      index.number(ofWord: form),
      isOfPhrase: kind != .abbreviation && written != form)
    if TermIndex.isAcronym(written) { add(index.number(ofWord: written)) }
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
    guard input.document.tokens[token].kind == .word else { return }
    let ranges = partRanges(of: input.document.tokens[token].range)
    guard ranges.count > 1 else { return }
    let lemma = input.lemma(ofToken: token).lowercased()
    var parts = lemma.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    if parts.count != ranges.count { parts = ranges.map { input.document[$0].lowercased() } }
    for (range, part) in zip(ranges, parts) {
      guard let term = term(ofPart: part, at: range) else { continue }
      matches.append(
        TermMatch(term: term, sentence: sentence, paragraph: paragraph, range: range))
    }
  }

  /// The term that the part at `range` of a hyphenated compound stands for.
  private func term(ofPart part: String, at range: ByteRange) -> Int? {
    var words = WordShape.words(ofHyphenPart: part)
    let written = String(input.document[range])
    if TermIndex.isAcronym(written) { words.append(written) }
    return words.lazy.compactMap { index.number(ofWord: $0) }
      .compactMap { index.child(of: TermIndex.root, word: $0) }
      .compactMap { index.term(at: $0) }.first
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
