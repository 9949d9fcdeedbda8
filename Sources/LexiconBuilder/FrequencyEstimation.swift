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

  /// Estimates from the forms of `list` that `lexicon` knows.
  init(_ list: WordfreqList, _ lexicon: Lexicon) {
    for row in list.rows { add(row.form, row.share, lexicon) }
    lexemeShares = priors
    tagShares = [Double](repeating: 1, count: tags.count)
    normaliseTags()
    for _ in 0..<Self.iterations { iterate() }
  }

  private mutating func add(_ form: String, _ share: Double, _ lexicon: Lexicon) {
    var found: [Reading] = []
    for entry in lexicon.entries(of: form, matching: .any) where !entry.tag.isOfWordPart {
      let lexeme = Lexeme(name: entry.lexeme, wordClass: WordClass(entry.tag.partOfSpeech))
      found.append(Reading(lexeme: index(of: lexeme, entry), tag: index(of: entry.tag)))
    }
    if found.isEmpty { return }
    readings.append(found)
    formShares.append(share)
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

  /// What shares a distribution over tags: nouns of a gender, verbs of an aspect, other classes.
  private static func kind(of tag: Tag) -> Tag {
    let representative: [WordClass: PartOfSpeech] = [
      .noun: .noun, .adjective: .adjective, .numeral: .numeral, .pronoun: .pronounThird,
      .verb: .finiteVerb, .conjunction: .coordinatingConjunction,
    ]
    let wordClass = WordClass(tag.partOfSpeech)
    let partOfSpeech = representative[wordClass] ?? tag.partOfSpeech
    return switch wordClass {
    case .noun:
      Tag(
        partOfSpeech,
        tag.partOfSpeech == .depreciativeNoun
          ? .masculinePersonal : tag.grammemes.intersection(.genders))
    case .verb: Tag(partOfSpeech, tag.grammemes.intersection(.aspects))
    default: Tag(partOfSpeech)
    }
  }

  /// Where a lexeme starts: only ratios between lexemes that the forms do not tell apart remain.
  private static func prior(_ entry: LexiconEntry) -> Double {
    var prior = 1.0
    if entry.nameClasses.contains("nazwisko") { prior *= 0.1 }
    let rare: Set<String> = ["daw.", "rzad.", "przest.", "gwar.", "indyw.", "niepopr.", "reg."]
    if entry.labels.contains(where: { rare.contains($0) }) { prior *= 0.1 }
    return prior
  }

  private mutating func iterate() {
    var newLexemes = [Double](repeating: 0, count: lexemes.count)
    var newTags = [Double](repeating: 0, count: tags.count)
    for (form, found) in readings.enumerated() {
      var total = 0.0
      for reading in found { total += lexemeShares[reading.lexeme] * tagShares[reading.tag] }
      if total <= 0 { continue }
      let scale = formShares[form] / total
      for reading in found {
        let share = lexemeShares[reading.lexeme] * tagShares[reading.tag] * scale
        newLexemes[reading.lexeme] += share
        newTags[reading.tag] += share
      }
    }
    lexemeShares = newLexemes
    tagShares = newTags
    normaliseTags()
  }

  private mutating func normaliseTags() {
    var totals = [Double](repeating: 0, count: kindIndices.count)
    for (tag, share) in tagShares.enumerated() { totals[kindOfTag[tag]] += share }
    for tag in tagShares.indices where totals[kindOfTag[tag]] > 0 {
      tagShares[tag] /= totals[kindOfTag[tag]]
    }
  }
}
