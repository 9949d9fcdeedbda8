/// What the parts and the kind of a mark say, in whatever document they stand.
///
/// Used by one call at a time, and not changed once it was formed.
final class HyphenOpinion {
  /// The parts and the joined form as they stand.
  let first: String
  let second: String
  let whole: String
  /// The joined and the hyphenated form in lower case.
  let joined: String
  let hyphenated: String
  private(set) var evidence: [HyphenEvidence] = []
  /// The sum of `evidence`, in its order.
  private(set) var score = 0.0
  /// True if the second part is a conjunction after a shortened compound: the blank stays.
  var isSuspended = false

  init(_ whole: Part, _ first: Part, _ second: Part) {
    self.first = first.text
    self.second = second.text
    self.whole = whole.text
    joined = whole.folded
    hyphenated = first.folded + "-" + second.folded
    evidence.reserveCapacity(12)
  }

  func add(_ weight: Double, _ finding: HyphenEvidence.Finding? = nil) {
    evidence.append(HyphenEvidence(weight: weight, finding: finding))
    score += weight
  }

  /// What was observed, for people.
  func phrase(_ finding: HyphenEvidence.Finding) -> String {
    switch finding {
    case .lineEnd: "a word divided at a line end"
    case .pageEnd: "a word divided at the end of a page"
    case .furniture: "a word divided by a page number or running head"
    case .notSign: "\"¬\" stands for a hyphen at a line end"
    case .wholeIsWord: "\"\(whole)\" is a word"
    case .wholeIsInUse: "\"\(whole)\" is in use"
    case .firstIsNoWord: "\"\(first)\" is no word"
    case .secondIsNoWord: "\"\(second)\" is no word"
    case .halfAName: "half a name"
    case .personalEnding: "\"\(second)\" is a personal ending"
    case .wholeStandsElsewhere: "\"\(whole)\" stands elsewhere in the text"
    case .firstIsHalfAWord: "\"\(first)\" is half a word"
    }
  }
}

/// The sum of what parts, document and place say of a mark.
struct HyphenJudgement {
  let opinion: HyphenOpinion
  /// True if the joined form stands elsewhere in the document, or the hyphenated one does.
  let standsElsewhere: Bool
  let isHyphenatedElsewhere: Bool
  /// What the place of the mark adds, in log-odds.
  var weightOfPlace = 0.0

  /// The log-odds that the mark is a leftover.
  var score: Double {
    var score = opinion.score
    if standsElsewhere { score += HyphenWeight.joinedStandsElsewhere }
    if isHyphenatedElsewhere { score += HyphenWeight.hyphenatedStandsElsewhere }
    return score + weightOfPlace
  }

  /// The two strongest observations that speak for a leftover; earlier ones first among equals.
  var reason: String {
    var telling = opinion.evidence
    if standsElsewhere {
      telling.append(
        HyphenEvidence(weight: HyphenWeight.joinedStandsElsewhere, finding: .wholeStandsElsewhere))
    }
    var best: HyphenEvidence?
    var second: HyphenEvidence?
    for each in telling where each.weight > 0 && each.finding != nil {
      if each.weight > best?.weight ?? 0 {
        (best, second) = (each, best)
      } else if each.weight > second?.weight ?? 0 {
        second = each
      }
    }
    return [best, second].compactMap { $0?.finding.map(opinion.phrase) }.joined(separator: ", ")
  }
}
