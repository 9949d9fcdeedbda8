import ArgumentParser
import Foundation
import Morphology

extension LexiconBuilder {
  /// Compares a lexicon with its source.
  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Compares pl.lexicon with SGJP, row by row, both ways, and generates all forms.",
      discussion: """
        Every form is looked up; its rows must be those of SGJP, none missing and none more. Then \
        every lemma is generated; its forms with their tags must be those that lead back to it.

        EXAMPLE
          lexicon-builder verify --sgjp lexicon-sources/libmorfeusz2.so \\
            --lexicon Sources/Szpalta/Resources/pl.lexicon
        """)

    @Option(help: "The library libmorfeusz2.so of PyPI's morfeusz2.")
    var sgjp: String

    @Option(help: "The lexicon file.")
    var lexicon: String

    func run() throws {
      let dictionary = try MorfeuszDictionary(contentsOfFile: sgjp)
      let lexicon = try Lexicon(contentsOfFile: lexicon)
      var counts = Counts()
      try dictionary.forEachForm { form, _, found in
        let readings = try found.map { try LexiconBuild.reading($0) }
        counts.compare(form, readings, lexicon)
      }
      counts.extra += lexicon.formCount - counts.lowercaseForms
      print(
        "\(counts.lowercaseForms) lower-case forms, \(counts.forms) forms, \(counts.rows) rows; "
          + "\(counts.missing) missing, \(counts.extra) extra")
      let trip = RoundTrip(lexicon)
      print(
        "round trip: \(trip.lemmas) lemmas, \(trip.pairs) pairs of form and tag; "
          + "\(trip.failureCount) lemmas differ")
      for failure in trip.failures { print("  \(failure)") }
      if counts.missing + counts.extra + trip.failureCount > 0 { throw ExitCode(1) }
    }
  }

  private struct Counts {
    var lowercaseForms = 0
    var forms = 0
    var rows = 0
    var missing = 0
    var extra = 0

    mutating func compare(_ form: [UInt8], _ readings: [LexiconReading], _ lexicon: Lexicon) {
      let expected = Set(readings.map { LexiconEntry(form: form, $0) })
      var found: Set<LexiconEntry> = []
      let spellings = Set(expected.map(\.form))
      for spelling in spellings { found.formUnion(lexicon.entries(of: spelling, matching: .exact)) }
      lowercaseForms += 1
      forms += spellings.count
      rows += expected.count
      missing += expected.subtracting(found).count
      extra += found.subtracting(expected).count
    }
  }
}
