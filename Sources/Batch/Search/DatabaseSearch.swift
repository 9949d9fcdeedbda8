import Foundation
import GRDB
import Szpalta
import Tables
import TextModel

/// Finds documents of a database of results by their words, whatever form these have.
public struct DatabaseSearch {
  private let path: String

  /// The documents that were found.
  public struct Result: Codable, Hashable, Sendable {
    /// The question as it was typed.
    public var query: String
    /// How many documents were found.
    public var total: Int
    /// The best of them, the best first.
    public var documents: [Document]
  }

  /// A document that was found.
  public struct Document: Codable, Hashable, Sendable {
    /// Its id.
    public var id: String
    /// Where it stood in the input.
    public var place: String
    /// Its title.
    public var title: String?
    /// How well it fits, 0 or more: BM25, in which words of the title weigh four times.
    public var score: Double
    /// Passages with words that were found; none where only the title has them.
    public var snippets: [Snippet]
  }

  /// Counted in a title a word weighs so much.
  private static let titleWeight = 4.0
  /// A lemma that a word may have, but more likely has not, weighs so much.
  private static let otherWeight = 0.3

  /// The database at `path`.
  ///
  /// - Throws: `SzpaltaError` if there is no such file.
  public init(path: String) throws {
    try InputFile.handle(path: path).close()
    self.path = path
  }

  /// The best `limit` documents for `query`.
  ///
  /// - Throws: `SzpaltaError` if the file is no database of results.
  public func result(for query: SearchQuery, limit: Int) throws -> Result {
    do {
      return try DatabaseFile.reading(path).read { db in
        try check(db)
        let expression = query.expression
        let total =
          try Int.fetchOne(
            db, sql: "SELECT count(*) FROM lemmaIndex WHERE lemmaIndex MATCH ?",
            arguments: [expression]) ?? 0
        let found = try Row.fetchAll(
          db,
          sql: """
            SELECT rowid, bm25(lemmaIndex, ?, 1.0, ?) AS score FROM lemmaIndex
            WHERE lemmaIndex MATCH ? ORDER BY score, rowid LIMIT ?
            """,
          arguments: [Self.titleWeight, Self.otherWeight, expression, limit])
        return Result(
          query: query.text, total: total,
          documents: try found.map {
            try document(db, number: $0["rowid"], score: -($0["score"] as Double), expression)
          })
      }
    } catch let error as DatabaseError {
      throw SzpaltaError(error, path: path, consequence: "nothing was searched")
    }
  }

  private func check(_ db: Database) throws {
    let id = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    guard id == ResultTable.applicationID, version == ResultTable.version else {
      throw SzpaltaError(
        .unreadable, place: path,
        problem: "a database that `szpalta batch` wrote to its end expected, another found")
    }
    guard
      try Int.fetchOne(db, sql: "SELECT 1 FROM lemmaTexts LIMIT 1") != nil
        || Int.fetchOne(db, sql: "SELECT 1 FROM documents LIMIT 1") == nil
    else {
      throw SzpaltaError(
        .unreadable, place: path,
        problem: "an index of lemmas expected, none found; "
          + "make the database with more steps than clean")
    }
  }

  private func document(
    _ db: Database, number: Int, score: Double, _ expression: String
  ) throws -> Document {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT id, place, documents.title, text, places,
          highlight(lemmaIndex, 1, char(1), char(2)) AS marked,
          highlight(lemmaIndex, 2, char(1), char(2)) AS markedOthers
        FROM lemmaIndex JOIN documents ON number = lemmaIndex.rowid
          JOIN lemmaTexts ON document = number
        WHERE lemmaIndex MATCH ? AND lemmaIndex.rowid = ?
        """,
      arguments: [expression, number])
    guard let row else {
      throw SzpaltaError(
        .unreadable, place: path,
        problem: "a sound index expected, one found that has documents the tables lack")
    }
    let words = LemmaText.ranges(Array(row["places"] as Data))
    let hits = Set(Self.markedWords(row["marked"]) + Self.markedWords(row["markedOthers"]))
      .filter { $0 < words.count }.sorted()
    return Document(
      id: row["id"], place: row["place"], title: row["title"], score: max(0, score),
      snippets: SnippetFinder(text: row["text"], words: words).snippets(of: hits))
  }

  /// The numbers of the words that FTS5 put between the bytes 1 and 2.
  private static func markedWords(_ lemmas: String) -> [Int] {
    var words: [Int] = []
    var number = 0
    var isMarked = false
    for byte in lemmas.utf8 {
      switch byte {
      case 0x01: isMarked = true
      case 0x02: isMarked = false
      case 0x20: number += 1
      default: if isMarked, words.last != number { words.append(number) }
      }
    }
    return words
  }
}
