import ArgumentParser
import Foundation
import Morphology

extension LexiconBuilder {
  /// Learns endings from the lexicon.
  struct LearnEndings: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "endings",
      abstract: "Makes pl.endings, what endings tell of unknown words, from pl.lexicon.",
      discussion: """
        The same resources give the same bytes. With --held-out every twentieth lexeme is left out, \
        its forms are guessed, and nothing is written.

        EXAMPLE
          lexicon-builder endings --resources Sources/Szpalta/Resources
        """)

    @Option(help: "The folder with the lexicon and for the result.")
    var resources: String

    @Flag(help: "Measure how good guesses are; write no file.")
    var heldOut = false

    func run() throws {
      let folder = URL(fileURLWithPath: resources)
      func path(_ name: String) -> String { folder.appendingPathComponent(name).path }
      let lexicon = try Lexicon(contentsOfFile: path("pl.lexicon"))
      var training = EndingsTraining(lexicon) { heldOut && Self.isHeldOut($0) }
      let (bytes, count) = training.endings(source: lexicon.source, notice: lexicon.notice)
      print("\(count) endings, \(bytes.count) bytes")
      guard heldOut else {
        return try Data(bytes).write(
          to: folder.appendingPathComponent("pl.endings"), options: .atomic)
      }
      let file = FileManager.default.temporaryDirectory
        .appendingPathComponent("\(UUID().uuidString).endings")
      try Data(bytes).write(to: file)
      defer { try? FileManager.default.removeItem(at: file) }
      try Self.measure(lexicon, try Endings(contentsOfFile: file.path))
    }

    /// One lemma in twenty, the same on every machine.
    private static func isHeldOut(_ lemma: [UInt8]) -> Bool {
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      for byte in lemma { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      return hash >> 32 % 20 == 0
    }

    private static func measure(_ lexicon: Lexicon, _ endings: Endings) throws {
      var totals: [Endings.Kind: (weight: Double, lemma: Double, both: Double, among: Double)] = [:]
      lexicon.forEachReading { form, reading in
        guard isHeldOut(reading.lemma), let (kind, _) = EndingsTraining.rule(form, reading)
        else { return }
        let text = String(decoding: form, as: UTF8.self)
        let lemma = String(decoding: reading.lemma, as: UTF8.self)
        let weight = reading.isUnusual ? 0.0 : 1
        let guesses = endings.guesses(for: form.span, kind).compactMap { guess in
          endings.lemma(of: text, guess).map {
            (lemma: $0, tag: endings.tag(guess), share: guess.share)
          }
        }
        var total = totals[kind] ?? (0, 0, 0, 0)
        total.weight += weight
        var lemmas: [String: Double] = [:]
        for guess in guesses { lemmas[guess.lemma, default: 0] += guess.share }
        let best = lemmas.max { ($0.value, $1.key) < ($1.value, $0.key) }
        if best?.key == lemma { total.lemma += weight }
        if let first = guesses.first, first.lemma == lemma, first.tag == reading.tag {
          total.both += weight
        }
        if lemmas[lemma] != nil { total.among += weight }
        totals[kind] = total
      }
      for (kind, total) in totals.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
        func percent(_ part: Double) -> String {
          String(format: "%.1f %%", 100 * part / total.weight)
        }
        print(
          "\(kind): right lemma \(percent(total.lemma)), among the guesses \(percent(total.among)), "
            + "right lemma and tag \(percent(total.both))")
      }
    }
  }
}
