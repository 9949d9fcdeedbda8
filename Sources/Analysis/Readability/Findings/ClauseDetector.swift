import Morphology

/// Finds what makes the build of a sentence hard: many clauses, a subject far from its verb, two
/// negations.
struct ClauseDetector {
  /// Sentences of more clauses are found.
  let mostClauses: Int
  /// Subjects with more words between them and their verb are found.
  let mostWordsBetween: Int

  func find(in context: SentenceContext, _ found: inout FindingList) {
    if context.facts.verbCount > 0 { findClauses(in: context, &found) }
    if context.facts.negationCount > 1 { findDoubleNegations(in: context, &found) }
  }

  private func findClauses(in context: SentenceContext, _ found: inout FindingList) {
    guard let first = context.tokens.first(where: { isFiniteVerb($0, in: context) }) else { return }
    if context.facts.verbCount > mostClauses {
      let verbs = finiteVerbs(from: first, in: context)
      if verbs.count > mostClauses {
        context.add(.manyClauses, words: verbs, amount: verbs.count, to: &found)
      }
    }
    if first - context.tokens.lowerBound > mostWordsBetween + 1 {
      findSubjectVerbDistance(first, in: context, &found)
    }
  }

  private func isFiniteVerb(_ token: Int, in context: SentenceContext) -> Bool {
    context.word(token).traits.contains(.isFiniteVerb)
  }

  /// The verbs that head the clauses; the auxiliary of a compound form ("będzie pisał", "został
  /// napisany") counts, its main verb does not.
  private func finiteVerbs(from first: Int, in context: SentenceContext) -> [Int] {
    var verbs = [first]
    for token in first + 1..<context.tokens.upperBound where isFiniteVerb(token, in: context) {
      if let last = verbs.last, context.partOfSpeech(last) == .futureBe,
        context.partOfSpeech(token) == .pastForm, token - last <= 4
      {
        continue
      }
      verbs.append(token)
    }
    return verbs
  }

  /// The first noun in the nominative that the first verb behind it agrees with, where many words of
  /// the same clause stand between.
  private func findSubjectVerbDistance(
    _ verb: Int, in context: SentenceContext, _ found: inout FindingList
  ) {
    for subject in context.tokens.lowerBound..<verb {
      guard isSubject(subject, of: verb, in: context) else { continue }
      let between = (subject + 1..<verb).count(where: context.isWord)
      guard between > mostWordsBetween else { return }
      return context.add(.subjectVerbDistance, subject, verb, amount: between, to: &found)
    }
  }

  private func isSubject(_ token: Int, of verb: Int, in context: SentenceContext) -> Bool {
    let tag = context.tag(token)
    guard tag.partOfSpeech == .noun || tag.partOfSpeech == .pronounThird,
      tag.grammemes.intersection(.cases) == .nominative
    else { return false }
    let verbGrammemes = context.grammemes(verb)
    return SentenceContext.meet(tag.grammemes, verbGrammemes, .numbers)
      && (context.partOfSpeech(verb) != .pastForm
        || SentenceContext.meet(tag.grammemes, verbGrammemes, .genders))
  }

  /// "nie sposób nie", "nie można nie", "nie jest niemożliwe": a negation before a modal word and
  /// another right behind it. Polish negates more than one word for a single negation ("nikt nic nie
  /// wie"), which is none of these.
  private func findDoubleNegations(in context: SentenceContext, _ found: inout FindingList) {
    var before: Int?
    for second in context.tokens where context.word(second).traits.contains(.isNegation) {
      defer { before = second }
      guard let first = before, second - first <= 3,
        !(first..<second).contains(where: context.isMark),
        (first + 1..<second).contains(where: { Self.modals.contains(context.lemma($0)) })
      else { continue }
      context.add(.doubleNegation, first, second, to: &found)
    }
  }

  private static let modals: Set = [
    "można", "móc", "sposób", "wolno", "należy", "powinien", "potrafić", "umieć", "chcieć",
    "mieć", "być", "podobna", "wypadać",
  ]
}
