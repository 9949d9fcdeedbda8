/// Letters and marks in a row ("informacyjno-promo-cyjny"), decided from the surest mark on.
struct HyphenChain {
  /// What becomes of a mark.
  enum Decision {
    /// It is a leftover.
    case join(HyphenJudgement, score: Double)
    /// It is a hyphen of the word.
    case keep(score: Double)
    /// It is a hyphen or dash between words, and so is what stands around it.
    case leave
  }

  let sites: [HyphenSite]
  private(set) var decisions: [Decision]
  private var parts: [String]
  /// For each mark between `parts` the index of its site.
  private var open: [Int]
  private let judge: HyphenJudge
  private let threshold: Double

  init(sites: [HyphenSite], text: String, judge: HyphenJudge, threshold: Double) {
    self.sites = sites
    self.judge = judge
    self.threshold = threshold
    decisions = Array(repeating: .leave, count: sites.count)
    parts = [String(text[sites[0].left])] + sites.map { String(text[$0.right]) }
    open = Array(sites.indices)
  }

  /// The probability of log-odds.
  static func confidence(of score: Double) -> Double {
    // Rounded, so that no platform's exponential function shows in an edit.
    (1000 / (1 + exponential(-score))).rounded() / 1000
  }

  /// The odds of log-odds.
  static func odds(of score: Double) -> Double { exponential(score) }

  /// Joins the surest mark, looks again, and keeps the rest.
  mutating func decide() {
    while !open.isEmpty, let best = bestSpan() {
      for site in open[best.index..<best.index + best.width] {
        decisions[site] = .join(best.judgement, score: best.score)
      }
      parts[best.index...(best.index + best.width)] = [
        parts[best.index...(best.index + best.width)].joined()
      ]
      open.removeSubrange(best.index..<(best.index + best.width))
    }
    for (index, site) in open.enumerated() { decisions[site] = decisionToKeep(at: index) }
  }

  private struct Span {
    var index: Int
    /// The number of marks.
    var width: Int
    var judgement: HyphenJudgement
    var score: Double
  }

  private func bestSpan() -> Span? {
    var best: Span?
    for index in open.indices {
      for width in 1...2 where index + width <= open.count {
        guard let span = span(at: index, width: width), span.score > threshold else { continue }
        if span.score > best?.score ?? threshold { best = span }
      }
    }
    return best
  }

  /// The judgement on joining `width` marks from `index` on; `nil` where that is out of question.
  private func span(at index: Int, width: Int) -> Span? {
    let last = index + width - 1
    for open in open[index...last] where sites[open].touchesDigit || sites[open].isRepeated {
      return nil
    }
    var left = parts[index]
    if width == 2 {
      left += parts[index + 1]
      // Letters in a row are symbols: "A-B-C".
      guard parts[index...(last + 1)].allSatisfy({ $0.unicodeScalars.count > 1 }),
        judge.isKnown(left, parts[last + 1])
      else { return nil }
    }
    let site = sites[open[last]]
    var judgement = judge.judgement(on: left, parts[last + 1], site.kind)
    if width == 2 { judgement.weightOfPlace += HyphenWeight.threeParts }
    if site.isInAddress { judgement.weightOfPlace += HyphenWeight.address }
    return Span(index: index, width: width, judgement: judgement, score: judgement.score)
  }

  private func decisionToKeep(at index: Int) -> Decision {
    let site = sites[open[index]]
    if site.isRepeated || site.touchesDigit || site.isInAddress { return .keep(score: -5) }
    let judgement = judge.judgement(on: parts[index], parts[index + 1], site.kind)
    return judgement.opinion.isSuspended ? .leave : .keep(score: judgement.score)
  }
}

/// e to the power of `x`, by halving the argument and the series.
private func exponential(_ x: Double) -> Double {
  let bounded = max(-40, min(40, x))
  let small = bounded / 64
  var term = 1.0
  var sum = 1.0
  for index in 1...12 {
    term *= small / Double(index)
    sum += term
  }
  for _ in 0..<6 { sum *= sum }
  return sum
}
