extension Themes {
  /// For each theme of the taxonomy the share of the draws of `draws` in which it is present.
  func confidences(
    of claims: ThemeClaims, scores: [Double], termCounts: [Int], norm: Double
  ) -> [Double] {
    let isTold = mayBePresent(scores: scores, termCounts: termCounts)
    let told = parentsFirst.filter { isTold[$0] }
    var hits = [DrawTable.Lanes](repeating: .zero, count: termCounts.count)
    guard !told.isEmpty else { return hits.map { _ in 0 } }
    // A part that is never present counts nowhere: its theme claims the same terms.
    let isCounted = isTold.indices.map { isTold[$0] || parents[$0] == nil }
    let evidence = DrawnEvidence(claims, of: isCounted, draws)
    var sums = DrawnSums(themeCount: termCounts.count)
    for block in 0..<draws.blockCount {
      evidence.findSums(&sums, of: draws, inBlock: block)
      findPresent(told, &sums, norm: Float(norm))
      for theme in told {
        hits[theme] &-= sums.present[theme]
      }
    }
    return hits.map { Double($0.wrappedSum()) / Double(draws.count) }
  }

  /// For each theme false if it is present in no draw, as far as that is easily told.
  private func mayBePresent(scores: [Double], termCounts: [Int]) -> [Bool] {
    // No draw has more terms than the document. Where n occurrences stand m times each, a term counts
    // 1 + 1/2 + … + 1/(m · n), which is at most the product of both sums.
    let most = ThemeClaim.harmonic(draws.mostTimes) * Self.roundingReserve
    var mayBe = [Bool](repeating: false, count: scores.count)
    for theme in parentsFirst {
      mayBe[theme] =
        termCounts[theme] >= configuration.minimumTerms
        && scores[theme] * most >= configuration.minimumScore
        && parents[theme].map { mayBe[$0] } != false
    }
    return mayBe
  }

  /// Some room, since the points of draws are summed as Floats.
  private static let roundingReserve = 1.001

  /// Finds out in which draws the themes `told`, parents first, pass the thresholds, as `present` does.
  private func findPresent(_ told: [Int], _ sums: inout DrawnSums, norm: Float) {
    var total = DrawnSums.Points.zero
    for theme in parentsFirst {
      guard parents[theme] == nil else { break }
      total += sums.points[theme]
    }
    let least = DrawnSums.Points(repeating: Float(configuration.minimumScore) * norm)
    let leastTerms = DrawTable.Lanes(repeating: Int32(clamping: configuration.minimumTerms))
    for theme in told {
      let points = sums.points[theme]
      let hasEvidence = (points .>= least).bits & (sums.termCounts[theme] .>= leastTerms).bits
      if let parent = parents[theme] {
        let part = Float(configuration.minimumPart) * sums.points[parent]
        sums.present[theme] = hasEvidence & sums.present[parent] & (points .>= part).bits
      } else {
        let share = Float(configuration.minimumShare) * total
        sums.present[theme] = hasEvidence & (points .>= share).bits
      }
    }
  }
}
