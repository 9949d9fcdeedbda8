/// Gathers the keyphrases of a collection's documents into a controlled vocabulary.
///
/// Memory grows with the number of different candidates, of which those of one document are
/// forgotten when there are millions, and by some 50 bytes a document.
public struct KeyphraseCollector: Sendable {
  /// In how many documents each candidate occurs.
  public private(set) var collection = KeyphraseCollection()
  private var entries: [UInt64: Entry] = [:]
  /// The keys of each document's best keyphrases, `leastTags` and some more.
  private var bestKeys: [[UInt64]] = []
  /// For acronyms the keys of what they stand for, with the number of documents that say so.
  private var acronyms: [UInt64: [UInt64: Int]] = [:]

  /// A document that has fewer terms of the others' keeps its own, up to so many.
  private static let leastTags = 5

  private struct Entry {
    /// Dictionary forms with the number of documents that speak for each, in the order met.
    var texts: [(text: String, documents: Int)] = []
    var documents = 0
    var count = 0
    var score = 0.0
    var variants: [String] = []
    /// The order in which entries were met, which breaks ties.
    var order: Int

    mutating func add(_ further: [String]) {
      for variant in further
      where variants.count < variantLimit && !variants.contains(variant) {
        variants.append(variant)
      }
    }
  }

  /// An empty collector.
  public init() {}

  /// Adds a document by its candidates and the best keyphrases among them.
  public mutating func add(_ candidates: DocumentCandidates, best: [Keyphrase]) {
    collection.add(candidates.table.candidates.map(\.key))
    bestKeys.append(Array(candidates.keys(of: best).prefix(2 * Self.leastTags)))
    for (acronym, expansion) in candidates.table.acronyms.expansions {
      acronyms[acronym, default: [:]][expansion, default: 0] += 1
    }
    for (key, keyphrase) in zip(candidates.keys(of: best), best) {
      var entry = entries[key] ?? Entry(order: entries.count)
      if let index = entry.texts.firstIndex(where: { $0.text == keyphrase.text }) {
        entry.texts[index].documents += 1
      } else {
        entry.texts.append((keyphrase.text, 1))
      }
      entry.documents += 1
      entry.count += keyphrase.count
      entry.score += keyphrase.score
      entry.add(keyphrase.variants)
      entries[key] = entry
    }
  }

  /// Forms of one term beyond these say nothing new.
  private static let variantLimit = 12

  /// The terms that are among the best keyphrases of at least `leastDocuments` documents, and the best
  /// of documents that would have fewer than five; the most telling first, at most `limit`.
  public func vocabulary(limit: Int, leastDocuments: Int) -> KeywordVocabulary {
    let expansions = settledAcronyms
    let entries = entries(joinedBy: expansions)
    var wanted = Set(entries.filter { $0.value.documents >= leastDocuments }.map(\.key))
    for keys in bestKeys.map({ $0.map { expansions[$0] ?? $0 } }) {
      var count = keys.count(where: wanted.contains)
      for key in keys where count < Self.leastTags && !wanted.contains(key) {
        wanted.insert(key)
        count += 1
      }
    }
    let chosen = entries.filter { wanted.contains($0.key) }.sorted {
      let (left, right) = (weight(of: $0), weight(of: $1))
      return left != right ? left > right : $0.value.order < $1.value.order
    }
    var vocabulary = KeywordVocabulary()
    for (key, entry) in chosen where vocabulary.terms.count < limit {
      var best = entry.texts[0]
      for text in entry.texts where text.documents > best.documents { best = text }
      vocabulary.add(
        KeywordVocabulary.Term(
          text: best.text, documents: Int(collection.documentCount(of: key)), count: entry.count,
          variants: entry.variants),
        keys: [key] + expansions.filter { $0.value == key }.map(\.key).sorted())
    }
    return vocabulary
  }

  /// For acronyms the keys of what most documents say they stand for, where that is a keyphrase.
  private var settledAcronyms: [UInt64: UInt64] {
    acronyms.compactMapValues { expansions in
      expansions.filter { entries[$0.key] != nil }
        .max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }
  }

  /// The entries, those of acronyms added to those of what they stand for.
  private func entries(joinedBy expansions: [UInt64: UInt64]) -> [UInt64: Entry] {
    var joined = entries
    for (acronym, expansion) in expansions.sorted(by: { $0.key < $1.key }) {
      guard let entry = joined.removeValue(forKey: acronym) else { continue }
      joined[expansion]?.documents += entry.documents
      joined[expansion]?.count += entry.count
      joined[expansion]?.score += entry.score
      joined[expansion]?.add(entry.variants)
    }
    return joined
  }

  /// Terms that many documents are about come first, less those that are everywhere.
  private func weight(of entry: (key: UInt64, value: Entry)) -> Double {
    entry.value.score * (1 - collection.share(of: entry.key).squareRoot() / 2)
  }
}
