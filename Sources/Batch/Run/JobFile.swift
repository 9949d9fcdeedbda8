import Szpalta
import Yams

/// A job as YAML, with the same words as the flags of `szpalta batch`.
///
///     input: [posts.jsonl, archive/]
///     output: results.jsonl
///     only: [clean, keywords]
///     jobs: 2
public enum JobFile {
  /// The words of a command line that say the same as the file at `path`.
  ///
  /// - Parameters:
  ///   - options: the names of the flags that take a value, without dashes.
  ///   - flags: the names of those that take none.
  /// - Throws: `SzpaltaError` that names the file and line of what is not understood.
  public static func arguments(
    path: String, options: Set<String>, flags: Set<String>
  ) throws -> [String] {
    let text = try InputFile(path: path).text()
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch let error as YamlError {
      throw SzpaltaError(
        .invalidConfiguration, place: path, problem: "YAML expected, this found: \(error)")
    }
    guard let mapping = root?.mapping else {
      throw failure(path, root, "a mapping such as \"output: results.jsonl\" expected")
    }
    var arguments: [String] = []
    for (key, value) in mapping {
      let name = key.string ?? ""
      if name == "input" {
        arguments += try words(of: value, path)
      } else if flags.contains(name) {
        guard let isOn = value.bool else {
          throw failure(path, value, "true or false expected for \"\(name)\"")
        }
        if isOn { arguments.append("--\(name)") }
      } else if options.contains(name) {
        // The equals sign keeps values that begin with a dash, such as "-", apart from flags.
        arguments.append("--\(name)=\(try words(of: value, path).joined(separator: ","))")
      } else {
        let known = (["input"] + options.sorted() + flags.sorted()).joined(separator: ", ")
        throw failure(path, key, "one of \(known) expected, \"\(name)\" found")
      }
    }
    return arguments
  }

  /// A scalar, or each of a list.
  private static func words(of node: Node, _ path: String) throws -> [String] {
    let nodes = node.sequence.map(Array.init) ?? [node]
    return try nodes.map { node in
      guard let word = node.scalar?.string, !word.isEmpty else {
        throw failure(path, node, "a word or a list of words expected")
      }
      return word
    }
  }

  private static func failure(_ path: String, _ node: Node?, _ problem: String) -> SzpaltaError {
    let line = node?.mark.map { ":\($0.line)" } ?? ""
    return SzpaltaError(.invalidConfiguration, place: path + line, problem: problem)
  }
}
