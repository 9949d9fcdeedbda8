import Testing

@testable import TextModel

@Suite struct UTF8GlanceTests {
  private static func isValid(_ bytes: [UInt8]) -> Bool {
    (try? UTF8Span(validating: bytes.span)) != nil
  }

  private static func check(_ bytes: [UInt8]) {
    switch bytes.span.glanceAtUTF8() {
    case .ascii: #expect(bytes.allSatisfy { $0 < 0x80 })
    case .valid: #expect(isValid(bytes) && !bytes.allSatisfy { $0 < 0x80 })
    case .unclear: break
    }
    let text = String(utf8: bytes.span)
    #expect((text != nil) == isValid(bytes))
    if let text { #expect(Array(text.utf8) == bytes) }
  }

  @Test func polishTextIsToldAtAGlance() {
    let text = "Zażółć gęślą jaźń – „tak” … "
    for count in 0..<40 {
      let bytes = Array((String(repeating: "a", count: count) + text).utf8)
      #expect(bytes.span.glanceAtUTF8() == .valid)
    }
    #expect(Array("abc".utf8).span.glanceAtUTF8() == .ascii)
    #expect([UInt8]().span.glanceAtUTF8() == .ascii)
  }

  /// All pairs of bytes, with a third of each kind, at the places where blocks meet and at the end.
  @Test func onlyUTF8IsValid() {
    let thirds: [UInt8?] = [nil, 0x41, 0x80, 0x9F, 0xA0, 0xBF, 0xC3, 0xE2, 0xFF]
    for start in [0, 13, 14, 15, 30] {
      for first in 0x7F...0xFF as ClosedRange<UInt8> {
        for second in stride(from: 0x40, through: 0xFF, by: 3) {
          for third in thirds {
            let bytes =
              [UInt8](repeating: 0x61, count: start) + [first, UInt8(second)]
              + (third.map { [$0] } ?? [])
            Self.check(bytes)
          }
        }
      }
    }
  }

  @Test(arguments: 0..<20) func damagedTextIsNotValid(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let text = Array(String(repeating: "Łódź — 10 € za „bilet” i 😀, góra; ", count: 3).utf8)
    for _ in 0..<500 {
      var bytes = text
      for _ in 0..<Int(generator.next() % 3) {
        bytes[Int(generator.next() % UInt64(bytes.count))] = UInt8(generator.next() % 256)
      }
      Self.check(Array(bytes.prefix(Int(generator.next() % UInt64(bytes.count + 1)))))
    }
  }
}
