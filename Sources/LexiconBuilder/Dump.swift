import ArgumentParser
import Foundation
import Morphology

extension LexiconBuilder {
  /// Prints SGJP's table.
  struct Dump: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Prints SGJP's table: form, lemma, tag, name classes, labels.",
      discussion: """
        EXAMPLE
          lexicon-builder dump --sgjp lexicon-sources/libmorfeusz2.so > sgjp.tsv
        """)

    @Option(help: "The library libmorfeusz2.so of PyPI's morfeusz2.")
    var sgjp: String

    func run() throws {
      let dictionary = try MorfeuszDictionary(contentsOfFile: sgjp)
      var output = ""
      try dictionary.forEachForm { form, _, found in
        for interpretation in found {
          let reading = try LexiconBuild.reading(interpretation)
          let entry = LexiconEntry(form: form, reading)
          output += "\(entry.form)\t\(entry.lexeme)\t\(entry.tag)\t"
          output += "\(interpretation.names)\t\(interpretation.labels)\n"
        }
        if output.utf8.count > 1 << 16 {
          FileHandle.standardOutput.write(Data(output.utf8))
          output = ""
        }
      }
      FileHandle.standardOutput.write(Data(output.utf8))
    }
  }
}
