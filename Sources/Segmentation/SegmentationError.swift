/// A data file of segmentation that cannot be used.
public struct SegmentationError: Error, Hashable, CustomStringConvertible {
  /// The name of the file.
  public var file: String
  /// The line, from 1.
  public var line: Int
  /// What was expected and what was found.
  public var problem: String

  /// An error in `line` of `file`.
  public init(file: String, line: Int, problem: String) {
    self.file = file
    self.line = line
    self.problem = problem
  }

  /// "pl.abbreviations.txt:12: a class expected, "titel" found; …".
  public var description: String { "\(file):\(line): \(problem)" }
}
