import Morphology

/// Finds the head group of a phrase: the reading with most agreement, then the likeliest one.
///
/// Every noun (or, without one, adjective) that only agreeing words precede is tried as the head, in
/// each number, case and gender its form allows. What follows the group is read as genitives that
/// depend on it, whose inner agreement counts as well.
struct HeadGroupParser: Sendable {
  let lexicon: Lexicon

  /// The best head group that starts at `start` or, after words that stay as they are, later.
  ///
  /// `grammaticalCase` restricts the group to one case.
  func bestGroup(
    in words: [PhraseWord], from start: Int, grammaticalCase: Grammemes? = nil
  ) -> HeadGroup? {
    var best: HeadGroup?
    var first = start
    while first < words.count {
      for var group in groups(in: words, from: first) {
        if let grammaticalCase, group.cell.grammaticalCase != grammaticalCase { continue }
        group.score -= Double(first - start) * ReadingScore.skippedWordCost
        if group.score > (best?.score ?? -.infinity) { best = group }
      }
      guard words[first].canStayBeforeNounPhrase else { break }
      first += 1
    }
    return best
  }

  /// All readings of the group that starts exactly at `first`.
  private func groups(in words: [PhraseWord], from first: Int) -> [HeadGroup] {
    var groups: [HeadGroup] = []
    for head in first..<words.count {
      for reading in words[head].readings where reading.role != .numeral {
        for cell in AgreementCell.all(of: reading.tag) {
          guard let base = group(in: words, from: first, head: head, reading, cell) else {
            continue
          }
          for var group in extensions(of: base, in: words) {
            group.score += ReadingScore.score(of: group, in: words)
            group.score += restScore(in: words, from: group.end)
            groups.append(group)
          }
        }
      }
      let isModifier = words[head].readings.contains { $0.role != .noun }
      guard isModifier || words[head].traits.contains(.transparent) else { break }
    }
    return groups
  }

  /// The head with what stands before it from `first` on; `nil` if something there does not agree.
  private func group(
    in words: [PhraseWord], from first: Int, head: Int, _ reading: NominalReading,
    _ cell: AgreementCell
  ) -> HeadGroup? {
    var group = HeadGroup(cell: cell, head: head, members: [], end: head + 1)
    for index in first..<head {
      if let modifier = words[index].modifier(in: cell) {
        group.members.append((index, modifier))
      } else if !words[index].traits.contains(.transparent) {
        return nil
      }
    }
    group.members.append((head, reading))
    return group
  }

  /// The group as it stands and with each agreeing word after it added in turn.
  private func extensions(of base: HeadGroup, in words: [PhraseWord]) -> [HeadGroup] {
    var group = base
    var extensions = [base]
    while let (index, reading) = nextMember(of: group, in: words) {
      if reading.role == .adjective, index + 1 < words.count,
        genitiveNoun(words, adjectives: index..<index + 1) != nil
      {
        group.score +=
          isDescribing(reading)
          ? -ReadingScore.describingAdjectiveCost : ReadingScore.kindAdjectiveGain
      }
      group.members.append((index, reading))
      group.end = index + 1
      extensions.append(group)
    }
    return extensions
  }

  /// The next word that agrees: an adjective, also a joined one, or a further name.
  private func nextMember(
    of group: HeadGroup, in words: [PhraseWord]
  ) -> (word: Int, reading: NominalReading)? {
    var index = group.end
    while index < words.count, words[index].isOpen(after: words[index - 1]) {
      let word = words[index]
      if let reading = word.modifier(in: group.cell) { return (index, reading) }
      if let reading = name(word, in: group, words) { return (index, reading) }
      let isInitial = word.text.count == 1 && word.traits.contains(.capitalised)
      guard !word.traits.isDisjoint(with: [.coordinating, .transparent]) || isInitial else {
        return nil
      }
      index += 1
    }
    return nil
  }

  /// True for an adjective that rather goes with the noun after it: "zasady wolnego rynku".
  ///
  /// Polish puts adjectives that name a kind after the noun and those that describe before it;
  /// the latter have a comparative and are seldom made from nouns.
  private func isDescribing(_ reading: NominalReading) -> Bool {
    !Self.relationalEndings.contains { reading.lemma.hasSuffix($0) }
      && !lexicon.forms(of: reading.lemma) { $0.grammemes.contains(.comparative) }.isEmpty
  }

  private static let relationalEndings = ["owy", "ski", "cki", "czny", "alny", "jny", "wczy"]

  /// The reading of a name beside a name or a person's title: "Jana Kowalskiego", "prezydenta Dudy".
  private func name(
    _ word: PhraseWord, in group: HeadGroup, _ words: [PhraseWord]
  ) -> NominalReading? {
    let cell = group.cell
    guard word.traits.contains(.capitalised), !word.traits.contains(.allCapitals),
      let head = group.headReading, head.role == .noun,
      group.members.last?.reading.role == .noun
    else { return nil }
    let isName = words[group.head].traits.contains(.capitalised) && head.lemma.startsWithCapital
    switch cell.gender {
    case .masculinePersonal: break
    case .feminine where isName: break
    default: return nil
    }
    let known = word.readings.first {
      $0.role == .noun && cell.admits($0.tag) && $0.lemma.startsWithCapital
        && $0.interpretation.source != .guess
    }
    if let known { return known }
    guard isName, word.traits.contains(.unknown) else { return nil }
    return EndingGuess.surname(word.text, in: cell)
  }

  /// What the words from `start` on add if they are genitives that depend on the group.
  private func restScore(in words: [PhraseWord], from start: Int) -> Double {
    var score = 0.0
    var index = start
    while index < words.count {
      var noun = index
      while noun < words.count, words[noun].readings.contains(where: { $0.role == .adjective }) {
        noun += 1
      }
      while noun >= index {
        if noun < words.count, let found = genitiveNoun(words, adjectives: index..<noun) {
          score += Double(noun - index) * ReadingScore.agreementGain + found.weight
          break
        }
        noun -= 1
      }
      guard noun >= index else { return score }
      index = noun + 1
    }
    return score
  }

  /// The likeliest genitive of the noun after `adjectives` that all of them agree with.
  private func genitiveNoun(
    _ words: [PhraseWord], adjectives: Range<Int>
  ) -> NominalReading? {
    words[adjectives.upperBound].readings.filter { noun in
      noun.role == .noun
        && AgreementCell.all(of: noun.tag).contains { cell in
          cell.grammaticalCase == .genitive
            && adjectives.allSatisfy { words[$0].reading(as: .adjective, in: cell) != nil }
        }
    }.max { $0.weight < $1.weight }
  }
}
