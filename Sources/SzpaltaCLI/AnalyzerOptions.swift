import ArgumentParser
import Szpalta

/// What the commands of one analyzer share.
struct AnalyzerOptions: ParsableArguments {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv, tags }

  @OptionGroup var input: InputOptions

  @Option(help: "Text for people, JSON, a table, or a line of the themes an article.")
  var format: Format = .text

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
    let rendering = ThemeRendering(language: output.lang)
    if format == .json { printer.begin() }
    if format == .csv { Console.write(ThemeRendering.csvHead) }
    defer { if format == .json { printer.end() } }
    try Console.forEachDocument(input.paths) { path in
      let source = try input.source(at: path)
      let report = try pipeline.report(on: source.text, format: source.format, name: source.name)
      let themes = report.themes ?? []
      switch format {
      case .csv: Console.write(rendering.csv(themes, document: source.name))
      case .tags: Console.write(rendering.tags(themes))
      default: printer.print(report)
      }
      warn(of: report.counts, source.name)
    }
  }

  /// Tells that themes say little of a text whose words the lexicon mostly lacks.
  private func warn(of counts: Report.Counts, _ name: String) {
    guard counts.words >= Self.leastWords, 2 * counts.unknownWords > counts.words else { return }
    let problem =
      "a Polish text expected, \(counts.unknownWords) of \(counts.words) words are not in the "
      + "lexicon; what is said of its themes means little"
    Console.log.warning("\(name): \(problem)")
  }

  /// Shorter texts may consist of names.
  private static let leastWords = 10
}
