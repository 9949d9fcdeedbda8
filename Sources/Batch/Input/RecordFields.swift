import Foundation
import Szpalta
import Tables

/// Which fields of a record hold what.
public struct RecordFields: Hashable, Sendable, Codable {
  /// The fields of the document's text, joined by empty lines; "text" where none is named.
  public var texts: [String] = []
  /// The field of its id, "id" where `nil`; records without one get their number.
  public var id: String?
  /// The field of a title that is not part of the text, "title" where `nil`; records need not have it.
  public var title: String?
  /// The field of a label by which documents are grouped; none where `nil`.
  public var label: String?

  /// "text", "id" and "title".
  public init() {}

  /// The fields named by `words`, such as "lead,body" or "text=body,id=slug"; what is not named keeps
  /// its usual name.
  ///
  /// - Throws: `SzpaltaError` that says what was expected.
  public init(parsing words: String) throws {
    for word in words.split(separator: ",") {
      let parts = word.split(separator: "=", maxSplits: 1).map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      switch (parts.count, parts.first) {
      case (1, _): texts.append(parts[0])
      case (2, "text"): texts.append(parts[1])
      case (2, "id"): id = parts[1]
      case (2, "title"): title = parts[1]
      default:
        throw SzpaltaError(
          .invalidConfiguration, place: "--columns",
          problem: "names of fields, or text=NAME, id=NAME and title=NAME, parted by commas, "
            + "expected, \(word) found")
      }
    }
  }

  /// The names that are meant for the text.
  var textNames: [String] { texts.isEmpty ? ["text"] : texts }
  /// The name that is meant for the id.
  var idName: String { id ?? "id" }
  /// The name that is meant for the title.
  var titleName: String { title ?? "title" }
}

/// Which columns of a table hold what.
struct RecordColumns {
  let names: [String]
  private let texts: [Int]
  private let id: Int?
  private let title: Int?
  private let label: Int?

  /// The columns among `names` that `fields` means: by name, number from 1 or pattern.
  ///
  /// - Throws: `SzpaltaError` that lists the columns where one is not there.
  init(_ fields: RecordFields, among names: [String], hasHeader: Bool, place: String) throws {
    self.names = names
    func found(_ terms: [String]) throws -> [Int] {
      try ColumnSelection(names: terms).indexes(in: names, hasHeader: hasHeader, place: place)
    }
    func single(_ term: String?, _ usual: String) throws -> Int? {
      guard let term else { return hasHeader ? names.firstIndex(of: usual) : nil }
      return try found([term]).first
    }
    // Their order is that in which they are named.
    var texts: [Int] = []
    for name in fields.textNames where !(fields.texts.isEmpty && names.count == 1) {
      texts += try found([name]).filter { !texts.contains($0) }
    }
    self.texts = texts.isEmpty ? [0] : texts
    id = try single(fields.id, "id")
    title = try single(fields.title, "title")
    label = try fields.label.flatMap { try found([$0]).first }
  }

  /// The columns in the order in which `row` expects their cells.
  var chosen: [Int] { texts + [id, title, label].compactMap(\.self) }

  /// The row of `values`, those of the chosen columns.
  func row(_ values: [DatabaseRows.Value], _ encoding: CellEncoding) -> SourceRow {
    var cells = zip(chosen, values).map { SourceRow.Cell(column: names[$0], value: $1) }[...]
    let texts = Array(cells.prefix(texts.count))
    cells = cells.dropFirst(texts.count)
    let id = id == nil ? nil : cells.popFirst()
    let title = title == nil ? nil : cells.popFirst()
    return SourceRow(
      texts: texts, id: id, title: title, label: cells.first, encoding: encoding)
  }
}
