import Morphology
import TextModel

/// A sentence as the detectors look at it.
struct SentenceContext {
  let text: DetectorText
  let facts: SentenceFacts

  /// The index of the sentence in `Document.sentences`.
  var index: Int { facts.index }
  /// The indices of its tokens.
  var tokens: Range<Int> { facts.tokens }

  func tag(_ token: Int) -> Tag { word(token).tag }
  func partOfSpeech(_ token: Int) -> PartOfSpeech { tag(token).partOfSpeech }
  /// Its part of speech, that of a gerund or participle for what can be read as one.
  func verbalPartOfSpeech(_ token: Int) -> PartOfSpeech {
    word(token).verbal.partOfSpeech
  }
  func grammemes(_ token: Int) -> Grammemes { tag(token).grammemes }
  func lemma(_ token: Int) -> String { text.document.lemma(ofToken: token) }
  func range(_ token: Int) -> ByteRange { text.tokens[token].range }

  /// What its lemma is known for.
  func lemmaClass(_ token: Int) -> LemmaClasses { word(token).lemmaClasses }

  /// What is known of the token's word.
  func word(_ token: Int) -> DetectorWord { text.word(token) }

  /// Calls `body` with each of its tokens that has `trait`, one of `DetectorWord.Traits.notable`.
  @inline(__always)
  func forEachToken(with trait: DetectorWord.Traits, _ body: (Int) -> Void) {
    for place in facts.notable where text.notableTokens[place].has(trait) {
      body(text.notableTokens[place].index)
    }
  }

  /// How many words, numbers and abbreviations it has.
  var wordCount: Int { facts.words.count }

  /// The token of its word with the index `index`.
  func wordToken(_ index: Int) -> Int { Int(text.wordTokens[facts.words.lowerBound + index]) }

  /// What is known of its word with the index `index`.
  func listedWord(_ index: Int) -> DetectorWord { word(wordToken(index)) }

  /// Calls `body` with the index of each of its words that has `trait`, one of
  /// `DetectorWord.Traits.beginsPhrase`.
  @inline(__always)
  func forEachPhraseStart(with trait: DetectorWord.Traits, _ body: (Int) -> Void) {
    for place in facts.phraseStarts where text.phraseStarts[place].has(trait) {
      body(text.phraseStarts[place].index - facts.words.lowerBound)
    }
  }

  func isWord(_ token: Int) -> Bool { word(token).traits.contains(.isWordLike) }

  /// True for a comma, semicolon, colon, dash or bracket: what parts clauses and phrases.
  func isMark(_ token: Int) -> Bool { word(token).traits.contains(.isMark) }

  /// True for a comma.
  func isComma(_ token: Int) -> Bool { word(token).traits.contains(.isComma) }

  /// True if two nominal tags can agree in number, case and gender.
  func agree(_ first: Int, _ second: Int) -> Bool {
    let (one, other) = (grammemes(first), grammemes(second))
    return Self.meet(one, other, .numbers) && Self.meet(one, other, .cases)
      && Self.meet(one, other, .genders)
  }

  /// True if both have a value of the category in common, or one of them has none.
  static func meet(_ one: Grammemes, _ other: Grammemes, _ category: Grammemes) -> Bool {
    let (first, second) = (one.intersection(category), other.intersection(category))
    return first.isEmpty || second.isEmpty || !first.isDisjoint(with: second)
  }

  /// Adds a finding about one word.
  func add(_ kind: Finding.Kind, _ token: Int, to found: inout FindingList) {
    let range = range(token)
    found.append(word: range)
    found.close(kind, range, sentence: index)
  }

  /// Adds a finding about two words, in whatever order they are.
  func add(
    _ kind: Finding.Kind, _ one: Int, _ other: Int, amount: Int? = nil, to found: inout FindingList
  ) {
    let (first, second) = (range(min(one, other)), range(max(one, other)))
    found.append(word: first)
    found.append(word: second)
    found.close(
      kind, ByteRange(first.start, second.end), sentence: index, amount: amount)
  }

  /// Adds a finding about `words`, tokens that ascend, at least one, over the range from the first to the
  /// last.
  func add(
    _ kind: Finding.Kind, words: [Int], amount: Int? = nil, wording: Int = 0,
    to found: inout FindingList
  ) {
    guard let first = words.first, let last = words.last else { return }
    for word in words { found.append(word: range(word)) }
    found.close(
      kind, ByteRange(range(first).start, range(last).end), sentence: index, amount: amount,
      wording: wording)
  }
}
