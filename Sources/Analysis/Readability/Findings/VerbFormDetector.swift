import Morphology

/// Finds forms that tell by themselves: -no/-to, gerunds, participles, verbs with "się".
struct VerbFormDetector {
  func find(in context: SentenceContext, _ found: inout FindingList) {
    context.forEachToken(with: .mayTellByForm) { token in
      switch context.verbalPartOfSpeech(token) {
      case .impersonal: context.add(.impersonalForm, token, to: &found)
      case .gerund, .noun:
        if isAct(token, in: context) { context.add(.gerund, token, to: &found) }
      case .activeParticiple, .passiveParticiple, .adverbialParticiplePresent,
        .adverbialParticipleAnterior, .adjective:
        if isParticiple(token, in: context) { context.add(.participle, token, to: &found) }
      case .particle, .pronounReflexive:
        if let verb = passiveVerb(ofReflexive: token, in: context) {
          context.add(.possiblePassive, verb, token, to: &found)
        }
      default: break
      }
    }
  }

  /// True if `word`, which is one of letters, may be found.
  static func mayTell(_ word: DetectorWord) -> Bool {
    switch word.verbal.partOfSpeech {
    case .impersonal, .activeParticiple, .passiveParticiple, .adverbialParticiplePresent,
      .adverbialParticipleAnterior:
      true
    case .gerund, .noun: word.verbal.gerund != .no
    case .adjective: word.verbal.isParticipleInContext
    case .particle, .pronounReflexive: word.lemmaClasses.contains(.reflexive)
    default: false
    }
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

  /// True for a participle, also for one that lives as an adjective where it has what a verb has: a
  /// complement behind it, or "zostać", which takes no adjective.
  private func isParticiple(_ token: Int, in context: SentenceContext) -> Bool {
    if context.verbalPartOfSpeech(token) == .adjective {
      return context.word(token).verbal.isParticipleInContext
        && (hasComplement(behind: token, in: context)
          || PassiveDetector().hasBecome(token, in: context))
    }
    // Foreign words look like participles.
    return !context.word(token).traits.contains(.isGuess)
  }

  /// True if right behind an adjective stands what only its verb can have brought: "określony w ustawie",
  /// "panujący dziś", "zbliżający się", "wymagający opieki".
  private func hasComplement(behind token: Int, in context: SentenceContext) -> Bool {
    let next = token + 1
    guard context.tokens.contains(next), context.isWord(next) else { return false }
    return switch context.partOfSpeech(next) {
    case .preposition, .adverb: true
    case .noun, .gerund: !context.agree(token, next)
    default: context.lemmaClass(next).contains(.reflexive)
    }
  }

  /// The verb of "się" where nobody acts: third person or neuter, without a subject that could be a
  /// person ("wniosek składa się w urzędzie", "buduje się domy").
  private func passiveVerb(ofReflexive token: Int, in context: SentenceContext) -> Int? {
    let isVerb = { neighbour in
      context.tokens.contains(neighbour) && context.partOfSpeech(neighbour) == .finiteVerb
        && context.grammemes(neighbour).contains([.thirdPerson, .imperfective])
    }
    guard context.lemmaClass(token).contains(.reflexive),
      isVerb(token - 1) || isVerb(token + 1)
    else { return nil }
    let verb = isVerb(token - 1) ? token - 1 : token + 1
    // An object in the accusative beside "się" has nobody as its subject.
    let hasAccusative = context.tokens.contains { other in
      other > token && other <= token + 3 && context.partOfSpeech(other) == .noun
        && context.grammemes(other).intersection(.cases) == .accusative
        && context.partOfSpeech(other - 1) != .preposition
    }
    return hasAccusative ? verb : nil
  }
}
