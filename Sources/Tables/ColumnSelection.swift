import Szpalta

/// The columns that are cleaned: names, numbers from 1, and patterns.
public struct ColumnSelection: Hashable, Sendable {
  private let terms: [String]

  /// The columns named in `list`, parted by commas.
  ///
  /// A term is a name, a number from 1, a pattern with `*` and `?`, or a regular
  /// expression between slashes that matches the whole name.
  public init(_ list: String) {
    terms = list.split(separator: ",").map { term in
      let trimmed = term.drop(while: \.isWhitespace)
      return String(
        trimmed.prefix(trimmed.count - trimmed.reversed().prefix(while: \.isWhitespace).count))
    }
  }

  /// The columns with these names.
  package init(names: [String]) { terms = names }

  /// True if no column is named.
  var isEmpty: Bool { terms.isEmpty }

  /// The positions in `columns` of those that are chosen, ascending.
  ///
  /// - Throws: `SzpaltaError` that lists the columns where a term fits none.
  package func indexes(in columns: [String], hasHeader: Bool, place: String) throws -> [Int] {
    // An empty file has no columns, and nothing to clean.
    if columns.isEmpty { return [] }
    guard !terms.isEmpty else {
      if columns.count == 1 { return [0] }
      throw failure("names or numbers of columns expected, none found", columns, place)
    }
    var chosen: Set<Int> = []
    for term in terms {
      let found = try indexes(of: term, in: columns)
      if found.isEmpty { throw failure("\"\(term)\" fits no column", columns, place) }
      chosen.formUnion(found)
    }
    return chosen.sorted()
  }

  private func indexes(of term: String, in columns: [String]) throws -> [Int] {
    let named = columns.indices.filter { columns[$0] == term }
    if !named.isEmpty { return named }
    if let number = Int(term) { return columns.indices.contains(number - 1) ? [number - 1] : [] }
    let pattern = try ColumnPattern(term)
    return columns.indices.filter { pattern.matches(columns[$0]) }
  }

  /// The patterns, for records that name their own columns.
  func patterns() throws -> [ColumnPattern] { try terms.map { try ColumnPattern($0) } }

  private func failure(_ problem: String, _ columns: [String], _ place: String) -> SzpaltaError {
    let names = columns.enumerated().map { "\($0 + 1) \($1)" }.joined(separator: ", ")
    return SzpaltaError(
      .invalidConfiguration, place: "--columns",
      problem: "\(problem); \(place) has \(names)")
  }
}

/// A pattern for names of columns.
struct ColumnPattern: Sendable {
  private enum Form: Sendable {
    case name(String)
    case glob([Character])
    case expression(String)
  }

  private let form: Form

  /// - Throws: `SzpaltaError` where a regular expression is wrong.
  init(_ term: String) throws {
    if term.count > 2, term.hasPrefix("/"), term.hasSuffix("/") {
      let expression = String(term.dropFirst().dropLast())
      do {
        _ = try Regex(expression)
      } catch {
        throw SzpaltaError(
          .invalidConfiguration, place: "--columns",
          problem: "a regular expression expected between the slashes of \(term): \(error)")
      }
      form = .expression(expression)
    } else if term.contains(where: { $0 == "*" || $0 == "?" }) {
      form = .glob(Array(term))
    } else {
      form = .name(term)
    }
  }

  func matches(_ name: String) -> Bool {
    switch form {
    case .name(let term): term == name
    case .glob(let pattern): Self.glob(pattern[...], fits: Array(name)[...])
    // It was compiled in `init`; a Regex itself is not Sendable.
    case .expression(let expression):
      (try? Regex(expression).wholeMatch(in: name)) != nil
    }
  }

  private static func glob(
    _ pattern: ArraySlice<Character>, fits name: ArraySlice<Character>
  ) -> Bool {
    guard let first = pattern.first else { return name.isEmpty }
    let rest = pattern.dropFirst()
    if first == "*" {
      return glob(rest, fits: name) || (!name.isEmpty && glob(pattern, fits: name.dropFirst()))
    }
    guard let character = name.first, first == "?" || first == character else { return false }
    return glob(rest, fits: name.dropFirst())
  }
}
