public import Szpalta

/// The documents of files, folders, tables and feeds, read one after the other.
public struct DocumentCollection {
  /// Files, folders and patterns; "-" is standard input.
  public var inputs: [String]
  /// How the documents come; told by the names of the files where it is `nil`.
  public var from: InputFormat?
  /// Which fields of records hold what.
  public var fields: RecordFields
  /// The encoding of files; UTF-8 where it is `nil`, but tables tell.
  public var encoding: String?
  /// How tables are read.
  public var tables = TableReading()
  /// How the texts of records are written.
  public var format = TextFormat.text

  /// The documents of `inputs`.
  public init(
    inputs: [String], from: InputFormat? = nil, fields: RecordFields = RecordFields(),
    encoding: String? = nil
  ) {
    self.inputs = inputs
    self.from = from
    self.fields = fields
    self.encoding = encoding
  }

  /// Calls `body` with each article and its label; returns how many were read and how many failed.
  ///
  /// - Parameter failure: called with the place of each document that cannot be read, and why.
  /// - Throws: `SzpaltaError` if the input cannot be read, what `body` throws.
  public func forEachArticle(
    with pipeline: Pipeline, failure: (_ place: String, _ problem: String) -> Void,
    _ body: (_ article: Article, _ label: String?) throws -> Void
  ) throws -> (read: Int, failed: Int) {
    var read = 0
    let failed = try forEach(with: pipeline, failure: failure) { document in
      read += 1
      try body(document.article(with: pipeline), document.label)
    }
    return (read, failed)
  }

  /// Calls `body` with each document that can be read; returns the number of the others.
  ///
  /// - Throws: `SzpaltaError` if the input cannot be read; what `body` throws, and reads no further.
  @discardableResult
  func forEach(
    with pipeline: Pipeline, failure: (_ place: String, _ problem: String) -> Void,
    _ body: (ReadDocument) throws -> Void
  ) throws -> Int {
    var job = BatchJob()
    job.inputs = inputs
    job.from = from
    job.fields = fields
    job.encoding = encoding
    job.tables = tables
    job.format = format
    job = try job.settled()
    let source = try BatchRunner.source(of: job, pipeline)
    let reader = DocumentReader(job: job, pipeline: pipeline)
    var (number, failed) = (0, 0)
    var thrown: (any Error)?
    try source.forEachDocument { document, _ in
      number += 1
      var document = document
      document.number = number
      let read: ReadDocument
      do {
        read = try reader.read(document)
      } catch {
        let problem = (error as? SzpaltaError)?.problem ?? "\(error)"
        failure(document.place, (error as? RecordError)?.problem ?? problem)
        failed += 1
        return true
      }
      do {
        try body(read)
        return true
      } catch {
        thrown = error
        return false
      }
    }
    if let thrown { throw thrown }
    return failed
  }
}
