import ArgumentParser
import Batch
import Szpalta

/// How the documents of a collection stand in their files.
struct RecordOptions: ParsableArguments {
  @Option(help: "How the documents come, whatever the files' names say.")
  var from: InputFormat?

  @Option(
    help: ArgumentHelp(
      "Which fields or columns hold what, such as text=body,title=head.", valueName: "fields"))
  var columns: String?

  @Option(help: "The table of a database.")
  var table: String?

  @Option(help: ArgumentHelp("The rows of a database.", valueName: "SELECT …"))
  var query: String?

  @OptionGroup var dialect: DialectOptions

  /// True if any option is given.
  var isUsed: Bool {
    [from?.rawValue, columns, table, query, dialect.delimiter, dialect.quote].contains { $0 != nil }
      || dialect.noHeader
  }

  func collection(
    _ inputs: [String], label: String? = nil, encoding: String?
  ) throws -> DocumentCollection {
    var fields = try columns.map { try RecordFields(parsing: $0) } ?? RecordFields()
    fields.label = label
    var collection = DocumentCollection(
      inputs: inputs, from: from, fields: fields, encoding: encoding)
    collection.tables.table = table
    collection.tables.query = query
    collection.tables.delimiter = dialect.delimiter
    collection.tables.quote = dialect.quote
    collection.tables.hasHeader = !dialect.noHeader
    return collection
  }
}

/// How the documents of a collection are read.
struct CollectionOptions: ParsableArguments {
  @OptionGroup var records: RecordOptions

  @Option(help: "The files' encoding, such as windows-1250; UTF-8 unless said.")
  var encoding: String?

  func collection(_ inputs: [String], label: String? = nil) throws -> DocumentCollection {
    try records.collection(inputs, label: label, encoding: encoding)
  }

  /// Tells of a document that cannot be read.
  static func report(_ place: String, _ problem: String) {
    Console.report(SzpaltaError(.malformedRecord, place: place, problem: problem))
  }
}
