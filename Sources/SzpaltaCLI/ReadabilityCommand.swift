import ArgumentParser
import Batch
import Szpalta

/// `szpalta readability`.
struct ReadabilityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "readability",
    abstract: "How readable articles are, their hardest sentences, and what to mend.",
    discussion: """
      Examples:
        szpalta readability article.txt
        szpalta readability --format html -o report.html article.txt
        szpalta readability articles/ --format csv
        szpalta readability --compare old.txt new.txt
        szpalta readability --fail-above fog=12 article.md
        szpalta readability --profile press --fail-on fix article.md
        szpalta readability --counting hardWordForm=lemma,numberReading=cardinal article.md
        szpalta readability --keyphrase 'historia Szczecina|dzieje Szczecina' article.md

      A folder gives a table of its articles, the hardest first. With --fail-above or --fail-on the
      exit code is 1 if an article is harder than it may be, for use in publishing. Profiles say what
      is good for whom; --list-profiles names those there are, and a YAML file makes one of your own.
      Keyphrases are found in all forms of their words; what stands behind a | counts as the first.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, html, csv }

  @OptionGroup var input: InputOptions

  @Option(help: "Text for people, JSON, a page of HTML, or a table as CSV.")
  var format: Format = .text

  @Flag(
    help:
      "Only counts and indices of the text as it is, without lemmas, repairs and findings: faster.")
  var indicesOnly = false

  @Option(
    help: ArgumentHelp(
      "What counts as hard, and how: hardWordSyllables, hardWordForm (text, lemma), countsNamesAsHard, "
        + "countsNumeralsAsHard, countsAbbreviationsAsHard (true, false), numberReading (silent, "
        + "digits, cardinal), longWordLetters, longSentenceWords, hardWordPercentage.",
      valueName: "setting=value,…"))
  var counting: String?

  @Flag(help: "Show two articles, the one before and the one after a revision, side by side.")
  var compare = false

  @Option(
    help: ArgumentHelp(
      "End with 1 if an index is above its limit.", valueName: "index=number,…"))
  var failAbove: String?

  @OptionGroup var profile: ProfileOptions

  @Option(help: ArgumentHelp("A keyphrase to look for; may be repeated.", valueName: "phrase|…"))
  var keyphrase: [String] = []

  @OptionGroup var page: PageOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var offsets: OffsetOptions
  @OptionGroup var resources: ResourceOptions

  func validate() throws {
    if compare, format == .html {
      throw ValidationError("--compare has no page; text, json and csv are its formats")
    }
    if compare, input.paths.count != 2 {
      throw ValidationError("--compare needs two files, \(input.paths.count) named")
    }
    if indicesOnly, profile.profile != nil {
      throw ValidationError("--profile checks findings, which --indices-only leaves out")
    }
    try page.validate(isPage: format == .html, paths: input.paths)
  }

  func run() throws {
    if profile.listProfiles {
      return Console.write(try profile.list(from: resources.load(), language: output.lang))
    }
    let gate = try failAbove.map(ReadabilityGate.init)
    let paths = try InputFiles.articles(input.paths)
    let isTable = format == .csv || paths != input.paths
    if isTable, format == .html {
      throw ValidationError("--format html shows one article, a folder named")
    }
    let pipeline = try pipeline(for: gate)
    let printer = ReportPrinter(
      format: format == .json ? .json : .text, output: output, isSingle: paths.count == 1)
    if !isTable && !compare { printer.begin() }
    var reports: [Report] = []
    var violations = 0
    var failure: SomeDocumentsFailed?
    do {
      try Console.forEachDocument(paths) { path in
        let report = try report(on: path, by: pipeline)
        for violation in violated(in: report, gate) {
          violations += 1
          Console.log.error("\(report.document.name): \(violation)")
        }
        if format == .html { return }
        if isTable || compare { reports.append(report) } else { printer.print(report) }
      }
    } catch let error as SomeDocumentsFailed {
      // The others are shown all the same.
      failure = error
    }
    if isTable || compare { show(reports) } else { printer.end() }
    if let failure { throw failure }
    if violations > 0 { throw ExitCode(1) }
  }

  /// The report on the article at `path`, whose page is written if one is asked for.
  private func report(on path: String, by pipeline: Pipeline) throws -> Report {
    if format == .html {
      return try page.write(input, at: path, by: pipeline, language: output.lang)
    }
    let source = try input.source(at: path)
    return try pipeline.report(on: source.text, format: source.format, name: source.name)
  }

  private func violated(in report: Report, _ gate: ReadabilityGate?) -> [String] {
    (gate?.violations(in: report) ?? []) + (profile.failOn?.violations(in: report) ?? [])
  }

  private func pipeline(for gate: ReadabilityGate?) throws -> Pipeline {
    let resources = try resources.load()
    var configuration = Configuration()
    if let name = profile.profile { configuration.check(try resources.profile(name)) }
    if let counting { try configuration.readability.change(parsing: counting) }
    configuration.steps = indicesOnly ? [.readability] : [.clean, .readability]
    configuration.hasFindings = !indicesOnly
    if indicesOnly { configuration.hardestSentences = 0 }
    configuration.keyphrases = keyphrase.map { phrase in
      phrase.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    }
    configuration.offsets = offsets.offsets
    for index in gate?.indices ?? [] where !configuration.readability.indices.contains(index) {
      configuration.readability.indices.append(index)
    }
    return try Pipeline(resources: resources, configuration: configuration)
  }

  private func show(_ reports: [Report]) {
    let tables = ReadabilityTables(language: output.lang, isColored: output.isColored)
    switch format {
    case .csv: Console.write(ReadabilityTables.csv(reports))
    case .json:
      let ranked = compare ? reports : ReadabilityTables.ranked(reports)
      Console.write(
        "[" + ranked.map { $0.json(isPretty: true) }.joined(separator: ",\n") + "]\n")
    case .text:
      // One of two articles that could not be read has been reported.
      if compare, reports.count == 2 {
        Console.write(tables.comparison(before: reports[0], after: reports[1]))
      } else if !compare {
        Console.write(tables.ranking(reports))
      }
    // A page is of one article and has been written.
    case .html: break
    }
  }
}
