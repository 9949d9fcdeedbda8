public import Analysis

/// What a learnt model says, for other programs: one line of tags, or rows of a table.
public enum PredictionRendering {
  /// The likeliest class; an empty line where the model knows none of the words.
  public static func tags(_ prediction: ThemePrediction) -> String {
    KeywordRendering.tags(prediction.theme.map { [$0] } ?? [])
  }

  /// The head of the table.
  public static let csvHead = "document,theme,probability,score,likeliest,words\r\n"

  /// A row for each class, the likeliest first; words that speak for it are parted by "|".
  public static func csv(_ prediction: ThemePrediction, document name: String) -> String {
    prediction.classes.map { scored in
      CSV.row([
        name, scored.name, "\(scored.probability)", "\(scored.score)",
        scored.name == prediction.theme ? "1" : "0",
        scored.evidence.prefix { $0.contribution > 0 }.map(\.text).joined(separator: "|"),
      ])
    }.joined()
  }
}
