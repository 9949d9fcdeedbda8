import ArgumentParser
import Szpalta

/// What comes in and how themes go out.
struct ThemeOptions: ParsableArguments {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, csv, tags, frontmatter
  }

  @OptionGroup var input: InputOptions

  @Option(help: "Text for people, JSON, a table, a line of themes, or Markdown with them as tags.")
  var format: Format = .text

  @OptionGroup var frontMatter: FrontMatterOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var offsets: OffsetOptions
  @OptionGroup var resources: ResourceOptions

  /// True if themes go into front matter.
  var setsTags: Bool { frontMatter.write || format == .frontmatter }

  func validate() throws {
    if frontMatter.write, format != .text, format != .frontmatter {
      throw ValidationError("--write with no other --format than frontmatter expected.")
    }
  }

  /// Prints the themes of each file, after cleaning, or puts them into its front matter.
  func run(configuration: Configuration, taxonomyPath: String? = nil) throws {
    if setsTags { try frontMatter.check(input) }
    var configuration = configuration
    configuration.steps = [.clean, .themes]
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
      defer { Console.warn(of: report.counts, in: source.name, judging: "themes") }
      if setsTags {
        return try frontMatter.put(rendering.labels(themes), into: path, source.text)
      }
      switch format {
      case .csv: Console.write(rendering.csv(themes, document: source.name))
      case .tags: Console.write(rendering.tags(themes))
      default: printer.print(report)
      }
    }
  }
}
