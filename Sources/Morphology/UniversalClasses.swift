public import TextModel

/// What the neighbours of a word tell of its universal class.
///
/// - Source: Universal Dependencies, *Universal POS tags* and the guidelines for copulas: "być" is an
///   auxiliary with a nominal predicate, a participle or a future tense, and a verb where it
///   says that something exists or is somewhere.
struct UniversalClasses {
  private let annotated: AnnotatedDocument
  private let tokens: Range<Int>

  init(_ annotated: AnnotatedDocument, in sentence: Sentence) {
    self.annotated = annotated
    tokens = sentence.tokens
  }

  /// The class of each token.
  var all: [UniversalPartOfSpeech] { tokens.map(partOfSpeech) }

  private func partOfSpeech(of token: Int) -> UniversalPartOfSpeech {
    let (lemma, tag) = (annotated.lemma(ofToken: token), annotated.tag(ofToken: token))
    let own = UniversalPartOfSpeech(of: tag, lemma: lemma)
    switch lemma {
    case "być" where own == .auxiliary && tag.partOfSpeech != .agglutinant:
      return isPredicative(token) ? .auxiliary : .verb
    case "bywać", "zostać",
      "zostawać" where own == .verb:
      return isBesidePassive(token) ? .auxiliary : .verb
    case "to" where tag.partOfSpeech == .noun && tag.grammemes.contains(.nominative):
      return identifies(token) ? .auxiliary : own
    case "jak" where own == .adverb || own == .subordinatingConjunction:
      return asksHow(token) ? .adverb : .subordinatingConjunction
    default:
      return own == .numeral && tag.partOfSpeech == .digits && isOrdinal(token) ? .adjective : own
    }
  }

  // MARK: Clauses

  private func tag(_ token: Int) -> Tag { annotated.tag(ofToken: token) }
  private func lemma(_ token: Int) -> String { annotated.lemma(ofToken: token) }

  /// The tokens around `token` up to marks and conjunctions that begin another clause.
  private func clause(around token: Int) -> Range<Int> {
    var start = token
    while start > tokens.lowerBound, token - start < Self.reach, !isBorder(start - 1) { start -= 1 }
    var end = token + 1
    while end < tokens.upperBound, end - token < Self.reach, !isBorder(end) { end += 1 }
    return start..<end
  }

  /// Clauses are seldom longer to either side.
  private static let reach = 15

  private func isBorder(_ token: Int) -> Bool {
    switch tag(token).partOfSpeech {
    case .punctuation: !Self.quotes.contains(lemma(token))
    case .subordinatingConjunction: !["niż", "jako"].contains(lemma(token))
    case .adjective: lemma(token) == "który"
    default: false
    }
  }

  private static let quotes: Set<String> = ["\"", "„", "”", "«", "»", "'"]

  private static func isFinite(_ tag: Tag) -> Bool {
    switch tag.partOfSpeech {
    case .finiteVerb, .pastForm, .conditional, .futureBe, .imperative, .impersonal, .winien: true
    default: false
    }
  }

  /// True if a preposition stands before the noun phrase that `token` is in.
  private func isGoverned(_ token: Int, from start: Int) -> Bool {
    let grammaticalCase = tag(token).grammemes.intersection(.cases)
    var index = token - 1
    while index >= start {
      let tag = tag(index)
      if tag.partOfSpeech == .preposition {
        return !tag.grammemes.isDisjoint(with: grammaticalCase)
      }
      let isNominal = !tag.grammemes.isDisjoint(with: .cases)
      if !isNominal, tag.partOfSpeech != .adverb, tag.partOfSpeech != .coordinatingConjunction {
        return false
      }
      index -= 1
    }
    return false
  }

  // MARK: Być

  /// True if the form of "być" at `token` has a predicate, a participle or another verb form with it.
  private func isPredicative(_ token: Int) -> Bool {
    let clause = clause(around: token)
    return clause.contains { other in
      guard other != token else { return false }
      let tag = tag(other)
      switch tag.partOfSpeech {
      case .passiveParticiple:
        return tag.grammemes.contains(.nominative)
      case .infinitive, .pastForm:
        return self.tag(token).partOfSpeech == .futureBe && lemma(other) != "być"
      case .predicative: return true
      case .adjective, .activeParticiple:
        if tag.grammemes.contains(.nominative) { return !isAttribute(other, clause) }
        return tag.grammemes.contains(.instrumental) && !isGoverned(other, from: clause.lowerBound)
      case .noun, .gerund, .depreciativeNoun:
        if lemma(other) == "to" { return tag.grammemes.contains(.nominative) && identifies(other) }
        return tag.grammemes.contains(.instrumental) && !isGoverned(other, from: clause.lowerBound)
      case .pronounThird, .pronounFirstSecond, .pronounReflexive:
        return tag.grammemes.contains(.instrumental) && !isGoverned(other, from: clause.lowerBound)
      default: return false
      }
    }
  }

  /// True if the adjective belongs to a noun beside it.
  private func isAttribute(_ token: Int, _ clause: Range<Int>) -> Bool {
    [token + 1, token - 1, token + 2].contains { other in
      guard clause.contains(other) else { return false }
      let noun = tag(other)
      return [.noun, .gerund].contains(noun.partOfSpeech) && noun.agrees(with: tag(token))
        && lemma(other) != "to" && (other != token + 2 || tag(token + 1).partOfSpeech == .adjective)
    }
  }

  /// Up to four words behind or two before.
  private func isBesidePassive(_ token: Int) -> Bool {
    (token - 2...token + 4).clamped(to: tokens.lowerBound...tokens.upperBound - 1)
      .contains { tag($0).partOfSpeech == .passiveParticiple }
  }

  // MARK: To, jak, numbers

  /// True if "to" says that something is something ("praca to zdrowie", "to był zły pomysł"): the
  /// clause has no verb but "być", and a noun in the nominative.
  private func identifies(_ token: Int) -> Bool {
    let clause = clause(around: token)
    var hasNoun = false
    for other in clause where other != token {
      let tag = tag(other)
      if Self.isFinite(tag), lemma(other) != "być" { return false }
      if tag.partOfSpeech == .infinitive || tag.partOfSpeech == .predicative, lemma(other) != "być"
      {
        return false
      }
      let isNoun = [.noun, .depreciativeNoun, .gerund].contains(tag.partOfSpeech)
      if other > token, isNoun, lemma(other) != "to", tag.grammemes.contains(.nominative) {
        hasNoun = true
      }
    }
    return hasNoun
  }

  /// True if "jak" asks for a manner or degree: before an infinitive, an adverb or adjective, at the
  /// start of a question, or behind a verb of knowing or asking and a comma.
  private func asksHow(_ token: Int) -> Bool {
    let next = token + 1
    guard next < tokens.upperBound else { return false }
    let clause = next..<self.clause(around: next).upperBound
    guard clause.contains(where: { Self.isFinite(tag($0)) || tag($0).partOfSpeech == .infinitive })
    else { return false }
    if [.infinitive, .adverb].contains(tag(next).partOfSpeech) { return true }
    if clause.upperBound < tokens.upperBound, lemma(clause.upperBound) == "?" { return true }
    var before = token - 1
    while before >= tokens.lowerBound,
      tag(before).partOfSpeech == .punctuation
        || tag(before).partOfSpeech == .pronounThird
    { before -= 1 }
    guard before < token - 1, before >= tokens.lowerBound else { return false }
    return (max(tokens.lowerBound, before - 2)...before).contains {
      Self.verbsOfKnowing.contains(lemma($0))
    }
  }

  /// Verbs of knowing, perceiving, saying and asking, in both aspects where both are common.
  private static let verbsOfKnowing: Set<String> = [
    "badać", "zbadać", "ciekawić", "domyślać", "domyślić", "dowiadywać", "dowiedzieć", "informować",
    "poinformować", "mówić", "powiedzieć", "myśleć", "pomyśleć", "objaśniać", "objaśnić",
    "obserwować",
    "zaobserwować", "odkrywać", "odkryć", "określać", "określić", "omawiać", "omówić", "opisywać",
    "opisać", "opowiadać", "opowiedzieć", "pamiętać", "zapamiętać", "patrzeć", "patrzyć",
    "popatrzeć",
    "spojrzeć", "pisać", "napisać", "podpatrywać", "podpatrzyć", "pojmować", "pojąć", "pokazywać",
    "pokazać", "pytać", "zapytać", "spytać", "rozumieć", "zrozumieć", "słyszeć", "usłyszeć",
    "słuchać",
    "sprawdzać", "sprawdzić", "tłumaczyć", "wytłumaczyć", "uczyć", "nauczyć", "wiadomo", "wiedzieć",
    "widać", "widzieć", "wskazywać", "wskazać", "wspominać", "wspomnieć", "wyjaśniać", "wyjaśnić",
    "wyobrażać", "wyobrazić", "zapominać", "zapomnieć", "zastanawiać", "zastanowić", "zauważać",
    "zauważyć", "zdradzać", "zdradzić", "zgadywać", "zgadnąć", "znać", "zobaczyć",
  ]

  /// True for years and days: "2008 r.", "w 2008", "5 maja".
  private func isOrdinal(_ token: Int) -> Bool {
    let digits = lemma(token).utf8
    guard digits.allSatisfy({ $0 &- 0x30 < 10 }), digits.count <= 4 else { return false }
    let isYear = digits.count == 4 && [UInt8(ascii: "1"), UInt8(ascii: "2")].contains(digits.first)
    let next = token + 1
    if next < tokens.upperBound {
      let isOneYear =
        lemma(next) == "rok"
        && (tag(next).partOfSpeech == .abbreviation || tag(next).grammemes.contains(.singular))
      if isOneYear { return true }
      if digits.count <= 2, Self.months.contains(lemma(next)) { return true }
    }
    guard token > tokens.lowerBound else { return false }
    let before = token - 1
    if lemma(before) == "rok", tag(before).grammemes.contains(.singular) { return true }
    return isYear && ["w", "od", "do", "z", "po", "przed", "rok"].contains(lemma(before))
  }

  private static let months: Set<String> = [
    "styczeń", "luty", "marzec", "kwiecień", "maj", "czerwiec", "lipiec", "sierpień", "wrzesień",
    "październik", "listopad", "grudzień",
  ]
}

extension AnnotatedDocument {
  /// The classes of the tokens of `sentence`, in their order; they depend on the clause.
  ///
  /// "Być" is a verb where it says that something exists or is somewhere, else an
  /// auxiliary; "zostać" and its like are auxiliaries beside a passive participle;
  /// "to" is one between two nouns.
  public func universalPartsOfSpeech(in sentence: Sentence) -> [UniversalPartOfSpeech] {
    UniversalClasses(self, in: sentence).all
  }
}
