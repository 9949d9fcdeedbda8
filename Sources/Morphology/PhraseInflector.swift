/// Inflects noun phrases: the head and all that agrees with it, while complements stay as they are.
///
/// "media społecznościowe" → "mediach społecznościowych"; of "urząd miasta
/// stołecznego" only "urząd" changes.
public struct PhraseInflector: Sendable {
  private let tagger: Tagger

  /// An inflector that reads words as `tagger` does.
  public init(tagger: Tagger) { self.tagger = tagger }

  /// The forms of `phrase`, words between spaces, in each number and case, as if it were one noun.
  ///
  /// The phrase may stand in any case; where it can be several, the nominative
  /// is taken. A word that agrees is an adjective or participle beside the head.
  ///
  /// - Returns: `nil` if no noun is found that the words before it agree with, or one of them has no
  ///   forms in the lexicon.
  public func paradigm(of phrase: String) -> Paradigm? {
    let words = phrase.split(whereSeparator: \.isWhitespace).map(String.init)
    guard let group = headGroup(words) else { return nil }
    let gender = group.head.tag.grammemes.intersection(.genders)
    var forms: [(form: String, tag: Tag)] = []
    for number: Grammemes in [.singular, .plural] {
      for grammaticalCase in Self.cases {
        let wanted = number.union(grammaticalCase).union(gender)
        if let form = inflected(words, group, wanted) {
          forms.append((form, Tag(.noun, wanted)))
        }
      }
    }
    if forms.isEmpty { return nil }
    return Paradigm(
      lemma: words.joined(separator: " "), kind: .noun, lexicalGrammemes: gender, forms: forms)
  }

  private static let cases: [Grammemes] = [
    .nominative, .genitive, .dative, .accusative, .instrumental, .locative, .vocative,
  ]

  // MARK: What agrees

  /// A word of the group with its reading.
  private struct Member {
    var index: Int
    var lemma: String
    var tag: Tag
  }

  private struct HeadGroup {
    var head: Member
    var modifiers: [Member] = []
  }

  /// The noun with most words that agree with it; of equals the first one, in the nominative if it may
  /// be, in its likeliest reading.
  private func headGroup(_ words: [String]) -> HeadGroup? {
    let readings = words.enumerated().map {
      tagger.readings(for: $1, .word, isInitial: $0 == 0)
    }
    var best: (group: HeadGroup, rank: (Int, Int, Int, Double))?
    for index in words.indices {
      for reading in readings[index] where Self.isHead(reading.tag) {
        for value in Self.values(of: reading.tag) {
          let head = Member(index: index, lemma: reading.lemma, tag: value)
          guard let group = group(around: head, readings) else { continue }
          let isNominative = value.grammemes.contains(.nominative)
          let rank = (group.modifiers.count, -index, isNominative ? 1 : 0, reading.weight)
          if best.map({ rank > $0.rank }) ?? true { best = (group, rank) }
        }
      }
    }
    return best?.group
  }

  private static func isHead(_ tag: Tag) -> Bool {
    (tag.partOfSpeech == .noun || tag.partOfSpeech == .gerund)
      && !tag.grammemes.isDisjoint(with: .cases)
  }

  /// The tag once for each number, case and gender it allows.
  private static func values(of tag: Tag) -> [Tag] {
    var result: [Tag] = []
    let rest = tag.grammemes.subtracting([.numbers, .cases, .genders])
    for number: Grammemes in [.singular, .plural] where tag.grammemes.contains(number) {
      for grammaticalCase in cases where tag.grammemes.contains(grammaticalCase) {
        for gender in genders where tag.grammemes.contains(gender) {
          result.append(
            Tag(tag.partOfSpeech, rest.union(number).union(grammaticalCase).union(gender)))
        }
      }
    }
    return result
  }

  private static let genders: [Grammemes] = [
    .masculinePersonal, .masculineAnimate, .masculineInanimate, .feminine, .neuter,
  ]

  /// `head` with its modifiers; `nil` if a word before it is neither one nor an adverb.
  private func group(around head: Member, _ readings: [[Reading]]) -> HeadGroup? {
    var group = HeadGroup(head: head)
    for index in 0..<head.index {
      if let modifier = modifier(at: index, of: head, readings[index]) {
        group.modifiers.append(modifier)
      } else if !readings[index].contains(where: { $0.tag.partOfSpeech == .adverb }) {
        return nil
      }
    }
    for index in readings.indices.dropFirst(head.index + 1) {
      guard let modifier = modifier(at: index, of: head, readings[index]) else { break }
      group.modifiers.append(modifier)
    }
    return group
  }

  private func modifier(at index: Int, of head: Member, _ readings: [Reading]) -> Member? {
    let agreeing = readings.first { reading in
      switch reading.tag.partOfSpeech {
      case .adjective, .passiveParticiple, .activeParticiple: reading.tag.agrees(with: head.tag)
      default: false
      }
    }
    return agreeing.map { Member(index: index, lemma: $0.lemma, tag: $0.tag) }
  }

  // MARK: Forms

  private func inflected(
    _ words: [String], _ group: HeadGroup, _ wanted: Grammemes
  ) -> String? {
    var words = words
    for member in [group.head] + group.modifiers {
      let rest = member.tag.grammemes.subtracting([.numbers, .cases, .genders])
      let tag = Tag(member.tag.partOfSpeech, rest.union(wanted))
      guard let form = form(of: member.lemma, tag) else { return nil }
      words[member.index] = Self.cased(form, like: words[member.index])
    }
    return words.joined(separator: " ")
  }

  /// The usual form of `lemma` with `tag`; of a word that the lexicon lacks the form of its last part.
  private func form(of lemma: String, _ tag: Tag) -> String? {
    if let form = tagger.lexicon.forms(of: lemma, tag: tag).first { return form }
    var starts = tagger.wordParts.prefixes.prefixes(of: lemma).map(\.count)
    if let hyphen = lemma.lastIndex(of: "-") {
      starts.insert(lemma.distance(from: lemma.startIndex, to: hyphen) + 1, at: 0)
    }
    for count in starts {
      let last = String(lemma.dropFirst(count))
      if let form = tagger.lexicon.forms(of: last, tag: tag).first {
        return lemma.prefix(count) + form
      }
    }
    return nil
  }

  /// `form` with a capital where `original` has one at its start.
  private static func cased(_ form: String, like original: String) -> String {
    guard original.first?.isUppercase == true, let first = form.first, first.isLowercase
    else { return form }
    return first.uppercased() + form.dropFirst()
  }
}
