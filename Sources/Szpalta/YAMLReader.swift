package import Yams

/// A YAML file that cannot be used: where, and what is wrong.
public struct YAMLFileError: Error, Hashable, CustomStringConvertible {
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

/// Reads the parts of a YAML file, and says of each that is wrong where it stands and what was expected.
package struct YAMLReader {
  let name: String

  package init(name: String) { self.name = name }

  func error(at node: Node, _ problem: String) -> YAMLFileError {
    error(at: node.mark, problem)
  }

  private func error(at mark: Mark?, _ problem: String) -> YAMLFileError {
    YAMLFileError(
      name: name, line: mark?.line ?? 1, column: mark?.column ?? 1, problem: problem)
  }

  /// The root of `text`.
  ///
  /// - Parameters:
  ///   - keys: what an empty file lacks.
  ///   - advice: what to do then.
  package func root(
    of text: String, expecting keys: String, advice: String
  ) throws(YAMLFileError) -> Node {
    do {
      // No rules that tell numbers and dates from text: all scalars are text, and regular expressions
      // over each of them were a third of the time of a cold start.
      if let node = try compose(yaml: text, .basic) { return node }
    } catch let problem as YamlError {
      throw error(describing: problem)
    } catch {
      throw self.error(at: nil, "YAML expected, found what cannot be read: \(error)")
    }
    throw error(at: nil, "a mapping with \(keys) expected, an empty file found; \(advice)")
  }

  private func error(describing problem: YamlError) -> YAMLFileError {
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

  /// The values of the mapping `node` by key.
  func values(
    of node: Node, keys: [String], in owner: String
  ) throws(YAMLFileError) -> [String: Node] {
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

  func required(
    _ key: String, of values: [String: Node], in node: Node, of owner: String
  ) throws(YAMLFileError) -> Node {
    if let value = values[key] { return value }
    throw error(at: node, "`\(key)` expected in \(owner), none found; add `\(key): …`")
  }

  func sequence(_ node: Node, _ key: String) throws(YAMLFileError) -> [Node] {
    if let sequence = node.sequence { return Array(sequence) }
    throw error(
      at: node,
      "a list expected in `\(key)`, \(kind(of: node)) found; write `- item` lines or `[item, item]`"
    )
  }

  func string(_ node: Node, _ expected: String) throws(YAMLFileError) -> String {
    if let scalar = node.scalar, !scalar.isNothing { return scalar.string }
    throw error(
      at: node,
      "\(expected) expected, \(kind(of: node)) found; write it down, or leave out the line")
  }

  /// The names in both languages that `node` gives to `owner`.
  func labels(from node: Node, of owner: String) throws(YAMLFileError) -> NameInBothLanguages {
    let values = try values(of: node, keys: ["pl", "en"], in: "`labels`")
    let owner = "`labels` of \(owner)"
    return NameInBothLanguages(
      pl: try string(try required("pl", of: values, in: node, of: owner), "a label"),
      en: try string(try required("en", of: values, in: node, of: owner), "a label"))
  }

  /// What people call the kind of `node`.
  func kind(of node: Node) -> String {
    guard let scalar = node.scalar else { return node.mapping == nil ? "a list" : "a mapping" }
    return scalar.isNothing ? "nothing" : "\"\(scalar.string)\""
  }

  func list(_ keys: [String]) -> String {
    keys.map { "`\($0)`" }.joined(separator: ", ")
  }
}

extension Node.Scalar {
  /// True for what YAML 1.2 (section 10.2.1.1) reads as null.
  fileprivate var isNothing: Bool {
    style == .plain && ["", "~", "null", "Null", "NULL"].contains(string)
  }
}
