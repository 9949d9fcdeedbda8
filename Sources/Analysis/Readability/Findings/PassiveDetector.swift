import Morphology
import TextModel

/// Finds the passive: a form of "być" or "zostać" with a passive participle that agrees with it.
///
/// A participle is an attribute, not a predicate, where a noun that it agrees
/// with stands right beside it ("była to zaplanowana akcja"), unless the verb is
/// "zostać", which takes a predicate. Adjectives ("była dostępna") are no participles.
struct PassiveDetector {
  /// Words between auxiliary and participle, at most, in either order.
  private static let farthestBefore = 10
  private static let farthestBehind = 3

  func find(in context: SentenceContext, _ found: inout FindingList) {
    context.forEachToken(with: .mayBePassive) { token in
      let isParticiple = context.verbalPartOfSpeech(token) == .passiveParticiple
      guard let auxiliary = auxiliary(of: token, in: context),
        isParticiple || context.lemmaClass(auxiliary).contains(.become)
      else { return }
      context.add(.passive, auxiliary, token, to: &found)
    }
  }

  /// True if the participle is the predicate of "zostać".
  func hasBecome(_ participle: Int, in context: SentenceContext) -> Bool {
    guard context.word(participle).verbal.isPassiveBesideBecome,
      let auxiliary = auxiliary(of: participle, in: context)
    else { return false }
    return context.lemmaClass(auxiliary).contains(.become)
  }

  private func auxiliary(of participle: Int, in context: SentenceContext) -> Int? {
    auxiliaryBefore(participle, in: context) ?? auxiliaryBehind(participle, in: context)
  }

  private func auxiliaryBefore(_ participle: Int, in context: SentenceContext) -> Int? {
    var token = participle - 1
    var distance = 0
    var hasInfinitive = false
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
        let hasItsVerb = hasInfinitive && context.partOfSpeech(token) == .futureBe
        return hasItsVerb || isAttribute(participle, of: token, in: context) ? nil : token
      }
      let partOfSpeech = context.partOfSpeech(token)
      // "Powiaty będą wykonywać zadania zlecone": that auxiliary has its verb.
      if partOfSpeech == .infinitive { hasInfinitive = true }
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
  ///
  /// By its ending, not by its tag: of forms that are alike ("malowany", nominative
  /// and accusative) the tagger often takes the wrong one, and the ending says all
  /// that has to agree.
  private func fits(_ auxiliary: Int, _ participle: Int, in context: SentenceContext) -> Bool {
    let verb = context.tag(auxiliary)
    guard let ending = Ending(context.range(participle), in: context) else { return false }
    switch verb.partOfSpeech {
    case .infinitive, .adverbialParticiplePresent, .adverbialParticipleAnterior, .gerund,
      .impersonal:
      // "może zostać odwołany", "być uznanym": the number is that of the subject.
      return true
    case .finiteVerb, .futureBe, .pastForm, .conditional, .imperative:
      let isSingular = verb.grammemes.intersection(.numbers) == .singular
      // "-ne" of one thing is neuter.
      let genders = isSingular && ending.genders.contains(.neuter) ? .neuter : ending.genders
      return ending.isNominative && SentenceContext.meet(verb.grammemes, ending.numbers, .numbers)
        && SentenceContext.meet(verb.grammemes, genders, .genders)
    default: return false
    }
  }

  /// What the last letters of a passive participle say.
  private struct Ending {
    var numbers: Grammemes
    var genders: Grammemes
    /// False for the instrumental, which only infinitives go with.
    var isNominative = true

    /// Nil if no ending of nominative or instrumental.
    init?(_ range: ByteRange, in context: SentenceContext) {
      let bytes = context.text.document.document.text.utf8Span.span
      guard range.byteCount >= 3 else { return nil }
      switch bytes[range.end - 1] {
      case UInt8(ascii: "y"): (numbers, genders) = (.singular, Self.masculine)
      case UInt8(ascii: "a"): (numbers, genders) = (.singular, .feminine)
      case UInt8(ascii: "i"): (numbers, genders) = (.plural, .masculinePersonal)
      case UInt8(ascii: "e"): (numbers, genders) = ([.singular, .plural], Self.others)
      case UInt8(ascii: "m"):
        (numbers, genders, isNominative) = ([.singular, .plural], Self.masculine, false)
      default: return nil
      }
    }

    private static let masculine: Grammemes = [
      .masculinePersonal, .masculineAnimate, .masculineInanimate,
    ]
    /// In the plural all but persons; in the singular the neuter, which a verb in the singular has
    /// to agree with.
    private static let others: Grammemes = [
      .masculineAnimate, .masculineInanimate, .feminine, .neuter,
    ]
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
