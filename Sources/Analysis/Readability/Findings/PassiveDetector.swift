import Morphology

/// Finds the passive: a form of "być" or "zostać" with a passive participle that agrees with it.
///
/// A participle is an attribute, not a predicate, where a noun that it agrees
/// with stands right beside it ("była to zaplanowana akcja"), unless the verb is
/// "zostać", which takes a predicate. Adjectives ("była dostępna") are no participles.
struct PassiveDetector {
  /// Words between auxiliary and participle, at most, in either order.
  private static let farthestBefore = 10
  private static let farthestBehind = 3

  func findings(in context: SentenceContext) -> [Finding] {
    context.tokens.compactMap { token in
      guard context.partOfSpeech(token) == .passiveParticiple,
        let auxiliary = auxiliary(of: token, in: context)
      else { return nil }
      return context.finding(.passive, words: [auxiliary, token].sorted())
    }
  }

  private func auxiliary(of participle: Int, in context: SentenceContext) -> Int? {
    auxiliaryBefore(participle, in: context) ?? auxiliaryBehind(participle, in: context)
  }

  private func auxiliaryBefore(_ participle: Int, in context: SentenceContext) -> Int? {
    var token = participle - 1
    var distance = 0
    while token >= context.tokens.lowerBound, distance < Self.farthestBefore {
      defer { token -= 1 }
      if context.isMark(token) {
        // Commas part participles in a row ("był myty, suszony i prasowany"), and insertions.
        if !context.isComma(token) { return nil }
        continue
      }
      distance += 1
      let classes = context.lemmaClass(token)
      if !classes.isDisjoint(with: [.be, .become]), fits(token, participle, in: context) {
        return isAttribute(participle, of: token, in: context) ? nil : token
      }
      let partOfSpeech = context.partOfSpeech(token)
      // Another verb, or the beginning of another clause.
      if partOfSpeech.isFiniteVerb || partOfSpeech == .subordinatingConjunction
        || classes.contains(.relative)
      {
        return nil
      }
    }
    return nil
  }

  private func auxiliaryBehind(_ participle: Int, in context: SentenceContext) -> Int? {
    var token = participle + 1
    while token < context.tokens.upperBound, token - participle <= Self.farthestBehind {
      if context.isMark(token) { return nil }
      let classes = context.lemmaClass(token)
      if !classes.isDisjoint(with: [.be, .become]), context.partOfSpeech(token) != .infinitive,
        fits(token, participle, in: context)
      {
        return isAttribute(participle, of: token, in: context) ? nil : token
      }
      let partOfSpeech = context.partOfSpeech(token)
      guard partOfSpeech == .particle || partOfSpeech == .adverb || classes.contains(.reflexive)
      else { return nil }
      token += 1
    }
    return nil
  }

  /// True if the participle can be the predicate of the auxiliary.
  private func fits(_ auxiliary: Int, _ participle: Int, in context: SentenceContext) -> Bool {
    let (verb, predicate) = (context.tag(auxiliary), context.grammemes(participle))
    switch verb.partOfSpeech {
    case .infinitive, .adverbialParticiplePresent, .adverbialParticipleAnterior, .gerund,
      .impersonal:
      // "może zostać odwołany", "został uznanym": the number is that of the subject.
      return predicate.contains(.nominative) || predicate.contains(.instrumental)
    case .finiteVerb, .futureBe, .pastForm, .conditional, .imperative:
      return predicate.contains(.nominative)
        && SentenceContext.meet(verb.grammemes, predicate, .numbers)
        && SentenceContext.meet(verb.grammemes, predicate, .genders)
    default: return false
    }
  }

  /// True if a noun stands right behind the participle, or right before it, that it is an attribute
  /// of, so that the verb has that noun as its predicate or subject.
  private func isAttribute(
    _ participle: Int, of auxiliary: Int, in context: SentenceContext
  ) -> Bool {
    if context.lemmaClass(auxiliary).contains(.become) { return false }
    var next = participle + 1
    while next < context.tokens.upperBound, context.partOfSpeech(next) == .adjective,
      context.agree(next, participle)
    {
      next += 1
    }
    guard next < context.tokens.upperBound else { return false }
    return context.partOfSpeech(next) == .noun && context.grammemes(next).contains(.nominative)
      && context.agree(next, participle)
  }
}
