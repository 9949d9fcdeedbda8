import Foundation
import Stages

/// Articles as JSON lines in a temporary file, for `szpalta batch`.
struct Archive {
  /// Of the texts, without the JSON around them.
  let bytes: Int
  let words: Int
  private let lines: FileHandle
  private let program: URL

  struct Failure: Error { let problem: String }

  /// The program is expected beside this one.
  init(copies: Int) throws {
    let articles = try Texts.articles()
    bytes = articles.reduce(0) { $0 + $1.utf8.count } * copies
    words = articles.reduce(0) { $0 + Texts.wordCount($1) } * copies
    let lines = try articles.map {
      String(decoding: try JSONEncoder().encode(["text": $0]), as: UTF8.self) + "\n"
    }.joined()
    let file = FileManager.default.temporaryDirectory
      .appending(path: "szpalta-benchmark-\(ProcessInfo.processInfo.processIdentifier).jsonl")
    try String(repeating: lines, count: copies).write(to: file, atomically: true, encoding: .utf8)
    self.lines = try FileHandle(forReadingFrom: file)
    // An open file stays readable, and nothing is left behind.
    try FileManager.default.removeItem(at: file)
    program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
      .appending(path: "szpalta")
  }

  /// Runs the program to its end.
  func run(jobs: Int) throws {
    try lines.seek(toOffset: 0)
    let process = Process()
    process.executableURL = program
    process.arguments = ["batch", "-", "--from", "jsonl", "--to", "jsonl", "--jobs", "\(jobs)"]
    process.standardInput = lines
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(
        problem: "\(program.path()): status 0 expected, \(process.terminationStatus) found")
    }
  }

  /// Of all programs that were run so far.
  static var processorSeconds: Double {
    let usage = childrenUsage
    return Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
      + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6
  }

  /// Of the largest program that was run, in kB.
  static var peakMemory: Int { childrenUsage.ru_maxrss }

  private static var childrenUsage: rusage {
    var usage = rusage()
    getrusage(RUSAGE_CHILDREN.rawValue, &usage)
    return usage
  }
}
