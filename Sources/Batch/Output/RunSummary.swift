import Szpalta

/// What a run came to: counts, distributions, the hardest documents, the most frequent keywords.
///
/// Its size does not grow with the number of documents.
public struct RunSummary: Codable, Equatable, Sendable {
  /// Documents with a result.
  public var done = 0
  /// Documents that gave an error.
  public var failed = 0
  /// Bytes of their texts.
  public var bytes = 0
  /// Words in prose.
  public var words = 0
  /// Sentences in prose.
  public var sentences = 0
  /// Documents whose id another had before.
  public var duplicateIDs = 0
  /// Documents whose id is none of the first two million, and was not compared with others.
  public var uncomparedIDs = 0
  /// Repairs by the names of rules.
  public var repairs: [String: Int] = [:]
  /// How many documents have a FOG-PL of 0 up to 1, 1 up to 2, …; the last counts all above.
  public var fogHistogram = [Int](repeating: 0, count: 31)
  /// How many documents are about each theme, by its id.
  public var themes: [String: Int] = [:]
  /// The documents with the highest FOG-PL, the hardest first.
  public var hardest: [HardDocument] = []
  /// How many documents have each keyword.
  public var keywords = FrequentItems(capacity: 1000)

  /// A document that is hard to read.
  public struct HardDocument: Codable, Equatable, Sendable {
    /// Its id.
    public var id: String
    /// Its FOG-PL.
    public var fog: Double
  }

  private static let hardestCount = 20

  /// Takes in the report of a document.
  mutating func add(_ statistics: DocumentStatistics) {
    done += 1
    bytes += statistics.bytes
    words += statistics.words
    sentences += statistics.sentences
    for (rule, count) in statistics.repairs { repairs[rule, default: 0] += count }
    for theme in statistics.themes { themes[theme, default: 0] += 1 }
    for keyword in statistics.keywords { keywords.add(keyword) }
    guard let fog = statistics.fog else { return }
    fogHistogram[max(0, min(fogHistogram.count - 1, Int(fog)))] += 1
    // Of equals the first stays before the later.
    let place = hardest.firstIndex { $0.fog < fog } ?? hardest.count
    if place < Self.hardestCount {
      hardest.insert(HardDocument(id: statistics.name, fog: fog), at: place)
      if hardest.count > Self.hardestCount { hardest.removeLast() }
    }
  }
}

/// What a run's summary takes from one document.
struct DocumentStatistics: Sendable {
  var name: String
  var bytes: Int
  var words: Int
  var sentences: Int
  var fog: Double?
  var repairs: [String: Int]
  var themes: [String]
  var keywords: [String]

  init(_ document: AnalysedDocument) {
    let report = document.report
    name = document.name
    bytes = document.byteCount
    words = report?.counts.words ?? 0
    sentences = report?.counts.sentences ?? 0
    fog = report?.readability?.indices.first { $0.id == "fogPL" }?.value
    repairs = document.edits.reduce(into: [:]) { $0[$1.rule, default: 0] += 1 }
    themes = report?.themes?.filter(\.isPresent).map(\.id) ?? []
    keywords = report?.keywords?.map(\.text) ?? []
  }
}

/// The most frequent of many items, counted in bounded memory.
///
/// Counts are exact until there are more than twice `capacity` different items;
/// then the counts of all are lowered until only `capacity` are left, so that a
/// count is too low by at most `lost`.
///
/// - Source: P. Agarwal et al. 2012, *Mergeable Summaries*, §3, after J. Misra and
///   D. Gries 1982.
public struct FrequentItems: Codable, Equatable, Sendable {
  private var counts: [String: Int] = [:]
  private let capacity: Int

  /// By how much counts may be too low.
  public private(set) var lost = 0

  init(capacity: Int) { self.capacity = capacity }

  /// Counts `item` once more.
  mutating func add(_ item: String) {
    counts[item, default: 0] += 1
    if counts.count > 2 * capacity { lower() }
  }

  private mutating func lower() {
    let cut = counts.values.sorted(by: >)[capacity]
    lost += cut
    // All at once: a dictionary that grows is filled anew each time.
    var kept = [String: Int](minimumCapacity: 2 * capacity + 1)
    for (item, count) in counts where count > cut { kept[item] = count - cut }
    counts = kept
  }

  /// The `count` most frequent with their counts, the most frequent first, of equals by their bytes.
  public func top(_ count: Int) -> [(item: String, count: Int)] {
    counts.sorted {
      $0.value != $1.value
        ? $0.value > $1.value : $0.key.utf8.lexicographicallyPrecedes($1.key.utf8)
    }
    .prefix(count).map { ($0.key, $0.value) }
  }
}
