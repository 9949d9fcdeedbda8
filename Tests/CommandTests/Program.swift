import Foundation
import Testing

/// The built program, run as a user runs it.
struct Program {
  /// What a run gave.
  struct Result {
    let status: Int32
    let bytes: Data
    let errors: String

    var output: String { String(decoding: bytes, as: UTF8.self) }
  }

  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardizedFileURL
  static let corpora = root.appending(path: "corpora")
  static let column = corpora.appending(path: "felieton-sprzedaz-marketing.txt").path

  /// Beside the running tests, which SwiftPM links into the same folder.
  static let built = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "szpalta")

  var executable = built
  var environment: [String: String] = [:]
  var folder: URL?

  func run(_ arguments: String..., input: String = "") throws -> Result {
    try run(arguments, input: Data(input.utf8))
  }

  func run(_ arguments: [String], input: Data) throws -> Result {
    let scratch = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    // Files in place of pipes: no output is too long for them.
    let files = try ["in", "out", "err"].map { name in
      let url = scratch.appending(path: name)
      try (name == "in" ? input : Data()).write(to: url)
      return url
    }
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.currentDirectoryURL = folder ?? scratch
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus,
      bytes: try Data(contentsOf: files[1]),
      errors: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self))
  }
}

/// A folder of its own for a test, removed at its end.
final class TemporaryFolder {
  let url = FileManager.default.temporaryDirectory.appending(path: "szpalta-\(UUID().uuidString)")

  init() throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func file(_ name: String, _ bytes: [UInt8]) throws -> String {
    let file = url.appending(path: name)
    try Data(bytes).write(to: file)
    return file.path
  }
}

/// True if the journal of a batch tells of work that is done.
func hasCheckpoint(_ journal: URL) -> Bool {
  guard let text = try? String(contentsOf: journal, encoding: .utf8) else { return false }
  return text.contains("\"previous\"")
}
