/// What a glance at bytes tells of their encoding.
package enum UTF8Glance: Sendable {
  /// ASCII.
  case ascii
  /// UTF-8, and more than ASCII.
  case valid
  /// Perhaps UTF-8: there are bytes that only a full validation judges.
  case unclear
}

extension Span<UInt8> {
  /// Whether the bytes are UTF-8, told sixteen at a time. O(bytes), several times as fast as `UTF8Span`.
  ///
  /// Sure of ASCII, scalars of two bytes and those of three that begin with E1 to EC, which
  /// nearly all Polish texts are made of.
  package func glanceAtUTF8() -> UTF8Glance {
    var scan = UTF8Scan()
    var offset = 0
    while offset + 16 <= count {
      if !scan.takes(sixteen(at: offset)) { return .unclear }
      offset += 16
    }
    // Zeros behind the text continue no scalar.
    var last = SIMD16<UInt8>()
    for index in offset..<count { last[index - offset] = self[index] }
    if !scan.takes(last) || scan.pending != 0 { return .unclear }
    return scan.isASCII ? .ascii : .valid
  }

  /// True if the bytes are UTF-8. O(bytes).
  package var isUTF8: Bool {
    glanceAtUTF8() != .unclear || (try? UTF8Span(validating: self)) != nil
  }
}

/// What is known of the bytes so far.
private struct UTF8Scan {
  var isASCII = true
  /// A bit for each of the next bytes that has to continue a scalar.
  var pending: UInt64 = 0

  /// False if one of the bytes does not continue a scalar and should, or the reverse, or is unclear.
  @inline(__always)
  mutating func takes(_ bytes: SIMD16<UInt8>) -> Bool {
    let marked = bytes.bits
    if marked | pending == 0 { return true }
    isASCII = false
    let pairs = bytes.isAmong(0xC2...0xDF).bits
    let triples = bytes.isAmong(0xE1...0xEC).bits
    let expected = pending | (pairs | triples) << 1 | triples << 2
    let continuations = expected & 0xFFFF
    pending = expected >> 16
    return bytes.isAmong(0x80...0xBF).bits == continuations
      && marked == pairs | triples | continuations
  }
}

extension String {
  /// The text of `bytes`; `nil` if they are not UTF-8. O(bytes).
  package init?(utf8 bytes: Span<UInt8>) {
    switch bytes.glanceAtUTF8() {
    // Unchecked, since the glance has checked them.
    case .ascii: self.init(copying: UTF8Span(unchecked: bytes, isKnownASCII: true))
    case .valid: self.init(copying: UTF8Span(unchecked: bytes))
    case .unclear:
      guard let valid = try? UTF8Span(validating: bytes) else { return nil }
      self.init(copying: valid)
    }
  }
}
