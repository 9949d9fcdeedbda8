import Morphology
import TextModel

/// Which keyphrases of a document are acronyms of others.
struct AcronymKeys: Sendable {
  /// By the keys of acronyms.
  private(set) var expansions: [UInt64: UInt64] = [:]
  /// The same for each single word of a document, which would take long to be hashed.
  private var indices: KeyIndices
  private var expanded: [UInt64] = []
  private var definitions: [AcronymDefinitions.Definition] = []

  /// The acronyms that `document` defines, or that are listed.
  init(_ document: AnnotatedDocument, facts: DocumentFacts, listed: ListedAcronyms) {
    definitions = AcronymDefinitions(document, facts: facts, listed: listed).found()
    indices = KeyIndices(capacity: definitions.count)
    for definition in definitions {
      let (key, expansion) = (
        facts[definition.acronym].key &+ 1, Self.key(of: definition, facts)
      )
      expansions[key] = expansion
      let index = indices.index(of: key, orNew: expanded.count)
      if index == expanded.count { expanded.append(expansion) } else { expanded[index] = expansion }
    }
  }

  /// The key of what the candidate with `key` stands for; `key` itself for all but acronyms.
  func settled(_ key: UInt64) -> UInt64 {
    if expanded.isEmpty { return key }
    return indices.index(of: key).map { expanded[$0] } ?? key
  }

  /// The keys of what `key` is known by: itself, then those of its acronyms, ascending.
  func names(of key: UInt64) -> [UInt64] {
    expansions.isEmpty ? [key] : [key] + expansions.filter { $0.value == key }.map(\.key).sorted()
  }

  private static func key(
    of definition: AcronymDefinitions.Definition, _ facts: DocumentFacts
  ) -> UInt64 {
    definition.expansion.reduce(UInt64(definition.expansion.count)) { $0 &+ facts[$1].key }
  }

  /// Where the acronyms and what they stand for are, by start: candidates or not, such as phrases with
  /// a conjunction.
  func places(in document: AnnotatedDocument, facts: DocumentFacts) -> [CandidatePlace] {
    guard !definitions.isEmpty else { return [] }
    let keys = definitions.flatMap {
      [facts[$0.acronym].key, facts[$0.expansion.lowerBound].key]
    }
    // By entry: for most words one look tells that none begins there.
    let isBeginning = facts.facts.map { $0.key != 0 && keys.contains($0.key) }
    var places: [CandidatePlace] = []
    for (index, paragraph) in document.document.paragraphs.enumerated()
    where CandidateFinder.isRead(paragraph.role) {
      for sentence in document.document.sentences(in: paragraph) {
        for token in sentence.tokens where isBeginning[Int(facts.entryIndices[token])] {
          for end in ends(from: token, before: sentence.tokens.upperBound, facts) {
            let key = (token..<end).reduce(UInt64(end - token)) { $0 &+ facts[$1].key }
            places.append(
              CandidatePlace(
                start: UInt32(token), end: UInt32(end), wordCount: UInt8(end - token),
                paragraph: UInt32(index), startsSentence: token == sentence.tokens.lowerBound,
                isLoose: false, isCapitalised: facts[token].flags.contains(.capitalised), key: key))
          }
        }
      }
    }
    return places
  }

  /// Behind the acronym at `token`, and behind the same words in the same order as in a definition.
  private func ends(from token: Int, before limit: Int, _ facts: DocumentFacts) -> [Int] {
    var ends: [Int] = []
    for definition in definitions {
      let words = definition.expansion
      if facts[token].key == facts[definition.acronym].key { ends.append(token + 1) }
      if token + words.count <= limit,
        words.allSatisfy({ facts[token + $0 - words.lowerBound].key == facts[$0].key })
      {
        ends.append(token + words.count)
      }
    }
    return Set(ends).sorted()
  }
}
