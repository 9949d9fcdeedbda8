public import Analysis
import Yams

/// A taxonomy with the lines of the file that it comes from.
public struct TaxonomyFile: Sendable {
  /// What messages call the file.
  public let name: String
  /// The themes.
  public let taxonomy: Taxonomy
  /// For each theme the line, from 1, on which it begins.
  public let themeLines: [Int]
  /// For each theme the line of each term.
  public let termLines: [[Int]]

  /// Reads a taxonomy of YAML, such as the product's `themes.pl.yaml`.
  ///
  /// - Parameter name: what errors call the text, usually the file's name.
  /// - Throws: `YAMLFileError` that names line and column of the first thing that is wrong.
  public init(parsing text: String, name: String) throws(YAMLFileError) {
    let reader = YAMLReader(name: name)
    let root = try reader.root(of: text, expecting: "`themes`", advice: "list the themes")
    let listed = try reader.themes(in: root)
    do throws(TaxonomyError) {
      taxonomy = try Taxonomy(themes: listed.map(\.theme))
    } catch {
      throw reader.error(at: Self.node(of: error, among: listed) ?? root, error.description)
    }
    self.name = name
    themeLines = listed.map { Self.line(of: $0.node) }
    termLines = listed.map { $0.termNodes.map(Self.line) }
  }

  /// Reads the taxonomy at `path`.
  ///
  /// - Throws: `SzpaltaError` if it cannot be read, or names line and column of what is wrong.
  public init(path: String) throws {
    let text = try InputFile(path: path).text()
    do throws(YAMLFileError) {
      try self.init(parsing: text, name: path)
    } catch {
      throw SzpaltaError(.invalidConfiguration, place: "", problem: "\(error)")
    }
  }

  private static func node(of error: TaxonomyError, among listed: [ListedTheme]) -> Node? {
    guard let theme = error.themeIndex else { return nil }
    if let term = error.termIndex { return listed[theme].termNodes[term] }
    if let exclusion = error.exclusionIndex { return listed[theme].exclusionNodes[exclusion] }
    return listed[theme].node
  }

  private static func line(of node: Node) -> Int { node.mark?.line ?? 1 }
}
