import Foundation
import Szpalta

/// How far a run has come: what `--resume` goes on from.
///
/// A JSON file beside the output, replaced in one step at each checkpoint, once
/// the results before it are on the disk.
struct Journal: Codable, Equatable {
  static let currentVersion = 1

  /// The version of this structure.
  var version = Journal.currentVersion
  /// What must be the same for the rest of the run.
  var conditions: Conditions
  /// How many documents of the input are done.
  var documents = 0
  /// The bytes of the output that hold their results.
  var outputBytes = 0
  /// The bytes of the rejects.
  var rejectBytes = 0
  /// What the run came to so far.
  var summary = RunSummary()
  /// True if nothing is left but to give the files their names.
  var isComplete = false

  /// What a run depends on.
  struct Conditions: Codable, Equatable {
    var program: String
    var lexicon: String
    var settings: Configuration
    var output: OutputFormat
    var fields: RecordFields
    var format: TextFormat
    var tables: TableReading
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
    let part = OutputFile.partPath(of: path)
    do {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys]
      guard FileManager.default.createFile(atPath: part, contents: nil),
        let file = FileHandle(forWritingAtPath: part)
      else {
        throw SzpaltaError(
          .unreadable, place: part, problem: "a folder that can be written to expected")
      }
      try file.write(contentsOf: try encoder.encode(self))
      try file.synchronize()
      try file.close()
    } catch let error as SzpaltaError {
      throw error
    } catch {
      throw SzpaltaError(
        .unreadable, place: path,
        problem: "cannot be written: \(error.localizedDescription); make room, then --resume")
    }
    try OutputFile.rename(part, to: path)
  }
}
