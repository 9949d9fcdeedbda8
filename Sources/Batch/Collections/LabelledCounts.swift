public import Szpalta

/// The words of groups of documents, counted.
public struct LabelledCounts {
  /// The counts of each group, by its name.
  public private(set) var groups: [String: LemmaCounts] = [:]
  /// Documents that were read.
  public private(set) var read = 0
  /// Documents that could not be read or that have no label.
  public private(set) var failed = 0

  private let pipeline: Pipeline
  private let failure: (_ place: String, _ problem: String) -> Void
  /// Whether the phrases that `pipeline` finds as keywords are counted beside the words.
  private let countsPhrases: Bool

  /// Nothing counted yet.
  ///
  /// - Parameter failure: called with the place of each document that cannot be read, and why.
  public init(
    pipeline: Pipeline, countsPhrases: Bool = false,
    failure: @escaping (_ place: String, _ problem: String) -> Void
  ) {
    self.pipeline = pipeline
    self.countsPhrases = countsPhrases
    self.failure = failure
  }

  /// Adds the documents of `collection` to the group called `name`, or those that `isWanted` to the one
  /// and the others to the group called `rest`.
  public mutating func add(
    _ collection: DocumentCollection, to name: String, rest: String? = nil,
    where isWanted: (Article) -> Bool = { _ in true }
  ) throws {
    try add(collection) { article, _ in isWanted(article) ? name : rest }
  }

  /// Adds the documents of `collection` to groups by their labels.
  ///
  /// Documents without a label are told as failed.
  public mutating func addByLabel(_ collection: DocumentCollection) throws {
    let field = collection.fields.label ?? ""
    var unlabelled = 0
    try add(collection) { _, label in
      if label == nil { unlabelled += 1 }
      return label
    }
    if unlabelled > 0 {
      failure(
        collection.inputs.joined(separator: ", "),
        "a label in \"\(field)\" of each document expected, none found in \(unlabelled)")
      failed += unlabelled
    }
  }

  private mutating func add(
    _ collection: DocumentCollection, group: (Article, _ label: String?) -> String?
  ) throws {
    var groups = groups
    let counts = try collection.forEachArticle(with: pipeline, failure: failure) { article, label in
      guard let name = group(article, label) else { return }
      groups[name, default: LemmaCounts()].add(
        article.annotated, titled: article.title,
        phrases: countsPhrases ? phrases(of: article) : [])
    }
    self.groups = groups
    read += counts.read
    failed += counts.failed
  }

  private func phrases(of article: Article) -> [(text: String, count: Int)] {
    let candidates = pipeline.keywordCandidates(article)
    return pipeline.keyphrases(among: candidates).map { ($0.text, $0.count) }
  }
}
