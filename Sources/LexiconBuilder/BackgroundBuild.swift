import ArgumentParser
import Foundation
import Morphology
import Segmentation
import TextModel

extension LexiconBuilder {
  /// Counts in how many texts each lemma stands.
  struct Background: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Makes pl.background.txt, the shares of texts that have each lemma.",
      discussion: """
        Each argument is a genre: JSON lines with a field "text", a text a line; or a folder of .txt \
        files, which are cut into parts of as many words as --words says. A lemma's share is the mean \
        over the genres. The same texts and resources give the same bytes.

        EXAMPLE
          lexicon-builder background --resources Sources/Szpalta/Resources \\
            --source "my essays, 2026" --exclude held-out.jsonl essays.jsonl novels/
        """)

    @Option(help: "The folder with lexicon, models and word lists, and for the result.")
    var resources: String

    @Option(help: "What the texts are, and their licences; goes into the file.")
    var source: String

    @Option(
      help: "JSON lines whose texts, and texts of the same id, are left out; may be repeated.")
    var exclude: [String] = []

    @Option(help: "The words of a part of a longer text.")
    var words = 1500

    @Option(help: "Lemmas with a lower share are left out, in thousandths.")
    var least = 5

    @Argument(help: "The genres.")
    var genres: [String]

    func validate() throws {
      guard words >= 1, least >= 1 else {
        throw ValidationError("--words and --least of 1 or more expected.")
      }
    }

    func run() throws {
      let reader = try LemmaReader(resources: resources)
      let heldOut = try exclude.flatMap(SourceFile.texts)
      let excluded = Set(heldOut.map(\.text) + heldOut.compactMap(\.id))
      var shares: [String: Double] = [:]
      for genre in genres {
        let texts = try lemmaSets(of: genre, excluded, reader)
        guard !texts.isEmpty else { throw BuilderError("\(genre): texts expected, none found") }
        print("\(genre): \(texts.count) texts")
        var counts: [String: Int] = [:]
        for lemmas in texts { for lemma in lemmas { counts[lemma, default: 0] += 1 } }
        for (lemma, count) in counts {
          shares[lemma, default: 0] += Double(count) / Double(texts.count * genres.count)
        }
      }
      try Data(file(of: shares).utf8).write(
        to: URL(fileURLWithPath: resources).appendingPathComponent("pl.background.txt"),
        options: .atomic)
    }

    /// The different lemmas of each text of `genre`.
    private func lemmaSets(
      of genre: String, _ excluded: Set<String>, _ reader: LemmaReader
    ) throws -> [Set<String>] {
      if genre.hasSuffix(".jsonl") {
        return try SourceFile.texts(genre).filter { row in
          !excluded.contains(row.text) && !(row.id.map(excluded.contains) ?? false)
        }.map { Set(reader.lemmas(of: $0.text)) }
      }
      let names = try FileManager.default.contentsOfDirectory(atPath: genre)
        .filter { $0.hasSuffix(".txt") }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      return try names.flatMap { name in
        let lemmas = reader.lemmas(of: try SourceFile.text("\(genre)/\(name)"))
        return stride(from: 0, to: lemmas.count, by: words).map {
          Set(lemmas[$0..<min($0 + words, lemmas.count)])
        }
      }
    }

    /// The lines of the file, the most common first.
    private func file(of shares: [String: Double]) -> String {
      var lines: [Int: [String]] = [:]
      for (lemma, share) in shares {
        let thousandths = Int((share * 1000).rounded())
        if thousandths >= least { lines[thousandths, default: []].append(lemma) }
      }
      let list = lines.keys.sorted(by: >).map { thousandths in
        let lemmas = (lines[thousandths] ?? []).sorted {
          $0.utf8.lexicographicallyPrecedes($1.utf8)
        }
        return "\(thousandths) : \(lemmas.joined(separator: " "))\n"
      }
      return """
        # The share of texts that have each lemma, in thousandths: the mean over genres. No text is contained.
        # thousandths : lemma lemma …
        # Made by lexicon-builder background from \(source)

        """ + list.joined()
    }
  }
}

/// Finds the lemmas of texts with the resources that ship.
private struct LemmaReader {
  private let tagger: Tagger
  private let segmenter: Segmenter

  init(resources: String) throws {
    let folder = URL(fileURLWithPath: resources)
    func path(_ name: String) -> String { folder.appendingPathComponent(name).path }
    func text(_ name: String) throws -> String { try SourceFile.text(path(name)) }
    let frequencies = try Frequencies(contentsOfFile: path("pl.frequencies"))
    tagger = Tagger(
      lexicon: try Lexicon(contentsOfFile: path("pl.lexicon"), rankedBy: frequencies),
      frequencies: frequencies, context: try ContextModel(contentsOfFile: path("pl.context")),
      closedWords: try ClosedWords(
        parsing: try text("pl.closed-words.txt"), name: "pl.closed-words.txt"),
      wordParts: try WordParts(
        parsing: try text("pl.word-parts.txt"), name: "pl.word-parts.txt"),
      endings: try Endings(contentsOfFile: path("pl.endings")))
    segmenter = Segmenter(
      abbreviations: try Abbreviations(
        parsing: try text("pl.abbreviations.txt"), name: "pl.abbreviations.txt"))
  }

  /// The lemmas of the words of `text`, a paragraph a line, in their order and in lower case.
  func lemmas(of text: String) -> [String] {
    let document = tagger.annotated(
      segmenter.segmented(text, paragraphs: ContextTraining.paragraphs(in: text)))
    return document.document.tokens.indices.compactMap { token in
      guard document.document.tokens[token].kind == .word else { return nil }
      let lemma = document.lemma(ofToken: token).lowercased()
      // Some words of the lexicon stand for several: the file parts lemmas by spaces.
      return lemma.contains(" ") ? nil : lemma
    }
  }
}
