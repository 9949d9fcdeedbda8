import TextModel

/// Finds out the encoding of bytes, of each part of them, and decodes them.
///
/// Runs of bytes between white space are read in each encoding that has the
/// Polish letters; the readings are judged as text (`TextPlausibility`), and the
/// cheapest sequence of encodings wins, where each change costs.
struct EncodingDetector {
  let plausibility: TextPlausibility

  /// What a change of encoding costs in nats: inside a line, and where a line begins.
  private static let changeInsideLine = 30.0
  private static let changeAtLine = 12.0
  /// A byte that is not UTF-8 although the rest is.
  private static let invalidByte = 20.0
  /// How much less likely encodings are beforehand: UTF-8, the encodings of
  /// `Codepage.polish`, windows-1252.
  private static let priors = [0.0, 3, 3.5, 5, 6, 9, 9.5, 10, 7, 8]
  private static let codepages = Codepage.polish + [Codepage("windows-1252")].compactMap { $0 }

  /// The text of `bytes`. O(bytes).
  func decoded(_ bytes: [UInt8]) -> DecodedText {
    if let text = Self.plainText(of: bytes.span) {
      return plain(text, "UTF-8", 1, bytes.count, hasMark: false)
    }
    if let marked = markedText(bytes) { return marked }
    if let wide = WideText(bytes, plausibility) {
      return plain(wide.text, wide.encoding, wide.confidence, bytes.count, hasMark: false)
    }
    if let text = Self.strictText(bytes.span) {
      return plain(text, "UTF-8", 1, bytes.count, hasMark: false)
    }
    return guessedText(bytes)
  }

  /// The least confidence in, and share of known words of, text that is taken for sound.
  private static let leastConfidence = 0.8
  private static let leastKnownShare = 0.5

  /// The text of `bytes` in encodings of single bytes and UTF-8, if its words are known and nothing
  /// odd is in it.
  func soundText(of bytes: [UInt8]) -> DecodedText? {
    let decoded = guessedText(bytes)
    guard decoded.undecodableOffsets.isEmpty, decoded.confidence >= Self.leastConfidence else {
      return nil
    }
    let judgement = plausibility.judgement(on: decoded.text.unicodeScalars.map(\.value))
    let leastKnown = Self.leastKnownShare * Double(judgement.markedWordCount)
    return judgement.oddityCount == 0 && Double(judgement.knownWordCount) >= leastKnown
      ? decoded : nil
  }

  /// The text of bytes that begin with a byte order mark.
  private func markedText(_ bytes: [UInt8]) -> DecodedText? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      var result = decoded(Array(bytes[3...]))
      result.hasByteOrderMark = true
      for index in result.parts.indices {
        let range = result.parts[index].range
        result.parts[index].range = ByteRange(index == 0 ? 0 : range.start + 3, range.end + 3)
      }
      result.undecodableOffsets = result.undecodableOffsets.map { $0 + 3 }
      return result
    }
    let isLittle = bytes.starts(with: [0xFF, 0xFE])
    guard isLittle || bytes.starts(with: [0xFE, 0xFF]) else { return nil }
    let (text, failures) = WideText.text(of: bytes[2...], isLittle: isLittle)
    // Two bytes of "˙ţ" begin no Polish text, but the rest has to be UTF-16 all the same.
    guard failures.count * 50 <= bytes.count else { return nil }
    var result = plain(
      text, isLittle ? "UTF-16LE" : "UTF-16BE", failures.isEmpty ? 1 : 0.9, bytes.count,
      hasMark: true)
    result.undecodableOffsets = failures
    return result
  }

  /// The text of UTF-8 without a byte order mark and NULs; `nil` for other bytes.
  static func plainText(of bytes: Span<UInt8>) -> String? {
    let hasMark = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
    return hasMark || hasNUL(bytes) ? nil : strictText(bytes)
  }

  private static func hasNUL(_ bytes: Span<UInt8>) -> Bool {
    var offset = 0
    while offset + 16 <= bytes.count {
      if !bytes.sixteen(at: offset).equal(0).isZero { return true }
      offset += 16
    }
    return (offset..<bytes.count).contains { bytes[$0] == 0 }
  }

  private static func strictText(_ bytes: Span<UInt8>) -> String? {
    guard let span = try? UTF8Span(validating: bytes) else { return nil }
    return String(copying: span)
  }

  private func plain(
    _ text: String, _ encoding: String, _ confidence: Double, _ count: Int, hasMark: Bool
  ) -> DecodedText {
    DecodedText(
      text: text, encoding: encoding, confidence: confidence,
      parts: [DecodedText.Part(range: ByteRange(0, count), encoding: encoding)],
      undecodableOffsets: [], hasByteOrderMark: hasMark)
  }

  // MARK: - Encodings of one byte, and UTF-8 with flaws

  /// Bytes between white space, some of them outside ASCII.
  private struct Chunk {
    var range: Range<Int>
    var beginsLine: Bool
  }

  private func guessedText(_ bytes: [UInt8]) -> DecodedText {
    let chunks = Self.chunks(of: bytes)
    let costs = chunks.map { self.costs(of: bytes[$0.range]) }
    let path = StatePath(costs: costs, start: Self.priors) { step in
      chunks[step].beginsLine ? Self.changeAtLine : Self.changeInsideLine
    }
    var result = text(of: bytes, chunks, path.states)
    result.confidence = confidence(bytes, chunks, costs, path)
    return result
  }

  /// Chunks outside ASCII; a chunk begins a line if it is the first of these in its line.
  private static func chunks(of bytes: [UInt8]) -> [Chunk] {
    var result: [Chunk] = []
    var start = 0
    var isMarked = false
    var beginsLine = true
    for offset in 0...bytes.count {
      let byte = offset < bytes.count ? bytes[offset] : 0x0A
      if byte == 0x20 || (0x09...0x0D).contains(byte) {
        if isMarked {
          result.append(Chunk(range: start..<offset, beginsLine: beginsLine))
          beginsLine = false
        }
        if byte == 0x0A || byte == 0x0D { beginsLine = true }
        isMarked = false
        start = offset + 1
      } else if byte >= 0x80 {
        isMarked = true
      }
    }
    return result
  }

  /// The cost of `chunk` in each encoding.
  private func costs(of chunk: ArraySlice<UInt8>) -> [Double] {
    let (scalars, failures) = LenientUTF8.scalars(of: chunk)
    let unicode =
      plausibility.judgement(on: scalars).cost + Self.invalidByte * Double(failures.count)
    return [unicode]
      + Self.codepages.map { page in
        plausibility.judgement(on: chunk.map { page.scalars[Int($0)] }).cost
      }
  }

  private static func name(ofState state: Int) -> String {
    state == 0 ? "UTF-8" : codepages[state - 1].name
  }

  /// The text of `bytes`, each chunk in its encoding, and what stands between in that before.
  private func text(of bytes: [UInt8], _ chunks: [Chunk], _ states: [Int]) -> DecodedText {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + bytes.count / 8)
    var parts: [DecodedText.Part] = []
    var failures: [Int] = []
    var counts = [Int](repeating: 0, count: Self.codepages.count + 1)
    var position = 0
    for (chunk, state) in zip(chunks, states) {
      output += bytes[position..<chunk.range.lowerBound]
      if state == 0 {
        let (scalars, failed) = LenientUTF8.scalars(of: bytes[chunk.range])
        failures += failed
        for scalar in scalars { output.appendScalar(scalar) }
      } else {
        let page = Self.codepages[state - 1]
        for byte in bytes[chunk.range] { output.appendScalar(page.scalars[Int(byte)]) }
      }
      position = chunk.range.upperBound
      counts[state] += chunk.range.count
      let name = Self.name(ofState: state)
      if let last = parts.last, last.encoding == name {
        parts[parts.count - 1].range = ByteRange(last.range.start, position)
      } else {
        if !parts.isEmpty {
          let last = parts[parts.count - 1].range
          parts[parts.count - 1].range = ByteRange(last.start, chunk.range.lowerBound)
        }
        parts.append(
          DecodedText.Part(
            range: ByteRange(parts.isEmpty ? 0 : chunk.range.lowerBound, position), encoding: name))
      }
    }
    output += bytes[position...]
    if let last = parts.last {
      parts[parts.count - 1].range = ByteRange(last.range.start, bytes.count)
    }
    let main = counts.indices.max { (counts[$0], $1) < (counts[$1], $0) } ?? 0
    return DecodedText(
      text: String(decoding: output, as: UTF8.self), encoding: Self.name(ofState: main),
      confidence: 1, parts: parts, undecodableOffsets: failures, hasByteOrderMark: false)
  }

  /// The probability of the best way beside the best one that gives another text.
  private func confidence(
    _ bytes: [UInt8], _ chunks: [Chunk], _ costs: [[Double]], _ path: StatePath
  ) -> Double {
    var odds = 0.0
    for state in 0...Self.codepages.count {
      let isSame = zip(chunks, path.states).allSatisfy { chunk, best in
        reads(bytes[chunk.range], the: state, as: best)
      }
      if isSame { continue }
      let total = costs.reduce(Self.priors[state]) { $0 + $1[state] }
      odds += 1 / (1 + HyphenChain.odds(of: total - path.cost))
    }
    let unsure = min(1, odds)
    return (1000 * (1 - unsure)).rounded() / 1000
  }

  private func reads(_ chunk: ArraySlice<UInt8>, the first: Int, as second: Int) -> Bool {
    if first == second { return true }
    guard first > 0, second > 0 else { return false }
    let (one, other) = (Self.codepages[first - 1], Self.codepages[second - 1])
    return chunk.allSatisfy { one.scalars[Int($0)] == other.scalars[Int($0)] }
  }
}

/// UTF-8 with bytes among it that are not.
enum LenientUTF8 {
  /// The scalars of `bytes`, U+FFFD for each byte that is not UTF-8, and the offsets of those.
  static func scalars(of bytes: ArraySlice<UInt8>) -> (scalars: [UInt32], failures: [Int]) {
    var scalars: [UInt32] = []
    var failures: [Int] = []
    var offset = bytes.startIndex
    while offset < bytes.endIndex {
      if let (scalar, count) = scalar(at: offset, in: bytes) {
        scalars.append(scalar)
        offset += count
      } else {
        scalars.append(0xFFFD)
        failures.append(offset)
        offset += 1
      }
    }
    return (scalars, failures)
  }

  /// The scalar whose well-formed bytes start at `offset`; `nil` if there is none.
  ///
  /// - Source: The Unicode Standard 15.0, table 3-7.
  static func scalar(at offset: Int, in bytes: ArraySlice<UInt8>) -> (UInt32, count: Int)? {
    let lead = bytes[offset]
    let count: Int
    switch lead {
    case ..<0x80: return (UInt32(lead), 1)
    case 0xC2...0xDF: count = 2
    case 0xE0...0xEF: count = 3
    case 0xF0...0xF4: count = 4
    default: return nil
    }
    guard offset + count <= bytes.endIndex else { return nil }
    var value = UInt32(lead) & (0x7F >> UInt32(count))
    for byte in bytes[offset + 1..<offset + count] {
      guard byte & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    let least: [UInt32] = [0, 0, 0x80, 0x800, 0x10000]
    guard value >= least[count], value < 0x110000, !(0xD800..<0xE000).contains(value) else {
      return nil
    }
    return (value, count)
  }
}
