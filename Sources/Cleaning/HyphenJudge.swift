import Morphology

/// Judges whether the mark between two parts is a leftover of print.
///
/// The judgement is a sum of log-odds of independent observations, see
/// `HyphenWeight`; the sum's logistic function is the confidence.
struct HyphenJudge {
  let knowledge: any WordKnowledge
  let memory: HyphenMemory
  var context: HyphenContext

  /// True if the joined form of `left` and `right` is a word or stands elsewhere in the document.
  func isKnown(_ left: String, _ right: String) -> Bool {
    let whole = Part(whole: left + right, after: Part(left, knowledge), knowledge)
    return whole.isListed || context.hasJoined(whole.folded)
  }

  /// The judgement on the mark of `kind` between `left` and `right`.
  func judgement(on left: String, _ right: String, _ kind: HyphenSite.Kind) -> HyphenJudgement {
    let pair = HyphenMemory.Pair(left: ExactText(left), right: ExactText(right), kind: kind)
    let opinion = memory.opinion(on: pair) { self.opinion(on: left, right, kind) }
    let others = context.count(ofHyphenated: opinion.hyphenated)
    return HyphenJudgement(
      opinion: opinion, standsElsewhere: context.hasJoined(opinion.joined),
      isHyphenatedElsewhere: others > (kind == .inline ? 1 : 0))
  }

  private func opinion(
    on left: String, _ right: String, _ kind: HyphenSite.Kind
  ) -> HyphenOpinion {
    let first = Part(left, knowledge)
    let second = Part(right, knowledge)
    let whole = Part(whole: left + right, after: first, knowledge)
    let result = HyphenOpinion(whole, first, second)
    addPrior(kind, to: result)
    addLetterCase(whole, first, second, to: result)
    addWhole(whole, first, second, to: result)
    addParts(whole, first, second, to: result)
    addGrammar(whole, first, second, to: result)
    if kind == .spaced, Self.isHalfAWord(first) {
      result.add(HyphenWeight.halfBeforeBlank, .firstIsHalfAWord)
    }
    return result
  }

  /// True for what no author shortens or ties.
  private static func isHalfAWord(_ part: Part) -> Bool {
    !part.isWord && part.letterCount > 1 && !part.isLoosePrefix && !part.isCompoundForm
      && !part.isBoundPrefix && !part.isAcronym
  }

  private func addPrior(_ kind: HyphenSite.Kind, to result: HyphenOpinion) {
    switch kind {
    case .inline: result.add(HyphenWeight.inline)
    case .spaced: result.add(HyphenWeight.spaced)
    case .lineEnd: result.add(HyphenWeight.lineEnd, .lineEnd)
    case .pageEnd: result.add(HyphenWeight.lineEnd, .pageEnd)
    case .beforeFurniture: result.add(HyphenWeight.beforeFurniture, .furniture)
    case .notSign: result.add(HyphenWeight.notSign, .notSign)
    }
  }

  private func addLetterCase(
    _ whole: Part, _ first: Part, _ second: Part, to result: HyphenOpinion
  ) {
    if first.isAllCapitals && second.isAllCapitals {
      if !whole.isListed { result.add(HyphenWeight.capitalsThatMakeNoWord) }
    } else if second.beginsWithCapital {
      result.add(HyphenWeight.secondIsCapitalized)
    } else if first.isAcronym {
      result.add(HyphenWeight.firstIsAcronym)
    }
    guard first.letterCount == 1 else { return }
    let isBound = first.isBoundPrefix && (first.hasVowel || whole.isListed)
    if isBound && !first.hasCapital { return }
    let isSymbol = !whole.isListed || first.hasCapital && second.letterCount == 1
    result.add(isSymbol ? HyphenWeight.firstIsSymbol : HyphenWeight.firstIsLetter)
  }

  private func addWhole(
    _ whole: Part, _ first: Part, _ second: Part, to result: HyphenOpinion
  ) {
    if knowledge.isListed(first.text + "-" + second.text) {
      result.add(HyphenWeight.hyphenatedIsListed)
    }
    if whole.isListed {
      result.add(HyphenWeight.joinedIsListed, .wholeIsWord)
    } else {
      result.add(HyphenWeight.joinedIsUnlisted)
    }
    if whole.isListed && whole.isOnlyAName && !first.beginsWithCapital {
      result.add(HyphenWeight.joinedIsOnlyAName)
    } else if whole.zipf > 0 && !areForeignWords(first, second) {
      let weight = whole.isListed ? 0 : HyphenWeight.joinedIsSeen
      result.add(weight + HyphenWeight.joinedZipf * whole.zipf, .wholeIsInUse)
    } else if whole.isListed && whole.zipf == 0 && mayStandApart(first, second) {
      result.add(HyphenWeight.joinedIsRare)
    }
  }

  /// True if an author may have put two words side by side: "burżuj-pułkownik", "nie-bycie".
  private func mayStandApart(_ first: Part, _ second: Part) -> Bool {
    guard second.isContentWord || second.isParticle else { return false }
    return first.folded == "nie" || first.isContentWord && !first.isBoundPrefix
  }

  /// True if both parts are words, and not both Polish; names that begin a line are no evidence.
  private func areForeignWords(_ first: Part, _ second: Part) -> Bool {
    if first.beginsWithCapital && !second.hasCapital { return false }
    return (first.isForeign || second.isForeign) && first.isWord && second.isWord
      && !first.isNativePrefix
  }

  private func addParts(
    _ whole: Part, _ first: Part, _ second: Part, to result: HyphenOpinion
  ) {
    if first.folded == second.folded {
      result.add(HyphenWeight.repetition)
      return
    }
    if !first.isWord { result.add(Self.weight(ofNoWord: first), .firstIsNoWord) }
    if !second.isWord { result.add(Self.weight(ofNoWord: second), .secondIsNoWord) }
    let isCapitalizedFirst = first.beginsWithCapital && !second.hasCapital
    if isCapitalizedFirst && !second.isWord && !whole.isListed
      && first.letterCount > 1 && !first.isLoosePrefix
    {
      result.add(HyphenWeight.nameIsDivided, .halfAName)
    }
    let share = isCapitalizedFirst ? HyphenWeight.shareOfCapitalizedFirst : 1
    result.add(share * weightOfTwoWords(whole, first, second))
  }

  private static func weight(ofNoWord part: Part) -> Double {
    // Of a foreign word the lexicon says nothing.
    part.hasForeignLetter
      ? 0 : max(0, HyphenWeight.partIsNoWord + HyphenWeight.partIsNoWordZipf * part.zipf)
  }

  /// What it is worth that both parts can be words of their own.
  private func weightOfTwoWords(_ whole: Part, _ first: Part, _ second: Part) -> Double {
    if first.isNativePrefix { return 0 }
    if !whole.isListed, first.isForeign || second.isForeign, first.isWord, second.isWord {
      return first.isRareForeignWord || second.isRareForeignWord
        ? HyphenWeight.partsAreRareForeignWords : HyphenWeight.partsAreForeign
    }
    guard !first.isBoundPrefix, first.isContentWord && second.isContentWord,
      second.isAdjective || !first.isCompoundForm
    else { return 0 }
    let rarer = max(0, min(first.zipfBeyondChance, second.zipfBeyondChance))
    return rarer
      * (whole.isListed
        ? HyphenWeight.contentWordsZipf : HyphenWeight.contentWordsThatMakeNoWordZipf)
  }

  private func addGrammar(
    _ whole: Part, _ first: Part, _ second: Part, to result: HyphenOpinion
  ) {
    if first.isCompoundForm && second.isAdjective {
      let isLexicalized =
        whole.isListed && (whole.zipf > second.zipf || second.zipf == 0)
      result.add(
        isLexicalized ? HyphenWeight.lexicalizedCompound : HyphenWeight.adjectivalCompound)
    } else if first.isLoosePrefix && second.isListed && second.letterCount > 2 {
      result.add(HyphenWeight.prefixAndWord)
    }
    if first.isListed, PersonalEnding.bound.contains(second.folded) {
      result.add(HyphenWeight.boundEnding, .personalEnding)
    } else if first.takesPersonalEnding, PersonalEnding.free.contains(second.folded) {
      result.add(HyphenWeight.personalEnding, .personalEnding)
    } else if Self.oldParticles.contains(second.folded), first.isListed {
      result.add(HyphenWeight.oldParticle)
    }
    if Self.conjunctions.contains(second.folded), !whole.isListed {
      result.isSuspended = true
      result.add(HyphenWeight.secondIsConjunction)
    }
  }

  /// Particles that old spelling sets off with a hyphen.
  private static let oldParticles: Set<String> = ["że", "ż"]

  /// Conjunctions after which a compound's second part follows: "dwu- lub trzyosobowe".
  private static let conjunctions: Set<String> = [
    "i", "lub", "oraz", "albo", "czy", "a", "ani", "bądź", "lecz", "jak", "do",
  ]
}

/// The endings of persons, which attach to past forms and, movable, to other words.
enum PersonalEnding {
  /// Endings that are no words.
  static let bound: Set<String> = ["śmy", "ście", "ś"]
  /// Endings that look like words or parts of others.
  static let free: Set<String> = ["m", "em", "eś", "by", "bym", "byś", "byśmy", "byście"]
}

/// What the document at hand says about words.
struct HyphenContext {
  /// Joined forms of the sites that stand elsewhere in the document, in lower case; `nil` as long as
  /// that was not looked for, and all of them may.
  var joinedForms: Set<String>?
  /// How often each hyphenated form stands inside a line, in lower case.
  var hyphenatedCounts: [String: Int] = [:]

  func hasJoined(_ form: String) -> Bool { joinedForms?.contains(form) ?? true }

  func count(ofHyphenated form: String) -> Int { hyphenatedCounts[form] ?? 0 }
}

/// What was found out about marks, so that each pair of parts is judged once in all rounds and texts.
///
/// Used by one call at a time.
final class HyphenMemory {
  struct Pair: Hashable {
    var left: ExactText
    var right: ExactText
    var kind: HyphenSite.Kind
  }

  /// Two runs of letters and the hyphen between them, zeros behind the last byte.
  struct Compound: Hashable {
    private let first: UInt64
    private let second: UInt64
    private let third: UInt64

    /// The bytes at `range`; `nil` if they are too many.
    init?(_ bytes: Span<UInt8>, at range: Range<Int>) {
      guard range.count <= 24 else { return nil }
      first = bytes.word(at: range.lowerBound, before: range.upperBound)
      second =
        range.count > 8 ? bytes.word(at: range.lowerBound + 8, before: range.upperBound) : 0
      third =
        range.count > 16 ? bytes.word(at: range.lowerBound + 16, before: range.upperBound) : 0
    }
  }

  private var opinions: [Pair: HyphenOpinion] = [:]
  /// Whether hyphens inside lines stay, whatever the document says.
  private var settled: [Compound: Bool] = [:]
  /// About the memory they need.
  private(set) var byteCount = 0

  func opinion(on pair: Pair, make: () -> HyphenOpinion) -> HyphenOpinion {
    if let known = opinions[pair] { return known }
    let opinion = make()
    opinions[pair] = opinion
    // Five texts of both parts, and some ten observations.
    byteCount += 500 + 5 * opinion.hyphenated.utf8.count
    return opinion
  }

  /// Whether the hyphen of `compound` stays, found out by `judge` once.
  func isSettled(_ compound: Compound, judge: () -> Bool) -> Bool {
    if let known = settled[compound] { return known }
    let isSettled = judge()
    settled[compound] = isSettled
    byteCount += 60
    return isSettled
  }
}

extension WordKnowledge {
  /// True if `form` is in the lexicon.
  func isListed(_ form: String) -> Bool { !use(of: form).kinds.isEmpty }
}
