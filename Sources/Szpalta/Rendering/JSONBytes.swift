import TextModel

/// How JSON is written byte by byte.
extension OutputSpan<UInt8> {
  /// Appends `number`, which is not negative, in decimal digits; up to eight bytes more are written
  /// over.
  @inline(__always)
  mutating func append(decimal number: Int) {
    precondition(number >= 0, "counts and places are not negative")
    let number = UInt64(number)
    if number >= Self.eightDigits { return append(longDecimal: number) }
    let digits = Self.digits(of: number)
    // The last digit is written even if it is zero.
    let zeros = min(7, (digits ^ Self.zeros).trailingZeroBitCount >> 3)
    append(digits >> UInt64(8 &* zeros), count: 8 &- zeros)
  }

  /// Appends a number of more than eight digits. Apart, since what calls itself is not inlined.
  @inline(never)
  private mutating func append(longDecimal number: UInt64) {
    append(decimal: Int(number / Self.eightDigits))
    append(Self.digits(of: number % Self.eightDigits), count: 8)
  }

  /// Appends the object of `range`, of at most 64 bytes.
  @inline(__always)
  mutating func append(_ range: ByteRange) {
    append("{\"end\":")
    append(decimal: range.end)
    append(",\"start\":")
    append(decimal: range.start)
    append("}")
  }

  /// Appends the array of `ranges`, of at most 65 bytes each and 2 more.
  mutating func append(_ ranges: Span<ByteRange>) {
    append(UInt8(ascii: "["))
    for index in ranges.indices {
      if index > 0 { append(UInt8(ascii: ",")) }
      append(ranges[index])
    }
    append(UInt8(ascii: "]"))
  }

  private static var eightDigits: UInt64 { 100_000_000 }
  private static var zeros: UInt64 { 0x3030_3030_3030_3030 }

  /// The eight digits of a number below `eightDigits`, the first lowest, with zeros in front.
  ///
  /// Halves, then quarters, then digits side by side: quotients by multiplication that are exact for
  /// numbers below 10,000 (by 100) and below 100 (by 10).
  @inline(__always)
  private static func digits(of number: UInt64) -> UInt64 {
    let halves = number / 10_000 | (number % 10_000) << 32
    let hundreds = (halves &* 10_486) >> 20 & 0x0000_007F_0000_007F
    let pairs = hundreds | (halves &- hundreds &* 100) << 16
    let tens = (pairs &* 103) >> 10 & 0x000F_000F_000F_000F
    return zeros | tens | (pairs &- tens &* 10) << 8
  }

  /// Appends the lower `count` bytes of `bytes`; the others are written over.
  @inline(__always)
  private mutating func append(_ bytes: UInt64, count added: Int) {
    precondition(freeCapacity >= 8, "room for eight bytes was asked for")
    withUnsafeMutableBufferPointer { buffer, count in
      UnsafeMutableRawPointer(buffer.baseAddress.unsafelyUnwrapped + count)
        .storeBytes(of: bytes.littleEndian, as: UInt64.self)
      count += added
    }
  }

  @inline(__always)
  mutating func append(_ text: StaticString) {
    precondition(text.utf8CodeUnitCount <= freeCapacity, "room was asked for")
    withUnsafeMutableBufferPointer { buffer, count in
      UnsafeMutableRawPointer(buffer.baseAddress.unsafelyUnwrapped + count)
        .copyMemory(from: text.utf8Start, byteCount: text.utf8CodeUnitCount)
      count += text.utf8CodeUnitCount
    }
  }

  /// Appends the bytes from `start` up to `end` of `bytes`.
  @inline(__always)
  mutating func append(_ bytes: Span<UInt8>, from start: Int, to end: Int) {
    precondition(
      0 <= start && start <= end && end <= bytes.count && end - start <= freeCapacity,
      "room was asked for")
    withUnsafeMutableBufferPointer { buffer, count in
      bytes.withUnsafeBufferPointer { bytes in
        guard start < end, let target = buffer.baseAddress, let source = bytes.baseAddress
        else { return }
        (target + count).initialize(from: source + start, count: end - start)
      }
      count += end - start
    }
  }

  /// Appends once more the bytes that stand from `start` up to `end`.
  @inline(__always)
  mutating func appendAgain(from start: Int, to end: Int) {
    precondition(
      0 <= start && start <= end && end <= count && end - start <= freeCapacity,
      "room was asked for")
    withUnsafeMutableBufferPointer { buffer, count in
      let bytes = buffer.baseAddress.unsafelyUnwrapped
      (bytes + count).initialize(from: bytes + start, count: end - start)
      count += end - start
    }
  }

  /// Appends `value`, which is finite, in the fewest digits that say it; at most 32 bytes.
  mutating func append(number value: some BinaryFloatingPoint & CustomStringConvertible) {
    precondition(value.isFinite, "a figure that is not measurable is nil, never NaN")
    if value == 0, value.sign == .plus { return append(UInt8(ascii: "0")) }
    if value == 1 { return append(UInt8(ascii: "1")) }
    let text = value.description
    let digits = text.utf8Span.span
    let isWhole =
      digits.count > 2 && digits[digits.count - 2] == UInt8(ascii: ".")
      && digits[digits.count - 1] == UInt8(ascii: "0")
    append(digits, from: 0, to: digits.count - (isWhole ? 2 : 0))
  }

  /// Appends `text` as a JSON string, which is up to six times as long, and quotes.
  mutating func append(string text: String) {
    append(UInt8(ascii: "\""))
    var text = text
    text.makeContiguousUTF8()
    append(jsonString: text.utf8Span.span)
    append(UInt8(ascii: "\""))
  }

  mutating func append(_ value: Bool) { append(value ? "true" : "false") }

  /// Appends `text`, UTF-8, as the inside of a JSON string, which is up to six times as long.
  @inline(__always)
  mutating func append(jsonString text: Span<UInt8>) {
    var start = 0
    while let index = text.firstJSONEscape(from: start) {
      append(text, from: start, to: index)
      for byte in JSONText.escaped(text[index]).utf8 { append(byte) }
      start = index + 1
    }
    append(text, from: start, to: text.count)
  }

  /// Appends `added` bytes in steps of `copyStep`: sooner than to ask for a copy of any length. Behind
  /// them as many bytes as a step has must be there in `bytes`, and room for them here.
  @inline(__always)
  mutating func append(copying bytes: Span<UInt8>, from start: Int, count added: Int) {
    precondition(
      start + added + copyStep <= bytes.count && added + copyStep <= freeCapacity,
      "room for whole steps was asked for")
    let source = bytes.bytes
    withUnsafeMutableBufferPointer { buffer, count in
      let target = UnsafeMutableRawPointer(buffer.baseAddress.unsafelyUnwrapped + count)
      var offset = 0
      repeat {
        for part in stride(from: 0, to: copyStep, by: 16) {
          target.storeBytes(
            of: source.unsafeLoadUnaligned(
              fromUncheckedByteOffset: start &+ offset &+ part, as: SIMD16<UInt8>.self),
            toByteOffset: offset &+ part, as: SIMD16<UInt8>.self)
        }
        offset &+= copyStep
      } while offset < added
      count += added
    }
  }
}

/// In bytes; most fragments have no more than two.
let copyStep = 64

extension [UInt8] {
  /// Appends the bytes of `text`.
  mutating func append(_ text: StaticString) {
    append(addingCapacity: text.utf8CodeUnitCount) { $0.append(text) }
  }

  /// Appends `text`, UTF-8, as the inside of a JSON string.
  mutating func append(jsonString text: Span<UInt8>) {
    var start = 0
    while let index = text.firstJSONEscape(from: start) {
      append(text, from: start, to: index)
      append(contentsOf: JSONText.escaped(text[index]).utf8)
      start = index + 1
    }
    append(text, from: start, to: text.count)
  }

  private mutating func append(_ bytes: Span<UInt8>, from start: Int, to end: Int) {
    bytes.extracting(start..<end).withUnsafeBufferPointer { append(contentsOf: $0) }
  }
}

extension Span<UInt8> {
  /// The index of the first byte from `start` on that a JSON string may not hold as it is.
  package func firstJSONEscape(from start: Int) -> Int? {
    var index = start
    while index + 8 <= count, !Self.mayHoldEscape(word(at: index)) { index += 8 }
    // What is left is looked at along with bytes before it.
    if index + 8 > count, count - 8 >= start, !Self.mayHoldEscape(word(at: count - 8)) {
      return nil
    }
    while index < count {
      let byte = self[index]
      if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return index }
      index += 1
    }
    return nil
  }

  private func word(at index: Int) -> UInt64 {
    // Eight bytes from `index` on are there.
    bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self)
  }

  /// True if one of the eight bytes is to be escaped.
  @inline(__always)
  private static func mayHoldEscape(_ bytes: UInt64) -> Bool {
    let (ones, tops): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
    let quotes = bytes ^ (ones &* 0x22)
    let slashes = bytes ^ (ones &* 0x5C)
    // A byte below n borrows from its top bit when n is taken away.
    let found =
      (bytes &- ones &* 0x20) & ~bytes | (quotes &- ones) & ~quotes | (slashes &- ones) & ~slashes
    return found & tops != 0
  }
}
