import Morphology
import TextModel

/// What the search for keyphrases needs to know of a word, the same for all tokens with one annotation.
struct WordFacts: Sendable {
  /// What the word may do in a keyphrase.
  enum Role: UInt8, Sendable { case other, noun, adjective, preposition }

  var role = Role.other
  var flags: Flags = []
  var tag: Tag
  /// A hash of the lemma by which forms of one word are recognised.
  var key: UInt64 = 0
  /// A hash of the form in small letters, by which different forms of one word are told apart.
  var formKey: UInt64 = 0
  /// How rare the lemma is in general Polish: 0 for the commonest, about 1 for one in a billion.
  var rarity: Float = 0
  /// How few texts of the background have the lemma: 0 if all do, 1 if hardly any does.
  var distinction: Float = 1

  /// Facts that bear on where keyphrases begin, go on and count.
  struct Flags: OptionSet, Sendable {
    let rawValue: UInt32
    static let capitalised = Flags(rawValue: 1)
    static let allCapitals = Flags(rawValue: 2)
    /// No lexicon has it.
    static let unknown = Flags(rawValue: 4)
    static let vague = Flags(rawValue: 8)
    static let general = Flags(rawValue: 16)
    static let quantity = Flags(rawValue: 32)
    /// An adjective that never follows its noun.
    static let beforeNoun = Flags(rawValue: 64)
    static let participle = Flags(rawValue: 128)
    static let gerund = Flags(rawValue: 256)
    /// A word of a foreign language's grammar, such as "the".
    static let foreignGrammar = Flags(rawValue: 512)
    /// Quotation marks, which may stand inside a phrase.
    static let quotationMark = Flags(rawValue: 1024)
    /// Three small letters or fewer.
    static let scrap = Flags(rawValue: 4096)
    /// A noun that makes a preposition with one before it: "w *ciągu* dnia".
    static let prepositional = Flags(rawValue: 8192)
    /// Is no letter word, a single letter, or a name in a program.
    static let tooShort = Flags(rawValue: 2048)
    /// An adjective that is a noun where no noun follows: "dane osobowe".
    static let nounAlone = Flags(rawValue: 16384)
    /// Two capitals or more.
    static let manyCapitals = Flags(rawValue: 32768)
    /// Says that what follows is a term: "nazywać".
    static let introducing = Flags(rawValue: 65536)
    /// The short name of a language: "ang.".
    static let language = Flags(rawValue: 131_072)
    static let incidental = Flags(rawValue: 262_144)
  }
}

/// The facts on all words of a document.
struct DocumentFacts: Sendable {
  /// By entry of the document.
  let facts: [WordFacts]
  let entryIndices: [UInt32]

  subscript(token: Int) -> WordFacts { facts[Int(entryIndices[token])] }

  /// - Parameter memory: the facts on words known from documents before, by the same `classes` and
  ///   `background`.
  init(
    _ document: AnnotatedDocument, classes: PhraseClasses, background: LemmaBackground,
    memory: EntryMemo<WordFacts>
  ) {
    entryIndices = document.entryIndices
    var facts = memory.values(for: document) { entry, token in
      let annotation = document.entries[entry]
      let token = document.document.tokens[token]
      var facts = WordFacts(tag: annotation.tag)
      facts.fill(
        text: document.document[token], kind: token.kind,
        lemma: document.lemmas[annotation.lemmaIndex], annotation, classes)
      facts.distinction = background.distinction(ofKey: facts.key)
      return facts
    }
    let unknown = facts.indices.filter {
      facts[$0].flags.contains(.unknown) && facts[$0].role == .noun
    }
    UnknownForms.join(unknown, in: document, &facts)
    self.facts = facts
  }
}

extension WordFacts {
  fileprivate mutating func fill(
    text: Substring, kind: TokenKind, lemma: String, _ annotation: AnnotatedDocument.Annotation,
    _ classes: PhraseClasses
  ) {
    guard kind == .word else {
      if kind == .punctuation, Self.quotationMarks.contains(text) { flags.insert(.quotationMark) }
      if kind == .abbreviation {
        if classes.contains(lemma, in: .introducing) { flags.insert(.introducing) }
        if classes.contains(text.lowercased(), in: .language) { flags.insert(.language) }
      }
      return
    }
    role = Self.role(of: annotation.tag.partOfSpeech)
    if role == .preposition {
      key = LemmaHash.value(of: lemma)
      return
    }
    noteLetters(of: text)
    let isCapital = flags.contains(.allCapitals)
    if annotation.tag.partOfSpeech == .abbreviation, isCapital { role = .noun }
    if annotation.source == .guess || annotation.tag.partOfSpeech == .unknown {
      flags.insert(.unknown)
    }
    // "sprzedaży bezpośredniej": such adjectives look like the comparative of their adverb.
    let isAdjective =
      annotation.tag.partOfSpeech == .adverb && lemma.utf8.suffix(3).elementsEqual("nio".utf8)
      && text.utf8.suffix(4).elementsEqual("niej".utf8)
    if isAdjective {
      role = .adjective
      tag = Tag(.adjective, [.singular, .genitive, .dative, .locative, .feminine, .positive])
    }
    // The lemma of the adverb is that of the adjective and one letter more.
    key = LemmaHash.value(
      ofFolded: lemma.utf8Span.span.extracting(droppingLast: isAdjective ? 1 : 0))
    formKey = LemmaHash.value(ofFolded: text.utf8Span.span)
    let listed = classes.classes(ofKey: key)
    if flags.contains(.unknown) || role == .other {
      if classes.classes(ofKey: formKey).contains(.foreign) {
        flags.insert(.foreignGrammar)
        role = .other
      }
    }
    if listed.contains(.pronoun) { role = .other }
    if listed.contains(.nounAlone), role == .adjective { flags.insert(.nounAlone) }
    if listed.contains(.vague) { flags.insert(.vague) }
    if listed.contains(.general) { flags.insert(.general) }
    if listed.contains(.incidental) { flags.insert(.incidental) }
    if listed.contains(.quantity) { flags.insert(.quantity) }
    if listed.contains(.beforeNoun) { flags.insert(.beforeNoun) }
    if listed.contains(.prepositional) { flags.insert(.prepositional) }
    if listed.contains(.introducing) { flags.insert(.introducing) }
    if flags.contains(.scrap), annotation.frequencyClass.zipf < Self.commonZipf { role = .other }
    switch annotation.tag.partOfSpeech {
    case .activeParticiple, .passiveParticiple: flags.insert(.participle)
    case .gerund: flags.insert(.gerund)
    default: break
    }
    let zipf = max(annotation.frequencyClass.zipf, Self.rarestKnown)
    rarity = Float(1 - min(zipf / Self.commonest, 1))
  }

  /// None is rarer.
  static let greatestRarity = 1 - rarestKnown / commonest

  /// Of one word in a million.
  private static let commonZipf = 3.0
  /// The Zipf value of the commonest words.
  private static let commonest = 7.5
  /// Words that are not known are mostly misprints or foreign: no rarer than this Zipf value.
  private static let rarestKnown = 1.5
  private static let quotationMarks: Set<Substring> = [
    "„", "”", "“", "\"", "«", "»", "’", "‘", "‚",
  ]

  private mutating func noteLetters(of text: Substring) {
    var letters = LetterCount()
    var scalars = text.utf8Span.makeUnicodeScalarIterator()
    while let scalar = scalars.next() { letters.add(scalar) }
    if letters.letters + (letters.isSign ? letters.digits : 0) < 2
      || letters.hasFullStop && letters.letters <= Self.longestAbbreviation || letters.hasLowLine
    {
      flags.insert(.tooShort)
      role = .other
    }
    if letters.capitals > 1 { flags.insert(.manyCapitals) }
    if letters.startsWithCapital { flags.insert(.capitalised) }
    if letters.letters > 1 || letters.isSign, letters.capitals == letters.letters {
      flags.insert(.allCapitals)
    }
    if letters.letters <= Self.longestScrap, letters.capitals == 0 { flags.insert(.scrap) }
  }

  /// In letters, "k.c" and the like.
  private static let longestAbbreviation = 4
  /// In letters; what is no longer and rare is hardly a word.
  private static let longestScrap = 3

  private struct LetterCount {
    var letters = 0
    var capitals = 0
    var digits = 0
    var startsWithCapital = false
    var hasFullStop = false
    /// As the names in a program have it, which are no keyphrases.
    var hasLowLine = false
    private var isFirst = true

    /// True for digits before a capital: "3D", "5G".
    var isSign: Bool { digits > 0 && letters == 1 && capitals == 1 && !startsWithCapital }

    @inline(__always)
    mutating func add(_ scalar: Unicode.Scalar) {
      let isUppercase: Bool
      if scalar.value < 0x80 {
        if scalar == "." { hasFullStop = true }
        if scalar == "_" { hasLowLine = true }
        let isLetter = UInt8(scalar.value) | 0x20 &- 0x61 < 26
        isUppercase = isLetter && scalar.value < 0x61
        letters += isLetter ? 1 : 0
        digits += 0x30...0x39 ~= scalar.value ? 1 : 0
      } else {
        let letter = Self.letter(scalar)
        isUppercase = letter.isUppercase
        letters += letter.isAlphabetic ? 1 : 0
      }
      if isUppercase {
        capitals += 1
        if isFirst { startsWithCapital = true }
      }
      isFirst = false
    }

    /// What a scalar outside ASCII is; those of Polish without a look into Unicode's tables.
    private static func letter(
      _ scalar: Unicode.Scalar
    ) -> (isUppercase: Bool, isAlphabetic: Bool) {
      switch scalar {
      case "ą", "ć", "ę", "ł", "ń", "ó", "ś", "ź", "ż": (false, true)
      case "Ą", "Ć", "Ę", "Ł", "Ń", "Ó", "Ś", "Ź", "Ż": (true, true)
      default: (scalar.properties.isUppercase, scalar.properties.isAlphabetic)
      }
    }
  }

  private static func role(of partOfSpeech: PartOfSpeech) -> Role {
    switch partOfSpeech {
    case .noun, .depreciativeNoun, .gerund, .unknown: .noun
    case .adjective, .activeParticiple, .passiveParticiple: .adjective
    case .preposition: .preposition
    default: .other
    }
  }
}

/// Hashes of lemmas, the same in every run.
enum LemmaHash {
  static func value(of text: String) -> UInt64 { value(of: text.utf8) }

  /// FNV-1a with a final mix, so that sums of several hashes differ.
  static func value(of bytes: some Sequence<UInt8>) -> UInt64 {
    var hash = empty
    for byte in bytes { hash = adding(byte, to: hash) }
    return mixed(hash)
  }

  /// The hash of the lower-case form of `text`.
  static func value(ofFolded text: Span<UInt8>) -> UInt64 {
    for index in text.indices where mayBeFolded(text[index], after: index > 0 ? text[index - 1] : 0)
    {
      return value(of: LetterCase.folded(text).bytes)
    }
    return mixed(unmixed(text))
  }

  /// False for the bytes of small letters of Polish, of which most words are made, and of marks.
  private static func mayBeFolded(_ byte: UInt8, after previous: UInt8) -> Bool {
    switch (previous, byte) {
    case (_, 0x41...0x5A): true
    case (_, 0..<0x80), (_, 0xC3...0xC5): false
    case (0xC3, 0xB3), (0xC4, 0x85), (0xC4, 0x87), (0xC4, 0x99): false
    case (0xC5, 0x82), (0xC5, 0x84), (0xC5, 0x9B), (0xC5, 0xBA), (0xC5, 0xBC): false
    default: true
    }
  }

  /// The hash of `bytes` before it is mixed, to which more can be added.
  static func unmixed(_ bytes: Span<UInt8>) -> UInt64 {
    var hash = empty
    for index in bytes.indices { hash = adding(bytes[index], to: hash) }
    return hash
  }

  static func adding(_ byte: UInt8, to hash: UInt64) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01b3
  }

  private static let empty: UInt64 = 0xcbf2_9ce4_8422_2325

  static func mixed(_ unmixed: UInt64) -> UInt64 {
    var hash = (unmixed ^ (unmixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    hash = (hash ^ (hash >> 27)) &* 0x94d0_49bb_1331_11eb
    return hash ^ (hash >> 31)
  }
}
