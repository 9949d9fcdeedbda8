import Morphology
import TextModel

/// The rule `hyphens`: joins what print divided, and keeps what the author hyphenated.
struct HyphenRule {
  let text: String
  let layout: LineLayout
  let furniture: PageFurniture
  let spots: TextSpots
  let knowledge: any WordKnowledge
  let memory: HyphenMemory
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
      result += edits(at: sites, in: bytes)
      if !softHyphens.isEmpty { result.sort { $0.range < $1.range } }
    }
    return withoutOverlaps(result)
  }

  private func edits(at sites: [HyphenSite], in bytes: Span<UInt8>) -> [Edit] {
    let chains = chains(of: sites).filter { !isSettled($0, in: bytes) }
    if chains.isEmpty { return [] }
    let counts = hyphenatedCounts(of: sites)
    var judge = HyphenJudge(
      knowledge: knowledge, memory: memory, context: HyphenContext(hyphenatedCounts: counts))
    // Most hyphens inside lines stay even if the joined form stood elsewhere, and it is not looked for.
    let open = chains.filter { chain in
      chain.contains { $0.kind != .inline && $0.kind != .spaced } || changes(chain, judge)
    }
    if open.isEmpty { return [] }
    judge.context.joinedForms = joinedForms(of: open.joined(), in: bytes)
    return open.flatMap { edits(inChain: $0, judge) }
  }

  /// True for a hyphen inside a line that stays whatever the document says: most of them.
  private func isSettled(_ chain: ArraySlice<HyphenSite>, in bytes: Span<UInt8>) -> Bool {
    guard chain.count == 1, let site = chain.first, site.kind == .inline, !site.isInAddress,
      site.mark.byteCount == 1,
      let compound = HyphenMemory.Compound(bytes, at: site.left.start..<site.right.end)
    else { return false }
    return memory.isSettled(compound) {
      // What the document may say speaks for a hyphen, but that the joined form stands elsewhere: a
      // context that knows nothing takes that for granted.
      !changes(
        chain, HyphenJudge(knowledge: knowledge, memory: memory, context: HyphenContext()))
    }
  }

  /// `edits` without those that move the rest of a word to the page before while it has marks of its
  /// own: once these are decided, the next round moves it.
  private func withoutOverlaps(_ edits: [Edit]) -> [Edit] {
    let isOverlapped = { index in
      index + 1 < edits.count && edits[index + 1].range.start < edits[index].range.end
    }
    guard edits.indices.contains(where: isOverlapped) else { return edits }
    return edits.indices.filter { !isOverlapped($0) }.map { edits[$0] }
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
    zip(decisions(inChain: chain, judge), chain).compactMap { edit(for: $0, at: $1) }
  }

  /// True if `edits(inChain:_:)` gives any.
  private func changes(_ chain: ArraySlice<HyphenSite>, _ judge: HyphenJudge) -> Bool {
    zip(decisions(inChain: chain, judge), chain).contains { decision, site in
      if case .join = decision { return true }
      return edit(for: decision, at: site) != nil
    }
  }

  private func decisions(
    inChain chain: ArraySlice<HyphenSite>, _ judge: HyphenJudge
  ) -> [HyphenChain.Decision] {
    if chain.count > Self.maximumChain { return [] }
    var state = HyphenChain(sites: Array(chain), text: text, judge: judge, threshold: threshold)
    state.decide()
    return state.decisions
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

  private func hyphenatedCounts(of sites: [HyphenSite]) -> [String: Int] {
    var counts: [String: Int] = [:]
    for site in sites where site.kind == .inline {
      counts[foldedText(text[site.left]) + "-" + foldedText(text[site.right]), default: 0] += 1
    }
    return counts
  }

  /// The joined forms of `sites` that stand in the document.
  private func joinedForms(
    of sites: some Sequence<HyphenSite>, in bytes: Span<UInt8>
  ) -> Set<String> {
    let forms = sites.map { foldedText(text[$0.left]) + foldedText(text[$0.right]) }
    return WordFinder(forms).found(in: layout.range, of: bytes)
  }
}
