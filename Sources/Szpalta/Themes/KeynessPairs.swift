public import Analysis

/// Which groups of documents are compared with which.
public struct KeynessPairs {
  /// A group with its name.
  public typealias Group = (name: String, counts: LemmaCounts)

  /// The comparisons, in the order of the names.
  public let pairs: [(group: Group, reference: Group)]

  /// The comparisons of `groups`: of the one called `group` with all others together; of two with each
  /// other; or of each with the others.
  ///
  /// - Throws: `SzpaltaError` where there are fewer than two groups, none called `group`, or one without
  ///   a word.
  public init(groups: [String: LemmaCounts], group: String?) throws {
    let names = groups.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    guard names.count > 1 else {
      throw SzpaltaError(
        .invalidConfiguration, place: "themes keyness",
        problem: "two groups of documents or more expected, "
          + "\(names.isEmpty ? "none" : "one (\(names[0]))") found; check the field of the labels")
    }
    if let empty = names.first(where: { groups[$0]?.wordCount == 0 }) {
      throw SzpaltaError(
        .invalidConfiguration, place: empty,
        problem: "a group with words expected, none found in its documents")
    }
    if let group, groups[group] == nil {
      throw SzpaltaError(
        .invalidConfiguration, place: "--label",
        problem: "one of \(names.joined(separator: ", ")) expected, \"\(group)\" found")
    }
    func counts(_ name: String) -> Group { (name, groups[name] ?? LemmaCounts()) }
    func others(than name: String) -> Group {
      let rest = names.filter { $0 != name }
      return (
        rest.joined(separator: ", "), rest.reduce(LemmaCounts()) { $0 + counts($1).counts }
      )
    }
    let first = group.map { [$0] } ?? (names.count == 2 ? [names[0]] : names)
    pairs = first.map { (counts($0), others(than: $0)) }
  }
}
