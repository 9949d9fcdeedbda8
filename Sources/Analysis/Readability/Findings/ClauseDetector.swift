import Morphology

/// Finds what makes the build of a sentence hard: many clauses, a subject far from its verb, two
/// negations.
struct ClauseDetector {
  /// Sentences of more clauses are found.
  let mostClauses: Int
  /// Subjects with more words between them and their verb are found.
  let mostWordsBetween: Int

  func findings(in context: SentenceContext) -> [Finding] {
    var findings: [Finding] = []
    let verbs = finiteVerbs(in: context)
    if verbs.count > mostClauses {
      findings.append(context.finding(.manyClauses, words: verbs, amount: verbs.count))
    }
    if let distance = subjectVerbDistance(verbs, in: context) { findings.append(distance) }
    findings += doubleNegations(in: context)
    return findings
  }

  /// The verbs that head the clauses; the auxiliary of a compound form ("będzie pisał", "został
  /// napisany") counts, its main verb does not.
  private func finiteVerbs(in context: SentenceContext) -> [Int] {
    var verbs: [Int] = []
    for token in context.tokens where context.partOfSpeech(token).isFiniteVerb {
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
  private func subjectVerbDistance(_ verbs: [Int], in context: SentenceContext) -> Finding? {
    guard let verb = verbs.first else { return nil }
    for subject in context.tokens where subject < verb {
      guard isSubject(subject, of: verb, in: context) else { continue }
      let between = (subject + 1..<verb).filter(context.isWord).count
      guard between > mostWordsBetween else { return nil }
      return context.finding(.subjectVerbDistance, words: [subject, verb], amount: between)
    }
    return nil
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
  private func doubleNegations(in context: SentenceContext) -> [Finding] {
    let negations = context.tokens.filter { context.lemmaClass($0).contains(.not) }
    return zip(negations, negations.dropFirst()).compactMap { first, second in
      guard second - first <= 3, !(first..<second).contains(where: context.isMark) else {
        return nil
      }
      let between = (first + 1..<second).map { context.lemma($0) }
      guard between.contains(where: Self.modals.contains) else { return nil }
      return context.finding(.doubleNegation, words: [first, second])
    }
  }

  private static let modals: Set = [
    "można", "móc", "sposób", "wolno", "należy", "powinien", "potrafić", "umieć", "chcieć",
    "mieć", "być", "podobna", "wypadać",
  ]
}
