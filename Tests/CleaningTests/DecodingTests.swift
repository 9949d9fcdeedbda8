import Cleaning
import Testing
import TextModel

@Suite struct DecodingTests {
  static let cleaner = Resources.cleaner

  /// "Zażółć gęślą jaźń, Łódź" as bytes.
  static let samples: [(String, [UInt8])] = [
    (
      "windows-1250",
      [
        0x5A, 0x61, 0xBF, 0xF3, 0xB3, 0xE6, 0x20, 0x67, 0xEA, 0x9C, 0x6C, 0xB9, 0x20, 0x6A, 0x61,
        0x9F, 0xF1, 0x2C, 0x20, 0xA3, 0xF3, 0x64, 0x9F,
      ]
    ),
    (
      "ISO-8859-2",
      [
        0x5A, 0x61, 0xBF, 0xF3, 0xB3, 0xE6, 0x20, 0x67, 0xEA, 0xB6, 0x6C, 0xB1, 0x20, 0x6A, 0x61,
        0xBC, 0xF1, 0x2C, 0x20, 0xA3, 0xF3, 0x64, 0xBC,
      ]
    ),
    (
      "ISO-8859-16",
      [
        0x5A, 0x61, 0xBF, 0xF3, 0xB3, 0xE5, 0x20, 0x67, 0xFD, 0xF7, 0x6C, 0xA2, 0x20, 0x6A, 0x61,
        0xAE, 0xF1, 0x2C, 0x20, 0xA3, 0xF3, 0x64, 0xAE,
      ]
    ),
    (
      "IBM852",
      [
        0x5A, 0x61, 0xBE, 0xA2, 0x88, 0x86, 0x20, 0x67, 0xA9, 0x98, 0x6C, 0xA5, 0x20, 0x6A, 0x61,
        0xAB, 0xE4, 0x2C, 0x20, 0x9D, 0xA2, 0x64, 0xAB,
      ]
    ),
    (
      "x-mac-centraleurroman",
      [
        0x5A, 0x61, 0xFD, 0x97, 0xB8, 0x8D, 0x20, 0x67, 0xAB, 0xE6, 0x6C, 0x88, 0x20, 0x6A, 0x61,
        0x90, 0xC4, 0x2C, 0x20, 0xFC, 0x97, 0x64, 0x90,
      ]
    ),
  ]

  @Test(arguments: samples)
  func findsTheEncodingOfPolishBytes(encoding: String, bytes: [UInt8]) {
    let decoded = Self.cleaner.decoded(bytes)
    #expect(decoded.text == "Zażółć gęślą jaźń, Łódź")
    #expect(decoded.encoding == encoding)
    #expect(decoded.confidence > 0.95)
    #expect(decoded.summary.contains(encoding))
    #expect(!decoded.isPlainUTF8)
  }

  @Test(arguments: [true, false])
  func findsUTF16WithAndWithoutByteOrderMark(isLittle: Bool) {
    for text in ["Zażółć gęślą jaźń", "Nie było już", "łąka", "Ala ma kota"] {
      let bytes = Self.utf16(text, isLittle: isLittle)
      #expect(Self.cleaner.decoded(bytes).text == text)
      let marked = Self.cleaner.decoded((isLittle ? [0xFF, 0xFE] : [0xFE, 0xFF]) + bytes)
      #expect(marked.text == text)
      #expect(marked.encoding == (isLittle ? "UTF-16LE" : "UTF-16BE"))
      #expect(marked.hasByteOrderMark)
    }
  }

  static func utf16(_ text: String, isLittle: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      isLittle ? [UInt8(unit & 0xFF), UInt8(unit >> 8)] : [UInt8(unit >> 8), UInt8(unit & 0xFF)]
    }
  }

  @Test(arguments: ["", "Ala ma kota", "Zażółć", "a\u{0}b", "\u{0}", "Привет", "Ã³ i Ĺ‚", "日本語"])
  func utf8StaysWhatItIs(text: String) {
    let decoded = Self.cleaner.decoded(Array(text.utf8))
    #expect(decoded.text == text)
    #expect(decoded.isPlainUTF8)
    #expect(decoded.confidence == 1)
    let marked = Self.cleaner.decoded([0xEF, 0xBB, 0xBF] + Array(text.utf8))
    #expect(marked.text == text)
    #expect(marked.hasByteOrderMark && marked.isPlainUTF8)
  }

  @Test func readsSeveralEncodingsInOneFile() {
    let line = "Zażółć gęślą jaźń, Łódź"
    var bytes = Array("\(line)\n".utf8)
    for (_, sample) in Self.samples { bytes += sample + [0x0A] }
    bytes += Array(line.utf8)
    let decoded = Self.cleaner.decoded(bytes)
    #expect(decoded.text == Array(repeating: line, count: 7).joined(separator: "\n"))
    #expect(
      decoded.parts.map(\.encoding) == ["UTF-8"] + Self.samples.map { $0.0 } + ["UTF-8"])
    #expect(decoded.parts.first?.range.start == 0)
    #expect(decoded.parts.last?.range.end == bytes.count)
    for (one, next) in zip(decoded.parts, decoded.parts.dropFirst()) {
      #expect(one.range.end == next.range.start)
    }
  }

  @Test func bytesThatStandForNothingAreListed() {
    let bytes = Array("Zażółć gęślą ".utf8) + [0xC5] + Array(" jaźń, Łódź".utf8)
    let decoded = Self.cleaner.decoded(bytes)
    #expect(decoded.text == "Zażółć gęślą \u{FFFD} jaźń, Łódź")
    #expect(decoded.undecodableOffsets == [Array("Zażółć gęślą ".utf8).count])
    #expect(decoded.summary.contains("byte \(Array("Zażółć gęślą ".utf8).count)"))
  }

  @Test func confidenceIsLowWhereEncodingsAgreeAsWell() {
    // "ó" or "¢", one byte beside a word that is none.
    let unsure = Self.cleaner.decoded([0x78, 0xA2, 0x71])
    let sure = Self.cleaner.decoded(Self.samples[0].1)
    #expect(unsure.confidence < sure.confidence)
    #expect(0...1 ~= unsure.confidence)
  }

  @Test func anyBytesDecodeTheSameWayEachTime() {
    var generator = SplitMix64(seed: 11)
    for round in 0..<400 {
      var bytes = (0..<generator.next(below: 60)).map { _ in UInt8(generator.next(below: 256)) }
      if round.isMultiple(of: 3) { bytes += Self.samples[round % 5].1 }
      if round.isMultiple(of: 4), !bytes.isEmpty { bytes.removeLast(1) }
      if round.isMultiple(of: 5) { bytes = [0xFF, 0xFE] + bytes }
      if round.isMultiple(of: 7) { bytes = bytes.flatMap { [$0, 0] } }
      let decoded = Self.cleaner.decoded(bytes)
      #expect(decoded == Self.cleaner.decoded(bytes))
      #expect(0...1 ~= decoded.confidence)
      #expect(decoded.undecodableOffsets.allSatisfy { $0 < bytes.count })
      #expect(decoded.parts.last?.range.end == bytes.count || bytes.isEmpty)
    }
  }
}
