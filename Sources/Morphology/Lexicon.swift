/// The dictionary: every known form with its lemmas and tags.
public final class Lexicon: Sendable {
  /// Maps the lexicon file at `path`.
  public init(contentsOfFile path: String) throws(LexiconError) {
    throw LexiconError(path: path, problem: "not written yet")
  }

  /// All readings of `form`, the most frequent first; empty if the form is not known.
  ///
  /// Looks for the form as it stands, then in lower case, then in title case.
  public func interpretations(of form: some StringProtocol) -> [Interpretation] { [] }

  /// True if `form` is a form of some word, as it stands, in lower or in title case.
  public func contains(_ form: some StringProtocol) -> Bool { false }

  /// The forms of `lemma` whose tag satisfies `isWanted`, with their tags, the usual form first.
  public func forms(of lemma: String, where isWanted: (Tag) -> Bool) -> [(form: String, tag: Tag)] {
    []
  }
}

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

  /// "lexicon pl.lex: format version 3 expected, 2 found; rebuild it with …".
  public var description: String { "lexicon \(path): \(problem)" }
}
