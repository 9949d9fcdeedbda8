import ArgumentParser
import Batch
import Foundation
import Szpalta

/// `szpalta themes keyness`.
struct ThemesKeynessCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keyness",
    abstract: "Compares the words of a group of articles with those of another.",
    discussion: """
      Examples:
        szpalta themes keyness --group sales/ --reference marketing/
        szpalta themes keyness posts.jsonl --by category --label sport --chart sport.html
        szpalta themes keyness posts.csv --by category --format csv > words.csv

      Groups are files and folders, or the documents of JSON lines and tables that have the same value in
      the field named with --by: one against the others with --label, two against each other, or each
      against the others. Words are compared in dictionary form by log-odds with a Dirichlet prior (z) and
      by log-likelihood (G²).
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv, html }

  @Argument(help: "Articles that have a label, with --by.")
  var files: [String] = []

  @Option(parsing: .upToNextOption, help: "The files and folders of the group.")
  var group: [String] = []

  @Option(parsing: .upToNextOption, help: "The files and folders that the group is compared with.")
  var reference: [String] = []

  @Option(help: ArgumentHelp("The field or column of labels.", valueName: "field"))
  var by: String?

  @Option(help: "The label of the group; the reference is all others.")
  var label: String?

  @Option(help: "Tables for people, JSON, a table, or a page with a chart.")
  var format: Format = .text

  @Option(help: "Writes a page with a scatter chart (HTML) there.", completion: .file())
  var chart: String?

  @Option(help: "How many words of each side; text has 25, the others all.")
  var limit: Int?

  @Option(help: "The fewest occurrences of a word in both groups.")
  var minimumCount = 3

  @Option(help: "The words that the prior is worth.")
  var prior = 1000.0

  @Flag(help: "Compare words of grammar too.")
  var allWords = false

  @OptionGroup var collection: CollectionOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var resources: ResourceOptions

  func validate() throws {
    if by == nil {
      guard files.isEmpty, !group.isEmpty, !reference.isEmpty, label == nil else {
        throw ValidationError("--group and --reference expected, or articles with --by.")
      }
      guard group != reference else {
        throw ValidationError("--group and --reference that differ expected.")
      }
    } else if files.isEmpty || !group.isEmpty || !reference.isEmpty {
      throw ValidationError("articles with --by expected, and then no --group or --reference.")
    }
    guard minimumCount >= 1, prior > 0, prior.isFinite, limit ?? 1 >= 1 else {
      throw ValidationError(
        "--minimum-count and --limit of 1 or more and --prior above 0 expected.")
    }
  }

  func run() throws {
    var configuration = Configuration()
    configuration.steps = [.clean]
    let pipeline = try Pipeline(resources: resources.load(), configuration: configuration)
    var counts = LabelledCounts(pipeline: pipeline, failure: CollectionOptions.report)
    if let by {
      try counts.addByLabel(try collection.collection(files, label: by))
    } else {
      try counts.add(try collection.collection(group), to: names.group)
      try counts.add(try collection.collection(reference), to: names.reference)
    }
    let reports = try comparisons(of: counts.groups)
    try write(reports)
    if counts.failed > 0 {
      throw SomeDocumentsFailed(failed: counts.failed, total: counts.read + counts.failed)
    }
  }

  /// What the two sides are called: by the last parts of their paths, or whole where these are equal.
  private var names: (group: String, reference: String) {
    func last(_ paths: [String]) -> String {
      paths.map { URL(filePath: $0).lastPathComponent }.joined(separator: ", ")
    }
    if last(group) != last(reference) { return (last(group), last(reference)) }
    return (group.joined(separator: ", "), reference.joined(separator: ", "))
  }

  private func comparisons(of groups: [String: LemmaCounts]) throws -> [KeynessReport] {
    let pairs = try KeynessPairs(groups: groups, group: by == nil ? names.group : label)
    return pairs.pairs.map { pair in
      KeynessReport(
        group: pair.group, reference: pair.reference,
        configuration: Keyness.Configuration(
          priorWords: prior, minimumCount: minimumCount, contentWordsOnly: !allWords))
    }
  }

  private func write(_ reports: [KeynessReport]) throws {
    if chart != nil || format == .html, reports.count != 1 {
      throw SzpaltaError(
        .invalidConfiguration, place: "--label",
        problem: "one comparison expected for a chart, \(reports.count) found; name a label")
    }
    if let chart, let report = reports.first {
      do {
        try Data(KeynessPage(report, language: output.lang).html.utf8)
          .write(to: URL(filePath: chart), options: .atomic)
      } catch {
        throw SzpaltaError(
          .unwritable, place: chart,
          problem: "a file to write expected; the system says: \(error.localizedDescription)")
      }
    }
    let limited = reports.map { $0.limited(to: limit ?? (format == .text ? 25 : .max)) }
    switch format {
    case .text:
      let renderer = KeynessRenderer(language: output.lang, isColored: output.isColored)
      Console.write(limited.map(renderer.text).joined(separator: "\n"))
    case .json:
      Console.write(
        limited.count == 1
          ? limited[0].json + "\n"
          : "[" + limited.map(\.json).joined(separator: ",\n") + "]\n")
    case .csv: Console.write(KeynessReport.csvHead + limited.map(\.csv).joined())
    case .html: Console.write(KeynessPage(limited[0], language: output.lang).html)
    }
  }
}
