/// What went wrong with an input, a setting or a resource, and what to do about it.
public struct SzpaltaError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kind of error.
  public var code: Code

  /// The file, with a line or byte where there is one: "taxonomy.yaml:12".
  public var place: String

  /// What was expected, what was found, what to do.
  public var problem: String

  /// An error at `place`.
  public init(_ code: Code, place: String, problem: String) {
    self.code = code
    self.place = place
    self.problem = problem
  }

  /// The kinds of errors; scripts may rely on the names.
  public enum Code: String, Codable, Sendable {
    /// The file does not exist or cannot be read.
    case unreadable
    /// The file cannot be written: a full disk, a missing folder, a lock.
    case unwritable
    /// The path names a folder.
    case isDirectory
    /// The text is longer than 2³¹ − 1 bytes.
    case tooLarge
    /// The bytes are not valid in the encoding.
    case invalidEncoding
    /// A setting, a configuration or a taxonomy is wrong.
    case invalidConfiguration
    /// A line of a table or a stream of documents is malformed.
    case malformedRecord
    /// The lexicon has no such lemma, or no such form of it.
    case unknownLemma
    /// A resource file is not there, or damaged.
    case resourcesMissing
  }

  /// "taxonomy.yaml:12: a list of terms expected, …".
  public var description: String { place.isEmpty ? problem : "\(place): \(problem)" }
}
