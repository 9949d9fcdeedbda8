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
      """)

  @Option(
    help: ArgumentHelp(
      "Two themes of the taxonomy to weigh against each other.", valueName: "theme,theme"))
  var contrast: String?

  @Option(help: "A taxonomy of your own (YAML).", completion: .file(extensions: ["yaml", "yml"]))
  var taxonomy: String?

  @OptionGroup var options: AnalyzerOptions

  func run() throws {
    try options.run(
      .themes, configuration: .making(contrast: contrast), taxonomyPath: taxonomy)
  }
}
