import ArgumentParser
import Batch
import Szpalta

extension LintFinding.Kind: ExpressibleByArgument {}

/// `szpalta themes lint`.
struct ThemesLintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Finds words of a taxonomy that are dead, ambiguous, overlapping or misspelt.",
    discussion: """
      Examples:
        szpalta themes lint themes.yaml
        szpalta themes lint themes.yaml --corpus articles/ --corpus posts.jsonl
        szpalta themes lint themes.yaml --only form --strict

      dead: no article of the corpus has the word; ambiguous: it stands mostly in texts about other
      themes; overlapping: another word of the theme says the same; form: it is not in dictionary form;
      unknown: the lexicon lacks it. dead and ambiguous need a corpus.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv }

  @Argument(help: "The taxonomy (YAML).", completion: .file(extensions: ["yaml", "yml"]))
  var file: String

  @Option(help: "Files, folders, JSON lines or tables of articles to look in; may be repeated.")
  var corpus: [String] = []

  @Option(help: "Only findings of this kind; may be repeated.")
  var only: [LintFinding.Kind] = []

  @Option(help: "A line a finding, JSON, or a table.")
  var format: Format = .text

  @Flag(help: "End with exit code 1 if anything is found.")
  var strict = false

  @OptionGroup var collection: CollectionOptions
  @OptionGroup var resources: ResourceOptions

  func run() throws {
    var configuration = Configuration()
    configuration.steps = [.clean]
    let pipeline = try Pipeline(resources: resources.load(), configuration: configuration)
    let taxonomy = try TaxonomyFile(path: file)
    var linter = TaxonomyLinter(taxonomy, pipeline: pipeline)
    var (read, failed) = (0, 0)
    for input in corpus {
      let counts = try collection.collection([input]).forEachArticle(
        with: pipeline, failure: CollectionOptions.report
      ) { article, _ in linter.add(article) }
      (read, failed) = (read + counts.read, failed + counts.failed)
    }
    let findings = linter.findings.filter { only.isEmpty || only.contains($0.kind) }
    write(findings)
    let counts = LintFinding.Kind.allCases.map { kind in
      "\(kind.rawValue) \(findings.count { $0.kind == kind })"
    }
    let terms = taxonomy.taxonomy.themes.reduce(0) { $0 + $1.terms.count }
    Console.log.notice(
      "\(file): \(taxonomy.taxonomy.themes.count) themes, \(terms) terms, \(read) articles; \(counts.joined(separator: ", "))"
    )
    if failed > 0 { throw SomeDocumentsFailed(failed: failed, total: read + failed) }
    if strict, !findings.isEmpty { throw ExitCode(1) }
  }

  private func write(_ findings: [LintFinding]) {
    switch format {
    case .text: Console.write(findings.map { $0.description + "\n" }.joined())
    case .json: Console.write(LintFinding.json(findings) + "\n")
    case .csv: Console.write(LintFinding.csvHead + findings.map(\.csv).joined())
    }
  }
}
