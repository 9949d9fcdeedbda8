import TextModel

/// The part of the rule `encoding` that takes back what programs did to whole words: bytes read in
/// the wrong encoding, escapes, accents set beside their letters.
///
/// Runs of text between white space are steps of a path (`StatePath`) whose
/// states are "as it is" and the misreadings; so damage is repaired where it
/// is, in a whole text as in one word, and what is right stays. Only the
/// surroundings of what looks broken are looked at. A stretch of one misreading
/// is repaired only if hardly anything odd remains.
struct MisreadingRule {
  let text: String
  let range: ByteRange
  let spots: TextSpots
  let plausibility: TextPlausibility
  let memory: MisreadingMemory

  /// What a change between misreadings, or from and to what is right, costs in nats.
  private static let change = 5.0
  /// A misreading has to better one word by so much to be considered at all.
  private static let leastGain = 5.0
  /// The least share of known words among those of a stretch with letters outside ASCII.
  private static let leastKnownShare = 0.5
  /// What is rarer needs known words for evidence.
  private static let priorOfRareMisreadings = 8.0
  /// No text was broken in more ways than so many.
  private static let mostMisreadings = 16
  /// How far around a broken word others are looked at, in bytes.
  private static let reach = 1500

  private struct Candidate {
    var scalars: [UInt32]
    var judgement: TextPlausibility.Judgement
  }

  /// What is known of a chunk, wherever it stands.
  private struct Entry {
    var judgement: TextPlausibility.Judgement
    var candidates: [Candidate?]
  }

  /// The repairs of the document at `range`, ascending. O(spots) where nothing looks broken.
  func edits() -> [Edit] {
    let bytes = text.utf8Span.span
    let scan = ChunkScan(range: range)
    let suspects = scan.suspectChunks(in: bytes, spots)
    if suspects.isEmpty { return [] }
    let (active, hits) = activeMisreadings(for: suspects, in: bytes)
    if active.isEmpty { return [] }
    var entries: [[Int]: [ScalarRun: Entry?]] = [:]
    var result: [Edit] = []
    var rest = hits[...]
    for part in scan.surroundings(of: hits.map(\.range), reach: Self.reach, in: bytes) {
      let inside = rest.prefix { $0.range.start < part.end }
      rest = rest.dropFirst(inside.count)
      // Elsewhere in the document other misreadings may be at home.
      let local = active.filter { index in inside.contains { $0.misreadings.contains(index) } }
      if local.isEmpty { continue }
      result += edits(
        for: scan.markedChunks(of: part, in: bytes), in: bytes, local.map { Misreading.all[$0] },
        &entries[local, default: [:]])
    }
    return result
  }

  // MARK: - Which misreadings there may be

  /// A chunk that misreadings better, under their places in `Misreading.all`.
  private struct Hit {
    var range: ByteRange
    var misreadings: [Int]
  }

  /// The misreadings that better chunks of `suspects`, the likeliest first, and those chunks.
  private func activeMisreadings(
    for suspects: [ByteRange], in bytes: Span<UInt8>
  ) -> (active: [Int], hits: [Hit]) {
    var gains = [Double](repeating: 0, count: Misreading.all.count)
    /// Sequences that a misreading takes back, less those it cannot since a part is lost.
    var intact = [Int](repeating: 0, count: Misreading.all.count)
    var hits: [Hit] = []
    for suspect in suspects {
      let scalars = SuspectScan.scalars(in: bytes, suspect.start, suspect.end)
      let found = self.gains(of: scalars)
      for (index, gain) in found.gains { gains[index] += gain }
      for (index, count) in found.intact { intact[index] += count }
      if !found.gains.isEmpty {
        hits.append(Hit(range: suspect, misreadings: found.gains.map(\.index)))
      }
    }
    let active = Misreading.all.indices.filter { gains[$0] > 0 && intact[$0] >= 0 }
      .sorted { (gains[$1], $0) < (gains[$0], $1) }
    return (active.prefix(Self.mostMisreadings).sorted(), hits)
  }

  /// How much each misreading betters `chunk`, and the count of its intact sequences.
  private func gains(of chunk: [UInt32]) -> MisreadingMemory.Gains {
    let key = ScalarRun(scalars: chunk)
    if let known = memory.gains[key] { return known }
    let found = newGains(of: chunk)
    memory.gains[key] = found
    memory.byteCountOfRuns += key.byteCount
    return found
  }

  private func newGains(of chunk: [UInt32]) -> MisreadingMemory.Gains {
    let suspects = SuspectScan.suspectCount(in: chunk)
    let glance = Misreading.Glance(chunk)
    var asItIs: TextPlausibility.Judgement?
    var gains: [(index: Int, gain: Double)] = []
    var intact: [(index: Int, count: Int)] = []
    for index in Misreading.candidates(for: chunk, glance, &memory.mends) {
      let misreading = Misreading.all[index]
      let count = misreading.intactCount(chunk)
      if count != 0 { intact.append((index, count)) }
      guard let repaired = misreading.repaired(chunk),
        SuspectScan.suspectCount(in: repaired) < suspects
      else { continue }
      let before = asItIs ?? judgement(on: chunk)
      asItIs = before
      let after = judgement(on: repaired)
      let gain = before.cost - after.cost
      if gain >= Self.leastGain, misreading.isTelling || Self.isEvidence(after, before) {
        gains.append((index, gain))
      }
    }
    return MisreadingMemory.Gains(gains: gains, intact: intact)
  }

  /// True if a chunk may speak for a misreading that is not telling by itself: it has a known word
  /// then, or loses what hardly stands in text. Signs of formulas ("±") are no evidence.
  private static func isEvidence(
    _ after: TextPlausibility.Judgement, _ before: TextPlausibility.Judgement
  ) -> Bool {
    after.knownWordCount > 0
      || after.markedWordCount == 0 && after.oddityCount == 0 && before.oddityCount > 0
  }

  // MARK: - Edits

  private func edits(
    for chunks: [ByteRange], in bytes: Span<UInt8>, _ active: [Misreading],
    _ entries: inout [ScalarRun: Entry?]
  ) -> [Edit] {
    var steps: [(range: ByteRange, scalars: [UInt32], entry: Entry)] = []
    for chunk in chunks {
      let scalars = SuspectScan.scalars(in: bytes, chunk.start, chunk.end)
      let key = ScalarRun(scalars: scalars)
      let known = entries[key]
      let entry = known ?? self.entry(for: scalars, active)
      if known == nil { entries[key] = .some(entry) }
      if let entry { steps.append((chunk, scalars, entry)) }
    }
    let costs = steps.map { step in
      [step.entry.judgement.cost]
        + step.entry.candidates.map { $0?.judgement.cost ?? step.entry.judgement.cost }
    }
    let path = StatePath(costs: costs, start: [0] + active.map(\.prior)) { _ in Self.change }
    var result: [Edit] = []
    var start = 0
    while start < steps.count {
      let state = path.states[start]
      var end = start + 1
      while end < steps.count, path.states[end] == state { end += 1 }
      if state > 0 {
        let stretch = steps[start..<end].compactMap { step in
          step.entry.candidates[state - 1].map {
            Repair(
              range: step.range, scalars: step.scalars, before: step.entry.judgement,
              repaired: $0.scalars, after: $0.judgement)
          }
        }
        result += edits(for: stretch, active[state - 1])
      }
      start = end
    }
    return result
  }

  /// What is known of a chunk; `nil` if no misreading changes it, for then it says nothing.
  private func entry(for scalars: [UInt32], _ active: [Misreading]) -> Entry? {
    var candidates = [Candidate?](repeating: nil, count: active.count)
    var isChanged = false
    for index in active.indices {
      guard let repaired = active[index].repaired(scalars), repaired != scalars else { continue }
      isChanged = true
      candidates[index] = Candidate(
        scalars: repaired, judgement: judgement(on: repaired))
    }
    guard isChanged else { return nil }
    return Entry(judgement: judgement(on: scalars), candidates: candidates)
  }

  private func judgement(on scalars: [UInt32]) -> TextPlausibility.Judgement {
    let key = ScalarRun(scalars: scalars)
    if let known = memory.judgements[key] { return known }
    let judgement = plausibility.judgement(on: scalars)
    memory.judgements[key] = judgement
    memory.byteCountOfRuns += key.byteCount
    return judgement
  }

  private struct Repair {
    var range: ByteRange
    var scalars: [UInt32]
    var before: TextPlausibility.Judgement
    var repaired: [UInt32]
    var after: TextPlausibility.Judgement
  }

  private func edits(for stretch: [Repair], _ misreading: Misreading) -> [Edit] {
    var marked = 0
    var known = 0
    var oddities = 0
    var gain = -misreading.prior
    for repair in stretch {
      marked += repair.after.markedWordCount
      known += repair.after.knownWordCount
      oddities += repair.after.oddityCount
      gain += repair.before.cost - repair.after.cost
    }
    guard gain > 0, oddities * 20 <= stretch.count else { return [] }
    let isKnown = known > 0 && Double(known) >= Self.leastKnownShare * Double(marked)
    // No text has control characters on purpose: "\u{96}" is a dash.
    let endsControls =
      marked == 0 && oddities == 0 && misreading.prior < Self.priorOfRareMisreadings
      && stretch.allSatisfy { $0.before.oddityCount > 0 }
    guard isKnown || endsControls || misreading.isTelling && oddities == 0 else { return [] }
    let confidence = HyphenChain.confidence(of: gain)
    return stretch.map { Self.edit($0, misreading, confidence) }
  }

  /// The edit of a repair, without what the text before and after it begins and ends with.
  private static func edit(
    _ repair: Repair, _ misreading: Misreading, _ confidence: Double
  ) -> Edit {
    let (scalars, repaired) = (repair.scalars, repair.repaired)
    var first = 0
    let shorter = min(scalars.count, repaired.count)
    while first < shorter, scalars[first] == repaired[first] { first += 1 }
    var last = 0
    while last < shorter - first,
      scalars[scalars.count - 1 - last] == repaired[repaired.count - 1 - last]
    {
      last += 1
    }
    let before = TextPlausibility.utf8(Array(scalars[..<first])).count
    let after = TextPlausibility.utf8(Array(scalars.suffix(last))).count
    let middle = TextPlausibility.utf8(Array(repaired[first..<(repaired.count - last)]))
    return Edit(
      range: ByteRange(repair.range.start + before, repair.range.end - after),
      replacement: String(decoding: middle, as: UTF8.self),
      rule: CleaningRule.encoding.rawValue, reason: misreading.name, confidence: confidence)
  }
}

/// What was found out about chunks, so that each is judged once in all rounds and texts.
///
/// Used by one call at a time.
final class MisreadingMemory {
  struct Gains {
    /// How much misreadings better the chunk, under their places in `Misreading.all`.
    var gains: [(index: Int, gain: Double)]
    /// The counts of intact sequences for misreadings.
    var intact: [(index: Int, count: Int)]
  }

  var gains: [ScalarRun: Gains] = [:]
  /// The misreadings that make of suspect scalars some that are not.
  var mends: [UInt32: MisreadingSet] = [:]
  var judgements: [ScalarRun: TextPlausibility.Judgement] = [:]
  /// About the memory of gains and judgements.
  var byteCountOfRuns = 0
  /// About the memory of all.
  var byteCount: Int { byteCountOfRuns + 60 * mends.count }
}

/// Scalars as a key: hashed as the bytes they are in memory, which takes a third of the time.
struct ScalarRun: Hashable {
  let scalars: [UInt32]

  /// About the memory that a dictionary needs for it and what is known of it.
  var byteCount: Int { 200 + 4 * scalars.count }

  func hash(into hasher: inout Hasher) {
    scalars.withUnsafeBytes { hasher.combine(bytes: $0) }
  }
}
