/// What a pipeline does with a text; segmentation and lemmas come by themselves where needed.
public enum Step: String, CaseIterable, Codable, Sendable {
  /// Repair what imports broke.
  case clean
  /// Readability indices and the hardest sentences.
  case readability
  /// Keywords in dictionary form.
  case keywords
  /// Themes, and the contrast of two.
  case themes
}
