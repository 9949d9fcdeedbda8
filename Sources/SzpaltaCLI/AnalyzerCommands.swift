import ArgumentParser
import Szpalta

/// What the commands of one analyzer share.
struct AnalyzerOptions: ParsableArguments {
  @OptionGroup var input: InputOptions

  @Option(help: "Text for people, or JSON.")
  var format: OutputOptions.Format = .text

  @OptionGroup var output: OutputOptions
  @OptionGroup var offsets: OffsetOptions
  @OptionGroup var resources: ResourceOptions

  /// Prints the report of each file with `step` only, after cleaning.
  func run(_ step: Step, configuration: Configuration, taxonomyPath: String? = nil) throws {
    var configuration = configuration
    configuration.steps = [.clean, step]
    configuration.offsets = offsets.offsets
    let pipeline = try Pipeline(
      resources: resources.load(), configuration: configuration, taxonomyPath: taxonomyPath)
    let printer = ReportPrinter(
      format: format == .json ? .json : .text, output: output, isSingle: input.paths.count == 1)
    printer.begin()
    defer { printer.end() }
    try Console.forEachDocument(input.paths) { path in
      let source = try input.source(at: path)
      printer.print(
        try pipeline.report(on: source.text, format: source.format, name: source.name))
    }
  }
}

/// `szpalta readability`.
struct ReadabilityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "readability",
    abstract: "How readable articles are, and their hardest sentences.",
    discussion: "Example:\n  szpalta readability article.txt")

  @OptionGroup var options: AnalyzerOptions

  func run() throws { try options.run(.readability, configuration: Configuration()) }
}

/// `szpalta keywords`.
struct KeywordsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keywords",
    abstract: "What articles are about, in dictionary form.",
    discussion: "Example:\n  szpalta keywords --limit 5 article.txt")

  @Option(help: "How many keywords.")
  var limit: Int?

  @OptionGroup var options: AnalyzerOptions

  func run() throws {
    try options.run(.keywords, configuration: .making(keywordLimit: limit))
  }
}

/// `szpalta themes`.
struct ThemesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "themes",
    abstract: "Which themes articles lean to, and on which words.",
    discussion: "Example:\n  szpalta themes --contrast sales,marketing article.txt")

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

/// `szpalta baseform`.
struct BaseformCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baseform",
    abstract: "Puts phrases, one a line, into dictionary form, one a line.",
    discussion: "Example:\n  echo 'sprzedaży bezpośredniej' | szpalta baseform")

  @Option(help: "Keep the phrase's number, or make it singular.")
  var number: PhraseNumber = .keep

  @OptionGroup var resources: ResourceOptions

  func run() throws {
    let pipeline = try Pipeline(resources: resources.load(), configuration: Configuration())
    while let line = readLine() {
      Console.write(pipeline.baseForm(of: line, number: number) + "\n")
    }
  }
}

extension PhraseNumber: ExpressibleByArgument {}

/// `szpalta schema`.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints the JSON Schema of the report.",
    discussion: "Example:\n  szpalta schema > report.schema.json")

  @OptionGroup var resources: ResourceOptions

  func run() throws { Console.write(try resources.load().text(of: "report.schema.json")) }
}
