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
    let json = JSONText.encoded(report)
    #expect(try json == foundation(report))
  }

  /// Figures that cannot be measured have no field.
  @Test(arguments: [
    "", "Ala.", "# Kot\n\nAla ma \"kota\". Kot ma Alę, a ona nie.\n",
    "Ala ma \"za\u{AD}jąca\" i Å¼abÄ™.\n", "Ala \"za\u{AD}jąca\\\" i\u{1}Å¼abÄ™\"nie.\n",
  ])
  func reportsOnShortTextsAreWrittenAsFoundationWritesThem(text: String) throws {
    var configuration = Configuration()
    configuration.keyphrases = [["kot"]]
    let pipeline = try Pipeline(resources: Resources(), configuration: configuration)
    let report = try pipeline.report(on: text, format: .markdown, name: "a")
    #expect(try JSONText.encoded(report) == foundation(report))
  }

  /// What is the same in findings is kept from report to report, with the wordings that it was made for.
  @Test func wordingsOfOneReportAreNotThoseOfAnother() throws {
    func report(_ suggestion: String) throws -> Report.FindingEntries {
      let json = """
        [{"kind":"plainWording","place":{"line":1,"range":{"end":3,"start":0},"text":"Ala"},\
        "words":[],"priority":2,"explanation":{},"suggestions":["\(suggestion)"]}]
        """
      return try JSONDecoder().decode(Report.FindingEntries.self, from: Data(json.utf8))
    }
    for suggestion in ["teraz", "dziś", "teraz"] {
      let findings = try report(suggestion)
      #expect(try JSONText.encoded(findings) == foundation(findings))
    }
  }

  @Test func findingsAreReadAsTheyWereWritten() throws {
    let pipeline = try Pipeline(resources: Resources())
    let text =
      "W dniu dzisiejszym zostało dokonane otwarcie \"najnowocześniejszej\" biblioteki.\n"
      + "Niemniej jednak uczestnicy, 🍞 zaproszeni przez organizatorów, nie mogli nie wejść."
    let report = try pipeline.report(on: text, format: .text, name: "a")
    let findings = try #require(report.readability?.findings)
    #expect(Set(findings.map(\.place.line)) == [1, 2])
    #expect(findings.contains { !$0.suggestions.isEmpty })
    let json = JSONText.encoded(findings)
    let decoded = try JSONDecoder().decode(Report.FindingEntries.self, from: Data(json.utf8))
    #expect(decoded == findings)
    #expect(JSONText.encoded(decoded) == json)
    #expect(decoded != Report.FindingEntries())
  }

  /// Text is looked through eight bytes at a time.
  @Test(arguments: ["\"", "\\", "\n", "\u{0}", "\u{1F}", "!", "#", "[", "]", " ", "\u{7F}", "ć"])
  func signsAreEscapedWhereverTheyStand(sign: String) throws {
    for before in 0...17 {
      let text = String(repeating: "ż", count: before) + sign + "abcdefgh" + sign
      #expect(try JSONText.encoded(text) == foundation(text))
    }
  }

  @Test func numbersOfAnyLengthAreWritten() throws {
    let powers = (0...18).map { zeros in (0..<zeros).reduce(1) { power, _ in power * 10 } }
    let numbers = powers.flatMap { [$0 - 1, $0, -$0, $0 / 3 * 2] } + [.max, .min]
    #expect(try JSONText.encoded(numbers) == foundation(numbers))
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
