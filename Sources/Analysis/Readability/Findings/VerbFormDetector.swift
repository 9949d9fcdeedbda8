import Morphology

/// Finds forms that tell by themselves: -no/-to, gerunds, participles, verbs with "się".
struct VerbFormDetector {
  func findings(in context: SentenceContext) -> [Finding] {
    var findings: [Finding] = []
    for token in context.tokens where context.kind(token) == .word {
      switch context.verbalPartOfSpeech(token) {
      case .impersonal: findings.append(context.finding(.impersonalForm, words: [token]))
      case .gerund, .noun:
        if isAct(token, in: context) { findings.append(context.finding(.gerund, words: [token])) }
      case .activeParticiple, .passiveParticiple, .adverbialParticiplePresent,
        .adverbialParticipleAnterior, .adjective:
        if isParticiple(token, in: context) {
          findings.append(context.finding(.participle, words: [token]))
        }
      case .particle, .pronounReflexive:
        if let verb = passiveVerb(ofReflexive: token, in: context) {
          findings.append(context.finding(.possiblePassive, words: [verb, token].sorted()))
        }
      default: break
      }
    }
    return findings
  }

  /// True for what can only be a gerund, and for what may be a noun where it stands as an act: with what
  /// is acted upon behind it or, where its noun does not live on its own, behind a preposition of
  /// purpose or time ("do wykonania", "przed zakończeniem").
  private func isAct(_ token: Int, in context: SentenceContext) -> Bool {
    switch context.word(token).verbal.gerund {
    case .no: false
    case .yes: true
    case .withGenitive: hasGenitive(behind: token, in: context)
    case .inContext:
      hasGenitive(behind: token, in: context)
        || context.tokens.contains(token - 1)
          && context.lemmaClass(token - 1).contains(.beforeActs)
    }
  }

  /// True if a noun in the genitive follows: "wydanie (nowego) zaświadczenia".
  private func hasGenitive(behind token: Int, in context: SentenceContext) -> Bool {
    let behind = (token + 1..<max(token + 1, context.tokens.upperBound)).prefix { other in
      context.isWord(other) && context.grammemes(other).contains(.genitive)
    }
    return behind.contains { context.partOfSpeech($0) == .noun }
  }

  /// True for a participle, also for one that lives as an adjective where a preposition follows.
  private func isParticiple(_ token: Int, in context: SentenceContext) -> Bool {
    if context.verbalPartOfSpeech(token) == .adjective {
      return context.word(token).verbal.isParticipleWithPreposition
        && context.tokens.contains(token + 1) && context.partOfSpeech(token + 1) == .preposition
    }
    // Foreign words look like participles.
    return context.document.annotations[token].source != .guess
  }

  /// The verb of "się" where nobody acts: third person or neuter, without a subject that could be a
  /// person ("wniosek składa się w urzędzie", "buduje się domy").
  private func passiveVerb(ofReflexive token: Int, in context: SentenceContext) -> Int? {
    guard context.lemmaClass(token).contains(.reflexive) else { return nil }
    let neighbours = [token - 1, token + 1].filter(context.tokens.contains)
    guard
      let verb = neighbours.first(where: {
        context.partOfSpeech($0) == .finiteVerb && context.grammemes($0).contains(.thirdPerson)
          && context.grammemes($0).contains(.imperfective)
      })
    else { return nil }
    // An object in the accusative beside "się" has nobody as its subject.
    let hasAccusative = context.tokens.contains { other in
      other > token && other <= token + 3 && context.partOfSpeech(other) == .noun
        && context.grammemes(other).intersection(.cases) == .accusative
        && context.partOfSpeech(other - 1) != .preposition
    }
    return hasAccusative ? verb : nil
  }
}
