/// Recognising addresses of the net by their bytes.
extension Span<UInt8> {
  /// Top-level domains that make "onet.pl" a host; others need "www." or "https://".
  private static var topLevelDomains: [StaticString] {
    ["pl", "com", "org", "net", "eu", "info", "gov", "edu", "de", "uk", "fr", "cz", "io", "biz"]
  }

  /// True if the bytes from `start` to `end` are a host name with a known top-level domain.
  func isHost(from start: Int, to end: Int) -> Bool {
    var label = start
    for offset in start..<end {
      switch self[offset] {
      case UInt8(ascii: "."): label = offset + 1
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
        continue
      default: return false
      }
    }
    guard label > start + 1 else { return false }
    return Self.topLevelDomains.contains { domain in
      end - label == domain.utf8CodeUnitCount && hasBytes(of: domain, from: label, to: end)
    }
  }

  /// The end of the web address that begins at `start`, or nil if none does.
  ///
  /// `wordEnd` is the end of the word there, `limit` the end of the paragraph.
  func urlEnd(from start: Int, wordEnd: Int, limit: Int) -> Int? {
    if hasPrefix("www.", from: start, to: wordEnd) { return addressEnd(from: start, to: limit) }
    if hasPrefix("://", from: wordEnd, to: limit) {
      for scheme: StaticString in ["http", "https", "ftp"]
      where wordEnd - start == scheme.utf8CodeUnitCount
        && hasPrefix(scheme, from: start, to: wordEnd)
      {
        let end = addressEnd(from: start, to: limit)
        return end > wordEnd + 3 ? end : nil
      }
    }
    guard isHost(from: start, to: wordEnd) else { return nil }
    if wordEnd < limit, self[wordEnd] == UInt8(ascii: "/") {
      return addressEnd(from: start, to: limit)
    }
    return wordEnd
  }

  /// The end of the run of address characters from `start`, without closing punctuation.
  private func addressEnd(from start: Int, to limit: Int) -> Int {
    var end = start
    var openParentheses = 0
    while end < limit {
      let byte = self[end]
      if byte == UInt8(ascii: "(") { openParentheses += 1 }
      if byte == UInt8(ascii: ")") {
        openParentheses -= 1
        if openParentheses < 0 { break }
      }
      guard Self.isAddressByte(byte) || isLetter(at: end) else { break }
      end += 1
      while end < limit, self[end] & 0xC0 == 0x80 { end += 1 }
    }
    while end > start, Self.isTrailingPunctuation(self[end - 1]) { end -= 1 }
    return end
  }

  /// True for a two-byte letter, as in "/łódź"; quotation marks and dashes have three bytes.
  private func isLetter(at offset: Int) -> Bool { 0xC3...0xDF ~= self[offset] }

  private static func isAddressByte(_ byte: UInt8) -> Bool {
    guard 0x21...0x7E ~= byte else { return false }
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"),
      UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "|"),
      UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"):
      return false
    default: return true
    }
  }

  private static func isTrailingPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"),
      UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "'"), UInt8(ascii: "*"):
      return true
    default: return false
    }
  }
}
