import Morphology
import TextModel

/// The rule `hyphens`: joins what print divided, and keeps what the author hyphenated.
struct HyphenRule {
  let text: String
  let layout: LineLayout
  let furniture: PageFurniture
  let spots: TextSpots
  let knowledge: any WordKnowledge
  /// The log-odds above which a mark counts as a leftover.
  let threshold: Double

  /// Sites in longer chains ("ha-ha-ha-…") are left alone.
  private static let maximumChain = 8

  /// The repairs of the document, ascending. O(bytes), and some look-ups a site.
  func edits() -> [Edit] {
    let bytes = text.utf8Span.span
    let (sites, softHyphens) = HyphenScanner(
      layout: layout, furniture: furniture, spots: spots
    ).sites(in: bytes)
    var result = softHyphens.map(softHyphen)
    if !sites.isEmpty {
      let judge = HyphenJudge(knowledge: knowledge, context: context(of: sites, in: bytes))
      for chain in chains(of: sites) { result += edits(inChain: chain, judge) }
      result.sort { $0.range < $1.range }
    }
    return withoutOverlaps(result)
  }

  /// `edits` without those that move the rest of a word to the page before while it has marks of its
  /// own: once these are decided, the next round moves it.
  private func withoutOverlaps(_ edits: [Edit]) -> [Edit] {
    edits.enumerated().filter { index, edit in
      index + 1 == edits.count || edits[index + 1].range.start >= edit.range.end
    }.map(\.element)
  }

  /// Sites that follow each other with one run of letters between them.
  private func chains(of sites: [HyphenSite]) -> [ArraySlice<HyphenSite>] {
    var result: [ArraySlice<HyphenSite>] = []
    var start = 0
    for index in sites.indices.dropFirst() where sites[index].left != sites[index - 1].right {
      result.append(sites[start..<index])
      start = index
    }
    result.append(sites[start...])
    return result
  }

  private func edits(inChain chain: ArraySlice<HyphenSite>, _ judge: HyphenJudge) -> [Edit] {
    if chain.count > Self.maximumChain { return [] }
    var state = HyphenChain(sites: Array(chain), text: text, judge: judge, threshold: threshold)
    state.decide()
    return state.decisions.enumerated().compactMap { index, decision in
      edit(for: decision, at: state.sites[index])
    }
  }

  private func edit(for decision: HyphenChain.Decision, at site: HyphenSite) -> Edit? {
    switch decision {
    case .join(let judgement, let score):
      return joiningEdit(at: site, judgement.reason, HyphenChain.confidence(of: score))
    case .keep, .leave:
      if text[site.mark].utf8.starts(with: "\u{AD}".utf8) {
        return softHyphen(ByteRange(site.mark.start, site.mark.start + 2))
      }
      guard case .keep(let score) = decision else { return nil }
      let mark = String(text[site.mark].unicodeScalars.prefix(1))
      guard site.kind == .lineEnd else { return nil }
      return Edit(
        range: site.mark, replacement: mark, rule: CleaningRule.hyphens.rawValue,
        reason: site.isRepeated
          ? "a hyphen repeated on the next line" : "a compound divided at its hyphen",
        confidence: HyphenChain.confidence(of: -score))
    }
  }

  private func softHyphen(_ range: ByteRange) -> Edit {
    Edit(
      range: range, replacement: "", rule: CleaningRule.hyphens.rawValue, reason: "a soft hyphen")
  }

  private func joiningEdit(at site: HyphenSite, _ reason: String, _ confidence: Double) -> Edit {
    var range = site.mark
    var replacement = ""
    if site.kind == .pageEnd || site.kind == .beforeFurniture {
      // The rest of the word moves to the page before; page break, number and head stay.
      let bytes = text.utf8Span.span
      let end = bytes.endOfRun(
        startingAt: site.right.start, notAfter: layout.range.end, where: { !isWhiteSpace($0) })
      let next = bytes.endOfRun(startingAt: end, notAfter: layout.range.end, where: isBlank)
      let gap = site.mark.start + bytes.scalar(at: site.mark.start).byteCount
      range = ByteRange(site.mark.start, next)
      replacement = String(text[ByteRange(site.right.start, end)])
      replacement += text[ByteRange(gap, site.mark.end)]
    }
    return Edit(
      range: range, replacement: replacement, rule: CleaningRule.hyphens.rawValue, reason: reason,
      confidence: confidence)
  }

  /// Looks in the document for the joined and hyphenated forms of the sites.
  private func context(of sites: [HyphenSite], in bytes: Span<UInt8>) -> HyphenContext {
    var context = HyphenContext()
    var wanted: [String] = []
    for site in sites {
      let left = text[site.left].lowercased()
      let right = text[site.right].lowercased()
      wanted.append(left + right)
      if site.kind == .inline { context.hyphenatedCounts[left + "-" + right, default: 0] += 1 }
    }
    context.joinedForms = WordFinder(wanted).found(in: layout.range, of: bytes)
    return context
  }
}
