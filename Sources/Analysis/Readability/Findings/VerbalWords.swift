import Morphology

/// Nouns and adjectives made of verbs that live on their own: "zdanie", "interesujący".
public struct LexicalisedWords: Sendable {
  private var lemmas: Set<String> = []
  /// Those that are acts where a genitive follows.
  private var acts: Set<String> = []

  /// Reads the list `text`, which errors call `name`: one lemma a line, "*" behind a noun that is the act
  /// where a genitive follows, "#" begins a comment.
  ///
  /// - Throws: `PhraseListError` that names the line that is none.
  public init(parsing text: String, name: String) throws(PhraseListError) {
    var number = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      let words = line.prefix { $0 != "#" }.split(whereSeparator: \.isWhitespace)
      if words.isEmpty { continue }
      guard words.count == 1 || (words.count == 2 && words[1] == "*") else {
        throw PhraseListError(
          place: "\(name):\(number)", problem: "one lemma expected, \"\(line)\" found")
      }
      lemmas.insert(String(words[0]))
      if words.count == 2 { acts.insert(String(words[0])) }
    }
  }

  /// True if `lemma` is in the list.
  func contains(_ lemma: String) -> Bool { lemmas.contains(lemma) }

  /// True if the noun `lemma` is an act where a genitive follows: "wydanie".
  func isActWithGenitive(_ lemma: String) -> Bool { acts.contains(lemma) }
}

/// What the words of a document are of verbs: gerunds and participles, also those that the lexicon
/// lists as nouns and adjectives besides.
///
/// SGJP has "wydanie" as a noun and as the gerund of "wydać", and which of them
/// an annotation has says little: a word counts as verbal if the lexicon can
/// read it so, unless its noun or adjective lives on its own (`LexicalisedWords`).
struct VerbalWords {
  /// For each of the document's entries its part of speech, a verbal one where there is one.
  private let partsOfSpeech: [PartOfSpeech]
  /// The entries that are gerunds where a noun in the genitive follows.
  private let actsWithGenitive: Set<UInt32>
  /// The entries of nouns and adjectives that are passive participles beside "zostać".
  private let passiveBesideBecome: Set<UInt32>

  init(_ document: AnnotatedDocument, readings: VerbalReadings, lexicalised: LexicalisedWords) {
    var found = document.entries.map(\.tag.partOfSpeech)
    var acts: Set<UInt32> = []
    var passive: Set<UInt32> = []
    var isKnown = [Bool](repeating: false, count: document.entries.count)
    for (token, entry) in document.entryIndices.enumerated() where !isKnown[Int(entry)] {
      isKnown[Int(entry)] = true
      let annotation = document.entries[Int(entry)]
      guard annotation.source == .lexicon, Self.mayBeVerbal(annotation.tag.partOfSpeech) else {
        continue
      }
      let tag = annotation.tag
      let reading = readings.reading(
        of: document.document[document.document.tokens[token]], chosen: tag.partOfSpeech)
      if reading.isPassive { passive.insert(entry) }
      // In the plural a noun is a thing ("badania", "zadania"): acts have none.
      if tag.partOfSpeech == .noun, tag.grammemes.intersection(.numbers) == .plural { continue }
      found[Int(entry)] = reading.partOfSpeech
      if tag.partOfSpeech == .noun,
        lexicalised.isActWithGenitive(document.lemmas[annotation.lemmaIndex])
      {
        acts.insert(entry)
      }
    }
    partsOfSpeech = found
    actsWithGenitive = acts
    passiveBesideBecome = passive
  }

  /// True if the entry with index `entry` is a gerund where a noun in the genitive follows.
  func isActWithGenitive(_ entry: UInt32) -> Bool { actsWithGenitive.contains(entry) }

  /// The part of speech of the entry with index `entry`.
  subscript(entry: UInt32) -> PartOfSpeech { partsOfSpeech[Int(entry)] }

  /// True if the entry with index `entry` is a passive participle beside "zostać", which takes no adjective:
  /// "dom został opuszczony", but "dom był opuszczony".
  func isPassiveBesideBecome(_ entry: UInt32) -> Bool { passiveBesideBecome.contains(entry) }

  private static func mayBeVerbal(_ partOfSpeech: PartOfSpeech) -> Bool {
    switch partOfSpeech {
    case .noun, .adjective, .gerund, .activeParticiple, .passiveParticiple: true
    default: false
    }
  }
}

/// What of a verb the lexicon can read forms as.
struct VerbalReadings: Sendable {
  /// What one form can be.
  struct Reading {
    /// The part of speech, a verbal one where there is one.
    var partOfSpeech: PartOfSpeech
    /// True if it can be a passive participle.
    var isPassive: Bool
  }

  private struct Key: Hashable {
    var form: String
    var chosen: PartOfSpeech
  }

  private let lexicon: Lexicon
  private let lexicalised: LexicalisedWords
  /// Some 5 MB.
  private let known = Memo<Key, Reading>(limit: 50_000)

  init(lexicon: Lexicon, lexicalised: LexicalisedWords) {
    self.lexicon = lexicon
    self.lexicalised = lexicalised
  }

  /// What `form`, whose context chose a part of speech, can be.
  func reading(of form: Substring, chosen: PartOfSpeech) -> Reading {
    known.value(for: Key(form: String(form), chosen: chosen)) {
      let readings = lexicon.interpretations(of: form)
      return Reading(
        partOfSpeech: Self.partOfSpeech(of: readings, chosen: chosen, lexicalised: lexicalised),
        isPassive: readings.contains { $0.tag.partOfSpeech == .passiveParticiple })
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
    // A noun whose form happens to be a gerund's ("ranie" of "rana") is none of the verb's.
    if chosen == .noun && !own.contains(where: { isVerbalNoun($0.lemma) }) { return chosen }
    return verbal.first { kind in readings.contains { $0.tag.partOfSpeech == kind } } ?? chosen
  }

  private static func isVerbalNoun(_ lemma: String) -> Bool {
    lemma.hasSuffix("nie") || lemma.hasSuffix("cie")
  }
}
