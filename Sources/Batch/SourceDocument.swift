import Szpalta

/// A document of the input, before it is read.
struct SourceDocument: Sendable {
  /// Its number in the run, from 1.
  var number: Int
  /// Where it stands, for messages: "posts.jsonl:12", "articles/zima.md".
  var place: String
  /// Where its text is.
  var content: Content

  enum Content: Sendable {
    /// A line of JSON, with the id that it has if it gives none.
    case jsonLine([UInt8], id: JSONValue)
    /// A file of its own.
    case file(path: String)
    /// A row or item whose fields are known; `id` is `nil` where it has none.
    case text(String, id: JSONValue?, format: TextFormat)
    /// What cannot be a document, and why.
    case unreadable(problem: String)
  }
}

/// A document with its text.
struct ReadDocument: Sendable {
  var id: JSONValue
  var text: String
  var format: TextFormat
  /// A title that is not part of the text.
  var title: String?
}

/// Which fields of a record hold what.
public struct RecordFields: Hashable, Sendable, Codable {
  /// The field of the document's text.
  public var text = "text"
  /// The field of its id; records without one get their number.
  public var id = "id"
  /// The field of a title that is not part of the text; records need not have it.
  public var title = "title"

  /// "text", "id" and "title".
  public init() {}

  /// The fields named by `words`, such as "text=body,id=slug"; what is not named keeps its usual name.
  ///
  /// - Throws: `SzpaltaError` that says what was expected.
  public init(parsing words: String) throws {
    for word in words.split(separator: ",") {
      let parts = word.split(separator: "=").map { $0.filter { !$0.isWhitespace } }
      switch (parts.count, parts.first) {
      case (2, "text"): text = parts[1]
      case (2, "id"): id = parts[1]
      case (2, "title"): title = parts[1]
      default:
        throw SzpaltaError(
          .invalidConfiguration, place: "--columns",
          problem: "text=NAME, id=NAME and title=NAME, parted by commas, expected, \(word) found")
      }
    }
  }
}
