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
  /// The lexemes of all words, and their lemmas as UTF-8, with `lemmaEnd` behind each.
  private var lexemes: [LexemeRecord] = []
  private var lemmaBytes: [UInt8] = []
  private var shapes = WordShapes()
  /// For each node of a word of which more than one was chosen its entry, or `noEntry`.
  private var nodeEntries: [UInt32] = []

  /// The states of a tag and a class of lemmas, found out once.
  private var expansionIndices: [UInt64: UInt32] = [:]
  /// The same plus one by a tag's number (see `WordReadings.Row`) and government, for lemmas of no class,
  /// as most are; 0 for those not known.
  private var plainExpansions: [UInt32] = []
  private var expansions: [Expansion] = []
  /// Those of all expansions, and the tag that each leads to.
  private var expansionStates: [UInt16] = []
  private var expansionTags: [Tag] = []

  /// 24 bytes.
  private struct WordRecord {
    /// Its shape: where the nodes begin.
    var firstNode: UInt32
    var nodeCount: UInt16
    /// What it is to its clause.
    var clauseWord: ClauseEvidence.Word
    /// Where its nodes begin in `nodeEntries`; `noEntry` if no more than one was chosen.
    var otherEntries = noEntry
    /// Its entry that was chosen first, and that one's node.
    var firstEntry = noEntry
    var firstLexeme: UInt32
    var chosenNode: UInt16 = 0
    var lemmaCount: UInt8

    @inline(__always)
    var decoded: ContextDecoder.Word {
      ContextDecoder.Word(
        firstNode: firstNode, nodeCount: nodeCount, lemmaCount: lemmaCount)
    }
  }

  private static let noEntry = UInt32.max

  /// What readings of one lexeme have in common; 8 bytes.
  private struct LexemeRecord: Equatable {
    /// Where the lemma begins in `lemmaBytes`; each lemma of a word stands there once.
    var lemmaStart: UInt32
    var frequencyClass: FrequencyClass
    var source: Interpretation.Source
  }

  /// What is found out about a word that is added; its memory is kept from word to word.
  struct Draft: ~Copyable {
    fileprivate var shape = WordShapes.Draft()
    /// By their numbers in the word's readings.
    fileprivate var lemmas = Scratch<DraftLemma>()
  }

  /// What is found out about a lemma of a word.
  fileprivate struct DraftLemma {
    /// Its place in `lemmaBytes`; negative before its first reading.
    var start = -1
    /// Its number in the order of first readings.
    var number = 0
    /// See `ContextStates`; `nil` if nobody asked.
    var wordClass: Int?
    var isTransitive: Bool?
  }

  private struct Expansion {
    var firstState: UInt32
    var stateCount: UInt16
    /// The cases of all its states.
    var cases: ContextModel.StateCases

    var states: Range<Int> { Int(firstState)..<Int(firstState) + Int(stateCount) }
  }

  /// Entries and lemmas of the document at hand.
  private var entryNumbers = DocumentNumbers()
  private var lemmaNumbers = DocumentNumbers()
  /// Keeps some memory from document to document.
  private var decoder = ContextDecoder()

  /// Tells the cache from all others of the process; see `EntryMemo`. Nobody copies a cache and goes on
  /// with both.
  private let identity: UInt64
  private static let cachesMade = Atomic<UInt64>(0)

  /// An empty cache.
  package init() {
    identity = Self.cachesMade.add(1, ordering: .relaxed).newValue
  }

  /// No byte of UTF-8.
  private static let lemmaEnd: UInt8 = 0xFF

  private static let governmentCount = ContextStates.Government.allCases.count

  /// The weight that the heaviest reading of each word gets: that of a lexeme of Zipf value 4.
  private static let heaviest = 1e4

  /// Adds the next word of a `WordIndexer`, which has `role` and can be all of `found`.
  mutating func insert(
    _ found: borrowing WordReadings, _ role: WordTable.Role, _ model: ContextModel,
    _ draft: inout Draft
  ) {
    precondition(found.rows.count > 0, "every word can be something")
    let firstLexeme = lexemes.count
    draft.shape.clear()
    draft.lemmas.removeAll()
    for _ in 0..<found.lemmas.count { draft.lemmas.append(DraftLemma()) }
    // Only the weights of one word's readings against each other count; as they are they would make
    // a shape of each frequency.
    let heaviest = (0..<found.rows.count).reduce(0) { max($0, found.rows[$1].weight) }
    let scale = heaviest > 0 ? Self.heaviest / heaviest : 1
    var cases: ContextModel.StateCases = []
    var isTransitive = false
    // Shapes count their readings in bytes; the lexicon's longest lists hold some 60.
    for number in 0..<min(found.rows.count, Int(UInt8.max)) {
      let row = found.rows[number]
      let government = Self.government(
        of: row, found.lemmas, isNegated: role.isNegated, model, &draft)
      if government == .accusative { isTransitive = true }
      let expansion = expansion(of: row, found.lemmas, government, model, &draft)
      cases.formUnion(expansions[Int(expansion)].cases)
      add(row, found.lemmas, weight: row.weight * scale, expansion, firstLexeme, model, &draft)
    }
    let hash = draft.shape.hash
    let index = shapes.index(of: draft.shape, hash) ?? addShape(draft.shape, hash, model)
    let shape = shapes.all[index]
    wordRecords.append(
      WordRecord(
        firstNode: shape.firstNode, nodeCount: shape.nodeCount,
        clauseWord: ClauseEvidence.Word(found, cases: cases, isTransitive: isTransitive),
        firstLexeme: UInt32(firstLexeme), lemmaCount: shape.lemmaCount))
  }

  /// Adds a reading to `draft`.
  private mutating func add(
    _ row: WordReadings.Row, _ lemmas: borrowing LemmaList, weight: Double, _ expansion: UInt32,
    _ firstLexeme: Int, _ model: ContextModel, _ draft: inout Draft
  ) {
    let lemma = Int(row.lemma)
    if draft.lemmas[lemma].start < 0 {
      draft.lemmas[lemma].start = lemmaBytes.count
      draft.lemmas[lemma].number = draft.shape.lemmaCount
      draft.shape.lemmaCount += 1
      lemmas.withLemma(lemma) { bytes in
        lemmaBytes.append(addingCapacity: bytes.count + 1) { output in
          for offset in bytes.indices { output.append(bytes[offset]) }
          output.append(Self.lemmaEnd)
        }
      }
    }
    let lexeme = number(
      of: LexemeRecord(
        lemmaStart: UInt32(draft.lemmas[lemma].start), frequencyClass: row.frequencyClass,
        source: row.source), since: firstLexeme)
    let states = expansions[Int(expansion)].states
    let shared = row.share.map { model.emission(ofShare: $0, in: expansionStates[states]) }
    draft.shape.readings.append(
      WordShapes.Reading(
        expansion: expansion, weight: shared.map { -$0 } ?? Float(weight),
        firstNode: UInt16(draft.shape.nodeCount), lexeme: UInt8(lexeme),
        lemma: UInt8(draft.lemmas[lemma].number)))
    draft.shape.nodeCount += states.count
  }

  /// Adds the shape that is `draft`, which is new and has `hash`.
  private mutating func addShape(
    _ draft: borrowing WordShapes.Draft, _ hash: UInt32, _ model: ContextModel
  ) -> Int {
    let shape = shapes.add(draft, hash)
    for number in 0..<draft.readings.count {
      let reading = draft.readings[number]
      for place in expansions[Int(reading.expansion)].states {
        let state = expansionStates[place]
        shapes.add(
          ContextDecoder.Node(
            state: state, caseNumber: model.stateCases[Int(state)].number, lemma: reading.lemma,
            emission: reading.weight < 0
              ? -reading.weight : model.emission(ofWeight: reading.weight, in: Int(state))))
      }
    }
    shapes.endNodes()
    return shape
  }

  /// What the reading makes of its object.
  private static func government(
    of row: WordReadings.Row, _ lemmas: borrowing LemmaList, isNegated: Bool,
    _ model: ContextModel, _ draft: inout Draft
  ) -> ContextStates.Government {
    guard ContextStates.isVerb(row.tag.partOfSpeech) else { return .none }
    let lemma = Int(row.lemma)
    let isTransitive =
      draft.lemmas[lemma].isTransitive ?? lemmas.withLemma(lemma) { model.isTransitive($0) }
    draft.lemmas[lemma].isTransitive = isTransitive
    return !isTransitive ? .none : isNegated ? .genitive : .accusative
  }

  /// The number of `lexeme` among those of its word, which begin at `first`; added if it is new.
  private mutating func number(of lexeme: LexemeRecord, since first: Int) -> Int {
    for index in first..<lexemes.count where lexemes[index] == lexeme { return index - first }
    lexemes.append(lexeme)
    return lexemes.count - 1 - first
  }

  /// Where the lemma of a lexeme stands in `lemmaBytes`.
  private func lemma(ofLexeme lexeme: Int) -> Range<Int> {
    let start = Int(lexemes[lexeme].lemmaStart)
    var end = start
    while lemmaBytes[end] != Self.lemmaEnd { end += 1 }
    return start..<end
  }

  /// The states of a reading; one whose states the model does not know stands at the boundary's, so
  /// that no word is without.
  private mutating func expansion(
    of row: WordReadings.Row, _ lemmas: borrowing LemmaList,
    _ government: ContextStates.Government, _ model: ContextModel, _ draft: inout Draft
  ) -> UInt32 {
    let lemmaClass = Self.lemmaClass(of: row, lemmas, &draft)
    guard lemmaClass == 0, let number = row.tagNumber else {
      return expansion(of: row, lemmas, lemmaClass, government, model)
    }
    let slot = Int(number) * Self.governmentCount + Int(government.rawValue)
    if slot >= plainExpansions.count {
      plainExpansions += [UInt32](repeating: 0, count: slot + 1 - plainExpansions.count)
    }
    if plainExpansions[slot] == 0 {
      plainExpansions[slot] = expansion(of: row, lemmas, lemmaClass, government, model) + 1
    }
    return plainExpansions[slot] - 1
  }

  /// The class of the reading's lemma as far as states go.
  private static func lemmaClass(
    of row: WordReadings.Row, _ lemmas: borrowing LemmaList, _ draft: inout Draft
  ) -> Int {
    let partOfSpeech = row.tag.partOfSpeech
    guard ContextStates.dependsOnLemma(partOfSpeech) else { return 0 }
    let lemma = Int(row.lemma)
    if partOfSpeech == .punctuation { return ContextStates.markClass(lemmas.text(lemma)) }
    let found =
      draft.lemmas[lemma].wordClass ?? lemmas.withLemma(lemma) { ContextStates.wordClass($0) }
    draft.lemmas[lemma].wordClass = found
    return found
  }

  private mutating func expansion(
    of row: WordReadings.Row, _ lemmas: borrowing LemmaList, _ lemmaClass: Int,
    _ government: ContextStates.Government, _ model: ContextModel
  ) -> UInt32 {
    // Tags leave bits free between grammemes and part of speech; there are some 120 classes of lemmas.
    let key =
      row.tag.rawValue ^ UInt64(UInt8(truncatingIfNeeded: lemmaClass)) << 40
      ^ UInt64(government.rawValue) << 48
    if let known = expansionIndices[key] { return known }
    let first = expansionStates.count
    var cases: ContextModel.StateCases = []
    func add(_ state: Int, _ tag: Tag) {
      expansionStates.append(UInt16(state))
      expansionTags.append(tag)
      cases.formUnion(model.stateCases[state])
    }
    for expansion in ContextStates.expansions(
      of: row.tag, lemma: lemmas.text(Int(row.lemma)), government: government)
    {
      if let state = model.index(of: expansion.state) { add(state, expansion.tag) }
    }
    if expansionStates.count == first { add(0, row.tag) }
    expansions.append(
      Expansion(
        firstState: UInt32(first), stateCount: UInt16(expansionStates.count - first),
        cases: cases))
    let index = UInt32(expansions.count - 1)
    expansionIndices[key] = index
    return index
  }

  /// The entry of each token of `document`, whose words have `indices`, and its probability.
  ///
  /// The likeliest lemma over all its nodes, and its likeliest node; of equals the first.
  mutating func choices(
    for document: Document, _ indices: Span<UInt32>, with model: ContextModel
  ) -> Tagger.Choices {
    var entryIndices = [UInt32](repeating: Self.noEntry, count: indices.count)
    var probabilities = [UInt8](repeating: 0, count: indices.count)
    var unknown: [(token: Int, node: Int)] = []
    let tables = ContextDecoder.Tables(nodes: shapes.nodes, model)
    // Swapped, since the cache is read meanwhile; nothing is copied.
    var decoder = ContextDecoder()
    swap(&decoder, &self.decoder)
    for (number, sentence) in document.sentences.enumerated() {
      if number + 1 < document.sentences.count {
        prefetch(indices.extracting(document.sentences[number + 1].tokens))
      }
      let own = indices.extracting(sentence.tokens)
      decode(own, tables, &decoder)
      put(
        decoder, own, at: sentence.tokens.lowerBound, into: &entryIndices, &probabilities, &unknown)
    }
    if !decoder.isLarge { swap(&decoder, &self.decoder) }
    for (token, node) in unknown {
      let word = Int(indices[token])
      let known = entry(of: wordRecords[word], node: node)
      entryIndices[token] = known != Self.noEntry ? known : addEntry(ofWord: word, node: node)
    }
    return Tagger.Choices(entryIndices: entryIndices, probabilities: probabilities)
  }

  /// Asks for what is known of `words`, which are looked at soon.
  private func prefetch(_ words: Span<UInt32>) {
    let records = wordRecords.span
    for place in words.indices { records.prefetch(Int(words[unchecked: place])) }
  }

  /// Puts down what `decoder` chose for `sentence`, from `start` on; what was not chosen before has no entry
  /// and is added to `unknown`.
  private func put(
    _ decoder: borrowing ContextDecoder, _ sentence: Span<UInt32>, at start: Int,
    into entryIndices: inout [UInt32], _ probabilities: inout [UInt8],
    _ unknown: inout [(token: Int, node: Int)]
  ) {
    let chosen = decoder.choices.span
    var entrySpan = entryIndices.mutableSpan
    var probabilitySpan = probabilities.mutableSpan
    for place in sentence.indices {
      let choice = chosen[place]
      let entry = entry(of: wordRecords[Int(sentence[unchecked: place])], node: Int(choice.node))
      if entry == Self.noEntry {
        unknown.append((start + place, Int(choice.node)))
      } else {
        // Looked at by `annotated`.
        entryNumbers.prefetch(entry)
        entries.span.prefetch(Int(entry))
      }
      entrySpan[start &+ place] = entry
      probabilitySpan[start &+ place] = choice.probability
    }
  }

  /// The entry of a node of a word, or `noEntry` if it was not chosen before.
  @inline(__always)
  private func entry(of word: WordRecord, node: Int) -> UInt32 {
    if Int(word.chosenNode) == node { return word.firstEntry }
    return word.otherEntries == Self.noEntry
      ? Self.noEntry : nodeEntries[Int(word.otherEntries) + node]
  }

  /// The entry of a node of a word that was not chosen before.
  private mutating func addEntry(ofWord word: Int, node: Int) -> UInt32 {
    let added = UInt32(entries.count)
    var record = wordRecords[word]
    if record.firstEntry == Self.noEntry {
      record.firstEntry = added
      record.chosenNode = UInt16(node)
    } else {
      if record.otherEntries == Self.noEntry {
        record.otherEntries = UInt32(nodeEntries.count)
        nodeEntries += [UInt32](repeating: Self.noEntry, count: Int(record.nodeCount))
      }
      nodeEntries[Int(record.otherEntries) + node] = added
    }
    wordRecords[word] = record
    entries.append(annotation(word, node: node))
    return added
  }

  /// `document` with the entries and lemmas that it needs, numbered anew in the order of the text, so
  /// that nothing in it tells what was annotated before.
  mutating func annotated(
    _ document: Document, _ choices: consuming Tagger.Choices
  ) -> AnnotatedDocument {
    let (entriesMet, firstTokens) = entryNumbers.renumber(
      &choices.entryIndices, below: entries.count)
    var lemmaIndices = entriesMet.map { UInt32(entries[Int($0)].lemmaIndex) }
    let lemmasMet = lemmaNumbers.renumber(&lemmaIndices, below: lemmas.count).met
    let usedEntries = zip(entriesMet, lemmaIndices).map { entry, lemma in
      var used = entries[Int(entry)]
      used.lemmaIndex = Int(lemma)
      return used
    }
    return AnnotatedDocument(
      document: document, entries: usedEntries, choices: choices,
      lemmas: lemmasMet.map { lemmas[Int($0)] }, firstTokens: firstTokens,
      origin: AnnotatedDocument.Origin(cache: identity, entries: entriesMet))
  }

  /// For each word of `sentence` all that it can be, the chosen reading first, then by probability.
  func rankedReadings(
    _ sentence: Span<UInt32>, with model: ContextModel, _ decoder: inout ContextDecoder
  ) -> [[RankedReading]] {
    decode(sentence, ContextDecoder.Tables(nodes: shapes.nodes, model), &decoder)
    return sentence.indices.map { place in
      let word = Int(sentence[place])
      let best = Int(decoder.choices[place].node)
      let all = (0..<Int(wordRecords[word].nodeCount)).map { node in
        let (lexeme, tag) = reading(word, node: node)
        return (
          node: node,
          reading: RankedReading(
            lemma: lemmaBytes.span.extracting(lemma(ofLexeme: lexeme)).string, tag: tag,
            source: lexemes[lexeme].source,
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
    _ sentence: Span<UInt32>, _ tables: borrowing ContextDecoder.Tables,
    _ decoder: inout ContextDecoder
  ) {
    let (records, entries, nodes) = (wordRecords.span, nodeEntries.span, tables.nodes.span)
    decoder.begin(sentence.count) { place in
      let record = records[Int(sentence[unchecked: place])]
      // Looked at by the decoder, and once a node is chosen.
      nodes.prefetch(Int(record.firstNode))
      entries.prefetch(record.otherEntries == Self.noEntry ? 0 : Int(record.otherEntries))
      return (record.decoded, record.clauseWord)
    }
    decoder.run(tables)
  }

  /// The index of the lexeme of a word's node, and its tag.
  private func reading(_ word: Int, node: Int) -> (lexeme: Int, Tag) {
    let record = wordRecords[word]
    let reading = shapes.reading(ofShapeAt: record.firstNode, node: node)
    return (
      Int(record.firstLexeme) + Int(reading.lexeme),
      expansionTags[
        expansions[Int(reading.expansion)].states.lowerBound + node - Int(reading.firstNode)]
    )
  }

  private mutating func annotation(_ word: Int, node: Int) -> AnnotatedDocument.Annotation {
    let (lexeme, tag) = reading(word, node: node)
    return AnnotatedDocument.Annotation(
      lemmaIndex: index(ofLemma: lemma(ofLexeme: lexeme)), tag: tag,
      frequencyClass: lexemes[lexeme].frequencyClass, source: lexemes[lexeme].source)
  }

  /// The index in `lemmas` of the one at `range` of `lemmaBytes`, put there if it is new.
  private mutating func index(ofLemma range: Range<Int>) -> Int {
    let lemmaBytes = lemmaBytes
    let bytes = lemmaBytes.span.extracting(range)
    let role = WordTable.Role(kind: .word, isInitial: false, isNegated: false)
    let word = WordTable.word(bytes, role)
    if let index = lemmaTable.index(of: word, in: bytes) { return index }
    lemmaTable.add(word, in: bytes)
    lemmas.append(bytes.string)
    return lemmas.count - 1
  }
}
