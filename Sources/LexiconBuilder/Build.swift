import ArgumentParser
import Foundation
import Morphology

extension LexiconBuilder {
  /// Makes both resources from their sources.
  struct Build: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Makes pl.lexicon and pl.frequencies.",
      discussion: """
        The same sources give the same bytes.

        EXAMPLE
          lexicon-builder build --sgjp lexicon-sources/libmorfeusz2.so \\
            --wordfreq lexicon-sources/wordfreq-pl.tsv \\
            --anchors Scripts/lexicon-anchors.txt --output Sources/Szpalta/Resources
        """)

    @Option(help: "The library libmorfeusz2.so of PyPI's morfeusz2.")
    var sgjp: String

    @Option(help: "wordfreq's large Polish list: form, tab, centibels.")
    var wordfreq: String

    @Option(help: "Readings of words of closed classes.")
    var anchors: String

    @Option(help: "The folder for the two files.")
    var output: String

    func run() throws {
      let folder = URL(fileURLWithPath: output)
      let dictionary = try MorfeuszDictionary(contentsOfFile: sgjp)
      let lexicon = folder.appendingPathComponent("pl.lexicon")
      try Data(LexiconBuild(dictionary: dictionary).lexicon()).write(to: lexicon, options: .atomic)
      let build = FrequencyBuild(
        list: try WordfreqList(contentsOfFile: wordfreq),
        lexicon: try Lexicon(contentsOfFile: lexicon.path),
        anchors: try Anchors(contentsOfFile: anchors))
      try Data(build.frequencies())
        .write(to: folder.appendingPathComponent("pl.frequencies"), options: .atomic)
    }
  }
}
