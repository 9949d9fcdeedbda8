import Szpalta
import Tables

/// A document of the input, before it is read.
struct SourceDocument: Sendable {
  /// Its number in the run, from 1; who counts the documents sets it.
  var number = 0
  /// Where it stands, for messages: "posts.jsonl:12", "articles/zima.md".
  var place: String
  /// Where it stands in a table.
  var position: RecordPosition?
  /// Where its text is.
  var content: Content

  enum Content: Sendable {
    /// A line of JSON, with the id that it has if it gives none.
    case jsonLine([UInt8], id: JSONValue)
    /// A file of its own.
    case file(path: String)
    /// An item whose fields are known; `id` is `nil` where it has none.
    case text(String, id: JSONValue?, format: TextFormat)
    /// A row of a table.
    case row(SourceRow)
    /// What cannot be a document, and why.
    case unreadable(problem: String, column: String? = nil)
  }
}

/// Where a row stands in its table.
struct RecordPosition: Sendable, Encodable {
  /// Its number, from 1.
  var row: Int
  /// The line of the file that it begins on, from 1; `nil` in a database.
  var line: Int?
  /// Where it begins in the unpacked file, in bytes behind a byte-order mark; `nil` in a database.
  var byteOffset: Int?
}

/// The cells of a row that matter.
struct SourceRow: Sendable {
  /// The text of a document, in one cell or more.
  var texts: [Cell]
  /// `nil` where there is no such column.
  var id: Cell?
  var title: Cell?
  var label: Cell?
  var encoding: CellEncoding

  /// A cell with the name of its column.
  struct Cell: Sendable {
    var column: String
    var value: DatabaseRows.Value
  }
}

/// A document with its text.
struct ReadDocument: Sendable {
  var id: JSONValue
  var text: String
  var format: TextFormat
  /// A title that is not part of the text.
  var title: String?
  /// What groups the document with others; `nil` where it has none or was not asked for.
  var label: String?
}
