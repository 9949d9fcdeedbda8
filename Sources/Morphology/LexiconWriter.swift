/// Makes a lexicon file from forms with their readings; see `AnalysisTable` and `Automaton`.
package struct LexiconWriter {
  private let source: String
  private let notice: String

  private var qualifiers = RecordPool()
  private var tags = RecordPool()
  /// Sets of readings in terms of pools whose layout is known only at the end.
  private var sets: [[PooledReading]] = []
  private var setIndices: [[PooledReading]: Int] = [:]
  private var setUseCounts: [Int] = []

  private var formBytes: [UInt8] = []
  private var formEnds: [Int] = []
  private var formSets: [Int32] = []
  private var exceptions: Set<[UInt8]> = []

  private struct PooledReading: Hashable {
    var reading: LexiconReading
    var tags: [Int]
    var qualifier: Int
  }

  /// A writer for a lexicon made from `source`, a name with a version, under `notice`.
  package init(source: String, notice: String) {
    self.source = source
    self.notice = notice
  }

  /// The number of forms added, lower-case ones.
  package var formCount: Int { formEnds.count }

  /// The index of a set of readings, for `add(_:set:)`; equal sets have equal indices.
  package mutating func set(of readings: [LexiconReading]) -> Int {
    let key = pooled(readings)
    if let index = setIndices[key] { return index }
    setIndices[key] = sets.count
    sets.append(key)
    setUseCounts.append(0)
    return sets.count - 1
  }

  /// Adds the lower-case `form` with the readings of `set`.
  ///
  /// - Precondition: forms ascend by their bytes.
  package mutating func add(_ form: [UInt8], set: Int) {
    formBytes += form
    formEnds.append(formBytes.count)
    formSets.append(Int32(set))
    setUseCounts[set] += 1
  }

  /// Notes the lexemes whose `form` a search under the lemma's prefix does not find.
  package mutating func addExceptions(form: [UInt8], _ readings: [LexiconReading]) {
    for reading in readings {
      let lemma = LetterCase.folded(
        (reading.stem(of: form) + Array(reading.addition.utf8)).span
      ).bytes
      let shown = Array(
        LexiconEntry.shownLemma(ofLexeme: String(decoding: lemma, as: UTF8.self)).utf8)
      if !Lexicon.isUnderPrefix(form, ofLemma: shown) {
        exceptions.insert(shown + [Lexicon.exceptionSeparator] + form)
      }
    }
  }

  /// One element a lexeme with all its tags, in an order that depends on the content alone.
  private mutating func pooled(_ readings: [LexiconReading]) -> [PooledReading] {
    var rows: [(key: [UInt8], tag: UInt64, reading: LexiconReading)] = []
    for reading in readings {
      rows.append((Self.sortKey(reading), reading.tag.rawValue, reading))
    }
    rows.sort {
      $0.key == $1.key ? $0.tag < $1.tag : $0.key.lexicographicallyPrecedes($1.key)
    }
    var result: [PooledReading] = []
    var latestKey: [UInt8] = []
    for row in rows {
      let tag = tags.intern(ResourceWriter.littleEndian([row.tag]))
      if !result.isEmpty && row.key == latestKey {
        if result[result.count - 1].tags.last != tag { result[result.count - 1].tags.append(tag) }
        continue
      }
      latestKey = row.key
      var reading = row.reading
      reading.tag = Tag(.unknown)
      let qualifier = qualifiers.intern(
        RecordPool.counted(reading.names) + RecordPool.counted(reading.labels))
      result.append(PooledReading(reading: reading, tags: [tag], qualifier: qualifier))
    }
    return result
  }

  private static func sortKey(_ reading: LexiconReading) -> [UInt8] {
    code(reading) + RecordPool.counted(reading.names) + RecordPool.counted(reading.labels)
  }

  private static func code(_ reading: LexiconReading) -> [UInt8] {
    RecordPool.variableLength(Int(reading.formMask))
      + RecordPool.variableLength(Int(reading.lemmaMask))
      + RecordPool.variableLength(reading.prefixCut) + RecordPool.variableLength(reading.cut)
      + RecordPool.counted(reading.addition)
  }

  /// The bytes of the lexicon file.
  package mutating func bytes() -> [UInt8] {
    let tagLayout = tags.laidOut()
    let qualifierLayout = qualifiers.laidOut()
    var tagSets = RecordPool()
    var lexemes = RecordPool()
    var parts: [[(lexeme: Int, tagSet: Int)]] = []
    for (index, set) in sets.enumerated() {
      parts.append([])
      for reading in set {
        var tagSet = RecordPool.variableLength(reading.tags.count)
        for tag in reading.tags { tagSet += RecordPool.variableLength(tagLayout.ranks[tag]) }
        let lexeme =
          Self.code(reading.reading)
          + RecordPool.variableLength(qualifierLayout.offsets[reading.qualifier])
        parts[index].append((lexemes.intern(lexeme), tagSets.intern(tagSet)))
      }
    }
    let tagSetLayout = tagSets.laidOut()
    let lexemeLayout = lexemes.laidOut()
    let analyses = analysisLayout(parts, lexemeLayout.offsets, tagSetLayout.ranks)

    var file = ResourceWriter()
    file.add(.source, Array(source.utf8))
    file.add(.notice, Array(notice.utf8))
    file.add(.forms, automaton(analyses.offsets))
    file.add(.analyses, analyses.bytes)
    file.add(.lexemes, lexemeLayout.bytes)
    file.add(.tagSets, tagSetLayout.bytes)
    file.add(.tags, tagLayout.bytes)
    file.add(.qualifiers, qualifierLayout.bytes)
    file.add(.exceptions, exceptionAutomaton())
    return file.bytes(kind: .lexicon, version: Lexicon.formatVersion)
  }

  private func analysisLayout(
    _ parts: [[(lexeme: Int, tagSet: Int)]], _ lexemes: [Int], _ tagSets: [Int]
  ) -> (bytes: [UInt8], offsets: [Int]) {
    var pool = RecordPool()
    var indices: [Int] = []
    for (set, readings) in parts.enumerated() {
      var record: [UInt8] = []
      for (index, reading) in readings.enumerated() {
        let isLast = index == readings.count - 1
        record += RecordPool.variableLength(lexemes[reading.lexeme])
        record += RecordPool.variableLength(2 * tagSets[reading.tagSet] + (isLast ? 1 : 0))
      }
      let index = pool.intern(record)
      pool.use(index, times: setUseCounts[set])
      indices.append(index)
    }
    // Values in the automaton are at least 1.
    let layout = pool.laidOut(firstOffset: 1)
    return (layout.bytes, indices.map { layout.offsets[$0] })
  }

  private func automaton(_ values: [Int]) -> AutomatonBuilder {
    var builder = AutomatonBuilder()
    var start = 0
    for (index, end) in formEnds.enumerated() {
      builder.add(Array(formBytes[start..<end]), value: values[Int(formSets[index])])
      start = end
    }
    builder.finish()
    return builder
  }

  private func exceptionAutomaton() -> AutomatonBuilder {
    var builder = AutomatonBuilder()
    for word in exceptions.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      builder.add(word, value: 1)
    }
    builder.finish()
    return builder
  }
}
