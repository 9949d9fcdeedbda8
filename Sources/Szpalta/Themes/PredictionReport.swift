public import Analysis
public import TextModel

/// What a learnt model says of a document, as `szpalta schema` describes it.
public struct PredictionReport: Encodable, Sendable {
  /// The document's name.
  public var document: String
  /// The likeliest class; `nil` where the model knows none of the words.
  public var theme: String?
  /// Whether the probabilities were fitted to examples held out.
  public var calibrated: Bool
  /// The unit of places.
  public var offsets: OffsetUnit
  /// All classes, the likeliest first.
  public var classes: [ScoredClass]

  /// One class.
  public struct ScoredClass: Encodable, Sendable {
    /// Its name.
    public var name: String
    /// Bias plus all contributions, also those of the words not listed.
    public var score: Double
    /// 0…1.
    public var probability: Double
    /// What was there before the first word.
    public var bias: Double
    /// The words that add or take most, the greatest contribution first.
    public var evidence: [Evidence]
    /// The number of words not listed.
    public var otherCount: Int
    /// What these add together.
    public var otherContribution: Double
  }

  /// A word, phrase or term.
  public struct Evidence: Encodable, Sendable {
    /// The lemma, the lemmas of a phrase, or a theme's term as the taxonomy writes it.
    public var text: String
    /// How often it occurs.
    public var count: Int
    /// What it adds to the score.
    public var contribution: Double
    /// Where it stands in the source.
    public var places: [ByteRange]
  }

  /// The report on `article`, which is called `name`.
  ///
  /// - Parameter evidenceLimit: the number of words a class that are listed, 0 or more.
  public init(
    _ prediction: ThemePrediction, article: Article, name: String, model: ThemeModel,
    offsets unit: OffsetUnit, evidenceLimit: Int
  ) {
    document = name
    theme = prediction.theme
    calibrated = model.isCalibrated
    offsets = unit
    let map = OffsetMap(article.source, unit: unit)
    classes = prediction.classes.map { scored in
      let order = scored.evidence.indices.sorted { left, right in
        let sizes = [left, right].map { scored.evidence[$0].contribution.magnitude }
        return sizes[0] != sizes[1] ? sizes[0] > sizes[1] : left < right
      }
      let shown = Set(order.prefix(evidenceLimit))
      let listed = scored.evidence.indices.filter(shown.contains)
      let others = scored.evidence.indices.filter { !shown.contains($0) }
      return ScoredClass(
        name: scored.name, score: scored.score, probability: scored.probability, bias: scored.bias,
        evidence: listed.map { Self.evidence(scored.evidence[$0], article, map) },
        otherCount: others.count,
        otherContribution: others.reduce(0) { $0 + scored.evidence[$1].contribution })
    }
  }

  private static func evidence(
    _ evidence: ThemePrediction.Evidence, _ article: Article, _ map: OffsetMap
  ) -> Evidence {
    Evidence(
      text: evidence.text, count: evidence.places.count, contribution: evidence.contribution,
      places: evidence.places.map { map.range(article.originalRange(of: $0)) })
  }

  /// The report as JSON for people.
  public var json: String { JSONText.indented(self) }
}
