import Morphology

/// Finds chains of nouns: each genitive hangs on the noun before, and the reader has to hold them all.
struct NounChainDetector {
  /// Chains of so many nouns and more are found.
  let shortest: Int

  /// What a part of speech is in a chain.
  enum Role {
    case noun
    /// It stands between nouns without parting them.
    case attribute
    case end
  }

  /// What words of `partOfSpeech` are in a chain.
  static func role(of partOfSpeech: PartOfSpeech) -> Role {
    switch partOfSpeech {
    case .noun, .depreciativeNoun, .gerund: .noun
    case .adjective, .passiveParticiple, .activeParticiple, .adjectivalPrefix, .abbreviation:
      .attribute
    default: .end
    }
  }

  func find(in context: SentenceContext, _ found: inout FindingList) {
    var chain: [Int] = []
    var areGenitives = true
    func close() {
      if chain.count >= shortest {
        context.add(
          areGenitives ? .genitiveChain : .nounChain, words: chain, amount: chain.count, to: &found)
      }
      chain.removeAll(keepingCapacity: true)
      areGenitives = true
    }
    for token in context.tokens {
      let word = context.word(token)
      if word.traits.contains(.isAttribute) { continue }
      guard word.traits.contains(.isNoun) else {
        close()
        continue
      }
      let isGenitive = word.tag.grammemes.contains(.genitive)
      if let last = chain.last {
        // "Jan Kowalski", "pan doktor": one person, not a chain.
        let isApposition =
          word.lemmaClasses.contains(.name) && context.lemmaClass(last).contains(.name)
        if isApposition {
          chain[chain.count - 1] = token
          continue
        }
        if !isGenitive { areGenitives = false }
        // A case that the noun before cannot govern begins something new.
        if !isGenitive && !word.tag.grammemes.contains(.instrumental) { close() }
      }
      chain.append(token)
    }
    close()
  }
}
