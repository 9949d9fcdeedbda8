import Morphology

/// Nouns and adjectives made of verbs that live on their own: "zdanie", "interesujący".
public struct LexicalisedWords: Sendable {
  private var lemmas: Set<String> = []
  /// The nouns that are acts; those that are wherever they stand are none of `lemmas`.
  private var acts: [String: Act] = [:]

  private enum Act {
    /// Where a genitive follows.
    case withGenitive
    case anywhere
  }

  /// Reads the list `text`, which errors call `name`: one lemma a line, "*" behind a noun that is the act
  /// where a genitive follows, "+" behind one that is the act anywhere; "#" begins a comment.
  ///
  /// - Throws: `PhraseListError` that names the line that is none.
  public init(parsing text: String, name: String) throws(PhraseListError) {
    var number = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      let words = line.prefix { $0 != "#" }.split(whereSeparator: \.isWhitespace)
      if words.isEmpty { continue }
      let act: Act? = words.last == "*" ? .withGenitive : words.last == "+" ? .anywhere : nil
      guard words.count == (act == nil ? 1 : 2) else {
        throw PhraseListError(
          place: "\(name):\(number)", problem: "one lemma expected, \"\(line)\" found")
      }
      let lemma = String(words[0])
      guard acts[lemma] == nil, !lemmas.contains(lemma) else {
        throw PhraseListError(
          place: "\(name):\(number)", problem: "new lemma expected, \"\(lemma)\" found again")
      }
      acts[lemma] = act
      if act != .anywhere { lemmas.insert(lemma) }
    }
  }

  /// True if `lemma` lives on its own.
  func contains(_ lemma: String) -> Bool { lemmas.contains(lemma) }

  /// True if the noun `lemma` is an act where a genitive follows: "wydanie".
  func isActWithGenitive(_ lemma: String) -> Bool { acts[lemma] == .withGenitive }

  /// True if the noun `lemma` is an act wherever it stands: "użycie".
  func isAct(_ lemma: String) -> Bool { acts[lemma] == .anywhere }
}

/// What a word is of a verb: a gerund or participle, also one that the lexicon lists as a noun or
/// adjective besides.
///
/// SGJP has "wydanie" as a noun and as the gerund of "wydać", and which of them
/// an annotation has says little: a word counts as verbal if the lexicon can
/// read it so, unless its noun or adjective lives on its own (`LexicalisedWords`);
/// of a gerund that may be a noun its context says which it is.
struct VerbalWord: Sendable {
  /// Its part of speech, a verbal one where there is one.
  var partOfSpeech: PartOfSpeech
  /// What it takes to be a gerund.
  var gerund = Gerund.no
  /// True if it is a participle where it has what verbs have ("określony w ustawie"), else an adjective.
  var isParticipleInContext = false
  /// True if it is a noun or adjective that is a passive participle beside "zostać", which takes no
  /// adjective: "dom został opuszczony", but "dom był opuszczony".
  var isPassiveBesideBecome = false

  /// What a word takes to be a gerund.
  enum Gerund {
    /// It is none.
    case no
    /// Nothing: the lexicon has no such noun, or the noun is the act itself.
    case yes
    /// A noun in the genitive behind it: its noun lives on its own.
    case withGenitive
    /// That, or a preposition of purpose or time before it: it may be a noun.
    case inContext
  }

  /// The word that is written `form`, in lower case `lowercase`, and was read as a form of `lemma`.
  init(
    _ form: Substring, lowercase: Span<UInt8>, lemma: String,
    _ annotation: AnnotatedDocument.Annotation,
    _ lexicon: Lexicon, _ lexicalised: LexicalisedWords
  ) {
    let tag = annotation.tag
    partOfSpeech = tag.partOfSpeech
    if partOfSpeech == .gerund { gerund = .yes }
    guard annotation.source == .lexicon, Self.mayBeVerbal(partOfSpeech) else { return }
    // Of most words there are none, which is found out soonest.
    let readings =
      VerbalEndings.all.mayEnd(lowercase)
        && lexicon.hasReading(of: form, where: { Self.isVerbal($0.partOfSpeech) })
      ? lexicon.unrankedReadings(of: form) : []
    isPassiveBesideBecome = readings.contains { $0.tag.partOfSpeech == .passiveParticiple }
    if readings.contains(where: { Self.isVerbalNoun($0) && lexicalised.isAct($0.lemma) }),
      tag.partOfSpeech == .gerund || lexicalised.isAct(lemma)
    {
      // By the form, not by its tag: that of "użycia" may be wrong.
      if readings.contains(where: Self.isSingularGerund) {
        (partOfSpeech, gerund) = (.gerund, .yes)
      }
      return
    }
    // In the plural a noun is a thing ("badania", "zadania"): acts have none.
    if tag.partOfSpeech == .noun, tag.grammemes.intersection(.numbers) == .plural { return }
    partOfSpeech = Self.partOfSpeech(
      of: readings, chosen: tag.partOfSpeech, lexicalised: lexicalised)
    gerund = Self.gerund(
      partOfSpeech, lemma: lemma, tag, nouns: readings.contains(where: Self.isVerbalNoun),
      lexicalised)
    isParticipleInContext =
      partOfSpeech == .adjective
      && readings.contains { Self.isParticiple($0) }
      && readings.contains {
        $0.tag.partOfSpeech == .adjective && lexicalised.contains($0.lemma)
      }
  }

  private static func gerund(
    _ partOfSpeech: PartOfSpeech, lemma: String, _ tag: Tag, nouns: Bool,
    _ lexicalised: LexicalisedWords
  ) -> Gerund {
    if partOfSpeech == .gerund { return nouns ? .inContext : .yes }
    return tag.partOfSpeech == .noun && lexicalised.isActWithGenitive(lemma) ? .withGenitive : .no
  }

  private static func isVerbal(_ partOfSpeech: PartOfSpeech) -> Bool {
    switch partOfSpeech {
    case .gerund, .activeParticiple, .passiveParticiple: true
    default: false
    }
  }

  private static func mayBeVerbal(_ partOfSpeech: PartOfSpeech) -> Bool {
    switch partOfSpeech {
    case .noun, .adjective, .gerund, .activeParticiple, .passiveParticiple: true
    default: false
    }
  }

  private static func partOfSpeech(
    of readings: [Interpretation], chosen: PartOfSpeech, lexicalised: LexicalisedWords
  ) -> PartOfSpeech {
    let isNoun = chosen == .noun || chosen == .gerund
    let (nominal, verbal): (PartOfSpeech, [PartOfSpeech]) =
      isNoun
      ? (.noun, [.gerund]) : (.adjective, [.passiveParticiple, .activeParticiple])
    let own = readings.filter { $0.tag.partOfSpeech == nominal }
    if own.contains(where: { lexicalised.contains($0.lemma) }) { return nominal }
    // What the lexicon has with its negation is a quality: "nieudany", "niedozwolony".
    if !isNoun, own.contains(where: { $0.lemma.hasPrefix("nie") }) { return nominal }
    // A noun whose form happens to be a gerund's ("ranie" of "rana") is none of the verb's.
    if chosen == .noun && !own.contains(where: isVerbalNoun) { return chosen }
    return verbal.first { kind in readings.contains { $0.tag.partOfSpeech == kind } } ?? chosen
  }

  private static func isVerbalNoun(_ reading: Interpretation) -> Bool {
    reading.tag.partOfSpeech == .noun
      && (reading.lemma.hasSuffix("nie") || reading.lemma.hasSuffix("cie"))
  }

  private static func isSingularGerund(_ reading: Interpretation) -> Bool {
    reading.tag.partOfSpeech == .gerund && reading.tag.grammemes.contains(.singular)
  }

  private static func isParticiple(_ reading: Interpretation) -> Bool {
    reading.tag.partOfSpeech != .gerund && isVerbal(reading.tag.partOfSpeech)
  }
}

/// The endings of gerunds and participles, in all their forms, with the letter before them.
///
/// All 1.7 million of SGJP have one, and a seventh of its nouns and adjectives.
private struct VerbalEndings {
  static let all = VerbalEndings()

  private struct Ending {
    /// The last bytes of a word, the last lowest, and which of them belong to the ending.
    var bytes: UInt64
    var mask: UInt64
    /// The last byte of the letter before: a bit for each, by its lower six bits.
    var before: UInt64
    /// Where that byte is in the last bytes of a word.
    var shift: UInt64
  }

  private let endings: [Ending]

  private init() {
    let adjectives = "y a e ą ego emu ym ej ych ymi".split(separator: " ").map { String($0) }
    let nouns = "e a u em om ami ach".split(separator: " ").map { String($0) }
    let vowels = "iruyęł"
    endings =
      Self.endings("c", adjectives, behind: "ą") + Self.endings("n", adjectives, behind: "ao")
      + Self.endings("n", ["i"], behind: "ae") + Self.endings("t", adjectives, behind: vowels)
      + Self.endings("ci", [""], behind: vowels)
      + Self.endings("ni", nouns, behind: "ae") + Self.endings("ń", [""], behind: "ae")
      + Self.endings("ci", nouns, behind: vowels + "ś")
      + Self.endings("ć", [""], behind: vowels + "ś")
  }

  /// The endings of `stem` with each of `tails`, behind one of the letters `before`.
  private static func endings(
    _ stem: String, _ tails: [String], behind before: String
  ) -> [Ending] {
    let bits = before.unicodeScalars.reduce(0) { $0 | bit(ofLast: String($1).utf8.last ?? 0) }
    return tails.map { tail in
      let shift = UInt64(8 * (stem + tail).utf8.count)
      return Ending(
        bytes: bytes((stem + tail).utf8), mask: 1 << shift - 1, before: bits, shift: shift)
    }
  }

  /// True if `word`, in lower case, has one of the endings.
  func mayEnd(_ word: Span<UInt8>) -> Bool {
    var tail: UInt64 = 0
    for index in max(0, word.count - 8)..<word.count { tail = tail << 8 | UInt64(word[index]) }
    return endings.contains {
      tail & $0.mask == $0.bytes
        && Self.bit(ofLast: UInt8(truncatingIfNeeded: tail >> $0.shift)) & $0.before != 0
    }
  }

  private static func bit(ofLast byte: UInt8) -> UInt64 { 1 << UInt64(byte & 63) }

  private static func bytes(_ bytes: String.UTF8View) -> UInt64 {
    bytes.reduce(0) { $0 << 8 | UInt64($1) }
  }
}
