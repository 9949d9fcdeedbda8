import ArgumentParser
import Batch
import Foundation
import Szpalta
import Tables

extension InputFormat: ExpressibleByArgument {}
extension OutputFormat: ExpressibleByArgument {}

/// `szpalta batch`.
struct BatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch",
    abstract: "Many documents in, a result for each out, in the same order.",
    discussion: """
      Examples:
        szpalta batch posts.jsonl -o results.jsonl --only clean,keywords
        szpalta batch archive/ 'more/*.md' -o results.jsonl --jobs 2
        szpalta batch posts.jsonl.gz -o results.jsonl
        szpalta batch posts.csv --columns lead,body --id slug -o results.jsonl
        szpalta batch posts.csv -o tags.csv --fields id,keywords,themes
        szpalta batch posts.jsonl -o results.sqlite
        szpalta batch posts.sqlite --query 'SELECT id, body FROM posts' --columns body -o results.jsonl
        szpalta batch wordpress.xml -o results.jsonl --summary run.html
        szpalta batch --job-file nightly.yaml
        cat posts.jsonl | szpalta batch - --from jsonl --to jsonl --only keywords

      Documents are lines of JSON or rows of CSV, TSV or SQLite with "text" and "id" (--columns
      and --id name others), items of RSS, Atom or a WordPress export, or files of text, Markdown
      and HTML; .gz and .zst are unpacked. A document without a result is a line of the rejects; on standard output it is a line with "id" and "error". The rest goes on.

      The output is written beside and renamed at the end. A run that was interrupted goes on
      with --resume, and its output is the same, byte for byte. A job file is YAML with the words
      of the flags: "input: [a.jsonl, b.jsonl]", "output: results.jsonl", "only: [clean]".
      """)

  @Argument(help: "Files, folders, patterns; - is standard input.")
  var inputs: [String] = []

  @Option(
    name: .shortAndLong, help: "Where the results go; - is standard output, the default for -.",
    completion: .file())
  var output: String?

  @Option(help: "How the documents come; told by the names of the files unless said.")
  var from: InputFormat?

  @Option(help: "How the results go; told by the output's name unless said.")
  var to: OutputFormat?

  @Option(
    help: ArgumentHelp(
      "The fields of a row of CSV or TSV; --list-fields explains them.", valueName: "field,field"))
  var fields: String?

  @Flag(help: "Explain the fields of --fields.")
  var listFields = false

  @Option(help: ArgumentHelp("Only these steps.", valueName: "step,step"))
  var only: String?

  @Option(
    help: ArgumentHelp(
      "The fields or columns of the text, \"text\" unless said; several are joined. "
        + "text=body,id=slug names the others, too.", valueName: "name,name"))
  var columns: String?

  @Option(help: "The field or column of the id, \"id\" unless said.")
  var id: String?

  @Option(help: "The field or column of a title beside the text, \"title\" unless said.")
  var title: String?

  @Option(help: "The table of a database.")
  var table: String?

  @Option(help: ArgumentHelp("The rows of a database.", valueName: "SELECT …"))
  var query: String?

  @OptionGroup var dialect: DialectOptions

  @Option(help: "How the texts of records are written.")
  var inputFormat: TextFormat = .text

  @Option(
    help: "The files' encoding, such as windows-1250; tables tell, others are UTF-8 unless said.")
  var encoding: String?

  @Option(help: "How many documents are worked on at once; the machine's cores unless said.")
  var jobs: Int?

  @Option(help: "Where documents without a result go; OUTPUT.rejects.jsonl unless said.")
  var rejects: String?

  @Option(help: ArgumentHelp("What a document may take.", valueName: "seconds"))
  var timeout = 60.0

  @Option(help: ArgumentHelp("How large a document may be.", valueName: "bytes"))
  var maxBytes = 8 << 20

  @Option(
    help: "A page on the whole run: Markdown, or HTML where the name ends in .html.",
    completion: .file())
  var summary: String?

  @Option(help: "The language of that page.")
  var lang: LabelLanguage = .pl

  @Option(
    help: "Flags as YAML; those of the command line go before.",
    completion: .file(extensions: ["yaml", "yml"]))
  var jobFile: String?

  @Flag(help: "Say what would be done, with the result of the first document, and write nothing.")
  var dryRun = false

  @Flag(help: "Say what each step does and what happens to the files, and write nothing.")
  var explain = false

  @Flag(help: "Go on with an interrupted run.")
  var resume = false

  @Flag(help: "Replace an output that exists.")
  var overwrite = false

  @OptionGroup var offsets: OffsetOptions
  @OptionGroup var resources: ResourceOptions

  /// The flags that a job file may have.
  private static let fileOptions: Set = [
    "output", "from", "to", "fields", "only", "columns", "id", "title", "table", "query",
    "delimiter",
    "quote",
    "input-format", "encoding", "jobs", "rejects",
    "timeout", "max-bytes", "summary", "lang", "offsets", "resources",
  ]
  private static let fileFlags: Set = ["resume", "overwrite", "dry-run", "explain", "no-header"]

  func run() throws {
    if listFields {
      for field in ResultField.allCases {
        Console.write(TerminalStyle.padded(field.rawValue, 18) + field.meaning + "\n")
      }
      return
    }
    guard let jobFile else { return try runJob() }
    let job = try JobFile(path: jobFile, options: Self.fileOptions, flags: Self.fileFlags)
    // Of a flag that is given twice the last counts: that of the command line.
    let own = CommandLine.arguments.drop { $0 != Self._commandName }.dropFirst()
    let command: Self
    do {
      command = try Self.parse(job.arguments + own)
    } catch {
      throw job.misreading(Self.message(for: error)) ?? error
    }
    do {
      try command.runJob()
    } catch let error as SzpaltaError {
      throw job.located(error, ownArguments: own)
    }
  }

  private func runJob() throws {
    var configuration = Configuration()
    configuration.offsets = offsets.offsets
    if let only { configuration.steps = try Step.named(only) }
    let job = try job()
    if (job.to ?? OutputFormat(path: job.output)).holdsAllSentences {
      configuration.hardestSentences = Int(Int32.max)
    }
    let resources = try resources.load()
    let pipeline = try Pipeline(resources: resources, configuration: configuration)
    let runner = try BatchRunner(job: job, pipeline: pipeline, resources: resources)
    if explain { return Console.write(runner.explanation()) }
    if dryRun { return Console.write(try runner.plan()) }
    let interruption = Interruption()
    let progress = ProgressLine()
    var observer = BatchRunner.Observer()
    observer.progress = progress.show
    observer.failure = { place, problem in
      progress.clear()
      Console.log.error("\(place): \(problem)")
    }
    observer.completed = write
    observer.isInterrupted = { interruption.hasHappened }
    let result = try runner.run(observer)
    progress.end(result.summary, isComplete: result.isComplete)
    if !result.isComplete { throw ExitCode(130) }
    if result.summary.failed > 0 {
      throw SomeDocumentsFailed(
        failed: result.summary.failed, total: result.summary.done + result.summary.failed)
    }
  }

  /// Writes the page on the whole run if one is asked for.
  private func write(_ result: RunSummary) throws {
    guard let summary else { return }
    let page = SummaryPage(result, language: lang)
    let file = try ResultFile(path: summary, overwrite: true)
    try file.write(summary.hasSuffix(".html") ? page.html : page.markdown)
    try file.finish()
  }

  private func job() throws -> BatchJob {
    var job = BatchJob()
    job.inputs = inputs
    job.output = try outputPath()
    job.from = from
    job.to = to
    if let fields { job.csvFields = try ResultField.named(fields) }
    if let columns { job.fields = try RecordFields(parsing: columns) }
    if let id { job.fields.id = id }
    if let title { job.fields.title = title }
    job.tables.table = table
    job.tables.query = query
    job.tables.delimiter = dialect.delimiter
    job.tables.quote = dialect.quote
    job.tables.hasHeader = !dialect.noHeader
    job.format = inputFormat
    job.encoding = encoding
    if let jobs { job.jobs = jobs }
    job.rejects = rejects
    job.timeoutSeconds = timeout
    job.maximumByteCount = maxBytes
    job.resume = resume
    job.overwrite = overwrite
    return job
  }

  private func outputPath() throws -> String {
    if let output { return output }
    guard inputs == ["-"] else {
      throw SzpaltaError(
        .invalidConfiguration, place: "--output",
        problem: "a file for the results expected, none named; -o - prints them")
    }
    return "-"
  }
}

extension Step {
  /// The steps named in `names`, parted by commas.
  static func named(_ names: String) throws -> [Step] {
    let steps = try names.split(separator: ",").map { name in
      guard let step = Step(rawValue: name.filter { !$0.isWhitespace }) else {
        throw SzpaltaError(
          .invalidConfiguration, place: "--only",
          problem: "steps out of \(Step.allCases.map(\.rawValue).joined(separator: ", ")) "
            + "expected, \(name) found")
      }
      return step
    }
    return Step.allCases.filter(steps.contains)
  }
}
