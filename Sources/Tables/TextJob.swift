import Cleaning
import Foundation
public import Szpalta
import TextModel

/// Cleans a text, a page or an article as a whole.
public struct TextJob: Sendable {
  private let pipeline: Pipeline
  private let encoding: String?
  private let addsMark: Bool

  /// A job that cleans with `pipeline`.
  ///
  /// - Parameters:
  ///   - encoding: the encoding of the text, as for `InputFile.text`.
  ///   - addsMark: whether the result begins with a byte-order mark.
  public init(pipeline: Pipeline, encoding: String?, addsMark: Bool) {
    self.pipeline = pipeline
    self.encoding = encoding
    self.addsMark = addsMark
  }

  /// Cleans the file at `path`, which is written in `format`; the result is UTF-8.
  public func run(
    on path: String, format: TextFormat, files: CleaningFiles, events: CleaningEvents
  ) throws -> CleaningTally {
    let file = try InputFile(path: path)
    let (text, decoded) = try pipeline.text(of: file, encoding: encoding)
    if let decoded { events.started("\(file.name): \(decoded.summary)") }
    let encoding = decoded?.encoding ?? encoding
    let repaired = pipeline.cleaned(text, format: format, tellsDamage: pipeline.repairsEncoding)
    if pipeline.repairsEncoding { events.damaged(file.name, repaired.damage) }
    let edits = CellEdit.undoable(repaired)
    let output = try TableOutput(
      files.output, encodingName: "UTF-8", mark: addsMark ? [0xEF, 0xBB, 0xBF] : [],
      isTranscoding: false, isDigested: files.edits != nil)
    try output.write(repaired.text)
    events.found(edits, [])
    try log(
      edits, EditLogSource(bytes: Array(file.bytes), text: text, encoding: encoding), file, output,
      files)
    try files.rejects?.finish()
    try output.finish()
    var tally = CleaningTally()
    for edit in repaired.list.edits { tally.edits[edit.rule, default: 0] += 1 }
    return tally
  }

  private func log(
    _ edits: [CellEdit], _ source: @autoclosure () -> EditLogSource, _ file: InputFile,
    _ output: TableOutput,
    _ files: CleaningFiles
  ) throws {
    guard let target = files.edits, let after = output.digest else { return }
    let before = SHA256()
    before.update(Array(file.bytes))
    let source = source()
    var summary = EditLogSummary(
      kind: TableKind.text.rawValue, file: absolute(file.path),
      output: absolute(files.output?.path ?? "-"),
      before: FileState(before, encoding: source.encodingName, mark: source.mark),
      after: FileState(after, encoding: "UTF-8", mark: output.mark))
    summary.isTranscoded = true
    summary.original = source.original
    let log = EditLog(target)
    try log.add(edits, byteCount: 0)
    try log.finish(summary)
  }
}

/// How the bytes of a text can be had back from the text.
struct EditLogSource {
  let encodingName: String
  let mark: [UInt8]
  /// The bytes in base 64 where mark, encoding and text do not give them.
  let original: String?

  init(bytes: [UInt8], text: String, encoding named: String?) {
    // What nobody named and nothing had to be found out of is UTF-8.
    let encoding = named.flatMap { $0.lowercased() == "auto" ? nil : $0 } ?? "UTF-8"
    let marks: [[UInt8]] = [[0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF]]
    let mark = marks.first { bytes.starts(with: $0) } ?? []
    let name =
      encoding.lowercased() == "utf-16"
      ? (mark == [0xFE, 0xFF] ? "UTF-16BE" : "UTF-16LE") : encoding
    let restored = try? TableOutput.encoded(text, encodingName: name)
    self.mark = mark
    encodingName = name
    original = restored.map { mark + $0 } == bytes ? nil : base64(bytes)
  }
}
