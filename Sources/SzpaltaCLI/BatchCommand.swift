import ArgumentParser
import Batch
import Foundation
import Szpalta

/// `szpalta batch`.
struct BatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch",
    abstract: "Many documents in, a line of results for each out, in the same order.",
    discussion: """
      Example:
        szpalta batch posts.jsonl -o results.jsonl --only clean,keywords
        cat posts.jsonl | szpalta batch - --from jsonl --to jsonl --only keywords

      A line in is a JSON object with "text" and "id". A line that fails gives "id" and "error",
      and the rest goes on.
      """)

  enum Table: String, ExpressibleByArgument, CaseIterable { case jsonl }

  @Argument(help: "The documents; - is standard input.")
  var input: String

  @Option(
    name: .shortAndLong, help: "Where the results go; - is standard output, the default for -.")
  var output: String?

  @Option(help: "How the documents come.")
  var from: Table = .jsonl

  @Option(help: "How the results go.")
  var to: Table = .jsonl

  @Option(help: ArgumentHelp("Only these steps.", valueName: "step,step"))
  var only: String?

  @Option(help: "How many documents are worked on at once; the machine's cores unless said.")
  var jobs: Int?

  @Flag(help: "Replace an output file that exists.")
  var overwrite = false

  @OptionGroup var offsets: OffsetOptions
  @OptionGroup var resources: ResourceOptions

  func run() async throws {
    var configuration = Configuration()
    configuration.offsets = offsets.offsets
    if let only { configuration.steps = try Step.named(only) }
    let pipeline = try Pipeline(resources: resources.load(), configuration: configuration)
    let workers = jobs ?? ProcessInfo.processInfo.activeProcessorCount
    guard workers >= 1 else {
      throw SzpaltaError(
        .invalidConfiguration, place: "--jobs", problem: "1 or more expected, \(workers) found")
    }
    let lines = try LineReader(path: input)
    let results = try ResultFile(path: try outputPath(), overwrite: overwrite)
    let filter = BatchFilter(pipeline: pipeline, workers: workers)
    let summary = try await filter.run(
      nextLine: lines.next,
      onFailure: { number, problem in
        Console.log.error("\(lines.name):\(number): \(problem)")
      }, sink: results.write)
    try results.finish()
    if summary.failed > 0 {
      throw SomeDocumentsFailed(failed: summary.failed, total: summary.documents)
    }
  }

  private func outputPath() throws -> String {
    if let output { return output }
    guard input == "-" else {
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
