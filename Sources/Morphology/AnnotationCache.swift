import CPrefetch
import Synchronization
import TextModel

/// What a tagger found out about the words that it has met, kept from document to document.
///
/// Grows with the number of different words: about 200 bytes each.
package struct AnnotationCache: Sendable {
  /// The annotations chosen for words met, in the order of first occurrence.
  package private(set) var entries: [AnnotatedDocument.Annotation] = []
  /// Their lemmas, each once.
  package private(set) var lemmas: [String] = []
  private var lemmaTable = WordTable()

  private var wordRecords: [WordRecord] = []
  /// The lexemes of all words, and beside them their lemmas: in one record they would take half as much
  /// again.
  private var lexemes: [LexemeRecord] = []
  private var lexemeLemmas: [String] = []
  private var shapes = WordShapes()
  /// For each of `entries` which node of its word it is, and the word's next entry.
  private var links: [EntryLink] = []
  /// Of its own, so that its buffers are kept from word to word.
  private var draft = WordShapes.Draft()

  /// The states of a tag and a class of lemmas, found out once.
  private var expansionIndices: [UInt64: UInt32] = [:]
  private var expansions: [Expansion] = []

  private struct WordRecord {
    var shape: UInt32
    var firstLexeme: UInt32
    /// Its entry that was chosen first, and the one of the others that was chosen latest, with their
    /// nodes.
    var firstEntry = Self.noEntry
    var secondEntry = Self.noEntry
    var firstNode: UInt16 = 0
    var secondNode: UInt16 = 0
    /// What it is to its clause.
    var clauseWord: ClauseEvidence.Word

    static let noEntry = UInt32.max
  }

  private struct EntryLink {
    var node: UInt16
    var next = WordRecord.noEntry
  }

  /// What readings of one lexeme have in common besides the lemma.
  private struct LexemeRecord: Equatable {
    var frequencyClass: FrequencyClass
    var source: Interpretation.Source
  }

  private struct Expansion {
    var states: [UInt16]
    var tags: [Tag]
  }

  /// For each entry and lemma its number in the document at hand plus one; 0 if it is not there.
  private var numbers = (entries: [UInt32](), lemmas: [UInt32]())

  /// Tells the cache from all others of the process; see `EntryMemo`. Nobody copies a cache and goes on
  /// with both.
  private let identity: UInt64
  private static let cachesMade = Atomic<UInt64>(0)

  /// An empty cache.
  package init() {
    identity = Self.cachesMade.add(1, ordering: .relaxed).newValue
  }

  /// The weight that the heaviest reading of each word gets: that of a lexeme of Zipf value 4.
  private static let heaviest = 1e4

  /// Adds the next word of a `WordIndexer`, which has `role` and can be all of `found`.
  mutating func insert(_ found: [Reading], _ role: WordTable.Role, _ model: ContextModel) {
    precondition(!found.isEmpty, "every word can be something")
    let firstLexeme = lexemes.count
    draft.clear()
    // Only the weights of one word's readings against each other count; as they are they would make
    // a shape of each frequency.
    let heaviest = found.reduce(0) { max($0, $1.weight) }
    let scale = heaviest > 0 ? Self.heaviest / heaviest : 1
    var cases: ContextModel.StateCases = []
    var isTransitive = false
    // Nodes count their readings in bytes; the lexicon's longest lists hold some 60.
    for var reading in found.prefix(Int(UInt8.max)) {
      reading.weight *= scale
      let government = model.government(of: reading, isNegated: role.isNegated)
      if government != .none { isTransitive = true }
      add(reading, government, firstLexeme: firstLexeme, model)
    }
    for node in draft.nodes { cases.formUnion(model.stateCases[Int(node.state)]) }
    wordRecords.append(
      WordRecord(
        shape: UInt32(shapes.index(of: draft)), firstLexeme: UInt32(firstLexeme),
        clauseWord: ClauseEvidence.Word(found, cases: cases, isTransitive: isTransitive)))
  }

  /// Adds a reading to `draft`.
  private mutating func add(
    _ reading: Reading, _ government: ContextStates.Government, firstLexeme: Int,
    _ model: ContextModel
  ) {
    let expansion = expansion(of: reading, government, model)
    let lexeme = lexeme(of: reading, since: firstLexeme)
    let number = draft.readings.count
    let same = draft.readings.firstIndex {
      let lemma = lexemeLemmas[firstLexeme + Int($0.lexeme)]
      return Int($0.lexeme) == lexeme || lemma.hasBytes(of: reading.lemma)
    }
    draft.readings.append(
      WordShapes.Reading(
        expansion: expansion, firstNode: UInt16(draft.nodes.count), lexeme: UInt8(lexeme)))
    let states = expansions[Int(expansion)].states
    for state in states {
      draft.nodes.append(
        ContextDecoder.Node(
          state: state, reading: UInt8(number), lemma: UInt8(same ?? number),
          emission: model.emission(of: reading, in: Int(state), of: states)))
    }
  }

  /// The number of the reading's lexeme among those of its word, which begin at `first`.
  private mutating func lexeme(of reading: Reading, since first: Int) -> Int {
    let record = LexemeRecord(frequencyClass: reading.frequencyClass, source: reading.source)
    for index in first..<lexemes.count
    where lexemes[index] == record && lexemeLemmas[index].hasBytes(of: reading.lemma) {
      return index - first
    }
    lexemes.append(record)
    lexemeLemmas.append(reading.lemma)
    return lexemes.count - 1 - first
  }

  /// The states of a reading; one whose states the model does not know stands at the boundary's, so
  /// that no word is without.
  private mutating func expansion(
    of reading: Reading, _ government: ContextStates.Government, _ model: ContextModel
  ) -> UInt32 {
    // Tags leave bits free between grammemes and part of speech; there are some 120 classes of lemmas.
    let lemmaClass = ContextStates.lemmaClass(reading.lemma, reading.tag.partOfSpeech)
    let key =
      reading.tag.rawValue ^ UInt64(UInt8(truncatingIfNeeded: lemmaClass)) << 40
      ^ UInt64(government.rawValue) << 48
    if let known = expansionIndices[key] { return known }
    var found = Expansion(states: [], tags: [])
    for expansion in ContextStates.expansions(
      of: reading.tag, lemma: reading.lemma, government: government)
    {
      guard let state = model.index(of: expansion.state) else { continue }
      found.states.append(UInt16(state))
      found.tags.append(expansion.tag)
    }
    if found.states.isEmpty { found = Expansion(states: [0], tags: [reading.tag]) }
    let index = UInt32(expansions.count)
    expansions.append(found)
    expansionIndices[key] = index
    return index
  }

  /// Asks for what is known of `words`, which are looked at soon.
  func prefetch(_ words: Span<UInt32>) {
    wordRecords.withUnsafeBufferPointer { records in
      guard let first = records.baseAddress else { return }
      for place in words.indices { cprefetch(first + Int(words[place])) }
    }
  }

  /// Appends to `choices` the entry of each of `sentence`, indices of words, and its probability.
  ///
  /// The likeliest lemma over all its nodes, and its likeliest node; of equals the first.
  mutating func choose(
    _ sentence: Span<UInt32>, with model: ContextModel, _ decoder: inout ContextDecoder,
    _ choices: inout Tagger.Choices
  ) {
    decode(sentence, with: model, &decoder)
    choices.entryIndices.append(addingCapacity: sentence.count) { entryIndices in
      choices.probabilities.append(addingCapacity: sentence.count) { probabilities in
        for place in sentence.indices {
          let word = Int(sentence[place])
          let best = decoder.bestNode(ofToken: place, shapes.nodes.span)
          let record = wordRecords[word]
          let known =
            record.firstNode == best.index
            ? record.firstEntry
            : record.secondNode == best.index ? record.secondEntry : WordRecord.noEntry
          entryIndices.append(
            known != WordRecord.noEntry ? known : entry(ofWord: word, node: best.index))
          probabilities.append(AnnotatedDocument.stored(probability: best.probability))
        }
      }
    }
  }

  /// The entry of a node of a word, added if it was not chosen before; it becomes the word's second
  /// unless it is its first.
  private mutating func entry(ofWord word: Int, node: Int) -> UInt32 {
    let added = UInt32(entries.count)
    let first = wordRecords[word].firstEntry
    if first == WordRecord.noEntry {
      wordRecords[word].firstEntry = added
      wordRecords[word].firstNode = UInt16(node)
    } else {
      var entry = first
      while links[Int(entry)].node != node, links[Int(entry)].next != WordRecord.noEntry {
        entry = links[Int(entry)].next
      }
      let isKnown = links[Int(entry)].node == node
      if !isKnown { links[Int(entry)].next = added }
      wordRecords[word].secondEntry = isKnown ? entry : added
      wordRecords[word].secondNode = UInt16(node)
      if isKnown { return entry }
    }
    entries.append(annotation(word, node: node))
    links.append(EntryLink(node: UInt16(node)))
    return added
  }

  /// `document` with the entries and lemmas that it needs, numbered anew in the order of the text, so
  /// that nothing in it tells what was annotated before.
  mutating func annotated(
    _ document: Document, _ choices: consuming Tagger.Choices
  ) -> AnnotatedDocument {
    var (usedEntries, usedLemmas): ([AnnotatedDocument.Annotation], [String]) = ([], [])
    numbers.entries += [UInt32](repeating: 0, count: entries.count - numbers.entries.count)
    numbers.lemmas += [UInt32](repeating: 0, count: lemmas.count - numbers.lemmas.count)
    var (entriesMet, lemmasMet, firstTokens): ([UInt32], [Int], [UInt32]) = ([], [], [])
    for token in choices.entryIndices.indices {
      let entry = Int(choices.entryIndices[token])
      if numbers.entries[entry] == 0 {
        var annotation = entries[entry]
        let lemma = annotation.lemmaIndex
        if numbers.lemmas[lemma] == 0 {
          usedLemmas.append(lemmas[lemma])
          lemmasMet.append(lemma)
          numbers.lemmas[lemma] = UInt32(usedLemmas.count)
        }
        annotation.lemmaIndex = Int(numbers.lemmas[lemma]) - 1
        usedEntries.append(annotation)
        entriesMet.append(UInt32(entry))
        firstTokens.append(UInt32(token))
        numbers.entries[entry] = UInt32(usedEntries.count)
      }
      choices.entryIndices[token] = numbers.entries[entry] - 1
    }
    for entry in entriesMet { numbers.entries[Int(entry)] = 0 }
    for lemma in lemmasMet { numbers.lemmas[lemma] = 0 }
    return AnnotatedDocument(
      document: document, entries: usedEntries, choices: choices, lemmas: usedLemmas,
      firstTokens: firstTokens,
      origin: AnnotatedDocument.Origin(cache: identity, entries: entriesMet))
  }

  /// For each word of `sentence` all that it can be, the chosen reading first, then by probability.
  func rankedReadings(
    _ sentence: Span<UInt32>, with model: ContextModel, _ decoder: inout ContextDecoder
  ) -> [[RankedReading]] {
    decode(sentence, with: model, &decoder)
    return sentence.indices.map { place in
      let word = Int(sentence[place])
      let best = decoder.bestNode(ofToken: place, shapes.nodes.span).index
      let all = (0..<shapes.all[Int(wordRecords[word].shape)].nodes.count).map { node in
        let (lexeme, tag) = reading(word, node: node)
        return (
          node: node,
          reading: RankedReading(
            lemma: lexemeLemmas[lexeme], tag: tag, source: lexemes[lexeme].source,
            frequencyClass: lexemes[lexeme].frequencyClass,
            probability: Double(decoder.probability(ofToken: place, node: node)))
        )
      }
      return all.sorted {
        if ($0.node == best) != ($1.node == best) { return $0.node == best }
        if $0.reading.probability != $1.reading.probability {
          return $0.reading.probability > $1.reading.probability
        }
        return $0.node < $1.node
      }
      .map(\.reading)
    }
  }

  private func decode(
    _ sentence: Span<UInt32>, with model: ContextModel, _ decoder: inout ContextDecoder
  ) {
    let records = wordRecords.span
    decoder.begin(sentence.count, shapes.all.span) { place in
      let record = records[Int(sentence[place])]
      return (record.shape, record.clauseWord)
    }
    decoder.run(shapes.nodes.span, with: model)
  }

  /// The index of the lexeme of a word's node, and its tag.
  private func reading(_ word: Int, node: Int) -> (lexeme: Int, Tag) {
    let record = wordRecords[word]
    let reading = shapes.reading(shapes.all[Int(record.shape)], node: node)
    return (
      Int(record.firstLexeme) + Int(reading.lexeme),
      expansions[Int(reading.expansion)].tags[node - Int(reading.firstNode)]
    )
  }

  private mutating func annotation(_ word: Int, node: Int) -> AnnotatedDocument.Annotation {
    let (lexeme, tag) = reading(word, node: node)
    return AnnotatedDocument.Annotation(
      lemmaIndex: index(ofLemma: lexemeLemmas[lexeme]), tag: tag,
      frequencyClass: lexemes[lexeme].frequencyClass, source: lexemes[lexeme].source)
  }

  /// The index of `lemma` in `lemmas`, where it is put if it is new.
  private mutating func index(ofLemma lemma: String) -> Int {
    let bytes = lemma.utf8Span.span
    let role = WordTable.Role(kind: .word, isInitial: false, isNegated: false)
    let hash = WordTable.hash(bytes, from: 0, to: bytes.count, role)
    if let index = lemmaTable.index(of: bytes, from: 0, to: bytes.count, role, hash: hash) {
      return index
    }
    lemmaTable.add(bytes, from: 0, to: bytes.count, role, hash: hash)
    lemmas.append(lemma)
    return lemmas.count - 1
  }
}

extension String {
  /// True if the bytes are the same, without a thought on canonical equivalence.
  fileprivate func hasBytes(of other: String) -> Bool {
    guard utf8.count == other.utf8.count else { return false }
    let (own, others) = (utf8Span.span, other.utf8Span.span)
    return own.indices.allSatisfy { own[$0] == others[$0] }
  }
}
