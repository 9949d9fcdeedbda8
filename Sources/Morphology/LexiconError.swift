/// A lexicon or frequency file that cannot be used.
public struct LexiconError: Error, Hashable, CustomStringConvertible {
  /// The file.
  public var path: String
  /// What was expected, what was found, what to do.
  public var problem: String

  /// An error about the file at `path`.
  public init(path: String, problem: String) {
    self.path = path
    self.problem = problem
  }

  /// "lexicon pl.lexicon: format version 3 expected, 2 found; rebuild it with …".
  public var description: String { "lexicon \(path): \(problem)" }

  /// The remedy for every damaged file.
  static let remedy = "fetch it again or rebuild it with `make lexicon`"

  /// An error that names what was expected and what was found.
  static func mismatch(_ path: String, expected: String, found: String) -> LexiconError {
    LexiconError(path: path, problem: "\(expected) expected, \(found) found; \(remedy)")
  }
}
