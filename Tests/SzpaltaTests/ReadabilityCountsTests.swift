import Analysis
import Foundation
import Szpalta
import Testing

/// The short way to counts, beside the whole report.
@Suite struct ReadabilityCountsTests {
  /// Settings that ask letters, lemmas, tags or all of them.
  static let settings: [Readability.Configuration] = {
    var all: [Readability.Configuration] = []
    for form in Readability.HardWordForm.allCases {
      for isIn in [false, true] {
        for reading in Readability.NumberReading.allCases {
          all.append(
            .init(
              hardWordForm: form, countsNamesAsHard: isIn, countsNumeralsAsHard: isIn,
              numberReading: reading, countsAbbreviationsAsHard: isIn,
              indices: ReadabilityIndex.allCases))
        }
      }
    }
    all.append(.init(hardWordSyllables: 1, longWordLetters: 1, indices: ReadabilityIndex.allCases))
    return all
  }()

  static let texts: [String] = [
    "", "…", "Zielińska i Warszawianka. Warszawianka szła. NIE WOLNO! NATO i MSWiA, XIV w.",
    "Kowalewskiego nie było. Był „Sienkiewicz”: Sienkiewicza czytano. Dziewięćdziesiąt i 1939.",
    "Xylofonowiczowski przyszedł. A potem Xylofonowiczowski wyszedł z m.in. Aleksandrowiczem.",
    "PRZECZYTAJ KONIECZNIE: WIADOMOŚCI UNIWERSYTECKIE. Uniwersytecki USG i EKG.",
    "Tytuł\n\nTo jest zdanie, które ma wyrazy. I to też: niedopowiedziane.\n\n* punkt\n* punkt drugi",
    // More words than are counted at once.
    String(repeating: "idzie Xylofonowiczowski, uniwersytecki ", count: 300) + "i nikt.",
  ]

  @Test(arguments: settings.indices)
  func countsAreThoseOfTheReport(index: Int) throws {
    var configuration = Configuration()
    configuration.steps = [.readability]
    configuration.readability = Self.settings[index]
    let pipeline = try Pipeline(resources: Resources(), configuration: configuration)
    let articles = try FileManager.default.contentsOfDirectory(atPath: corpora.path()).sorted()
      .filter { $0.hasSuffix(".txt") && !$0.contains("cp1250") }
      .map { try String(contentsOf: corpora.appending(path: $0), encoding: .utf8) }
    #expect(articles.count > 3)
    // Twice, since the second time words are known.
    for text in Self.texts + articles + articles {
      let counts = try #require(pipeline.readabilityCounts(of: text, format: .text))
      let report = try #require(
        pipeline.report(on: text, format: .text, name: "text").readability)
      #expect(counts.words == report.counts.words)
      #expect(counts.sentences == report.counts.sentences)
      #expect(counts.letters == report.counts.letters)
      #expect(counts.syllables == report.counts.syllables)
      #expect(counts.hardWords == report.counts.hardWords)
      for entry in report.indices {
        let index = try #require(ReadabilityIndex(rawValue: entry.id))
        #expect(index.value(for: counts) == entry.value, "\(entry.id)")
      }
    }
  }

  @Test func thereAreNoneWithoutReadability() throws {
    var configuration = Configuration()
    configuration.steps = [.clean]
    let pipeline = try Pipeline(resources: Resources(), configuration: configuration)
    #expect(pipeline.readabilityCounts(of: "Tekst.", format: .text) == nil)
  }
}
