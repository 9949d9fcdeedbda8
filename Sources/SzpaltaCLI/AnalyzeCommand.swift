import ArgumentParser
import Foundation
import Szpalta

/// `szpalta analyze`: the whole report.
struct AnalyzeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze",
    abstract: "Cleans articles and reports readability, keywords and themes.",
    discussion: """
      Examples:
        szpalta analyze article.txt
        szpalta analyze --format json page.html > report.json
        szpalta analyze --format html -o report.html article.txt
        szpalta analyze --format summary articles/*.md

      JSON of several files is an array; `szpalta schema` prints its JSON Schema.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, html, summary }

  @OptionGroup var input: InputOptions

  @Option(help: "Text for people, JSON, a page of HTML, or one line an article.")
  var format: Format = .text

  @Option(
    help: ArgumentHelp(
      "Two themes of the taxonomy to weigh against each other.", valueName: "theme,theme"))
  var contrast: String?

  @Option(help: "A taxonomy of your own (YAML).", completion: .file(extensions: ["yaml", "yml"]))
  var taxonomy: String?

  @Option(help: "How many keywords.")
  var keywords: Int?

  @OptionGroup var page: PageOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var offsets: OffsetOptions
  @OptionGroup var resources: ResourceOptions

  func validate() throws {
    try page.validate(isPage: format == .html, paths: input.paths)
  }

  func run() throws {
    var configuration = try Configuration.making(
      contrast: contrast, keywordLimit: keywords, offsets: offsets.offsets)
    configuration.steps = Step.allCases
    let pipeline = try Pipeline(
      resources: resources.load(), configuration: configuration, taxonomyPath: taxonomy)
    guard let printed = ReportPrinter.Format(rawValue: format.rawValue) else {
      return try Console.forEachDocument(input.paths) { path in
        _ = try page.write(input, at: path, by: pipeline, language: output.lang)
      }
    }
    let printer = ReportPrinter(format: printed, output: output, isSingle: input.paths.count == 1)
    printer.begin()
    defer { printer.end() }
    try Console.forEachDocument(input.paths) { path in
      let source = try input.source(at: path)
      printer.print(
        try pipeline.report(on: source.text, format: source.format, name: source.name))
    }
  }
}

/// Prints reports in the format asked for.
final class ReportPrinter {
  enum Format: String { case text, json, summary }

  private let format: Format
  private let text: TextRenderer
  private let summary: SummaryRenderer
  private let isSingle: Bool
  private var count = 0

  init(format: Format, output: OutputOptions, isSingle: Bool) {
    self.format = format
    self.isSingle = isSingle
    text = TextRenderer(language: output.lang, isColored: output.isColored)
    summary = SummaryRenderer(language: output.lang, isColored: output.isColored)
  }

  func begin() {
    switch format {
    case .text: break
    case .json: if !isSingle { Console.write("[") }
    case .summary: Console.write(summary.head)
    }
  }

  func print(_ report: Report) {
    switch format {
    case .text: Console.write((count > 0 ? "\n\n" : "") + text.text(of: report))
    case .json:
      let json = report.json(isPretty: true)
      Console.write(isSingle ? json + "\n" : (count > 0 ? ",\n" : "\n") + json)
    case .summary: Console.write(summary.text(of: report))
    }
    count += 1
  }

  func end() {
    if format == .json, !isSingle { Console.write("\n]\n") }
  }
}
