import Morphology
import TextModel

/// Judges what stands between two words of a keyphrase: what describes or is joined, or another clause.
struct KeyphraseGap {
  let document: AnnotatedDocument
  let readings: LexemeReadings

  /// The words of the pattern at both ends of a gap.
  struct Neighbours {
    var left: Int
    var right: Int
    var pattern: KeyphrasePattern

    /// True if one is an attribute of the other, or both are of a third.
    var areAttributeAndNoun: Bool { isAttribute(left, of: right) || isAttribute(right, of: left) }

    /// True if a preposition begins on the right, which may follow whatever belongs to the left.
    var rightIsPreposition: Bool {
      if case .preposition = pattern.words[right].role { return true }
      return false
    }

    private func isAttribute(_ word: Int, of noun: Int) -> Bool {
      if case .attribute(of: noun) = pattern.words[word].role { return true }
      return false
    }
  }

  /// More words between two of a keyphrase tear it apart: as `Readability.md` states it, a rule of
  /// Szpalta's own.
  static let mostWords = 4

  /// True if the keyphrase goes on from token `left` to token `right`.
  func isOpen(from left: Int, to right: Int, _ neighbours: Neighbours) -> Bool {
    let gap = left + 1..<right
    if gap.isEmpty { return true }
    let words = gap.count { document.document.tokens[$0].kind.isWordLike }
    guard words > 0, words <= Self.mostWords else { return false }
    return gap.allSatisfy { token in
      isOpen(token, in: gap, left: left, right: right, neighbours)
    }
  }

  private func isOpen(
    _ token: Int, in gap: Range<Int>, left: Int, right: Int, _ neighbours: Neighbours
  ) -> Bool {
    let kind = document.document.tokens[token].kind
    guard kind.isWordLike else { return isText(token, [",", "„", "”", "\"", "«", "»"]) }
    switch document.tag(ofToken: token).partOfSpeech {
    case .adjective, .activeParticiple, .passiveParticiple, .adverb, .numeral,
      .particle, .digits, .romanNumeral, .abbreviation, .pronounThird, .pronounReflexive:
      return true
    case .coordinatingConjunction: return isJoining(token)
    case .noun, .gerund, .depreciativeNoun:
      return isOpen(noun: token, in: gap, left: left, right: right, neighbours)
    case .preposition: return neighbours.rightIsPreposition
    case .pronounFirstSecond: return neighbours.pattern.hasVerb
    default: return false
    }
  }

  /// A noun between is joined to one of both sides, names the kind of a name ("miasta Szczecina"), or
  /// belongs to the left where a preposition follows ("wakacje rodziny nad morzem").
  private func isOpen(
    noun token: Int, in gap: Range<Int>, left: Int, right: Int, _ neighbours: Neighbours
  ) -> Bool {
    if neighbours.areAttributeAndNoun { return false }
    if neighbours.rightIsPreposition || neighbours.pattern.hasVerb { return true }
    if token + 1 == right, namesKind(token, of: right, neighbours.pattern.words[neighbours.right]) {
      return true
    }
    let isJoined = [token - 1, token + 1].contains { gap.contains($0) && isComma(orJoining: $0) }
    return isJoined && (shareCase(token, left) || shareCase(token, right))
  }

  private func isComma(orJoining token: Int) -> Bool {
    isText(token, [","])
      || document.tag(ofToken: token).partOfSpeech == .coordinatingConjunction && isJoining(token)
  }

  private func isJoining(_ token: Int) -> Bool {
    Self.joining.contains(document.lemma(ofToken: token))
  }

  private static let joining: Set = [
    "i", "oraz", "lub", "albo", "czy", "ani", "bądź", "też", "także",
  ]

  /// True if the noun says what kind of thing or person the name behind it is.
  private func namesKind(
    _ noun: Int, of name: Int, _ word: KeyphrasePattern.Word
  ) -> Bool {
    let lemma = document.lemma(ofToken: noun)
    if Self.kindsOfThings.contains(lemma) { return shareCase(noun, name) }
    // "Króla Kazimierza" is one person; "prezydenta Krakowa" is not Kraków.
    guard Self.titles.contains(lemma) else { return false }
    let names = readings[name].filter { word.keys.contains($0.key) }
    return readings[noun].contains { title in
      title.key.kind.isNominal && names.contains { title.tag.agrees(with: $0.tag) }
    }
  }

  /// Nouns that stand before a name in the same case, whatever its gender.
  private static let kindsOfThings: Set = [
    "miasto", "miasteczko", "wieś", "gmina", "powiat", "województwo", "dzielnica", "osiedle",
    "ulica", "rzeka", "jezioro", "góra", "wyspa", "kraj", "państwo", "królestwo", "firma", "spółka",
    "marka", "program", "zespół", "serwis", "portal",
  ]

  /// Nouns that stand before the name of a person, with which they agree.
  private static let titles: Set = [
    "pan", "pani", "ksiądz", "święty", "święta", "doktor", "profesor", "prezydent", "premier",
    "minister", "poeta", "poetka", "pisarz", "pisarka", "malarz", "malarka", "król", "królowa",
    "książę", "księżna", "generał", "papież",
  ]

  private func shareCase(_ one: Int, _ other: Int) -> Bool {
    let (first, second) = (cases(one), cases(other))
    return first.isEmpty || second.isEmpty || !first.isDisjoint(with: second)
  }

  /// The cases that the form can stand in as a noun or what goes with one; its context may mislead.
  private func cases(_ token: Int) -> Grammemes {
    readings[token].filter { $0.key.kind.isNominal || $0.key.kind.isAttributive }
      .reduce([]) { $0.union($1.tag.grammemes.intersection(.cases)) }
  }

  private func isText(_ token: Int, _ texts: [String]) -> Bool {
    texts.contains { $0 == document.document[document.document.tokens[token]] }
  }
}
