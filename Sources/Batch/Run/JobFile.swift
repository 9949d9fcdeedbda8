public import Szpalta
import Yams

/// A job as YAML, with the same words as the flags of `szpalta batch`.
///
///     input: [posts.jsonl, archive/]
///     output: results.jsonl
///     only: [clean, keywords]
///     jobs: 2
public struct JobFile {
  /// The words of a command line that say the same as the file.
  public private(set) var arguments: [String] = []
  private var lines: [String: Int] = [:]
  private let path: String

  /// The job in the file at `path`.
  ///
  /// - Parameters:
  ///   - options: the names of the flags that take a value, without dashes.
  ///   - flags: the names of those that take none.
  /// - Throws: `SzpaltaError` that names the file and line of what is not understood.
  public init(path: String, options: Set<String>, flags: Set<String>) throws {
    self.path = path
    let text = try InputFile(path: path).text()
    let root: Node
    do throws(YAMLFileError) {
      root = try YAMLReader(name: path).root(
        of: text, expecting: "`input` and `output`", advice: "write `output: results.jsonl`")
    } catch {
      throw SzpaltaError(
        .invalidConfiguration, place: "\(path):\(error.line):\(error.column)",
        problem: error.problem)
    }
    guard let mapping = root.mapping else {
      throw failure(root, "a mapping such as \"output: results.jsonl\" expected")
    }
    for (key, value) in mapping {
      let name = key.string ?? ""
      lines["--\(name)"] = value.mark?.line
      if name == "input" {
        arguments += try words(of: value)
      } else if flags.contains(name) {
        guard let isOn = value.bool else {
          throw failure(
            value, "true or false expected for \"\(name)\", \"\(value.string ?? "")\" found")
        }
        if isOn { arguments.append("--\(name)") }
      } else if options.contains(name) {
        // The equals sign keeps values that begin with a dash, such as "-", apart from flags.
        arguments.append("--\(name)=\(try words(of: value).joined(separator: ","))")
      } else {
        let known = (["input"] + options.sorted() + flags.sorted()).joined(separator: ", ")
        throw failure(key, "one of \(known) expected, \"\(name)\" found")
      }
    }
  }

  /// The error of a flag's value that cannot be read, if `message` names a flag of the file.
  ///
  /// The words of the command line were read before, so that none of them is meant.
  public func misreading(_ message: String) -> SzpaltaError? {
    lines.keys.sorted().first { message.contains("'\($0) ") }.map {
      located(SzpaltaError(.invalidConfiguration, place: $0, problem: message), ownArguments: [])
    }
  }

  /// `error` with the line of the file in place of the flag that it names.
  ///
  /// - Parameter ownArguments: the words of the command line, whose flags go before.
  public func located(_ error: SzpaltaError, ownArguments: some Sequence<String>) -> SzpaltaError {
    let flag = error.place
    let isOwn = ownArguments.contains { $0 == flag || $0.hasPrefix("\(flag)=") }
    guard let line = lines[flag], !isOwn else { return error }
    return SzpaltaError(
      error.code, place: "\(path):\(line)", problem: "\(flag.dropFirst(2)): \(error.problem)")
  }

  /// A scalar, or each of a list.
  private func words(of node: Node) throws -> [String] {
    let nodes = node.sequence.map(Array.init) ?? [node]
    return try nodes.map { node in
      guard let word = node.scalar?.string, !word.isEmpty else {
        throw failure(node, "a word or a list of words expected")
      }
      return word
    }
  }

  private func failure(_ node: Node, _ problem: String) -> SzpaltaError {
    let line = node.mark.map { ":\($0.line)" } ?? ""
    return SzpaltaError(.invalidConfiguration, place: path + line, problem: problem)
  }
}
