/// One row of the lexicon: a form as it is written, its lexeme, its tag and what is said of it.
public struct LexiconEntry: Hashable, Sendable {
  /// The form in its own letter case: "Warszawą".
  public var form: String

  /// The lexeme's name: the lemma with the suffix that tells homonyms apart, "Warszawa:Sf".
  public var lexeme: String

  /// The morphosyntactic tag.
  public var tag: Tag

  /// What kind of name it is: "nazwisko", "imię", "nazwa_geograficzna", "nazwa_pospolita"; mostly
  /// empty.
  public var nameClasses: [String]

  /// Registers and fields: "daw.", "pot.", "rzad.", "wulg.", "bot."; mostly empty.
  public var labels: [String]

  /// The lemma that people see: without homonym suffix, "_" of a phrase as a space.
  public var lemma: String { Self.shownLemma(ofLexeme: lexeme) }

  /// A row with all its parts.
  public init(
    form: String, lexeme: String, tag: Tag, nameClasses: [String] = [], labels: [String] = []
  ) {
    self.form = form
    self.lexeme = lexeme
    self.tag = tag
    self.nameClasses = nameClasses
    self.labels = labels
  }

  /// The row of the lower-case `form` with `reading`.
  package init(form: [UInt8], _ reading: LexiconReading) {
    self.init(
      form: LetterCase.restored(form, mask: reading.formMask),
      lexeme: LetterCase.restored(reading.stem(of: form), mask: reading.lemmaMask)
        + reading.addition,
      tag: reading.tag, nameClasses: Self.nameClasses(reading.names),
      labels: Self.labels(reading.labels).map(String.init))
  }

  /// The decimal logarithm by which a reading with `labels` is less likely than its lexeme and tag
  /// let expect: SGJP lists obsolete, dialectal and wrong readings of everyday forms.
  package static func logPenalty(ofLabels labels: [some StringProtocol]) -> Double {
    labels.contains { unusualLabels.contains(String($0)) } ? unusualPenalty : 0
  }

  /// The same of labels that commas part, in `range` of `bytes`; makes no strings, since every new word
  /// is asked.
  static func logPenalty(ofLabels bytes: MappedBytes.View, in range: Range<Int>) -> Double {
    var start = range.lowerBound
    while start < range.upperBound {
      var end = start
      while end < range.upperBound, bytes[end] != UInt8(ascii: ",") { end += 1 }
      if end - start <= 8 {
        let label = bytes.eightBytes(at: start) & (~0 >> UInt64(8 * (8 - (end - start))))
        if unusualLabelBytes.contains(label) { return unusualPenalty }
      }
      start = end + 1
    }
    return 0
  }

  private static let unusualPenalty = -1.5
  /// None has more than eight bytes.
  private static let unusualLabels = [
    "daw.", "przest.", "rzad.", "gwar.", "indyw.", "niepopr.", "reg.",
  ]
  private static let unusualLabelBytes = unusualLabels.map(eightBytes)

  /// The up to eight bytes of `text` as one number, the first lowest.
  static func eightBytes(_ text: String) -> UInt64 {
    precondition(text.utf8.count <= 8, "eight bytes have room for the text")
    return text.utf8.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  static func nameClasses(_ text: String) -> [String] {
    text.split(separator: "|").map(String.init)
  }

  static func labels(_ text: String) -> [Substring] {
    if text.isEmpty { return [] }
    return text.utf8.split(separator: UInt8(ascii: ",")).map(Substring.init)
  }

  /// "rok" of "rok:Sm3~lata", "na przykład" of "na_przykład", ":D" of ":D".
  ///
  /// A homonym suffix begins with a colon between letters; "_" counts between letters only.
  static func shownLemma(ofLexeme lexeme: String) -> String {
    shownLemma(ofLexeme: Array(lexeme.utf8))
  }

  /// False if the lemma of the lexeme called `name` is surely not `lemma`; makes no string.
  static func mayBe(_ name: [UInt8], lexemeOf lemma: String) -> Bool {
    var index = 0
    for byte in lemma.utf8 {
      guard index < name.count else { return false }
      if name[index] != byte {
        return name[index] == UInt8(ascii: "_") && byte == UInt8(ascii: " ")
      }
      index += 1
    }
    return index == name.count || name[index] == UInt8(ascii: ":")
  }

  /// The same of the lexeme's name as UTF-8.
  static func shownLemma(ofLexeme name: [UInt8]) -> String {
    var shown = name
    var span = shown.mutableSpan
    let count = makeShownLemma(&span)
    return String(decoding: shown[..<count], as: UTF8.self)
  }

  /// Makes a lexeme's name the lemma that people see, which is its first bytes.
  ///
  /// - Returns: how many.
  static func makeShownLemma(_ name: inout MutableSpan<UInt8>) -> Int {
    for index in name.indices {
      let byte = name[index]
      guard byte == UInt8(ascii: ":") || byte == UInt8(ascii: "_"), index > 0,
        index + 1 < name.count, isLetter(name[index + 1])
      else { continue }
      if byte == UInt8(ascii: "_") {
        if isLetter(name[index - 1]) { name[index] = UInt8(ascii: " ") }
      } else if hasLetter(name.span.extracting(..<index)) {
        return index
      }
    }
    return name.count
  }

  private static func hasLetter(_ bytes: Span<UInt8>) -> Bool {
    bytes.indices.contains { isLetter(bytes[$0]) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || byte | 0x20 &- 0x61 < 26 }
}
