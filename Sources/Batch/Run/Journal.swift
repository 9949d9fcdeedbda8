import Foundation
import Szpalta
import Tables

/// How far a run has come: what `--resume` goes on from.
///
/// A JSON file beside the output, replaced in one step at each checkpoint, once
/// the results before it are on the disk.
struct Journal: Codable, Equatable {
  static let currentVersion = 4

  /// The version of this structure.
  var version = Journal.currentVersion
  /// What must be the same for the rest of the run.
  var conditions: Conditions
  /// Where the run stands.
  var checkpoint = Checkpoint()
  /// Where it stood before: a database makes its changes last after the journal has told of them.
  var previous: Checkpoint?

  /// False before the first checkpoint of a run.
  var isBegun: Bool { previous != nil }

  /// What a run depends on.
  struct Conditions: Codable, Equatable {
    var program: String
    var lexicon: String
    var settings: Configuration
    var output: OutputFormat
    var fields: RecordFields
    var format: TextFormat
    var tables: TableReading
    var csvFields: [ResultField]
    var encoding: String?
    var maximumByteCount: Int
    var inputs: [InputOrigin]

    /// What is different in `other`, in words; `nil` if nothing is.
    func difference(from other: Conditions) -> String? {
      if program != other.program { return "another version of szpalta (\(other.program))" }
      if lexicon != other.lexicon { return "another lexicon (\(other.lexicon))" }
      if inputs.map(\.path) != other.inputs.map(\.path) { return "other input files" }
      if let changed = zip(inputs, other.inputs).first(where: { $0 != $1 }) {
        return "\(changed.0.path) changed since"
      }
      return self == other ? nil : "other settings"
    }
  }

  /// The path of the journal of the run whose output is at `path`.
  static func path(ofOutput path: String) -> String { path + ".journal" }

  /// The journal at `path`; `nil` if there is none.
  ///
  /// - Throws: `SzpaltaError` if it cannot be read or is of another version.
  static func read(_ path: String) throws -> Journal? {
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    let journal = try? JSONDecoder().decode(Journal.self, from: data)
    guard let journal, journal.version == currentVersion else {
      throw SzpaltaError(
        .malformedRecord, place: path,
        problem: "a journal of version \(currentVersion) expected, another found; "
          + "begin anew with --overwrite")
    }
    return journal
  }

  /// Replaces the journal at `path`.
  func write(_ path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let file = try ResultFile(path: path, overwrite: true)
    try file.write(Array(try encoder.encode(self)))
    try file.finish()
  }
}

/// A moment of a run at which what is done is on the disk.
struct Checkpoint: Codable, Equatable {
  /// How many documents of the input are done.
  var documents = 0
  /// Where the output stands: its bytes, or the transactions of a database.
  var position = 0
  /// The bytes of the rejects.
  var rejectBytes = 0
  /// How many different ids were met.
  var differentIDs = 0
  /// What the run came to so far.
  var summary = RunSummary()
  /// True if nothing is left but to give the files their names.
  var isComplete = false
}
