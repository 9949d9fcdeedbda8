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
        szpalta themes --format csv articles/*.md > themes.csv
        szpalta themes --write --field categories article.md

      --format csv is a table of all themes that have any word, tags a line of those that are present,
      frontmatter the article with them as tags:. With --write they are put into the Markdown files
      themselves; all else in them stays. Of a learnt model the likeliest theme counts.
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

  @OptionGroup var options: ThemeOptions

  func validate() throws {
    if model != nil, contrast != nil || taxonomy != nil {
      throw ValidationError("--model without --taxonomy and --contrast expected.")
    }
    if evidence < 0 {
      throw ValidationError("--evidence of 0 or more expected, \(evidence) found.")
    }
  }

  func run() throws {
    if let model { return try run(modelPath: model) }
    try options.run(configuration: .making(contrast: contrast), taxonomyPath: taxonomy)
  }
}
