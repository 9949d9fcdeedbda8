/// A text whose theme is known, as its words.
public struct ThemeExample: Hashable, Sendable {
  /// The words of the text.
  public var words: ThemeWords
  /// The name of its class.
  public var label: String
  /// How much it counts: 1 for an example, less for the seed of a taxonomy.
  public var weight: Double

  /// An example of the class `label`.
  public init(words: ThemeWords, label: String, weight: Double = 1) {
    self.words = words
    self.label = label
    self.weight = weight
  }
}

/// Examples that nothing can be learnt from.
public struct ThemeLearningError: Error, Hashable, CustomStringConvertible {
  /// What is wrong.
  public var code: Code
  /// What was expected, what was found, what to do.
  public var description: String

  /// What can be wrong.
  public enum Code: String, Sendable {
    /// Less than two classes.
    case tooFewClasses
    /// No words in any example.
    case noWords
  }
}
