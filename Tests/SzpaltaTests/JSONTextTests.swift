import Foundation
import Szpalta
import Testing

/// Our JSON has the bytes of Foundation's.
@Suite struct JSONTextTests {
  private func foundation(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  @Test(arguments: [
    "felieton-sprzedaz-marketing.txt", "zdrowie-sen.md", "kultura-wystawa-neony.html",
  ])
  func reportsAreWrittenAsFoundationWritesThem(name: String) throws {
    let corpora = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../corpora/\(name)")
    let text = try String(contentsOf: corpora, encoding: .utf8)
    let pipeline = try Pipeline(resources: Resources())
    let report = try pipeline.report(on: text, format: TextFormat(fileName: name), name: name)
    #expect(try JSONText.encoded(report) == foundation(report))
  }

  private struct Awkward: Encodable {
    enum Kind: String, Encodable { case first = "pierwszy \"rodzaj\"" }
    struct Empty: Encodable {}
    var zebra = [1, -20, 300]
    var numbers: [Double] = [
      0, -0.0, 1, 0.1, 1e-7, 1.5e300, 1e16, 123_456_789.125, -2.5, .leastNonzeroMagnitude, 1e21,
    ]
    var text = String(String.UnicodeScalarView((0...0x2FF).compactMap(Unicode.Scalar.init)))
    var small: UInt8 = 255
    var float: Float = 0.1
    var large = Int64.min
    var isTrue = true
    var none: Int?
    var optionals: [Int?] = [1, nil]
    var kind = Kind.first
    var empty = Empty()
    var names = ["b": [1], "ą": [], "a/c": [2, 3], "B": [4], "": [5], "\u{1}": [], "a\u{308}": []]
    var alpha = ["🍞", "a\\b/c", "\u{7F}\u{2028}"]
  }

  @Test func awkwardValuesAreWrittenAsFoundationWritesThem() throws {
    let (ours, theirs) = (JSONText.encoded(Awkward()), try foundation(Awkward()))
    #expect(ours == theirs)
    #expect(try JSONText.encoded([String: Int]()) == foundation([String: Int]()))
    #expect(try JSONText.encoded([Awkward.Kind.first]) == foundation([Awkward.Kind.first]))
    #expect(try JSONText.encoded("tekst") == foundation("tekst"))
    #expect(try JSONText.encoded(7) == foundation(7))
  }
}
