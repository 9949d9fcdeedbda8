/// What the lexicon knows of a form; its memory is kept from form to form.
struct CandidateList: ~Copyable {
  /// A reading with what ranks it.
  struct Row {
    var tag: Tag
    /// How likely the reading is, as a decimal logarithm; only differences mean something.
    var score: Double
    /// The same of its lexeme where the tag is known.
    var lexemeScore: Double
    /// The number of its lexeme in `lexemes`.
    var lexeme: Int32
    /// The number of its tag in the lexicon.
    var tagIndex: Int32
    /// How common its lexeme is.
    var frequencyClass: FrequencyClass
  }

  /// What all readings of one lexeme have in common.
  struct Lexeme {
    /// The name of its code in the lexicon's table.
    var code: Int
    /// The number of the lemma that people see in `lemmas`.
    var lemma: Int
    /// True for a reading that is written with a capital.
    var isCapitalised: Bool
    /// True if the capitals of the reading are capitals in the text, too.
    var fits: Bool
  }

  /// The likeliest first.
  var rows = Scratch<Row>()
  var lexemes = Scratch<Lexeme>()
  var lemmas = LemmaList()

  mutating func removeAll() {
    rows.removeAll()
    lexemes.removeAll()
    lemmas.removeAll()
  }

  /// Adds the lemma of the lexeme called `name`, and returns its number.
  mutating func addLemma(ofLexeme name: Span<UInt8>) -> Int {
    let start = lemmas.nextStart
    lemmas.bytes.append(addingCapacity: name.count) { bytes in
      for offset in name.indices { bytes.append(name[offset]) }
    }
    let shown = lemmas.bytes.withMutableSpan(from: start) { LexiconEntry.makeShownLemma(&$0) }
    lemmas.bytes.removeLast(lemmas.bytes.count - start - shown)
    return lemmas.add()
  }

  /// The number of a row's lemma in `lemmas`.
  func lemma(ofRow row: Int) -> Int { lexemes[Int(rows[row].lexeme)].lemma }

  /// Drops the readings that do not fit if others do.
  mutating func keepFitting() {
    let fitting = (0..<lexemes.count).count { lexemes[$0].fits }
    if fitting == 0 || fitting == lexemes.count { return }
    var count = 0
    for index in 0..<rows.count where lexemes[Int(rows[index].lexeme)].fits {
      rows[count] = rows[index]
      count += 1
    }
    rows.removeLast(rows.count - count)
  }

  /// Puts the likeliest first and keeps the order of equals; there are a few dozen at most.
  mutating func rank() {
    for index in 1..<max(1, rows.count) where rows[index - 1].score < rows[index].score {
      let row = rows[index]
      var place = index
      while place > 0, rows[place - 1].score < row.score {
        rows[place] = rows[place - 1]
        place -= 1
      }
      rows[place] = row
    }
  }
}
