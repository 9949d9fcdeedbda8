import Benchmark
import Foundation
import Stages

/// Each stage on the articles of `corpora/` as one text, on ten and on a hundred times as much.
///
/// All figures but wall time are of processor time; a stage grows with its text if they stay the same from ×1 to
/// ×100. Each benchmark has a process of its own, so that peak memory is its own, too, resources (about
/// 10 MB mapped) and the text included.
let benchmarks: @Sendable () -> Void = {
  for stage in Stage.all {
    addBenchmarks(of: stage, named: stage.name) { $0 }
    if stage.name == "cleaning" {
      addBenchmarks(of: stage, named: "cleaning leftovers", changing: Texts.withLeftovers)
    }
  }
  for jobs in [1, 2] { addBatchBenchmarks(jobs: jobs) }
}

let copies = [1, 10, 100]
let perByte = BenchmarkMetric.custom("ns a kB")
let perWord = BenchmarkMetric.custom("ns a 1000 words")
let speed = BenchmarkMetric.custom("kB a second", polarity: .prefersLarger)
let programMemory = BenchmarkMetric.custom("peak memory of the program, kB")

/// - Parameter memory: the metric of peak memory.
func configuration(memory: BenchmarkMetric) -> Benchmark.Configuration {
  let metrics = [.wallClock, speed, perByte, perWord, memory]
  let units = metrics.map { ($0, $0 == .wallClock ? BenchmarkUnits.automatic : .count) }
  return .init(
    metrics: metrics, timeUnits: .microseconds, units: Dictionary(uniqueKeysWithValues: units),
    warmupIterations: 1, maxDuration: .seconds(1), maxIterations: 1000)
}

/// The articles of `corpora/` one after the other, `copies` times.
func repeatedArticles(_ copies: Int, _ change: (String) -> String) throws -> String {
  let text = change(try Texts.articles().joined(separator: "\n\n"))
  return Array(repeating: text, count: copies).joined(separator: "\n\n")
}

extension Benchmark {
  /// Notes `seconds` of processor time for a text of so many bytes and words.
  func note(_ seconds: Double, bytes: Int, words: Int) {
    measurement(perByte, Int(seconds * 1e12 / Double(bytes)))
    measurement(perWord, Int(seconds * 1e12 / Double(words)))
    measurement(speed, Int(Double(bytes) / 1000 / seconds))
  }
}

func addBenchmarks(
  of stage: Stage, named name: String, changing change: @escaping @Sendable (String) -> String
) {
  for copies in copies {
    // Made in the round for warming up, which is not measured.
    nonisolated(unsafe) var prepared: (pass: Stage.Pass, bytes: Int, words: Int)?
    Benchmark("\(name) ×\(copies)", configuration: configuration(memory: .peakMemoryResident)) {
      benchmark in
      if prepared == nil {
        let text = try repeatedArticles(copies, change)
        prepared = (
          try stage.pass(over: [text], with: Engine()), text.utf8.count, Texts.wordCount(text)
        )
      }
      guard let prepared else { return }
      let seconds = try processorSeconds {
        benchmark.startMeasurement()
        blackHole(try prepared.pass())
        benchmark.stopMeasurement()
      }
      benchmark.note(seconds, bytes: prepared.bytes, words: prepared.words)
    }
  }
}

/// The program as people run it over an archive, its start included: every article a document, the
/// whole report of each.
func addBatchBenchmarks(jobs: Int) {
  for copies in copies {
    nonisolated(unsafe) var archive: Archive?
    Benchmark(
      "batch, \(jobs == 1 ? "1 job" : "\(jobs) jobs") ×\(copies)",
      configuration: configuration(memory: programMemory)
    ) { benchmark in
      if archive == nil { archive = try Archive(copies: copies) }
      guard let archive else { return }
      let before = Archive.processorSeconds
      benchmark.startMeasurement()
      try archive.run(jobs: jobs)
      benchmark.stopMeasurement()
      let seconds = Archive.processorSeconds - before
      benchmark.note(seconds, bytes: archive.bytes, words: archive.words)
      benchmark.measurement(programMemory, Archive.peakMemory)
    }
  }
}
