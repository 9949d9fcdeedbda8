import Foundation
import Szpalta

// How fast readability is on one core, from raw text on: `ReadabilityBenchmark FILE`.
//
// 1. Counts and indices of the text, as they come with the default settings.
// 2. The whole module: findings, intervals, the parts of the report.
// 3. An article of 10 kB after an edit, repairs included, from its text to its report.
//
// Processor time, the least and the median of several rounds: other programs may run beside.
// `Benchmarks/readability/compare-textstat` runs it beside textstat.

/// Seconds of processor time that `work` takes.
func processorSeconds(_ work: () throws -> Void) rethrows -> Double {
  let start = clock()
  try work()
  return Double(clock() - start) / Double(CLOCKS_PER_SEC)
}

/// The least and the median of `rounds` measurements of `work`.
func measured(
  _ rounds: Int, _ work: (Int) throws -> Void
) rethrows -> (least: Double, median: Double) {
  let times = try (0..<rounds).map { round in try processorSeconds { try work(round) } }.sorted()
  return (times[0], times[times.count / 2])
}

func figure(_ value: Double, _ digits: Int) -> String { String(format: "%.\(digits)f", value) }

/// The text up to the first end of a paragraph behind `size` bytes.
func article(of text: String, size: Int) -> String {
  let start = text.utf8.index(text.startIndex, offsetBy: size, limitedBy: text.endIndex)
  let end = text.range(of: "\n\n", range: (start ?? text.endIndex)..<text.endIndex)
  return end.map { String(text[..<$0.lowerBound]) } ?? text
}

do {
  guard CommandLine.arguments.count == 2 else {
    FileHandle.standardError.write(Data("usage: ReadabilityBenchmark FILE\n".utf8))
    exit(2)
  }
  let text = try String(contentsOf: URL(filePath: CommandLine.arguments[1]), encoding: .utf8)
  let megabytes = Double(text.utf8.count) / 1e6
  let resources = try Resources()
  var configuration = Configuration()
  configuration.steps = [.readability]
  let pipeline = try Pipeline(resources: resources, configuration: configuration)
  configuration.hasFindings = false
  let quick = try Pipeline(resources: resources, configuration: configuration)

  func show(_ name: String, _ times: (least: Double, median: Double)) {
    print(
      name, "\(figure(times.least, 3)) s (median \(figure(times.median, 3)))",
      "\(figure(megabytes / times.least, 1)) MB/s", separator: "\t")
  }

  // The first rounds meet every word anew, as a program that measures one text does.
  let cold = try processorSeconds { _ = try quick.report(on: text, format: .text, name: "text") }
  print("indices, first\t\(figure(cold, 3)) s\t\(figure(megabytes / cold, 1)) MB/s")
  try show(
    "indices", measured(7) { _ in _ = try quick.report(on: text, format: .text, name: "text") })
  try show(
    "whole module",
    measured(5) { _ in _ = try pipeline.report(on: text, format: .text, name: "text") })
  configuration.hasFindings = true
  configuration.steps = [.clean, .readability]
  let editing = try Pipeline(resources: resources, configuration: configuration)
  let small = article(of: text, size: 10_000)
  let times = try measured(50) { round in
    _ = try editing.report(on: small + " Zdanie numer \(round).", format: .text, name: "article")
  }
  print(
    "\(small.utf8.count) bytes after an edit",
    "\(figure(1000 * times.least, 2)) ms (median \(figure(1000 * times.median, 2)))",
    separator: "\t")
} catch {
  FileHandle.standardError.write(Data("ReadabilityBenchmark: \(error)\n".utf8))
  exit(1)
}
