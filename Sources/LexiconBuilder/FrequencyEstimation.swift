import Foundation
import Morphology

/// Shares of lexemes and tags, estimated from shares of forms alone.
///
/// The model says that a running word is a lexeme and then one of the tags of its
/// kind, so that a form's share is the sum over its readings of the lexeme's share
/// times the tag's share within its kind. Expectation maximisation splits each
/// form among its readings, and learns from the unambiguous ones: "zamek" and
/// "zamki" belong together, "mamy" is mostly "mieć" as "mam" and "mają" are
/// frequent and "mama" in other cases is not.
struct FrequencyEstimation {
  /// A lexeme: its name in the lexicon and the class of words.
  struct Lexeme: Hashable {
    var name: String
    var wordClass: WordClass
  }

  private struct Reading {
    var lexeme: Int
    var tag: Int
    /// How much less likely the reading is than its lexeme and tag.
    var factor: Double
  }

  private(set) var lexemes: [Lexeme] = []
  private(set) var lexemeShares: [Double] = []
  private(set) var tags: [Tag] = []
  private(set) var tagShares: [Double] = []

  private var lexemeIndices: [Lexeme: Int] = [:]
  private var tagIndices: [Tag: Int] = [:]
  private var kindOfTag: [Int] = []
  private var kindIndices: [Tag: Int] = [:]
  private var priors: [Double] = []

  private var readings: [[Reading]] = []
  private var formShares: [Double] = []

  private static let iterations = 20

  /// Estimates from the forms of `list` that `lexicon` knows; forms among `anchors` count for the
  /// readings named there.
  init(_ list: WordfreqList, _ lexicon: Lexicon, _ anchors: Anchors) {
    for row in list.rows { add(row.form, row.share, lexicon, anchors) }
    lexemeShares = priors
    tagShares = [Double](repeating: 1, count: tags.count)
    normaliseTags()
    for _ in 0..<Self.iterations { iterate() }
  }

  private mutating func add(
    _ form: String, _ share: Double, _ lexicon: Lexicon, _ anchors: Anchors
  ) {
    var found: [Reading] = []
    for entry in lexicon.entries(of: form, matching: .any)
    where !entry.tag.isOfWordPart && anchors.allows(entry, of: form) {
      let lexeme = Lexeme(name: entry.lexeme, wordClass: WordClass(entry.tag.partOfSpeech))
      found.append(
        Reading(
          lexeme: index(of: lexeme, entry), tag: index(of: entry.tag),
          factor: pow(10, Self.logPenalty(entry))))
    }
    if found.isEmpty { return }
    readings.append(found)
    formShares.append(share)
  }

  /// The decimal logarithm of a reading's factor.
  ///
  /// Plurals of names are rare: "augustów" is the town Augustów, not men called August. No more is
  /// known of names: with shares of their own they would take singulars from the nouns that they are
  /// made of ("żurek").
  private static func logPenalty(_ entry: LexiconEntry) -> Double {
    let isName = entry.form.unicodeScalars.first?.properties.isUppercase == true
    return LexiconEntry.logPenalty(ofLabels: entry.labels)
      + (isName ? Tagger.numberBonus(ofName: entry.tag) : 0)
  }

  private mutating func index(of lexeme: Lexeme, _ entry: LexiconEntry) -> Int {
    if let index = lexemeIndices[lexeme] { return index }
    lexemeIndices[lexeme] = lexemes.count
    lexemes.append(lexeme)
    priors.append(Self.prior(entry))
    return lexemes.count - 1
  }

  private mutating func index(of tag: Tag) -> Int {
    if let index = tagIndices[tag] { return index }
    tagIndices[tag] = tags.count
    tags.append(tag)
    let kind = Self.kind(of: tag)
    let known = kindIndices[kind] ?? kindIndices.count
    kindIndices[kind] = known
    kindOfTag.append(known)
    return tags.count - 1
  }

  /// What shares a distribution over tags, as a tag without what varies: nouns of a gender, verbs of
  /// an aspect, pronouns of a person, gender and number, adjectives, numerals, participles.
  ///
  /// Words of closed classes do not inflect alike, so that each of their tags is its own kind.
  private static func kind(of tag: Tag) -> Tag {
    let grammemes = tag.grammemes
    return switch WordClass(tag.partOfSpeech) {
    case .noun:
      tag.partOfSpeech == .depreciativeNoun
        ? Tag(.noun, .masculinePersonal) : Tag(.noun, grammemes.intersection(.genders))
    case .verb: Tag(.finiteVerb, grammemes.intersection(.aspects))
    case .adjective: Tag(.adjective)
    case .numeral: Tag(.numeral)
    case .adverb, .gerund, .activeParticiple, .passiveParticiple: Tag(tag.partOfSpeech)
    case .pronoun:
      Tag(
        tag.partOfSpeech,
        grammemes.intersection([.persons, .numbers])
          .union(tag.partOfSpeech == .pronounThird ? grammemes.intersection(.genders) : []))
    default: tag
    }
  }

  /// Where a lexeme starts: only ratios between lexemes that the forms do not tell apart remain.
  private static func prior(_ entry: LexiconEntry) -> Double {
    var prior = 1.0
    // Whether a form is an abbreviation shows in its full stop, which the list does not keep.
    if entry.tag.partOfSpeech == .abbreviation { prior *= 0.01 }
    if entry.nameClasses.contains("nazwisko") { prior *= 0.1 }
    return prior
  }

  private mutating func iterate() {
    var newLexemes = [Double](repeating: 0, count: lexemes.count)
    var newTags = [Double](repeating: 0, count: tags.count)
    for (form, found) in readings.enumerated() {
      var total = 0.0
      for reading in found { total += share(reading) }
      if total <= 0 { continue }
      let scale = formShares[form] / total
      for reading in found {
        let share = share(reading) * scale
        newLexemes[reading.lexeme] += share
        newTags[reading.tag] += share
      }
    }
    lexemeShares = newLexemes
    tagShares = newTags
    normaliseTags()
  }

  private func share(_ reading: Reading) -> Double {
    lexemeShares[reading.lexeme] * tagShares[reading.tag] * reading.factor
  }

  private mutating func normaliseTags() {
    var totals = [Double](repeating: 0, count: kindIndices.count)
    for (tag, share) in tagShares.enumerated() { totals[kindOfTag[tag]] += share }
    for tag in tagShares.indices where totals[kindOfTag[tag]] > 0 {
      tagShares[tag] /= totals[kindOfTag[tag]]
    }
  }
}
