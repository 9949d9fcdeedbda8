import ArgumentParser
import Szpalta

/// `szpalta tokenize`.
struct TokenizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tokenize",
    abstract: "Sentences and tokens with lemma and tag.",
    discussion: """
      Examples:
        szpalta tokenize --format jsonl article.txt
        szpalta tokenize --format conllu --split-clitics article.txt

      The text is taken as it is: nothing is cleaned. Text files may be of any length.
      """)

  @Argument(help: "A text, Markdown or HTML file; standard input where none is named.")
  var file: String = "-"

  @Option(help: "A sentence a line, JSON lines, or CoNLL-U.")
  var format: TokenFormat = .text

  @Flag(help: "In CoNLL-U, part words such as \"zrobiłbym\" and \"nań\", as UD does.")
  var splitClitics = false

  @Option(help: "How the file is written, whatever its name says.")
  var inputFormat: TextFormat?

  @Option(help: "The file's encoding, such as windows-1250; UTF-8 unless said.")
  var encoding: String?

  @OptionGroup var offsets: OffsetOptions
  @OptionGroup var resources: ResourceOptions

  func validate() throws {
    if splitClitics, format != .conllu {
      throw ValidationError(
        "--split-clitics needs --format conllu; \(format.rawValue) has no place for it")
    }
  }

  func run() throws {
    var configuration = Configuration()
    configuration.steps = []
    configuration.offsets = offsets.offsets
    let pipeline = try Pipeline(resources: resources.load(), configuration: configuration)
    let textFormat = inputFormat ?? TextFormat(fileName: file)
    if textFormat == .text, encoding == nil || encoding?.uppercased() == "UTF-8" {
      try TokenStream(pipeline: pipeline, format: format, splitsClitics: splitClitics).write(
        path: file
      ) { Console.write($0) }
      return
    }
    let text = try InputFile(path: file).text(encoding: encoding)
    var writer = pipeline.tokenWriter(format, splitsClitics: splitClitics)
    writer.write(pipeline.article(text, format: textFormat)) { Console.write($0) }
  }
}

extension TokenFormat: ExpressibleByArgument {}
