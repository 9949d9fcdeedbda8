import Morphology

/// Finds out what the words of a keyphrase are to each other: its head, what agrees, what depends.
struct KeyphraseParser {
  /// A word with all its readings, the one chosen in context first.
  struct Input {
    var form: String
    var readings: [LexemeReading]
    /// False for numbers and abbreviations.
    var isWord: Bool
  }

  private let words: [Input]
  private var kinds: [LexemeKey.Kind]
  private var result: [KeyphrasePattern.Word?]

  init(words: [Input]) {
    self.words = words
    kinds = words.map { Self.kind(of: $0, isAlone: words.count == 1) }
    result = Array(repeating: nil, count: words.count)
  }

  /// Takes what is chosen as an adjective behind a noun as a noun in the genitive where it can be one; false
  /// where there is none.
  mutating func preferGenitives() -> Bool {
    var isChanged = false
    for index in words.indices.dropFirst()
    where kinds[index].isAttributive && kinds[index - 1].isNominal && nextNoun(after: index) == nil
    {
      let isGenitive = words[index].readings.contains {
        $0.key.kind == .noun && !$0.isName && $0.cases.contains(.genitive)
      }
      guard isGenitive else { continue }
      kinds[index] = .noun
      isChanged = true
    }
    return isChanged
  }

  /// The words in their order, and whether a verb heads them.
  mutating func parsed() -> (words: [KeyphrasePattern.Word], hasVerb: Bool) {
    let hasVerb = kinds.contains(.verb)
    parseNouns(hasVerb: hasVerb)
    for index in words.indices where result[index] == nil && kinds[index].isAttributive {
      attach(index)
    }
    return (result.compactMap(\.self), hasVerb)
  }

  /// The class that a word has in the keyphrase: that in context, or, if it stands alone, that of a word
  /// with a meaning.
  private static func kind(of word: Input, isAlone: Bool) -> LexemeKey.Kind {
    guard let chosen = word.readings.first?.key.kind else { return .other }
    guard isAlone else { return chosen }
    // People type the dictionary form: "droga" is the noun, not a form of "drogi".
    let isNoun = word.readings.contains { $0.key.kind == .noun && $0.key.lemma == word.form }
    return isNoun ? .noun : chosen
  }

  private mutating func parseNouns(hasVerb: Bool) {
    var unit = 0
    var noun: Int?
    var preposition: Int?
    for index in words.indices {
      switch kinds[index] {
      case .preposition:
        unit += 1
        preposition = index
        set(index, .preposition, unit)
      case .noun, .gerund, .form:
        if preposition != nil {
          set(index, .dependent(governedCases(index)), unit)
          preposition = nil
        } else if noun == nil, !hasVerb {
          set(index, .head, unit)
        } else if hasVerb, noun == nil {
          unit += 1
          set(index, .dependent(objectCases(index)), unit)
        } else if let before = noun, isApposition(index, to: before) {
          set(index, .attribute(of: before), unit)
        } else {
          unit += 1
          set(index, .dependent(.genitive), unit)
        }
        noun = index
      case .verb: set(index, .verb, unit)
      case .adjective, .activeParticiple, .passiveParticiple, .numeral:
        if !words[index].isWord { set(index, .literal, unit) }
      default: set(index, .literal, unit)
      }
    }
  }

  private mutating func set(_ index: Int, _ role: KeyphrasePattern.Role, _ unit: Int) {
    let wanted = kinds[index]
    var keys: Set<LexemeKey> = []
    for reading in words[index].readings {
      let fits =
        switch role {
        case .literal, .preposition: reading.key.kind == wanted
        case .dependent(let cases):
          reading.key.kind.isNominal && !reading.cases.isDisjoint(with: cases)
        case .verb: reading.key.kind == .verb
        case .head where wanted.isAttributive: reading.key.kind == wanted
        case .head: reading.key.kind.isNominal
        case .attribute:
          wanted.isAttributive ? reading.key.kind.isAttributive : reading.key.kind.isNominal
        }
      if fits || reading.key.kind == .form { keys.insert(reading.key) }
    }
    result[index] = KeyphrasePattern.Word(
      form: words[index].form, keys: keys, role: role, unit: unit)
  }

  /// The cases of the noun behind a preposition, as the keyphrase has it.
  private func governedCases(_ index: Int) -> Grammemes {
    words[index].readings.first.map(\.cases) ?? .cases
  }

  /// The cases of a verb's object: an accusative turns into a genitive under a negation.
  private func objectCases(_ index: Int) -> Grammemes {
    let own = governedCases(index)
    let plain: Grammemes = [.nominative, .accusative, .genitive]
    return own.isDisjoint(with: plain) ? own : plain
  }

  /// True if two nouns name one thing, "Adam Mickiewicz", "rzeka Odra", and neither depends on the other.
  private func isApposition(_ index: Int, to noun: Int) -> Bool {
    let first = words[noun].readings.filter { $0.key.kind.isNominal }
    let second = words[index].readings.filter { $0.key.kind.isNominal }
    guard second.contains(where: { $0.cases.contains(.genitive) }) else { return true }
    // What may be a genitive depends on a common noun; only behind a name it is that name's second half.
    let isName =
      first.allSatisfy { $0.isName || $0.key.kind == .form } || first.first?.isName == true
    return isName
      && first.contains { one in
        second.contains { $0.isName && !one.cases.isDisjoint(with: $0.cases) }
      }
  }

  /// Ties an adjective to the noun that it agrees with: the next one, or the one before.
  private mutating func attach(_ index: Int) {
    for noun in [nextNoun(after: index), previousNoun(before: index)].compactMap(\.self)
    where agree(index, noun) {
      set(index, .attribute(of: noun), result[noun]?.unit ?? 0)
      return
    }
    set(index, .head, 0)
  }

  private func nextNoun(after index: Int) -> Int? {
    words.indices.dropFirst(index + 1).first { !kinds[$0].isAttributive && kinds[$0] != .adverb }
      .flatMap { kinds[$0].isNominal ? $0 : nil }
  }

  private func previousNoun(before index: Int) -> Int? {
    words.indices.prefix(index).last { kinds[$0].isNominal }
  }

  private func agree(_ adjective: Int, _ noun: Int) -> Bool {
    words[adjective].readings.contains { one in
      one.key.kind.isAttributive
        && words[noun].readings.contains { other in
          other.key.kind.isNominal && one.tag.agrees(with: other.tag)
        }
    }
  }
}
