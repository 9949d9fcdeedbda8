import Morphology

/// Finds the head group of a phrase: the reading with most agreement, then the likeliest one.
///
/// Every noun (or, without one, adjective) that only agreeing words precede is tried as the head, in
/// each number, case and gender its form allows. What follows the group is read as genitives that
/// depend on it, whose inner agreement counts as well.
struct HeadGroupParser: Sendable {
  let lexicon: Lexicon
  let classes: PhraseClasses
  /// Which adjectives have a comparative; some 3 MB.
  private let compared = Memo<String, Bool>(limit: 30_000)

  /// A parser that asks `lexicon` which adjectives have a comparative.
  init(lexicon: Lexicon, classes: PhraseClasses) {
    self.lexicon = lexicon
    self.classes = classes
  }

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
      let isModifier =
        words[head].readings.contains { $0.role != .noun }
        || head > first
          && words[head - 1].readings.contains {
            isInstrument(words[head], after: $0)
          }
      guard isModifier || !words[head].traits.isDisjoint(with: [.transparent, .unknown]) else {
        break
      }
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
      } else if !words[index].traits.contains(.transparent),
        !(isInstrument(words[index], after: group.members.last?.reading) && index + 1 < words.count)
      {
        return nil
      }
    }
    group.members.append((head, reading))
    return group
  }

  /// "indukowana *ruchem* siła": what a participle has in the instrumental stays.
  private func isInstrument(_ word: PhraseWord, after participle: NominalReading?) -> Bool {
    participle?.tag.partOfSpeech == .passiveParticiple
      && word.readings.contains { $0.role == .noun && $0.tag.grammemes.contains(.instrumental) }
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
          goesWithNext(index, reading, after: group, in: words)
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
      if let reading = modifier(word, in: group, words) { return (index, reading) }
      if let reading = name(word, in: group, words) { return (index, reading) }
      if let member = afterName(index, in: group, words) { return member }
      let isInitial = word.text.count == 1 && word.traits.contains(.capitalised)
      guard !word.traits.isDisjoint(with: [.coordinating, .transparent]) || isInitial else {
        return nil
      }
      index += 1
    }
    return nil
  }

  /// "równanie Schrödingera niezależne od czasu": behind a name in the genitive an adjective of the
  /// head, if a preposition follows that ties it there.
  private func afterName(
    _ index: Int, in group: HeadGroup, _ words: [PhraseWord]
  ) -> (word: Int, reading: NominalReading)? {
    guard group.end == group.head + 1, index + 2 < words.count,
      words[index].traits.contains(.capitalised),
      words[index + 2].traits.contains(.functional), words[index + 1].isOpen(after: words[index]),
      !words[group.head].traits.contains(.capitalised),
      let reading = words[index + 1].reading(as: .adjective, in: group.cell)
    else { return nil }
    return (index + 1, reading)
  }

  /// The reading of a word after the head as its adjective.
  private func modifier(
    _ word: PhraseWord, in group: HeadGroup, _ words: [PhraseWord]
  ) -> NominalReading? {
    guard let reading = word.modifier(in: group.cell),
      !classes.contains(reading.lemma, in: .beforeNoun)
    else { return nil }
    // "ciałko Ruffiniego": an unknown name after a common noun is a genitive.
    let isName = word.traits.isSuperset(of: [.unknown, .capitalised])
    return isName && !words[group.head].traits.contains(.capitalised) ? nil : reading
  }

  /// True if the adjective at `index` rather goes with the noun after it: in a name's capitals
  /// ("wydział Centralnego Biura"), behind a gerund, which has an object and seldom an adjective, or since
  /// it describes. A participle behind a noun names a kind ("podatek naliczony").
  private func goesWithNext(
    _ index: Int, _ reading: NominalReading, after group: HeadGroup, in words: [PhraseWord]
  ) -> Bool {
    func isCapital(_ word: Int) -> Bool { words[word].traits.contains(.capitalised) }
    if isCapital(index), isCapital(index + 1), !isCapital(group.head),
      // "ulica Piotrkowska Łodzi": a place has its own name.
      !words[index + 1].readings.contains(where: \.isOfPlace)
    {
      return true
    }
    switch reading.tag.partOfSpeech {
    case .passiveParticiple: return false
    // "równania opisującego zjawiska": rather its object.
    case .activeParticiple: return !words[index + 1].mayBeAccusative
    default: return group.headReading?.tag.partOfSpeech == .gerund || isDescribing(reading)
    }
  }

  /// True for an adjective as in "zasady wolnego rynku".
  ///
  /// Polish puts adjectives that name a kind after the noun and those that describe before it;
  /// the latter have a comparative and are seldom made from nouns.
  private func isDescribing(_ reading: NominalReading) -> Bool {
    if !reading.tag.grammemes.isDisjoint(with: [.comparative, .superlative]) { return true }
    if Self.relationalEndings.contains(where: reading.lemma.hasSuffix) { return false }
    return compared.value(for: reading.lemma) {
      !lexicon.forms(of: reading.lemma) { $0.grammemes.contains(.comparative) }.isEmpty
    }
  }

  private static let relationalEndings = ["owy", "czny", "alny", "jny", "wczy"]

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
    var known = word.readings.first {
      $0.role == .noun && cell.admits($0.tag) && $0.lemma.startsWithCapital
        && $0.interpretation.source != .guess
    }
    if let surname = known {
      // After a first name it is no matter how rare the surname is.
      if head.isFirstName { known?.weight = max(surname.weight, -ReadingScore.surnameCost) }
      return known
    }
    guard isName else { return nil }
    // "Strobe'a": the ending that is set off says the case.
    if let setOff = word.readings.first(where: { $0.knownBase != nil && cell.admits($0.tag) }) {
      return setOff
    }
    if cell.gender == .masculinePersonal, head.isFirstName, let noun = nounAsSurname(word, in: cell)
    {
      return noun
    }
    guard word.traits.contains(.unknown) else { return nil }
    return EndingGuess.surname(word.text, in: cell)
  }

  /// A man's surname that is a common noun of any masculine gender: "Janusza Dzięcioła".
  private func nounAsSurname(_ word: PhraseWord, in cell: AgreementCell) -> NominalReading? {
    word.readings.first { reading in
      reading.role == .noun && reading.interpretation.source == .lexicon
        && AgreementCell.all(of: reading.tag).contains {
          Grammemes.masculine.isSuperset(of: $0.gender) && $0.number == cell.number
            && ($0.grammaticalCase == cell.grammaticalCase
              || (cell.grammaticalCase == .accusative && $0.grammaticalCase == .genitive))
        }
    }
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
      noun.role == .noun && noun.tag.grammemes.contains(.genitive)
        && AgreementCell.all(of: noun.tag).contains { cell in
          cell.grammaticalCase == .genitive
            && adjectives.allSatisfy { words[$0].reading(as: .adjective, in: cell) != nil }
        }
    }.max { $0.weight < $1.weight }
  }
}

extension PhraseWord {
  fileprivate var mayBeAccusative: Bool {
    readings.contains { $0.role == .noun && $0.tag.grammemes.contains(.accusative) }
  }
}
