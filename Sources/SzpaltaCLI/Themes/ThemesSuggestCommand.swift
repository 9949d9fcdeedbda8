import ArgumentParser
import Batch
import Szpalta

/// `szpalta themes suggest`.
struct ThemesSuggestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suggest",
    abstract: "Proposes words for a theme, from labelled or unlabelled articles.",
    discussion: """
      Examples:
        szpalta themes suggest sport --labelled posts.jsonl --by category --label football
        szpalta themes suggest sales --unlabelled articles/ --limit 20
        szpalta themes suggest sales --unlabelled articles/ >> themes.yaml

      With labels the words of the articles about the theme are compared with those of the others;
      without, the articles that the theme's present words tell are. The result is YAML to paste.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case yaml, json }

  @Argument(help: "The id of the theme; with labels it may be a new one.")
  var theme: String

  @Option(parsing: .upToNextOption, help: "JSON lines or tables of articles with labels.")
  var labelled: [String] = []

  @Option(parsing: .upToNextOption, help: "Files, folders, JSON lines or tables of articles.")
  var unlabelled: [String] = []

  @Option(help: ArgumentHelp("The field or column of labels.", valueName: "field"))
  var by = "label"

  @Option(help: "The label of articles about the theme; its id unless said.")
  var label: String?

  @Option(help: "A taxonomy of your own (YAML).", completion: .file(extensions: ["yaml", "yml"]))
  var taxonomy: String?

  @Option(help: "How many words.")
  var limit = 40

  @Option(help: "YAML to paste, or JSON.")
  var format: Format = .yaml

  @OptionGroup var collection: CollectionOptions
  @OptionGroup var resources: ResourceOptions

  func validate() throws {
    guard labelled.isEmpty != unlabelled.isEmpty else {
      throw ValidationError("--labelled or --unlabelled expected, one of the two.")
    }
    guard limit >= 1 else { throw ValidationError("--limit of 1 or more expected.") }
  }

  func run() throws {
    let job = ThemeSuggestionJob(
      theme: theme, basis: unlabelled.isEmpty ? .labels : .seeds,
      collection: try collection.collection(
        labelled + unlabelled, label: unlabelled.isEmpty ? by : nil),
      label: label ?? theme, limit: limit)
    var configuration = Configuration()
    configuration.steps = [.clean, .themes, .keywords]
    configuration.keywords.limit = ThemeSuggestionJob.phrasesPerDocument
    let pipeline = try Pipeline(
      resources: resources.load(), configuration: configuration, taxonomyPath: taxonomy)
    let (report, counts) = try job.run(with: pipeline, failure: CollectionOptions.report)
    Console.write(format == .json ? report.json + "\n" : report.yaml)
    if counts.failed > 0 {
      throw SomeDocumentsFailed(failed: counts.failed, total: counts.read + counts.failed)
    }
  }
}
