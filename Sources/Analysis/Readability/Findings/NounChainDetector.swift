import Morphology

/// Finds chains of nouns: each genitive hangs on the noun before, and the reader has to hold them all.
struct NounChainDetector {
  /// Chains of so many nouns and more are found.
  let shortest: Int

  func find(in context: SentenceContext, _ found: inout FindingList) {
    if context.nounCount < shortest { return }
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
      switch context.partOfSpeech(token) {
      case .noun, .depreciativeNoun, .gerund:
        let isGenitive = context.grammemes(token).contains(.genitive)
        if let last = chain.last {
          // "Jan Kowalski", "pan doktor": one person, not a chain.
          let isApposition =
            context.lemmaClass(token).contains(.name) && context.lemmaClass(last).contains(.name)
          if isApposition {
            chain[chain.count - 1] = token
            continue
          }
          if !isGenitive { areGenitives = false }
          // A case that the noun before cannot govern begins something new.
          if !isGenitive && !context.grammemes(token).contains(.instrumental) { close() }
        }
        chain.append(token)
      case .adjective, .passiveParticiple, .activeParticiple, .adjectivalPrefix: continue
      case .abbreviation where !chain.isEmpty: continue
      default: close()
      }
    }
    close()
  }
}
