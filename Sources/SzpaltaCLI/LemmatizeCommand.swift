import ArgumentParser
import Szpalta

/// `szpalta lemmatize`.
struct LemmatizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lemmatize",
    abstract: "Every word's lemma and tag in context, with its probability.",
    discussion: """
      Examples:
        szpalta lemmatize article.txt
        echo 'Nie ma go tu.' | szpalta lemmatize --all
        szpalta lemmatize --format jsonl article.html

      The text is taken as it is: nothing is cleaned. Text files may be of any length. Tags are \
      those of NKJP; "upos" in JSON is the word class of Universal Dependencies.
      """)

  @Argument(help: "A text, Markdown or HTML file; standard input where none is named.")
  var file: String = "-"

  @Flag(help: "All readings of each word, the chosen one first.")
  var all = false

  @Option(help: "Columns, JSON lines, or CoNLL-U.")
  var format: TokenFormat = .text

  @Option(help: "The language of labels.")
  var lang: LabelLanguage = .pl

  @Option(help: "How the file is written, whatever its name says.")
  var inputFormat: TextFormat?

  @Option(help: "The file's encoding, such as windows-1250; UTF-8 unless said.")
  var encoding: String?

  @OptionGroup var offsets: OffsetOptions
  @OptionGroup var resources: ResourceOptions

  func validate() throws {
    if all, format == .conllu {
      throw ValidationError("--all needs --format text or jsonl; CoNLL-U has one reading a word")
    }
  }

  func run() throws {
    var configuration = Configuration()
    configuration.steps = []
    configuration.offsets = offsets.offsets
    let pipeline = try Pipeline(resources: resources.load(), configuration: configuration)
    let textFormat = inputFormat ?? TextFormat(fileName: file)
    var tokens = pipeline.tokenWriter(.conllu)
    var lemmas = LemmaWriter(
      format: format == .jsonl ? .jsonl : .text, offsets: offsets.offsets, language: lang)
    try pipeline.forEachPart(ofFile: file, format: textFormat, encoding: encoding) { article in
      if format == .conllu {
        tokens.write(article) { Console.write($0) }
      } else {
        let readings = all ? pipeline.rankedReadings(of: article) : nil
        lemmas.write(article, readings: readings) { Console.write($0) }
      }
    }
  }
}
