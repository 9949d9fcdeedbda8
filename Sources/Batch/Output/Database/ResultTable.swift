/// A table of a database of results.
enum ResultTable: String, CaseIterable, Sendable {
  /// How the results were made: names and values.
  case run
  /// A row a document; `number` is its place in the input.
  case documents
  /// The indices of readability.
  case indices
  /// The sentences of prose, with what each adds to the document's FOG-PL.
  case sentences
  case keywords
  case themes
  case findings
  case edits
  /// The lemmas of all words, parted by spaces, other lemmas that they may well have (`LemmaText`), and
  /// where the words stand in `documents.text`.
  case lemmaTexts
  /// The full-text index over `lemmaTexts`.
  case lemmaIndex

  /// The version of the tables; grows when a reader of the database has to change.
  static let version = 1
  /// What SQLite's header says of a database of results: "Szpa".
  static let applicationID = 0x537A_7061

  /// The columns with their types and constraints. Positions count in the unit that the settings in
  /// `run` name, in the document as it came.
  private var definitions: [String] {
    switch self {
    case .run: ["name TEXT PRIMARY KEY", "value TEXT NOT NULL"]
    case .documents:
      [
        "number INTEGER PRIMARY KEY", "id TEXT NOT NULL", "place TEXT NOT NULL", "title TEXT",
        "byline TEXT", "bytes INTEGER NOT NULL", "sentences INTEGER", "words INTEGER",
        "lemmas INTEGER", "unknownWords INTEGER", "fog REAL", "difficulty INTEGER", "lean REAL",
        "verdict TEXT", "text TEXT",
      ]
    case .indices: Self.part("id TEXT", ["value REAL", "low REAL", "high REAL", "band TEXT"])
    case .sentences:
      Self.part(
        "number INTEGER",
        [
          "start INTEGER NOT NULL", "end INTEGER NOT NULL", "line INTEGER NOT NULL",
          "words INTEGER NOT NULL", "fog REAL", "share REAL", "text TEXT NOT NULL",
        ])
    case .keywords:
      Self.part(
        "rank INTEGER", ["text TEXT NOT NULL", "score REAL NOT NULL", "count INTEGER NOT NULL"])
    case .themes:
      Self.part(
        "theme TEXT", ["score REAL NOT NULL", "share REAL NOT NULL", "isPresent INTEGER NOT NULL"])
    case .findings:
      Self.part(
        "number INTEGER",
        [
          "kind TEXT NOT NULL", "priority INTEGER NOT NULL", "amount INTEGER",
          "start INTEGER NOT NULL", "end INTEGER NOT NULL", "line INTEGER NOT NULL",
          "text TEXT NOT NULL", "suggestions TEXT",
        ])
    case .edits:
      Self.part(
        "number INTEGER",
        [
          "rule TEXT NOT NULL", "start INTEGER NOT NULL", "end INTEGER NOT NULL",
          "line INTEGER NOT NULL", "found TEXT NOT NULL", "replacement TEXT NOT NULL",
          "before TEXT NOT NULL", "after TEXT NOT NULL", "confidence REAL NOT NULL",
        ])
    case .lemmaTexts:
      [
        "document INTEGER PRIMARY KEY REFERENCES documents(number)", "title TEXT NOT NULL",
        "body TEXT NOT NULL", "others TEXT NOT NULL", "places BLOB NOT NULL",
      ]
    case .lemmaIndex: ["rowid", "title", "body", "others"]
    }
  }

  /// The columns of what a document has several of.
  private static func part(_ key: String, _ others: [String]) -> [String] {
    ["document INTEGER NOT NULL REFERENCES documents(number)", "\(key) NOT NULL"] + others
  }

  private var columns: [String] {
    definitions.map { String($0.prefix { $0 != " " }) }
  }

  /// SQL that makes the table.
  var creation: String {
    switch self {
    case .lemmaIndex:
      return """
        CREATE VIRTUAL TABLE lemmaIndex USING fts5(title, body, others, content='lemmaTexts', \
        content_rowid='document', tokenize='unicode61 remove_diacritics 0')
        """
    case .run, .documents, .lemmaTexts:
      return "CREATE TABLE \(rawValue) (\(definitions.joined(separator: ", ")))"
    default:
      let key = "PRIMARY KEY (\(columns[0]), \(columns[1]))"
      return "CREATE TABLE \(rawValue) (\(definitions.joined(separator: ", ")), \(key)) "
        + "WITHOUT ROWID"
    }
  }

  /// SQL that adds a row.
  var insertion: String {
    let marks = columns.map { _ in "?" }.joined(separator: ", ")
    return "INSERT INTO \(rawValue) (\(columns.joined(separator: ", "))) VALUES (\(marks))"
  }

  /// SQL that makes what questions are answered by, once all rows are there.
  static let indexing = [
    "CREATE INDEX documentsByID ON documents(id)",
    "CREATE INDEX documentsByFog ON documents(fog)",
    "CREATE INDEX keywordsByText ON keywords(text)",
    "CREATE INDEX themesByTheme ON themes(theme, score)",
    "CREATE INDEX findingsByKind ON findings(kind)",
    "CREATE INDEX editsByRule ON edits(rule)",
    "INSERT INTO lemmaIndex(lemmaIndex) VALUES ('optimize')",
  ]
}
