import Morphology
import TextModel

/// What tells one lexeme from another where keyphrases are looked for.
struct LexemeKey: Hashable, Sendable {
  var kind: Kind
  /// In lower case, without hyphens.
  var lemma: String

  /// The class of a lexeme's forms. Nouns, participles and forms of a verb are different lexemes.
  enum Kind: Hashable, Sendable {
    case noun, gerund, adjective, activeParticiple, passiveParticiple, verb, adverb, numeral
    case preposition, other
    /// The form itself, of words that nothing is known of.
    case form

    init(_ partOfSpeech: PartOfSpeech) {
      switch partOfSpeech {
      case .noun, .depreciativeNoun: self = .noun
      case .gerund: self = .gerund
      // The first part of a compound ("szybko-") is written as the adverb, which is no form of it.
      case .adjective, .predicativeAdjective: self = .adjective
      case .activeParticiple: self = .activeParticiple
      case .passiveParticiple: self = .passiveParticiple
      case .adverb: self = .adverb
      case .numeral: self = .numeral
      case .preposition: self = .preposition
      case .infinitive, .adverbialParticiplePresent, .adverbialParticipleAnterior:
        self = .verb
      default: self = partOfSpeech.isFiniteVerb ? .verb : .other
      }
    }

    var isNominal: Bool { self == .noun || self == .gerund || self == .form }

    var isAttributive: Bool {
      switch self {
      case .adjective, .activeParticiple, .passiveParticiple, .numeral: true
      default: false
      }
    }
  }
}

/// One way to read a word: of which lexeme, and which of its forms.
struct LexemeReading: Hashable, Sendable {
  var key: LexemeKey
  var tag: Tag
  /// True for the reading that the tagger chose in context, and for the form itself.
  var isChosen = false
  /// True if the lemma begins with a capital.
  var isName = false

  /// The cases that the form can stand in; all for words without cases.
  var cases: Grammemes {
    let own = tag.grammemes.intersection(.cases)
    return own.isEmpty ? .cases : own
  }
}

/// How the words of a document can be read.
struct LexemeReadings {
  private let byEntry: [[LexemeReading]]
  private let document: AnnotatedDocument

  /// O(different words of the document).
  init(_ document: AnnotatedDocument, lexicon: Lexicon, matching: Lexicon.CaseMatching) {
    self.document = document
    var byEntry = [[LexemeReading]](repeating: [], count: document.entries.count)
    for (token, entry) in document.entryIndices.enumerated() where byEntry[Int(entry)].isEmpty {
      guard document.document.tokens[token].kind.isWordLike else { continue }
      byEntry[Int(entry)] = Self.readings(
        ofToken: token, in: document, lexicon: lexicon, matching: matching)
    }
    self.byEntry = byEntry
  }

  /// The readings of the token with index `token`, the chosen one first; none for punctuation.
  subscript(token: Int) -> [LexemeReading] { byEntry[Int(document.entryIndices[token])] }

  /// The readings of the document's entry with index `entry`.
  func readings(ofEntry entry: Int) -> [LexemeReading] { byEntry[entry] }

  private static func readings(
    ofToken token: Int, in document: AnnotatedDocument, lexicon: Lexicon,
    matching: Lexicon.CaseMatching
  ) -> [LexemeReading] {
    let annotation = document.annotations[token]
    let form = String(document.document[document.document.tokens[token]])
    var readings = [reading(annotation.tag, document.lemmas[annotation.lemmaIndex])]
    readings[0].isChosen = true
    if annotation.source != .lexicon || readings[0].key.kind == .other {
      readings.append(
        LexemeReading(
          key: LexemeKey(kind: .form, lemma: normalized(form)), tag: Tag(.unknown), isChosen: true))
    }
    if annotation.source != .lexicon { readings += compounds(form, lexicon) }
    for other in interpretations(of: form, lexicon, matching) where !other.tag.isOfWordPart {
      readings.append(reading(other.tag, other.lemma))
    }
    return readings
  }

  /// The readings of the lexicon; those in the very letters where they tell an acronym: "RODO".
  private static func interpretations(
    of form: String, _ lexicon: Lexicon, _ matching: Lexicon.CaseMatching
  ) -> [Interpretation] {
    if PhraseTree.isAcronym(form) {
      let exact = lexicon.interpretations(of: form, matching: .exact)
      if !exact.isEmpty { return exact }
    }
    return lexicon.interpretations(of: form, matching: matching)
  }

  /// Parts that both inflect make a lemma of their lemmas: "Bielsku-Białej" is of "Bielsko-Biała".
  private static func compounds(_ form: String, _ lexicon: Lexicon) -> [LexemeReading] {
    let parts = form.split(separator: "-")
    guard parts.count == 2 else { return [] }
    let known = parts.map { part in
      lexicon.interpretations(of: part, matching: .any).map { reading($0.tag, $0.lemma) }
        .filter { $0.key.kind == .noun || $0.key.kind == .adjective }
    }
    return known[0].flatMap { first in
      known[1].filter { $0.tag.agrees(with: first.tag) || $0.key.kind == .noun }.map { last in
        var joined = last
        joined.key.lemma = first.key.lemma + last.key.lemma
        joined.isChosen = true
        return joined
      }
    }
  }

  private static func reading(_ tag: Tag, _ lemma: String) -> LexemeReading {
    LexemeReading(
      key: key(tag, lemma), tag: tag,
      isName: lemma.unicodeScalars.first?.properties.isUppercase == true)
  }

  private static func key(_ tag: Tag, _ lemma: String) -> LexemeKey {
    // "niezarządzanie" is no form of "zarządzanie", though both have one lemma.
    let isNegated = tag.grammemes.contains(.negated)
    return LexemeKey(
      kind: LexemeKey.Kind(tag.partOfSpeech),
      lemma: (isNegated ? "nie " : "") + normalized(lemma))
  }

  /// In lower case, without hyphens, with one kind of apostrophe: "E-mail" is "email".
  static func normalized(_ word: some StringProtocol) -> String {
    var result = ""
    for scalar in word.lowercased().unicodeScalars {
      switch scalar {
      case "-", "\u{2010}", "\u{2011}", "\u{AD}": continue
      case "’": result.unicodeScalars.append("'")
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
