import ArgumentParser
import Szpalta

/// `szpalta themes [score]`.
struct ThemesScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Scores articles by theme, with the words found; or weighs two themes.",
    discussion: """
      Examples:
        szpalta themes article.txt
        szpalta themes --contrast sales,marketing article.txt
        szpalta themes --model model.json article.txt
      """)

  @Option(
    help: ArgumentHelp(
      "Two themes of the taxonomy to weigh against each other.", valueName: "theme,theme"))
  var contrast: String?

  @Option(help: "A taxonomy of your own (YAML).", completion: .file(extensions: ["yaml", "yml"]))
  var taxonomy: String?

  @Option(help: "A model that `themes train` has written.", completion: .file())
  var model: String?

  @Option(help: "With --model and --format json: how many words of each class are listed.")
  var evidence = 20

  @OptionGroup var options: AnalyzerOptions

  func validate() throws {
    if model != nil, contrast != nil || taxonomy != nil {
      throw ValidationError("--model without --taxonomy and --contrast expected.")
    }
    if model != nil, options.format == .csv || options.format == .tags {
      throw ValidationError("--format text or json expected with --model.")
    }
    if evidence < 0 {
      throw ValidationError("--evidence of 0 or more expected, \(evidence) found.")
    }
  }

  func run() throws {
    if let model { return try run(modelPath: model) }
    try options.run(
      .themes, configuration: .making(contrast: contrast), taxonomyPath: taxonomy)
  }
}
