public import Analysis
import Yams

extension Taxonomy {
  /// Reads a taxonomy of YAML, such as the product's `themes.pl.yaml`.
  ///
  ///     themes:
  ///       - id: sales
  ///         labels: {pl: sprzedaż, en: sales}
  ///         parent: business      # may be left out
  ///         terms: [sprzedawać, dział sprzedaży, klient: 0.6]
  ///
  /// A term is a word or phrase in its dictionary form, or `term: weight`.
  ///
  /// - Parameter name: what errors call the text, usually the file's name.
  public init(parsingYAML text: String, name: String) throws(TaxonomyFileError) {
    let reader = TaxonomyReader(name: name)
    let root = try reader.root(of: text)
    let listed = try reader.themes(in: root)
    do throws(TaxonomyError) {
      try self.init(themes: listed.map(\.theme))
    } catch {
      var node = root
      if let theme = error.themeIndex { node = listed[theme].node }
      if let theme = error.themeIndex, let term = error.termIndex {
        node = listed[theme].termNodes[term]
      }
      throw reader.error(at: node, error.description)
    }
  }
}

/// A taxonomy file that cannot be used: where, and what is wrong.
public struct TaxonomyFileError: Error, Hashable, CustomStringConvertible {
  /// The file's name.
  public var name: String
  /// The line, from 1.
  public var line: Int
  /// The Unicode scalar in the line, from 1.
  public var column: Int
  /// What was expected, what was found, what to do.
  public var problem: String

  /// "themes.pl.yaml:12:5: a list of terms expected, …".
  public var description: String { "\(name):\(line):\(column): \(problem)" }
}

/// A theme, and the nodes that an error about it points at.
private struct ListedTheme {
  var theme: Taxonomy.Theme
  var node: Node
  var termNodes: [Node]
}

private struct TaxonomyReader {
  let name: String

  func error(at node: Node, _ problem: String) -> TaxonomyFileError {
    error(at: node.mark, problem)
  }

  private func error(at mark: Mark?, _ problem: String) -> TaxonomyFileError {
    TaxonomyFileError(
      name: name, line: mark?.line ?? 1, column: mark?.column ?? 1, problem: problem)
  }

  func root(of text: String) throws(TaxonomyFileError) -> Node {
    do {
      // No rules that tell numbers and dates from text: all terms are text, and regular expressions
      // over each of them were a third of the time of a cold start.
      if let node = try compose(yaml: text, .basic) { return node }
    } catch let problem as YamlError {
      throw error(describing: problem)
    } catch {
      throw self.error(at: nil, "YAML expected, found what cannot be read: \(error)")
    }
    throw error(at: nil, "a mapping with `themes` expected, an empty file found; list the themes")
  }

  private func error(describing problem: YamlError) -> TaxonomyFileError {
    switch problem {
    case .scanner(_, let text, let mark, _), .parser(_, let text, let mark, _),
      .composer(_, let text, let mark, _):
      error(at: mark, "YAML expected, found an error: \(text); check indentation and quotes")
    case .duplicatedKeysInMapping(let keys, let context):
      error(
        at: context.mark,
        "each key once expected, \(list(keys)) found again; remove one of them")
    default:
      error(at: nil, "YAML expected, found an error: \(problem); save the file as UTF-8 text")
    }
  }

  func themes(in root: Node) throws(TaxonomyFileError) -> [ListedTheme] {
    let values = try values(of: root, keys: ["themes"], in: "the file")
    let nodes = try sequence(try required("themes", of: values, in: root, of: "the file"), "themes")
    var result: [ListedTheme] = []
    for node in nodes { result.append(try theme(from: node)) }
    return result
  }

  private func theme(from node: Node) throws(TaxonomyFileError) -> ListedTheme {
    let keys = ["id", "labels", "parent", "terms"]
    let values = try values(of: node, keys: keys, in: "a theme")
    let id = try string(try required("id", of: values, in: node, of: "a theme"), "an id")
    let owner = "theme \"\(id)\""
    let labels = try labels(
      from: try required("labels", of: values, in: node, of: owner), of: owner)
    let termNodes = try sequence(
      try required("terms", of: values, in: node, of: owner), "terms")
    var terms: [Taxonomy.Term] = []
    for node in termNodes { terms.append(try term(from: node)) }
    var parent: String?
    if let node = values["parent"] { parent = try string(node, "the id of a theme") }
    return ListedTheme(
      theme: Taxonomy.Theme(id: id, labels: labels, terms: terms, parent: parent),
      node: node, termNodes: termNodes)
  }

  private func labels(
    from node: Node, of owner: String
  ) throws(TaxonomyFileError) -> Taxonomy.Labels {
    let values = try values(of: node, keys: ["pl", "en"], in: "`labels`")
    let owner = "`labels` of \(owner)"
    return Taxonomy.Labels(
      pl: try string(try required("pl", of: values, in: node, of: owner), "a label"),
      en: try string(try required("en", of: values, in: node, of: owner), "a label"))
  }

  private func term(from node: Node) throws(TaxonomyFileError) -> Taxonomy.Term {
    guard let mapping = node.mapping else { return Taxonomy.Term(try string(node, "a term")) }
    guard mapping.count == 1, let pair = mapping.first else {
      throw error(
        at: node,
        "a term or `term: weight` expected, a mapping of \(mapping.count) keys found; "
          + "write each term as an item of its own")
    }
    let text = try string(pair.key, "a term")
    guard let weight = pair.value.float else {
      throw error(
        at: pair.value,
        "a weight from 0 to 1 expected for \"\(text)\", \(kind(of: pair.value)) found; "
          + "write a number such as 0.5")
    }
    return Taxonomy.Term(text, weight: weight)
  }

  /// The values of the mapping `node` by key.
  private func values(
    of node: Node, keys: [String], in owner: String
  ) throws(TaxonomyFileError) -> [String: Node] {
    guard let mapping = node.mapping else {
      throw error(
        at: node,
        "a mapping with \(list(keys)) expected, \(kind(of: node)) found; "
          + "write `key: value` lines")
    }
    var result: [String: Node] = [:]
    for (key, value) in mapping {
      guard let text = key.string, keys.contains(text) else {
        throw error(
          at: key,
          "only \(list(keys)) expected in \(owner), "
            + "\(key.string.map { "`\($0)`" } ?? kind(of: key)) found; remove or correct it")
      }
      result[text] = value
    }
    return result
  }

  private func required(
    _ key: String, of values: [String: Node], in node: Node, of owner: String
  ) throws(TaxonomyFileError) -> Node {
    if let value = values[key] { return value }
    throw error(at: node, "`\(key)` expected in \(owner), none found; add `\(key): …`")
  }

  private func sequence(_ node: Node, _ key: String) throws(TaxonomyFileError) -> [Node] {
    if let sequence = node.sequence { return Array(sequence) }
    throw error(
      at: node,
      "a list expected in `\(key)`, \(kind(of: node)) found; write `- item` lines or `[item, item]`"
    )
  }

  private func string(_ node: Node, _ expected: String) throws(TaxonomyFileError) -> String {
    if let scalar = node.scalar, !scalar.isNothing { return scalar.string }
    throw error(
      at: node,
      "\(expected) expected, \(kind(of: node)) found; write it down, or leave out the line")
  }

  /// What people call the kind of `node`.
  private func kind(of node: Node) -> String {
    guard let scalar = node.scalar else { return node.mapping == nil ? "a list" : "a mapping" }
    return scalar.isNothing ? "nothing" : "\"\(scalar.string)\""
  }

  private func list(_ keys: [String]) -> String {
    keys.map { "`\($0)`" }.joined(separator: ", ")
  }
}

extension Node.Scalar {
  /// True for what YAML 1.2 (section 10.2.1.1) reads as null.
  fileprivate var isNothing: Bool {
    style == .plain && ["", "~", "null", "Null", "NULL"].contains(string)
  }
}
