public import Analysis
import Yams

extension Taxonomy {
  /// Reads a taxonomy of YAML, such as the product's `themes.pl.yaml`.
  ///
  ///     themes:
  ///       - id: sales
  ///         labels: {pl: sprzedaż, en: sales}
  ///         parent: business      # may be left out
  ///         terms:
  ///           - dział sprzedaży
  ///           - klient: 0.6
  ///           - promocja: {weight: 0.4, requires: [cena, towar], excludes: [film]}
  ///         exclusions: [singiel promocyjny]    # may be left out
  ///
  /// A term is a word or phrase in its dictionary form, `term: weight`, or a
  /// mapping of what `Taxonomy.Term` has.
  ///
  /// - Parameter name: what errors call the text, usually the file's name.
  public init(parsingYAML text: String, name: String) throws(YAMLFileError) {
    self = try TaxonomyFile(parsing: text, name: name).taxonomy
  }
}

/// A theme, and the nodes that an error about it points at.
struct ListedTheme {
  var theme: Taxonomy.Theme
  var node: Node
  var termNodes: [Node]
  var exclusionNodes: [Node]
}

extension YAMLReader {
  func themes(in root: Node) throws(YAMLFileError) -> [ListedTheme] {
    let values = try values(of: root, keys: ["themes"], in: "the file")
    let nodes = try sequence(try required("themes", of: values, in: root, of: "the file"), "themes")
    var result: [ListedTheme] = []
    for node in nodes { result.append(try theme(from: node)) }
    return result
  }

  fileprivate func theme(from node: Node) throws(YAMLFileError) -> ListedTheme {
    let keys = ["id", "labels", "parent", "terms", "exclusions"]
    let values = try values(of: node, keys: keys, in: "a theme")
    let id = try string(try required("id", of: values, in: node, of: "a theme"), "an id")
    let owner = "theme \"\(id)\""
    let labels = try labels(
      from: try required("labels", of: values, in: node, of: owner), of: owner)
    let termNodes = try sequence(
      try required("terms", of: values, in: node, of: owner), "terms")
    var terms: [Taxonomy.Term] = []
    for node in termNodes { terms.append(try term(from: node)) }
    let exclusionNodes = try values["exclusions"].map { node throws(YAMLFileError) in
      try sequence(node, "exclusions")
    }
    let exclusions = try strings(exclusionNodes ?? [], "a word or phrase")
    var parent: String?
    if let node = values["parent"] { parent = try string(node, "the id of a theme") }
    return ListedTheme(
      theme: Taxonomy.Theme(
        id: id, labels: labels, terms: terms, exclusions: exclusions, parent: parent),
      node: node, termNodes: termNodes, exclusionNodes: exclusionNodes ?? [])
  }

  fileprivate func term(from node: Node) throws(YAMLFileError) -> Taxonomy.Term {
    guard let mapping = node.mapping else { return Taxonomy.Term(try string(node, "a term")) }
    guard mapping.count == 1, let pair = mapping.first else {
      throw error(
        at: node,
        "a term or `term: weight` expected, a mapping of \(mapping.count) keys found; "
          + "write each term as an item of its own")
    }
    let text = try string(pair.key, "a term")
    guard pair.value.mapping == nil else { return try term(text, from: pair.value) }
    return Taxonomy.Term(text, weight: try weight(from: pair.value, of: text))
  }

  /// A term with its properties.
  private func term(_ text: String, from node: Node) throws(YAMLFileError) -> Taxonomy.Term {
    let values = try values(
      of: node, keys: ["weight", "requires", "excludes"], in: "term \"\(text)\"")
    var term = Taxonomy.Term(text)
    if let node = values["weight"] { term.weight = try weight(from: node, of: text) }
    if let node = values["requires"] {
      term.requires = try strings(try sequence(node, "requires"), "a word or phrase")
    }
    if let node = values["excludes"] {
      term.excludes = try strings(try sequence(node, "excludes"), "a word or phrase")
    }
    return term
  }

  private func weight(from node: Node, of text: String) throws(YAMLFileError) -> Double {
    guard let weight = node.float else {
      throw error(
        at: node,
        "a weight from 0 to 1 expected for \"\(text)\", \(kind(of: node)) found; "
          + "write a number such as 0.5")
    }
    return weight
  }

  private func strings(
    _ nodes: [Node], _ expected: String
  ) throws(YAMLFileError) -> [String] {
    var result: [String] = []
    for node in nodes { result.append(try string(node, expected)) }
    return result
  }
}
