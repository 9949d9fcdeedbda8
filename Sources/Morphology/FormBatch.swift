/// Forms that the lexicon is asked for together: what one waits for in memory comes while others are
/// looked up. Its memory is kept from batch to batch.
struct FormBatch: ~Copyable {
  /// A form with what is found of it.
  private struct Form {
    var range: Range<Int>
    var capitals: UInt64
    /// What the lexicon's forms have; `nil` for a form that is not known.
    var analysis: Int?
    /// Its lexemes.
    var lexemes = 0..<0
  }

  /// A lexeme of a form.
  struct Lexeme {
    /// The name of its code in the lexicon's table.
    var codeName: Int
    var code: AnalysisTable.LexemeCode
    var tagSet: Int
    /// Where its name stands.
    var name: Range<Int>
  }

  private var forms = Scratch<Form>()
  /// All forms in lower case, side by side.
  private var text = Scratch<UInt8>()
  private var walks = Scratch<Automaton.Walk>()
  private var lexemes = Scratch<Lexeme>()
  /// All names of lexemes, side by side.
  private var names = Scratch<UInt8>()
  private var nameWalks = Scratch<Automaton.Walk>()

  mutating func removeAll() {
    forms.removeAll()
    text.removeAll()
    walks.removeAll()
    lexemes.removeAll()
    names.removeAll()
    nameWalks.removeAll()
  }

  /// Adds `form`; forms are numbered in the order in which they are added.
  mutating func add(_ form: Span<UInt8>) {
    let start = text.count
    var capitals: UInt64 = 0
    text.append(addingCapacity: LetterCase.capacity(for: form.count)) {
      capitals = LetterCase.fold(form, to: &$0)
    }
    forms.append(Form(range: start..<text.count, capitals: capitals))
    walks.append(Automaton.Walk(start..<text.count))
  }

  /// Bit i for a capital as scalar i of the form.
  func capitals(of form: Int) -> UInt64 { forms[form].capitals }

  /// Calls `body` with the form in lower case.
  @inline(__always)
  func withLowercase<Result>(of form: Int, _ body: (Span<UInt8>) -> Result) -> Result {
    text.withSpan { body($0.extracting(forms[form].range)) }
  }

  /// Calls `visit` with each lexeme of the form, its name, and the place of that in the frequencies.
  @inline(__always)
  func forEachLexeme(of form: Int, _ visit: (Lexeme, _ name: Span<UInt8>, _ place: Int?) -> Void) {
    names.withSpan { names in
      for index in forms[form].lexemes {
        let lexeme = lexemes[index]
        visit(lexeme, names.extracting(lexeme.name), nameWalks[index].place)
      }
    }
  }

  /// Looks all forms up.
  mutating func find(in forms: Automaton, _ table: AnalysisTable, _ frequencies: Frequencies?) {
    Self.follow(&walks, text) { forms.follow(&$0, in: $1) }
    for index in 0..<walks.count {
      let analysis = walks[index].place.flatMap { forms.value(at: $0) }
      self.forms[index].analysis = analysis
      if let analysis { table.prefetch(analysis) }
    }
    for index in 0..<walks.count { addLexemes(of: index, table) }
    if let frequencies { Self.follow(&nameWalks, names) { frequencies.follow(&$0, in: $1) } }
  }

  private static func follow(
    _ walks: inout Scratch<Automaton.Walk>, _ text: borrowing Scratch<UInt8>,
    _ follow: (inout MutableSpan<Automaton.Walk>, Span<UInt8>) -> Void
  ) {
    text.withSpan { text in walks.withMutableSpan(from: 0) { follow(&$0, text) } }
  }

  private mutating func addLexemes(of form: Int, _ table: AnalysisTable) {
    guard let analysis = forms[form].analysis else { return }
    let first = lexemes.count
    table.forEachReading(of: analysis) { codeName, tagSet in
      let code = table.lexemeCode(codeName)
      let start = names.count
      Self.addName(code, table, text, forms[form].range, &names)
      lexemes.append(
        Lexeme(codeName: codeName, code: code, tagSet: tagSet, name: start..<names.count))
      nameWalks.append(Automaton.Walk(start..<names.count))
    }
    forms[form].lexemes = first..<lexemes.count
  }

  private static func addName(
    _ code: AnalysisTable.LexemeCode, _ table: AnalysisTable, _ text: borrowing Scratch<UInt8>,
    _ form: Range<Int>, _ names: inout Scratch<UInt8>
  ) {
    text.withSpan { text in
      names.append(addingCapacity: table.nameCapacity(code, form.count)) {
        table.appendLexemeName(code, of: text.extracting(form), to: &$0)
      }
    }
  }
}
