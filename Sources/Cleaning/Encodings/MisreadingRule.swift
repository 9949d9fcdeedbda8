import TextModel

/// The part of the rule `encoding` that takes back what programs did to whole words: bytes read in
/// the wrong encoding, escapes, accents set beside their letters.
///
/// Runs of text between white space are steps of a path (`StatePath`) whose
/// states are "as it is" and the misreadings; so damage is repaired where it
/// is, in a whole text as in one word, and what is right stays. A stretch of one
/// misreading is repaired only if hardly anything odd remains.
struct MisreadingRule {
  let text: String
  let range: ByteRange
  let plausibility: TextPlausibility

  /// What a change between misreadings, or from and to what is right, costs in nats.
  private static let change = 5.0
  /// A misreading has to better one word by so much to be considered at all.
  private static let leastGain = 5.0
  /// The least share of known words among those of a stretch with letters outside ASCII.
  private static let leastKnownShare = 0.5

  /// What is rarer needs known words for evidence.
  private static let priorOfRareMisreadings = 8.0

  private struct Chunk {
    var range: ByteRange
    var scalars: [UInt32]
    var judgement: TextPlausibility.Judgement
  }

  private struct Candidate {
    var scalars: [UInt32]
    var judgement: TextPlausibility.Judgement
  }

  /// The repairs of the document at `range`, ascending. O(bytes) where nothing looks broken.
  func edits() -> [Edit] {
    let bytes = text.utf8Span.span
    guard SuspectScan.hasSuspect(in: bytes, range) else { return [] }
    let chunks = self.chunks(in: bytes)
    let active = activeMisreadings(for: chunks)
    if active.isEmpty { return [] }
    let candidates = chunks.map { chunk in active.map { candidate(for: chunk, $0) } }
    let costs = zip(chunks, candidates).map { chunk, row in
      [chunk.judgement.cost] + row.map { $0?.judgement.cost ?? chunk.judgement.cost }
    }
    let path = StatePath(costs: costs, start: [0] + active.map(\.prior)) { _ in Self.change }
    return edits(along: path.states, chunks, candidates, active)
  }

  // MARK: - Chunks

  /// The chunks that are not plain ASCII, or hold escapes.
  private func chunks(in bytes: Span<UInt8>) -> [Chunk] {
    var result: [Chunk] = []
    var start = range.start
    var isWanted = false
    for offset in range.start...range.end {
      let byte = offset < range.end ? bytes[offset] : 0x0A
      if byte == 0x20 || (0x09...0x0D).contains(byte) {
        // A soft line break of mail does not part words.
        if isWanted, byte == 0x0A || byte == 0x0D, offset < range.end, offset > start {
          if bytes[offset - 1] == 0x3D { continue }
          if byte == 0x0A, bytes[offset - 1] == 0x0D, offset - 1 > start, bytes[offset - 2] == 0x3D
          {
            continue
          }
        }
        if isWanted {
          let scalars = SuspectScan.scalars(in: bytes, start, offset)
          result.append(
            Chunk(
              range: ByteRange(start, offset), scalars: scalars,
              judgement: plausibility.judgement(on: scalars)))
        }
        isWanted = false
        start = offset + 1
      } else if byte >= 0x80 || EscapeSyntax.mayBegin(at: offset, in: bytes) {
        isWanted = true
      }
    }
    return result
  }

  private func candidate(for chunk: Chunk, _ misreading: Misreading) -> Candidate? {
    guard let repaired = misreading.repaired(chunk.scalars), repaired != chunk.scalars else {
      return nil
    }
    return Candidate(scalars: repaired, judgement: plausibility.judgement(on: repaired))
  }

  /// The misreadings that better any chunk with something suspect in it.
  private func activeMisreadings(for chunks: [Chunk]) -> [Misreading] {
    var isActive = [Bool](repeating: false, count: Misreading.all.count)
    /// Sequences that a misreading takes back, less those it cannot since a part is lost.
    var intact = [Int](repeating: 0, count: Misreading.all.count)
    for chunk in chunks {
      let before = SuspectScan.suspectCount(in: chunk.scalars)
      if before == 0 { continue }
      let glance = Misreading.Glance(chunk.scalars)
      for (index, misreading) in Misreading.all.enumerated() {
        guard misreading.mayApply(to: glance) else { continue }
        intact[index] += misreading.intactCount(chunk.scalars)
        if isActive[index] { continue }
        guard let repaired = misreading.repaired(chunk.scalars),
          SuspectScan.suspectCount(in: repaired) < before
        else { continue }
        let gain = chunk.judgement.cost - plausibility.judgement(on: repaired).cost
        if gain >= Self.leastGain { isActive[index] = true }
      }
    }
    return Misreading.all.indices.filter { isActive[$0] && intact[$0] >= 0 }.map {
      Misreading.all[$0]
    }
  }

  // MARK: - Edits

  private func edits(
    along states: [Int], _ chunks: [Chunk], _ candidates: [[Candidate?]], _ active: [Misreading]
  ) -> [Edit] {
    var result: [Edit] = []
    var start = 0
    while start < states.count {
      var end = start + 1
      while end < states.count, states[end] == states[start] { end += 1 }
      if states[start] > 0 {
        let state = states[start] - 1
        let stretch = (start..<end).compactMap { index in
          candidates[index][state].map { (chunks[index], $0) }
        }
        result += edits(for: stretch, active[state])
      }
      start = end
    }
    return result
  }

  private func edits(for stretch: [(Chunk, Candidate)], _ misreading: Misreading) -> [Edit] {
    var marked = 0
    var known = 0
    var oddities = 0
    var gain = -misreading.prior
    for (chunk, candidate) in stretch {
      marked += candidate.judgement.markedWordCount
      known += candidate.judgement.knownWordCount
      oddities += candidate.judgement.oddityCount
      gain += chunk.judgement.cost - candidate.judgement.cost
    }
    guard gain > 0, oddities * 20 <= stretch.count else { return [] }
    let isKnown = known > 0 && Double(known) >= Self.leastKnownShare * Double(marked)
    // No text has control characters on purpose: "\u{96}" is a dash.
    let endsControls =
      marked == 0 && oddities == 0 && misreading.prior < Self.priorOfRareMisreadings
      && stretch.allSatisfy { $0.0.judgement.oddityCount > 0 }
    guard isKnown || endsControls || misreading.isTelling && oddities == 0 else { return [] }
    return stretch.map { chunk, candidate in
      Self.edit(
        from: chunk, to: candidate.scalars, misreading, HyphenChain.confidence(of: gain))
    }
  }

  /// The edit that makes of `chunk` the repaired scalars, without what both begin and end with.
  private static func edit(
    from chunk: Chunk, to repaired: [UInt32], _ misreading: Misreading, _ confidence: Double
  ) -> Edit {
    var first = 0
    let shorter = min(chunk.scalars.count, repaired.count)
    while first < shorter, chunk.scalars[first] == repaired[first] { first += 1 }
    var last = 0
    while last < shorter - first,
      chunk.scalars[chunk.scalars.count - 1 - last] == repaired[repaired.count - 1 - last]
    {
      last += 1
    }
    let before = TextPlausibility.utf8(Array(chunk.scalars[..<first])).count
    let after = TextPlausibility.utf8(Array(chunk.scalars.suffix(last))).count
    let middle = TextPlausibility.utf8(Array(repaired[first..<(repaired.count - last)]))
    return Edit(
      range: ByteRange(chunk.range.start + before, chunk.range.end - after),
      replacement: String(decoding: middle, as: UTF8.self),
      rule: CleaningRule.encoding.rawValue, reason: misreading.name, confidence: confidence)
  }
}

/// Finds what Polish text seldom has: the places where damage may be.
enum SuspectScan {
  /// True if there is anything suspect at `range`. O(bytes).
  static func hasSuspect(in bytes: Span<UInt8>, _ range: ByteRange) -> Bool {
    var offset = range.start
    while offset < range.end {
      let byte = bytes[offset]
      if byte < 0x80 {
        if isEscapeSign[Int(byte)], EscapeSyntax.mayBegin(at: offset, in: bytes) { return true }
        offset += 1
        continue
      }
      let (scalar, count) = bytes.scalar(at: offset)
      if isSuspect(scalar) { return true }
      if isPolishCapital(scalar), offset > range.start {
        let before = bytes.scalar(before: offset).value
        if isLetter(before), !isUppercase(before) { return true }
      }
      offset += count
    }
    return false
  }

  private static let isEscapeSign: [Bool] = (0..<256).map { $0 == 0x5C || $0 == 0x3D || $0 == 0x25 }

  /// The scalars of the bytes from `start` to `end`.
  static func scalars(in bytes: Span<UInt8>, _ start: Int, _ end: Int) -> [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(end - start)
    var offset = start
    while offset < end {
      let (scalar, count) = bytes.scalar(at: offset)
      result.append(scalar)
      offset += count
    }
    return result
  }

  /// How many scalars are suspect; signs that begin escapes count.
  static func suspectCount(in scalars: [UInt32]) -> Int {
    var count = 0
    var isAfterSmall = false
    for (index, scalar) in scalars.enumerated() {
      if scalar >= 0x80 {
        if isSuspect(scalar) || isAfterSmall && isPolishCapital(scalar) { count += 1 }
        isAfterSmall = isPolishLetter(scalar) && !isPolishCapital(scalar)
      } else {
        let isEscape =
          scalar == 0x5C
          ? index + 1 < scalars.count && scalars[index + 1] | 0x20 == 0x75
          : isEscapeSign[Int(scalar)] && EscapeSyntax.mayBegin(at: index, in: scalars)
        if isEscape { count += 1 }
        isAfterSmall = scalar >= 0x61 && scalar <= 0x7A
      }
    }
    return count
  }

  /// True for the nine Polish capitals outside ASCII.
  static func isPolishCapital(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xD3, 0x104, 0x106, 0x118, 0x141, 0x143, 0x15A, 0x179, 0x17B: true
    default: false
    }
  }

  /// True for scalars above ASCII that are neither Polish letters, "é" nor usual marks.
  static func isSuspect(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2010...0x2014, 0x2018...0x201E, 0x2022, 0x2026, 0xA0, 0xA7, 0xAB, 0xBB, 0xB0, 0xAD: false
    case 0x200B...0x200D, 0x2060, 0xFEFF, 0xFFFD, 0xC9, 0xE9: false
    // Cyrillic letters that look like Latin ones get among them by hand.
    case 0x430, 0x435, 0x43E, 0x440, 0x445: false
    case 0x1F000...: false
    default: !isPolishLetter(scalar)
    }
  }
}
