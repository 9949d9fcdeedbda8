import Morphology
import TextModel

/// A sentence as the detectors look at it.
///
/// A class, so that closures over it copy a reference and not a document.
final class SentenceContext {
  let document: AnnotatedDocument
  /// The index of the sentence in `Document.sentences`.
  let index: Int
  /// The indices of its tokens.
  let tokens: Range<Int>
  /// What is known of each of the document's entries.
  let words: [DetectorWord]

  init(_ document: AnnotatedDocument, index: Int, words: [DetectorWord]) {
    self.document = document
    self.index = index
    tokens = document.document.sentences[index].tokens
    self.words = words
  }

  var sentence: Sentence { document.document.sentences[index] }

  func tag(_ token: Int) -> Tag { document.tag(ofToken: token) }
  func partOfSpeech(_ token: Int) -> PartOfSpeech { tag(token).partOfSpeech }
  /// Its part of speech, that of a gerund or participle for what can be read as one.
  func verbalPartOfSpeech(_ token: Int) -> PartOfSpeech {
    word(token).verbal.partOfSpeech
  }
  func grammemes(_ token: Int) -> Grammemes { tag(token).grammemes }
  func lemma(_ token: Int) -> String { document.lemma(ofToken: token) }
  func kind(_ token: Int) -> TokenKind { document.document.tokens[token].kind }
  func range(_ token: Int) -> ByteRange { document.document.tokens[token].range }
  func text(_ token: Int) -> Substring { document.document[document.document.tokens[token]] }

  /// What its lemma is known for.
  func lemmaClass(_ token: Int) -> LemmaClasses { word(token).lemmaClasses }

  /// What is known of the token's word.
  func word(_ token: Int) -> DetectorWord { words[Int(document.entryIndices[token])] }

  func isWord(_ token: Int) -> Bool { kind(token).isWordLike }

  /// True for a comma, semicolon, colon, dash or bracket: what parts clauses and phrases.
  func isMark(_ token: Int) -> Bool { kind(token) == .punctuation }

  /// True for a comma.
  func isComma(_ token: Int) -> Bool {
    let range = range(token)
    return range.byteCount == 1
      && document.document.text.utf8Span.span[range.start] == UInt8(ascii: ",")
  }

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

  /// A finding about `words`, over the range from the first to the last.
  func finding(
    _ kind: Finding.Kind, words: [Int], amount: Int? = nil, suggestions: [String] = []
  ) -> Finding {
    let ranges = words.map(range)
    // Detectors name at least one word.
    let whole = ByteRange(ranges.map(\.start).min() ?? 0, ranges.map(\.end).max() ?? 0)
    return Finding(
      kind: kind, range: whole, words: ranges, sentence: index, amount: amount,
      suggestions: suggestions)
  }
}

/// What detectors know of a word, found out once for each form, lemma and tag.
///
/// Numbers only, so that looking at it counts no references.
struct DetectorWord: Sendable {
  var lemmaClasses: LemmaClasses
  var verbal: VerbalWord
  /// The form as transitions have it.
  var transition: TransitionWords.Number
  /// The form and the lemma as phrases with simpler wordings have them.
  var plain: PlainWords.Numbers
}

/// What a lemma is known for.
struct LemmaClasses: OptionSet, Sendable {
  let rawValue: UInt8
  /// być, bywać
  static let be = LemmaClasses(rawValue: 1 << 0)
  /// zostać, zostawać
  static let become = LemmaClasses(rawValue: 1 << 1)
  /// nie
  static let not = LemmaClasses(rawValue: 1 << 2)
  /// się
  static let reflexive = LemmaClasses(rawValue: 1 << 3)
  /// A name.
  static let name = LemmaClasses(rawValue: 1 << 4)
  /// Words that do not strike when they come again: of closed classes, być, mieć, móc, …
  static let common = LemmaClasses(rawValue: 1 << 5)
  /// który, jaki, …: what begins a relative clause
  static let relative = LemmaClasses(rawValue: 1 << 6)
  /// do, przed, zamiast, …: prepositions behind which acts stand rather than things, most of purpose and time
  static let beforeActs = LemmaClasses(rawValue: 1 << 7)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The classes of `lemma`.
  init(of lemma: String) {
    self = Self.listed[lemma] ?? []
    if lemma.unicodeScalars.first?.properties.isUppercase == true { insert(.name) }
  }

  private static let listed: [String: LemmaClasses] = {
    let lists: [(LemmaClasses, [String])] = [
      (.be, ["być", "bywać"]), (.become, ["zostać", "zostawać"]), (.not, ["nie"]),
      (.reflexive, ["się"]), (.relative, ["który", "jaki", "czyj", "gdzie", "skąd", "dokąd"]),
      (.beforeActs, ["do", "od", "po", "podczas", "przed", "przez", "przy", "zamiast"]),
      (.common, commonLemmas),
    ]
    return lists.reduce(into: [:]) { listed, list in
      for lemma in list.1 { listed[lemma, default: []].insert(list.0) }
    }
  }()

  private static let commonLemmas = [
    "być", "mieć", "móc", "musieć", "chcieć", "zostać", "bywać", "rok", "dzień", "czas", "raz",
    "człowiek", "ten", "taki", "który", "inny", "każdy", "swój", "jego", "jej", "ich", "sam",
    "cały", "wszystko", "bardzo", "dużo", "więcej", "wiele", "można", "trzeba", "wiedzieć",
    "mówić", "powiedzieć", "pan", "pani", "procent", "złoty", "dwa", "trzy", "jeden", "pierwszy",
  ]
}
