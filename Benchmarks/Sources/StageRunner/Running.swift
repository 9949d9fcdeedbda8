import Foundation
import Stages

struct UnknownStage: Error, CustomStringConvertible {
  let name: String
  var description: String { "stage expected, \"\(name)\" found; `StageRunner list` names them" }
}

func stage(_ name: String) throws -> Stage {
  guard let stage = Stage.named(name) else { throw UnknownStage(name: name) }
  return stage
}

/// Says "ready", then for each line with seconds S does passes until they took S, and prints how many
/// and how long; with no more lines prints the most memory of the process in kB.
func serve(_ stage: Stage, file: String) throws {
  func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
  let lines = try String(contentsOf: URL(filePath: file), encoding: .utf8).split(separator: "\n")
  let texts = try lines.map { try JSONDecoder().decode(Record.self, from: Data($0.utf8)).text }
  let pass = try stage.pass(over: texts, with: Engine())
  say("ready")
  while let line = readLine(), let budget = Double(line) {
    var seconds = 0.0
    var passes = 0
    while passes == 0 || seconds < budget {
      seconds += try processorSeconds { _ = try pass() }
      passes += 1
    }
    say("\(passes) \(seconds)")
  }
  say("\(try peakMemory())")
}

private struct Record: Decodable {
  let text: String
}

/// The most memory that the process had at a time, in kB; `getrusage` counts that of the program which
/// started this one, too.
func peakMemory() throws -> Int {
  let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
  let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
  return (line?.split(whereSeparator: \.isWhitespace)[1]).flatMap { Int($0) } ?? 0
}

/// One pass over a text that no cache has met.
func runOnce(_ stage: Stage, file: String) throws {
  let text = try String(contentsOf: URL(filePath: file), encoding: .utf8)
  let pass = try stage.pass(over: [text], with: Engine())
  measured = { result = Result { try pass() } }
  benchmarkPass()
  print(try result.get())
}

nonisolated(unsafe) private var measured: () -> Void = {}
nonisolated(unsafe) private var result = Result<Int, any Error> { 0 }

/// What callgrind counts: it knows functions by name, so this one has a plain name of C and stays whole.
@inline(never) @_cdecl("benchmark_pass") func benchmarkPass() { measured() }
