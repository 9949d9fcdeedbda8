import ArgumentParser
import Batch
import Foundation
import Szpalta

/// `szpalta keywords`.
struct KeywordsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keywords",
    abstract: "What articles are about, in dictionary form.",
    discussion: """
      Examples:
        szpalta keywords --limit 5 article.txt
        szpalta keywords --format csv articles/*.md > keywords.csv
        szpalta keywords --write article.md
        szpalta keywords --collection articles --save-vocabulary terms.txt
        szpalta keywords --collection posts.csv --columns text=body,id=slug --format csv
        szpalta keywords --collection posts.jsonl --vocabulary terms.txt --format json

      --format tags is one line an article, csv a table, frontmatter the article with its tags:. With
      --write the tags of Markdown files are put into the files themselves; all else in them stays.

      --collection reads files, folders, JSON lines, CSV, TSV, databases of SQLite, feeds as one
      collection: from what its documents have in common comes a vocabulary, and each is tagged from that; or from --vocabulary, a term a line
      ("term = other spelling, …"), and then what the vocabulary lacks is listed as new.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, tags, csv, frontmatter
  }

  @OptionGroup var input: InputOptions

  @Option(help: "How many keywords.")
  var limit: Int?

  @Option(help: "Keep the number of phrases, or make them singular where people would.")
  var number: PhraseNumber = .keep

  @Option(help: "Text for people, JSON, a line of tags, a table, or Markdown with tags.")
  var format: Format = .text

  @OptionGroup var frontMatter: FrontMatterOptions

  @Flag(help: "Take the files and folders as one collection.")
  var collection = false

  @Option(
    help: "Terms to tag a collection from, one a line.", completion: .file(extensions: ["txt"]))
  var vocabulary: String?

  @Option(help: "Where the vocabulary of a collection goes.", completion: .file())
  var saveVocabulary: String?

  @OptionGroup var records: RecordOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var offsets: OffsetOptions
  @OptionGroup var resources: ResourceOptions

  func validate() throws {
    if frontMatter.write, collection {
      throw ValidationError("--write or --collection expected, not both.")
    }
    if frontMatter.write, format != .text, format != .frontmatter {
      throw ValidationError("--write with no other --format than frontmatter expected.")
    }
    if !collection, vocabulary != nil || saveVocabulary != nil || records.isUsed {
      throw ValidationError(
        "--vocabulary, --save-vocabulary and the options of tables go with --collection.")
    }
    if collection, format == .frontmatter {
      throw ValidationError("--format text, json, tags or csv expected with --collection.")
    }
  }

  func run() throws {
    var configuration = try Configuration.making(keywordLimit: limit, offsets: offsets.offsets)
    configuration.steps = [.clean, .keywords]
    configuration.keywords.number = number
    let pipeline = try Pipeline(resources: resources.load(), configuration: configuration)
    if collection { return try runCollection(pipeline) }
    let setsTags = frontMatter.write || format == .frontmatter
    if setsTags { try frontMatter.check(input) }
    let printer = ReportPrinter(
      format: format == .json ? .json : .text, output: output, isSingle: input.paths.count == 1)
    if format == .json { printer.begin() }
    if format == .csv { Console.write(KeywordRendering.csvHead) }
    defer { if format == .json { printer.end() } }
    try Console.forEachDocument(input.paths) { path in
      let source = try input.source(at: path)
      let report = try pipeline.report(on: source.text, format: source.format, name: source.name)
      let keywords = report.keywords ?? []
      let tags = keywords.map(\.text)
      defer { Console.warn(of: report.counts, in: source.name, judging: "keywords") }
      if setsTags { return try frontMatter.put(tags, into: path, source.text) }
      switch format {
      case .tags: Console.write(KeywordRendering.tags(tags))
      case .csv: Console.write(KeywordRendering.csv(keywords, document: source.name))
      default: printer.print(report)
      }
    }
  }
}
