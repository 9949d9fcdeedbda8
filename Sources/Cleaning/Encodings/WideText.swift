/// UTF-16 without a byte order mark.
struct WideText {
  let text: String
  /// "UTF-16LE" or "UTF-16BE".
  let encoding: String
  let confidence: Double

  /// Bytes that are looked at; the rest is taken to be of the same kind.
  private static let sampleSize = 4096

  /// What `bytes` say in UTF-16, if that is more plausible than one byte a character: `nil` if not.
  init?(_ bytes: [UInt8], _ plausibility: TextPlausibility) {
    guard bytes.count >= 2, bytes.count.isMultiple(of: 2) else { return nil }
    let sample = bytes.prefix(Self.sampleSize)
    // Wide text is full of bytes that other text has not.
    guard sample.contains(where: { $0 < 0x09 }) else { return nil }
    let narrow = plausibility.judgement(on: sample.map { UInt32($0) }).cost
    var best: (cost: Double, isLittle: Bool)?
    for isLittle in [true, false] {
      let (scalars, failures) = Self.scalars(of: sample, isLittle: isLittle)
      // Bytes among which NUL is a character of its own are no wide text.
      if scalars.contains(where: { $0 < 0x09 }) { continue }
      let cost = plausibility.judgement(on: scalars).cost + 20 * Double(failures.count)
      if cost < best?.cost ?? narrow { best = (cost, isLittle) }
    }
    guard let best else { return nil }
    let (text, failures) = Self.text(of: bytes[...], isLittle: best.isLittle)
    guard failures.isEmpty else { return nil }
    self.text = text
    encoding = best.isLittle ? "UTF-16LE" : "UTF-16BE"
    confidence = HyphenChain.confidence(of: narrow - best.cost)
  }

  /// The text of `bytes` in UTF-16, and the offsets of what is not, which becomes U+FFFD.
  static func text(
    of bytes: ArraySlice<UInt8>, isLittle: Bool
  ) -> (text: String, failures: [Int]) {
    let (scalars, failures) = scalars(of: bytes, isLittle: isLittle)
    return (String(decoding: TextPlausibility.utf8(scalars), as: UTF8.self), failures)
  }

  private static func scalars(
    of bytes: ArraySlice<UInt8>, isLittle: Bool
  ) -> (scalars: [UInt32], failures: [Int]) {
    var scalars: [UInt32] = []
    var failures: [Int] = []
    var offset = bytes.startIndex
    let unit = { (offset: Int) -> UInt32 in
      let (first, second) = (UInt32(bytes[offset]), UInt32(bytes[offset + 1]))
      return isLittle ? second << 8 | first : first << 8 | second
    }
    while offset + 1 < bytes.endIndex {
      let value = unit(offset)
      if value & 0xFC00 == 0xD800, offset + 3 < bytes.endIndex,
        unit(offset + 2) & 0xFC00 == 0xDC00
      {
        scalars.append(0x10000 + (value & 0x3FF) << 10 + (unit(offset + 2) & 0x3FF))
        offset += 4
        continue
      }
      if value & 0xF800 == 0xD800 {
        scalars.append(0xFFFD)
        failures.append(offset)
      } else {
        scalars.append(value)
      }
      offset += 2
    }
    if offset < bytes.endIndex {
      scalars.append(0xFFFD)
      failures.append(offset)
    }
    return (scalars, failures)
  }
}
