import ArgumentParser
import Batch
import Szpalta

/// How the documents of a collection are read.
struct CollectionOptions: ParsableArguments {
  @Option(help: "How the documents come, whatever the files' names say.")
  var from: InputFormat?

  @Option(
    help: ArgumentHelp(
      "Which fields or columns hold what, such as text=body,title=head.", valueName: "fields"))
  var columns: String?

  @Option(help: "The files' encoding, such as windows-1250; UTF-8 unless said.")
  var encoding: String?

  func collection(_ inputs: [String], label: String? = nil) throws -> DocumentCollection {
    var fields = try columns.map { try RecordFields(parsing: $0) } ?? RecordFields()
    fields.label = label
    return DocumentCollection(inputs: inputs, from: from, fields: fields, encoding: encoding)
  }

  /// Tells of a document that cannot be read.
  static func report(_ place: String, _ problem: String) {
    Console.report(SzpaltaError(.malformedRecord, place: place, problem: problem))
  }
}
