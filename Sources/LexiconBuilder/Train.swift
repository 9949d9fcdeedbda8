import ArgumentParser
import Foundation
import Morphology
import Segmentation

extension LexiconBuilder {
  /// Learns the context model from texts.
  struct Train: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Makes pl.context from texts without annotation.",
      discussion: """
        The same texts and resources give the same bytes. Text files hold a paragraph a line; of \
        JSON lines the field "text" counts.

        EXAMPLE
          lexicon-builder train --resources Sources/Szpalta/Resources \\
            --source "my essays, 2026" --notice "Public domain." essays.txt
        """)

    @Option(
      help: "The folder with lexicon, frequencies, endings and word lists, and for the result.")
    var resources: String

    @Option(help: "The name and version of the texts.")
    var source: String

    @Option(help: "The attribution and licence of the texts.")
    var notice: String

    @Argument(help: "The texts, .txt or .jsonl, UTF-8.")
    var texts: [String]

    func run() throws {
      let folder = URL(fileURLWithPath: resources)
      func path(_ name: String) -> String { folder.appendingPathComponent(name).path }
      func text(_ name: String) throws -> String {
        try SourceFile.text(path(name))
      }
      let frequencies = try Frequencies(contentsOfFile: path("pl.frequencies"))
      let lexicon = try Lexicon(contentsOfFile: path("pl.lexicon"), rankedBy: frequencies)
      let transitiveVerbs = lexicon.transitiveVerbs()
      let tagger = Tagger(
        lexicon: lexicon, frequencies: frequencies,
        context: ContextModel(transitiveVerbs: transitiveVerbs),
        closedWords: try ClosedWords(
          parsing: try text("pl.closed-words.txt"), name: "pl.closed-words.txt"),
        wordParts: try WordParts(
          parsing: try text("pl.word-parts.txt"), name: "pl.word-parts.txt"),
        endings: try Endings(contentsOfFile: path("pl.endings")))
      let segmenter = Segmenter(
        abbreviations: try Abbreviations(
          parsing: try text("pl.abbreviations.txt"), name: "pl.abbreviations.txt"))
      let training = ContextTraining(
        try texts.flatMap(Self.read), tagger: tagger, segmenter: segmenter)
      print(training.summary)
      try Data(training.model(source: source, notice: notice, transitiveVerbs: transitiveVerbs))
        .write(to: folder.appendingPathComponent("pl.context"), options: .atomic)
    }

    private static func read(_ path: String) throws -> [String] {
      path.hasSuffix(".jsonl")
        ? try SourceFile.texts(path).map(\.text) : [try SourceFile.text(path)]
    }
  }
}
