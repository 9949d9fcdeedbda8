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
