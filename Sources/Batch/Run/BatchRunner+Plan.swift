import Szpalta
import Tables

extension BatchRunner {
  /// What `run` would do, in words, with the result of the first document; writes nothing.
  ///
  /// - Throws: `SzpaltaError` if the input cannot be read.
  public func plan() throws -> String {
    let steps = pipeline.configuration.steps.map(\.rawValue).joined(separator: ", ")
    var plan = "steps: \(steps)\njobs: \(job.jobs)\noutput: \(job.output) (\(format.rawValue))\n"
    if let rejects = job.rejects { plan += "rejects: \(rejects)\n" }
    let size = source.byteCount.map { ", \($0) bytes" } ?? ""
    plan +=
      "input: \(source.origins.count) \(source.origins.count == 1 ? "file" : "files")\(size)\n"
    for origin in source.origins.prefix(Self.shownInputs) { plan += "  \(origin.path)\n" }
    if source.origins.count > Self.shownInputs { plan += "  …\n" }
    var first: SourceDocument?
    try source.forEachDocument { document, _ in
      first = document
      first?.number = 1
      return false
    }
    guard let first else { return plan + "no document\n" }
    switch worker(job.encoder(pipeline)).outcome(of: first).content {
    case .result(.rows(let rows), _):
      let counts = rows.rows.reduce(into: [:]) { $0[$1.table.rawValue, default: 0] += 1 }
      plan += "\(first.place): rows of "
      plan +=
        counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        .joined(separator: ", ") + "\n"
    case .result(.lines(let bytes), _):
      plan += "\(first.place):\n" + String(decoding: bytes, as: UTF8.self)
    case .failure(let problem, _): plan += "\(first.place): \(problem)\n"
    }
    return plan
  }

  private static let shownInputs = 10

  /// What each step does with a document and what happens to the files, in words; reads no document.
  public func explanation() -> String {
    var lines = ["Each document of \(source.origins.count) \(inputName) is read" + reading + "."]
    lines += pipeline.configuration.steps.map { "\($0.rawValue): \(explanation(of: $0))" }
    lines.append("Results go to \(outputName), in the order of the input: \(meaning(of: format)).")
    lines.append(
      "\(job.jobs) \(job.jobs == 1 ? "thread works" : "threads work") on documents; their number "
        + "changes nothing in the results.")
    lines.append(
      "A document of more than \(job.maximumByteCount) bytes, or that takes more than "
        + "\(job.timeoutSeconds) s, or that cannot be read, \(rejection).")
    if !ResultFile.isStream(job.output) {
      lines.append(
        "\(job.output).part and \(job.output).journal stand beside the output until the end; "
          + "after an interruption --resume goes on from there, if input, settings and lexicon "
          + "are the same.")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var inputName: String {
    let isOne = source.origins.count == 1
    return switch job.from ?? .jsonl {
    case .files: isOne ? "file" : "files"
    case .jsonl: isOne ? "file of JSON lines" : "files of JSON lines"
    case .feed: isOne ? "feed or WordPress export" : "feeds or WordPress exports"
    case .csv, .tsv: isOne ? "table" : "tables"
    case .sqlite: isOne ? "database" : "databases"
    }
  }

  private var reading: String {
    switch job.from ?? .jsonl {
    case .files:
      ": " + (job.encoding ?? "its encoding is found out") + ", its format told by its name"
    case .feed: ": title and text of an item, as HTML"
    case .sqlite where job.tables.query != nil: ": rows as the query gives them, \(fieldNames)"
    case .sqlite: ": rows in the order of their keys, \(fieldNames)"
    case .jsonl, .csv, .tsv: ": \(fieldNames)"
    }
  }

  private var fieldNames: String {
    "text in \(job.fields.textNames.joined(separator: " and ")), id in \(job.fields.idName) or else "
      + "its number, title in \(job.fields.titleName) if there is one"
  }

  private func explanation(of step: Step) -> String {
    switch step {
    case .clean:
      "repairs what imports broke, by the rules "
        + pipeline.configuration.cleaning.rules.map(\.rawValue).sorted().joined(separator: ", ")
        + "; the steps behind it see the repaired text, positions count in the text as it came"
    case .readability:
      "counts sentences, words and syllables of prose for FOG-PL, Pisarek and LIX with 90 % "
        + "intervals, and finds what makes the text hard"
    case .keywords:
      "finds up to \(pipeline.configuration.keywords.limit) phrases in dictionary form"
    case .themes:
      "weighs the words of each theme of the taxonomy"
        + (pipeline.configuration.contrast.count == 2
          ? ", and \(pipeline.configuration.contrast[0]) against "
            + pipeline.configuration.contrast[1] : "")
    }
  }

  private var outputName: String { job.output == "-" ? "standard output" : job.output }

  private func meaning(of format: OutputFormat) -> String {
    switch format {
    case .jsonl: "a line of JSON each"
    case .csv, .tsv:
      "a row each, with the fields " + job.csvFields.map(\.rawValue).joined(separator: ", ")
    case .sqlite:
      "rows of the tables " + ResultTable.allCases.map(\.rawValue).joined(separator: ", ")
        + "; indexes are made at the end"
    }
  }

  private var rejection: String {
    job.rejects.map { "becomes a line of \($0) that says where it stands, why, and what to do" }
      ?? "has its reason in its place in the output"
  }
}
