import Foundation
import Szpalta
import Testing

@testable import Tables

/// One pipeline for all tests: it never changes.
let pipeline = Result { try Pipeline(resources: Resources()) }

/// A folder of its own for a test, removed at its end.
final class Scratch {
  let url = FileManager.default.temporaryDirectory.appending(path: "szpalta-\(UUID().uuidString)")

  init() throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appending(path: name).path }

  func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    try Data(bytes).write(to: URL(filePath: path(name)))
    return path(name)
  }

  func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: path(name))))
  }
}

/// What cleaning a file gave.
struct Cleaned {
  let bytes: [UInt8]
  let tally: CleaningTally
  let rejects: [Reject]
  /// What `EditReverter` makes of it.
  let reverted: [UInt8]
}

/// Cleans `bytes` as the program does, then undoes it by the log.
func clean(_ bytes: [UInt8], _ settings: TableSettings, workers: Int = 2) async throws -> Cleaned {
  let scratch = try Scratch()
  let input = try scratch.write("in", bytes)
  let targets = CleaningTargets(output: scratch.path("out"), edits: scratch.path("edits"))
  var rejects: [Reject] = []
  var events = CleaningEvents()
  events.found = { rejects += $1 }
  let run = CleaningRun(
    path: input, settings: settings, pipeline: try pipeline.get(), targets: targets,
    workers: workers)
  let tally = try await run.run(events: events)
  let reverter = try EditReverter(logPath: scratch.path("edits"))
  _ = try reverter.revert(scratch.path("out"), to: scratch.path("back"), overwrite: false)
  return Cleaned(
    bytes: try scratch.bytes("out"), tally: tally, rejects: rejects,
    reverted: try scratch.bytes("back"))
}

func settings(_ kind: TableKind, _ columns: String) -> TableSettings {
  var settings = TableSettings()
  settings.kind = kind
  settings.columns = ColumnSelection(columns)
  return settings
}
