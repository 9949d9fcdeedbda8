import ArgumentParser
import Foundation
import Szpalta
import Tables

extension TableKind: ExpressibleByArgument {}

/// `szpalta clean`.
struct CleanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean",
    abstract: "Repairs what imports broke, and nothing else.",
    discussion: """
      Examples:
        szpalta clean column.txt > repaired.txt
        szpalta clean --dry-run column.txt
        szpalta clean --only hyphens,lines --edits edits.jsonl column.txt
        szpalta clean posts.csv --columns lead,body -o repaired.csv --edits edits.jsonl
        szpalta clean posts.sqlite --table posts --columns '*body' --in-place --edits edits.jsonl
        szpalta clean --revert edits.jsonl repaired.csv > posts.csv

      Markup of Markdown and HTML stays as it is. Form feeds stay, so that a file of documents
      that form-feed lines part stays one.

      Of a table only the cells of the named columns change; rows stay in number and order, and
      all other bytes stay as they are. A column is a name, a number from 1, a pattern such as
      'text_*', or a regular expression as in '/text_[0-9]+/'. Delimiter, quotes and encoding are
      told from the file. Rows that cannot be read are passed on as they are.
      """)

  @Argument(
    help: "A text, Markdown or HTML file, or a table; standard input where none is named.",
    completion: .file())
  var file: String?

  @Option(help: ArgumentHelp("Only these rules.", valueName: "rule,rule"))
  var only: String?

  @Option(help: ArgumentHelp("All default rules but these.", valueName: "rule,rule"))
  var skip: String?

  @Option(help: "How sure the rule hyphens has to be before it joins.")
  var hyphens: Cleaner.HyphenLevel?

  @Flag(help: "Print what would change instead of the text.")
  var dryRun = false

  @Option(
    name: .shortAndLong, help: "Where the result goes; standard output unless said.",
    completion: .file())
  var output: String?

  @Flag(help: "Put the result in the place of the file.")
  var inPlace = false

  @Flag(help: "Replace output files that exist.")
  var overwrite = false

  @Option(
    help: "Write the edits to this file, one JSON object a line; --revert undoes them.",
    completion: .file())
  var edits: String?

  @Option(help: "Give back what was there before the edits in this file.", completion: .file())
  var revert: String?

  @Option(help: "Write rows that cannot be read to this file, one JSON object a line.")
  var rejects: String?

  @Flag(help: "Explain the rules.")
  var listRules = false

  @Option(help: "How a text or the cells of a table are written, whatever the file's name says.")
  var inputFormat: TextFormat?

  @Option(help: "The file's encoding, such as windows-1250; found out from its bytes unless said.")
  var encoding: String?

  @OptionGroup(title: "Tables") var table: TableOptions
  @OptionGroup var labels: OutputOptions
  @OptionGroup var offsets: OffsetOptions
  @OptionGroup var resources: ResourceOptions

  func run() async throws {
    if listRules { return Console.write(RuleList().text) }
    if let revert { return try undo(by: revert) }
    let settings = table.settings(of: file ?? "-", encoding: encoding, format: inputFormat)
    var configuration = try Configuration.making(
      only: only, skip: skip, offsets: offsets.offsets, hyphens: hyphens)
    configuration.steps = [.clean]
    let pipeline = try Pipeline(resources: resources.load(), configuration: configuration)
    let run = CleaningRun(
      path: file ?? "-", settings: settings, pipeline: pipeline,
      targets: CleaningTargets(
        output: output, isInPlace: inPlace, isDryRun: dryRun, overwrites: overwrite,
        edits: edits, rejects: rejects),
      workers: try table.workers())
    let renderer = CleaningRenderer(language: labels.lang, isColored: labels.isColored)
    let progress = StatusLine()
    var events = CleaningEvents()
    events.damaged = { Console.warn(of: $1, in: $0) }
    events.started = { Console.log.notice("\($0)") }
    events.advanced = { progress.show(renderer.progress($0, of: $1, $2)) }
    if dryRun { events.found = { Console.write(renderer.differences($0, rejects: $1)) } }
    let tally = try await run.run(events: events)
    progress.end()
    if tally.damagedCells > 0 {
      Console.log.warning("\(renderer.damage(tally.damagedCells))")
    }
    if dryRun { Console.write(renderer.counts(tally, kind: settings.kind)) }
    if run.hasSummary {
      Console.log.notice("\(renderer.summary(tally, kind: settings.kind))")
      if tally.rejects > 0, rejects == nil { Console.log.warning("\(renderer.rejectAdvice)") }
    }
    // The summary has told of them.
    if tally.rejects > 0 { throw ExitCode(1) }
  }

  private func undo(by log: String) throws {
    let reverter = try EditReverter(logPath: log)
    let path = file ?? reverter.cleanedPath
    let undone = try reverter.revert(
      path, to: output, isInPlace: inPlace, overwrite: overwrite)
    let renderer = CleaningRenderer(language: labels.lang, isColored: false)
    Console.log.notice("\(renderer.undone(undone))")
  }
}

/// What a table is.
struct TableOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The columns to clean.", valueName: "name,number,pattern"))
  var columns: String?

  @Option(help: "What the file is; told from its name unless said.")
  var from: TableKind?

  @Option(help: "The table of a database.")
  var table: String?

  @OptionGroup var dialect: DialectOptions

  @Flag(help: "Write UTF-8 with a byte-order mark, as Excel wants it.")
  var bom = false

  @Option(help: "How many parts are cleaned at once; the machine's cores unless said.")
  var jobs: Int?

  func workers() throws -> Int {
    let count = jobs ?? ProcessInfo.processInfo.activeProcessorCount
    guard count >= 1 else {
      throw SzpaltaError(
        .invalidConfiguration, place: "--jobs", problem: "1 or more expected, \(count) found")
    }
    return count
  }

  func settings(of path: String, encoding: String?, format: TextFormat?) -> TableSettings {
    var settings = TableSettings()
    settings.kind = from ?? TableKind(fileName: path)
    settings.columns = ColumnSelection(columns ?? "")
    settings.encoding = encoding
    settings.delimiter = dialect.delimiter
    settings.quote = dialect.quote
    settings.hasHeader = !dialect.noHeader
    settings.addsMark = bom
    settings.table = table
    settings.cellFormat =
      format ?? (settings.kind == .text ? TextFormat(fileName: path) : .text)
    return settings
  }
}

extension Cleaner.HyphenLevel: ExpressibleByArgument {}

extension Console {
  /// Warns of letters that were lost, of the first few places by themselves.
  static func warn(of damage: [Damage], in name: String) {
    let shown = 3
    for place in damage.prefix(shown) { log.warning("\(name): \(place)") }
    if damage.count > shown {
      log.warning("\(name): \(damage.count - shown) more places where letters were lost")
    }
  }
}
