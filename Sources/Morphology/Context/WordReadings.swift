/// What a word can be, before its neighbours are asked; its memory is kept from word to word.
///
/// The same as a list of `Reading`, without a string for each: every word that is
/// met first is looked up so.
struct WordReadings: ~Copyable {
  /// One thing that the word can be.
  struct Row {
    /// The tag as the lexicon has it, alternatives together.
    var tag: Tag
    /// How likely the lexeme is where its kind of word stands, up to a constant of the kind.
    var weight: Double
    /// The reading's share of the form as `ClosedWords` has it; `nil` for other words.
    var share: Double?
    /// The number of the dictionary form in `lemmas`.
    var lemma: Int32
    /// The number of the tag in the lexicon, or behind those of its rule in `Endings`; `nil` if something
    /// else made the reading.
    var tagNumber: Int32?
    /// How common the lemma is.
    var frequencyClass: FrequencyClass
    /// Where the reading comes from.
    var source: Interpretation.Source
  }

  /// The likeliest first; never empty once a word was looked up.
  var rows = Scratch<Row>()
  var lemmas = LemmaList()
  /// What the lexicon said of the word.
  var candidates = CandidateList()

  /// Makes `reading` all that the word can be.
  mutating func set(_ reading: Row, lemma: Span<UInt8>) {
    removeAll()
    var reading = reading
    reading.lemma = Int32(lemmas.add(lemma))
    rows.append(reading)
  }

  /// Makes `readings` all that the word can be.
  mutating func set(_ readings: [Reading]) {
    removeAll()
    for reading in readings {
      let lemma = Array(reading.lemma.utf8)
      rows.append(
        Row(
          tag: reading.tag, weight: reading.weight, share: reading.share,
          lemma: Int32(lemmas.add(lemma.span)), tagNumber: nil,
          frequencyClass: reading.frequencyClass, source: reading.source))
    }
  }

  /// The same as a list of readings.
  var all: [Reading] {
    (0..<rows.count).map { index in
      let row = rows[index]
      return Reading(
        lemma: lemmas.text(Int(row.lemma)), tag: row.tag, frequencyClass: row.frequencyClass,
        source: row.source, weight: row.weight, share: row.share)
    }
  }

  /// True if one of the readings has the lemma.
  func hasLemma(_ text: String) -> Bool {
    (0..<rows.count).contains { lemmas.isLemma(Int(rows[$0].lemma), text) }
  }

  mutating func removeAll() {
    rows.removeAll()
    lemmas.removeAll()
  }
}

extension Span<UInt8> {
  /// The bytes as text; invalid UTF-8 is repaired.
  var string: String {
    // Holds because the pointer does not outlive the closure.
    withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }

  /// True if the bytes are those of `text`.
  func hasBytes(of text: String) -> Bool { count == text.utf8.count && begins(with: text) }

  /// True if the first bytes are those of `text`.
  func begins(with text: String) -> Bool {
    count >= text.utf8.count && zip(indices, text.utf8).allSatisfy { self[$0] == $1 }
  }

  /// True if the last bytes are those of `text`.
  func ends(with text: String) -> Bool {
    count >= text.utf8.count && extracting(last: text.utf8.count).begins(with: text)
  }
}
