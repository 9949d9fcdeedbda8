import Foundation
public import Szpalta

/// Where a run of cleaning writes.
public struct CleaningTargets: Sendable {
  /// The cleaned file; `nil` for standard output or the file's own place.
  public var output: String?
  /// Whether the result takes the place of the file.
  public var isInPlace: Bool
  /// Whether nothing is changed.
  public var isDryRun: Bool
  /// Whether files that exist may be replaced.
  public var overwrites: Bool
  /// The log of edits.
  public var edits: String?
  /// What could not be read.
  public var rejects: String?

  /// Targets; see the properties.
  public init(
    output: String? = nil, isInPlace: Bool = false, isDryRun: Bool = false,
    overwrites: Bool = false, edits: String? = nil, rejects: String? = nil
  ) {
    self.output = output
    self.isInPlace = isInPlace
    self.isDryRun = isDryRun
    self.overwrites = overwrites
    self.edits = edits
    self.rejects = rejects
  }
}

/// A run of cleaning over one file: a text, a table, a database.
public struct CleaningRun: Sendable {
  private let path: String
  private let settings: TableSettings
  private let pipeline: Pipeline
  private let targets: CleaningTargets
  private let workers: Int

  /// A run over the file at `path`; "-" is standard input.
  ///
  /// - Parameter workers: how many parts of a table are cleaned at once, 1 or more.
  public init(
    path: String, settings: TableSettings, pipeline: Pipeline, targets: CleaningTargets,
    workers: Int
  ) {
    self.path = path
    self.settings = settings
    self.pipeline = pipeline
    self.targets = targets
    self.workers = workers
  }

  /// True if people want to be told what the run came to: the result is no text on their screen.
  public var hasSummary: Bool {
    !targets.isDryRun && (settings.kind != .text || targets.output != nil || targets.isInPlace)
  }

  /// Cleans, and puts the results in their places at the end.
  ///
  /// - Throws: `SzpaltaError`; then every file is as it was before.
  public func run(events: CleaningEvents) async throws -> CleaningTally {
    try check()
    var files = CleaningFiles()
    if let edits = targets.edits {
      files.edits = try ResultFile(path: edits, overwrite: targets.overwrites)
    }
    if let rejects = targets.rejects {
      files.rejects = try ResultFile(path: rejects, overwrite: targets.overwrites)
    }
    // A database is no stream of bytes; its job makes the copy.
    if !targets.isDryRun, settings.kind != .sqlite {
      files.output = try ResultFile(
        path: targets.isInPlace ? path : targets.output ?? "-",
        overwrite: targets.isInPlace || targets.overwrites)
    }
    switch settings.kind {
    case .text:
      return try TextJob(
        pipeline: pipeline, encoding: settings.encoding, addsMark: settings.addsMark
      ).run(on: path, format: settings.cellFormat, files: files, events: events)
    case .csv, .tsv, .jsonl:
      return try await TableJob(settings: settings, pipeline: pipeline, workers: workers)
        .run(on: path, files: files, events: events)
    case .sqlite:
      return try DatabaseJob(settings: settings, pipeline: pipeline, targets: targets)
        .run(on: path, files: files, events: events)
    }
  }

  private func check() throws {
    if targets.isInPlace, targets.output != nil {
      throw wrongUse("--in-place", "either --in-place or --output expected, both found")
    }
    if targets.isInPlace, path == "-" {
      throw wrongUse("--in-place", "a file expected, standard input found; name the file")
    }
    let outputs = [targets.output, targets.edits, targets.rejects].compactMap(\.self)
      .map(absolute)
    if Set(outputs).count < outputs.count {
      throw wrongUse("--output", "different files for result, edits and rejects expected")
    }
    if let output = targets.output, output != "-", absolute(output) == absolute(path) {
      throw wrongUse(
        "--output", "a file other than the input expected; --in-place replaces the input")
    }
  }

  private func wrongUse(_ option: String, _ problem: String) -> SzpaltaError {
    SzpaltaError(.invalidConfiguration, place: option, problem: problem)
  }
}
