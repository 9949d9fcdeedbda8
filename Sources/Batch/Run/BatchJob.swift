import Foundation
public import Szpalta
import Tables

/// What a run does: the words of the command line, or of a job file.
public struct BatchJob: Sendable {
  /// Files, folders, patterns; "-" is standard input.
  public var inputs: [String] = []
  /// The path of the results; "-" is standard output.
  public var output = "-"
  /// How the documents come; `nil` tells by the names of the files.
  public var from: InputFormat?
  /// How the results go; `nil` tells by the name of the output.
  public var to: OutputFormat?
  /// The fields of rows of results; the usual ones where empty.
  public var csvFields: [ResultField] = []
  /// Which fields of a record hold text and id.
  public var fields = RecordFields()
  /// The format of the texts of records.
  public var format = TextFormat.text
  /// How tables are read.
  public var tables = TableReading()
  /// The encoding of files; where it is `nil`, tables tell, and the others are UTF-8.
  public var encoding: String?
  /// Threads that analyse, 1 or more.
  public var jobs = ProcessInfo.processInfo.activeProcessorCount
  /// Where documents without a result go, as JSON lines; `nil` is beside the output, or in it where
  /// that is standard output.
  public var rejects: String?
  /// Seconds a document may take, more than 0.
  public var timeoutSeconds = 60.0
  /// Bytes a document may have, 1 or more.
  public var maximumByteCount = 8 << 20
  /// Goes on with an interrupted run.
  public var resume = false
  /// Replaces an output that exists.
  public var overwrite = false

  /// A job without inputs.
  public init() {}

  private static let mostJobs = 1024
  private static let longestTimeout = 1e6
  /// A text ends at 2³¹ − 1 bytes.
  private static let mostBytes = Int(Int32.max)

  /// The same with what can be told from names filled in.
  ///
  /// - Throws: `SzpaltaError` for settings that cannot be.
  func settled() throws -> BatchJob {
    var job = self
    func check(_ isFine: Bool, _ option: String, _ problem: String) throws {
      guard isFine else {
        throw SzpaltaError(.invalidConfiguration, place: option, problem: problem)
      }
    }
    try check(!inputs.isEmpty, "INPUT", "a file, a folder or - expected, none named")
    try check(
      (1...Self.mostJobs).contains(jobs), "--jobs", "1 to \(Self.mostJobs) expected, \(jobs) found")
    try check(
      timeoutSeconds > 0 && timeoutSeconds <= Self.longestTimeout, "--timeout",
      "seconds above 0, up to a million, expected, \(timeoutSeconds) found")
    try check(
      (1...Self.mostBytes).contains(maximumByteCount), "--max-bytes",
      "1 to \(Self.mostBytes) expected, \(maximumByteCount) found")
    try check(!(resume && overwrite), "--resume", "--resume or --overwrite expected, both found")
    try check(
      !(resume && (ResultFile.isStream(output) || inputs.contains("-"))), "--resume",
      "a run from files into a file expected; standard input and output cannot be gone back to")
    job.from = try from ?? Self.inputFormat(of: inputs)
    try check(
      tables.table == nil || tables.query == nil, "--query",
      "--table or --query expected, both found")
    try check(
      job.from == .sqlite || (tables.table == nil && tables.query == nil),
      tables.table == nil ? "--query" : "--table",
      "a database of SQLite expected; --from sqlite says so")
    job.to = to ?? OutputFormat(path: output)
    try check(
      csvFields.isEmpty || job.to?.hasFields == true, "--fields",
      "rows of results expected; --to csv says so")
    try check(
      job.to != .sqlite || !ResultFile.isStream(output), "--output",
      "the name of a file expected for a database, \(output) found")
    if rejects == nil, !ResultFile.isStream(output) { job.rejects = output + ".rejects.jsonl" }
    return job
  }

  /// What the names of `inputs` tell: tables, JSON lines, feeds, or files each of which is a document.
  private static func inputFormat(of inputs: [String]) throws -> InputFormat {
    let formats = Set(inputs.map { $0 == "-" ? .jsonl : InputFormat(path: $0) })
    guard formats.count == 1, let format = formats.first else {
      throw SzpaltaError(
        .invalidConfiguration, place: "INPUT",
        problem: "inputs of one kind expected, tables and files of text found; "
          + "run them one after the other")
    }
    return format
  }
}
