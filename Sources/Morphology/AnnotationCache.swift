import TextModel

/// What a tagger found out about the words that it has met, kept from document to document.
///
/// Grows with the number of different words: about 250 bytes each.
package struct AnnotationCache: Sendable {
  /// The annotations chosen for words met, in the order of first occurrence.
  package private(set) var entries: [AnnotatedDocument.Annotation] = []
  /// Their lemmas, each once.
  package private(set) var lemmas: [String] = []
  private var lemmaTable = WordTable()

  private(set) var words = WordTable()
  private var wordRecords: [WordRecord] = []
  private var nodes: [ContextDecoder.Node] = []
  private var readings: [ReadingRecord] = []

  /// The states of a tag and a class of lemmas, found out once.
  private var expansionIndices: [UInt64: UInt32] = [:]
  private var expansions: [Expansion] = []

  private struct WordRecord {
    /// The word's nodes, those of a reading together.
    var firstNode: UInt32
    var nodeCount: UInt16
    /// True if all its readings have one lemma.
    var hasOneLemma: Bool
    /// What it is to its clause.
    var clauseWord: ClauseEvidence.Word
    var firstReading: UInt32

    var nodes: Range<Int> { Int(firstNode)..<Int(firstNode) &+ Int(nodeCount) }
  }

  private struct ReadingRecord {
    var lemma: String
    var expansion: UInt32
    /// The reading's first node in its word.
    var firstNode: UInt16
    var frequencyClass: FrequencyClass
    var source: Interpretation.Source
  }

  private struct Expansion {
    var states: [UInt16]
    var tags: [Tag]
  }

  /// For each entry and lemma its number in the document at hand plus one; 0 if it is not there.
  private var numbers = (entries: [UInt32](), lemmas: [UInt32]())

  /// An empty cache.
  package init() {}

  /// The number of different words met.
  package var count: Int { words.count }

  /// Adds the word at `start..<end`, which is new and has `hash`; returns its index.
  mutating func insert(
    _ text: Span<UInt8>, from start: Int, to end: Int, _ role: WordTable.Role, hash: UInt64,
    _ found: [Reading], _ model: ContextModel
  ) -> Int {
    precondition(!found.isEmpty, "every word can be something")
    let index = words.count
    words.add(text, from: start, to: end, role, hash: hash)
    let (firstNode, firstReading) = (nodes.count, readings.count)
    // Nodes count their readings in bytes; the lexicon's longest lists hold some 60.
    for reading in found.prefix(Int(UInt8.max)) {
      add(
        reading, isNegated: role.isNegated, firstNode: firstNode, firstReading: firstReading, model)
    }
    wordRecords.append(
      WordRecord(
        firstNode: UInt32(firstNode), nodeCount: UInt16(nodes.count - firstNode),
        hasOneLemma: nodes[firstNode...].allSatisfy { $0.lemma == 0 },
        clauseWord: ClauseEvidence.Word(
          found, cases: Set(nodes[firstNode...].map { model.stateCases[Int($0.state)] }),
          isTransitive: found.contains {
            model.government(of: $0, isNegated: false) != .none
          }),
        firstReading: UInt32(firstReading)))
    return index
  }

  private mutating func add(
    _ reading: Reading, isNegated: Bool, firstNode: Int, firstReading: Int, _ model: ContextModel
  ) {
    let expansion = expansion(
      of: reading, model.government(of: reading, isNegated: isNegated), model)
    let index = readings.count - firstReading
    let same = readings[firstReading...].firstIndex { $0.lemma.hasBytes(of: reading.lemma) }
    readings.append(
      ReadingRecord(
        lemma: reading.lemma, expansion: expansion, firstNode: UInt16(nodes.count - firstNode),
        frequencyClass: reading.frequencyClass, source: reading.source))
    let states = expansions[Int(expansion)].states
    for state in states {
      nodes.append(
        ContextDecoder.Node(
          state: state, reading: UInt8(index),
          lemma: UInt8(same.map { $0 - firstReading } ?? index),
          emission: model.emission(of: reading, in: Int(state), of: states)))
    }
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

  /// Appends to `choices` the entry of each of `sentence`, indices of words, and its probability.
  ///
  /// The likeliest lemma over all its nodes, and its likeliest node; of equals the first.
  mutating func choose(
    _ sentence: [Int], with model: ContextModel, _ decoder: inout ContextDecoder,
    _ choices: inout Tagger.Choices
  ) {
    decode(sentence, with: model, &decoder)
    for (place, word) in sentence.enumerated() {
      let record = wordRecords[word]
      let best = decoder.bestNode(
        ofToken: place, nodes.span.extracting(record.nodes), hasOneLemma: record.hasOneLemma)
      let node = Int(record.firstNode) + best.index
      if nodes[node].entry == ContextDecoder.Node.noEntry {
        nodes[node].entry = UInt32(entries.count)
        entries.append(annotation(word, node: best.index))
      }
      choices.entryIndices.append(nodes[node].entry)
      choices.probabilities.append(AnnotatedDocument.stored(probability: best.probability))
    }
  }

  /// `document` with the entries and lemmas that it needs, numbered anew in the order of the text, so
  /// that nothing in it tells what was annotated before.
  mutating func annotated(
    _ document: Document, _ choices: consuming Tagger.Choices
  ) -> AnnotatedDocument {
    var (usedEntries, usedLemmas): ([AnnotatedDocument.Annotation], [String]) = ([], [])
    numbers.entries += [UInt32](repeating: 0, count: entries.count - numbers.entries.count)
    numbers.lemmas += [UInt32](repeating: 0, count: lemmas.count - numbers.lemmas.count)
    var (entriesMet, lemmasMet): ([Int], [Int]) = ([], [])
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
        entriesMet.append(entry)
        numbers.entries[entry] = UInt32(usedEntries.count)
      }
      choices.entryIndices[token] = numbers.entries[entry] - 1
    }
    for entry in entriesMet { numbers.entries[entry] = 0 }
    for lemma in lemmasMet { numbers.lemmas[lemma] = 0 }
    return AnnotatedDocument(
      document: document, entries: usedEntries, choices: choices, lemmas: usedLemmas)
  }

  /// For each word of `sentence` all that it can be, the chosen reading first, then by probability.
  func rankedReadings(
    _ sentence: [Int], with model: ContextModel, _ decoder: inout ContextDecoder
  ) -> [[RankedReading]] {
    decode(sentence, with: model, &decoder)
    return sentence.enumerated().map { place, word in
      let known = wordRecords[word]
      let best = decoder.bestNode(
        ofToken: place, nodes.span.extracting(known.nodes), hasOneLemma: known.hasOneLemma
      ).index
      let all = (0..<known.nodes.count).map { node in
        let (record, tag) = reading(word, node: node)
        return (
          node: node,
          reading: RankedReading(
            lemma: record.lemma, tag: tag, source: record.source,
            frequencyClass: record.frequencyClass,
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
    _ sentence: [Int], with model: ContextModel, _ decoder: inout ContextDecoder
  ) {
    decoder.begin()
    for word in sentence { decoder.append(wordRecords[word].nodes, wordRecords[word].clauseWord) }
    decoder.run(nodes.span, with: model)
  }

  private func reading(_ word: Int, node: Int) -> (ReadingRecord, Tag) {
    let record = wordRecords[word]
    let reading = readings[
      Int(record.firstReading) + Int(nodes[Int(record.firstNode) + node].reading)]
    return (reading, expansions[Int(reading.expansion)].tags[node - Int(reading.firstNode)])
  }

  private mutating func annotation(_ word: Int, node: Int) -> AnnotatedDocument.Annotation {
    let (record, tag) = reading(word, node: node)
    return AnnotatedDocument.Annotation(
      lemmaIndex: index(ofLemma: record.lemma), tag: tag, frequencyClass: record.frequencyClass,
      source: record.source)
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
    let (own, others) = (utf8Span.span, other.utf8Span.span)
    return own.count == others.count && own.indices.allSatisfy { own[$0] == others[$0] }
  }
}
