/// What the lexicon says of its forms: the sections that the values of its automaton lead into.
///
/// All numbers are variable-length: 7 bits a byte, the lowest first, the top bit
/// set on all bytes but the last. Records are named by the offset of their first
/// byte, sets of tags by their number from 0; frequent ones stand first, so that
/// their names are short.
///
///     analyses    for each reading: lexeme; twice the set of tags, plus 1 for the last reading
///     lexemes     capitals of the form (mask), capitals of the lemma (mask), scalars to cut off
///                 the lower-case form's start and end, byte length of the ending to
///                 add, ending, qualifier
///     tag sets    number of tags, then the index of each in the section of tags
///     qualifiers  byte length of the name classes, name classes, byte length of the labels, labels
struct AnalysisTable: Sendable {
  private let analyses: MappedBytes
  private let lexemes: MappedBytes
  private let tagSets: MappedBytes
  private let qualifiers: MappedBytes
  /// Every tag of the lexicon.
  let tags: [Tag]
  /// Where each set of tags starts; about 1,000.
  private let tagSetOffsets: [Int]

  init(_ file: ResourceFile) throws(LexiconError) {
    analyses = try file.section(.analyses).bytes
    lexemes = try file.section(.lexemes).bytes
    tagSets = try file.section(.tagSets).bytes
    qualifiers = try file.section(.qualifiers).bytes
    let rawTags = try file.section(.tags).bytes
    var tags: [Tag] = []
    for index in 0..<rawTags.count / 8 {
      guard let tag = Tag(rawValue: rawTags.longWord(index)) else {
        throw .mismatch(
          file.path, expected: "a known tag", found: "raw value \(rawTags.longWord(index))")
      }
      tags.append(tag)
    }
    self.tags = tags
    tagSetOffsets = tagSets.withView { [tagSets] bytes in
      var offsets: [Int] = []
      var cursor = Cursor(bytes, at: 0)
      while cursor.offset < tagSets.count {
        offsets.append(cursor.offset)
        for _ in 0..<min(cursor.next(), tagSets.count) { _ = cursor.next() }
      }
      return offsets
    }
  }

  /// Calls `visit` with the names of the lexeme and the tag set of each reading of an analysis.
  @inline(__always)
  func forEachReading(of analysis: Int, _ visit: (_ lexeme: Int, _ tagSet: Int) -> Void) {
    analyses.withView { bytes in
      var cursor = Cursor(bytes, at: analysis)
      while cursor.offset < analyses.count {
        let lexeme = cursor.next()
        let tagSet = cursor.next()
        visit(lexeme, tagSet >> 1)
        if tagSet & 1 == 1 { break }
      }
    }
  }

  /// Asks for the readings of an analysis, which are read soon.
  func prefetch(_ analysis: Int) { analyses.withView { $0.prefetch(at: analysis) } }

  /// Sets of tags have the names below this.
  var tagSetCount: Int { tagSetOffsets.count }

  /// Calls `visit` with each tag of a set and its index in `tags`.
  @inline(__always)
  func forEachTag(of tagSet: Int, _ visit: (_ index: Int, Tag) -> Void) {
    guard tagSet < tagSetOffsets.count else { return }
    tagSets.withView { bytes in
      var cursor = Cursor(bytes, at: tagSetOffsets[tagSet])
      let count = cursor.next()
      for _ in 0..<min(count, tagSets.count) {
        let index = cursor.next()
        if index < tags.count { visit(index, tags[index]) }
      }
    }
  }

  /// The way from a form to its lexeme.
  struct LexemeCode {
    var formMask: UInt64
    var lemmaMask: UInt64
    var prefixCut: Int
    var cut: Int
    var addition: Range<Int>
    var qualifier: Int
  }

  /// The code named `lexeme`.
  @inline(__always)
  func lexemeCode(_ lexeme: Int) -> LexemeCode {
    lexemes.withView { bytes in
      var cursor = Cursor(bytes, at: lexeme)
      let formMask = UInt64(cursor.next())
      let lemmaMask = UInt64(cursor.next())
      let prefixCut = cursor.next()
      let cut = cursor.next()
      let addition = cursor.nextText(in: lexemes)
      return LexemeCode(
        formMask: formMask, lemmaMask: lemmaMask, prefixCut: prefixCut, cut: cut,
        addition: addition, qualifier: cursor.next())
    }
  }

  /// The lexeme's name (the lemma with its homonym suffix) as UTF-8, from a lower-case form.
  func lexemeName(_ code: LexemeCode, of form: [UInt8]) -> [UInt8] {
    [UInt8](capacity: nameCapacity(code, form.count)) {
      appendLexemeName(code, of: form.span, to: &$0)
    }
  }

  /// Bytes that are enough for the lexeme's name of a form of `byteCount` bytes.
  func nameCapacity(_ code: LexemeCode, _ byteCount: Int) -> Int {
    LetterCase.capacity(for: byteCount) + code.addition.count
  }

  /// Appends the lexeme's name to `bytes`.
  func appendLexemeName(
    _ code: LexemeCode, of form: Span<UInt8>, to bytes: inout OutputSpan<UInt8>
  ) {
    let stem = LexiconReading.stem(of: form, prefixCut: code.prefixCut, cut: code.cut)
    if code.lemmaMask == 0 {
      for index in stem { bytes.append(form[index]) }
    } else {
      LetterCase.restore(form.extracting(stem), mask: code.lemmaMask, to: &bytes)
    }
    lexemes.withView { view in
      for offset in code.addition { bytes.append(view[offset]) }
    }
  }

  /// False if the lexeme that `code` makes of the lower-case `form` is surely none of `lemma`'s; makes no name.
  func mayBe(_ code: LexemeCode, of form: Span<UInt8>, lexemeOf lemma: Span<UInt8>) -> Bool {
    let stem = LexiconReading.stem(of: form, prefixCut: code.prefixCut, cut: code.cut)
    guard lemma.count <= stem.count + code.addition.count else { return code.lemmaMask != 0 }
    return lexemes.withView { view in
      for index in lemma.indices {
        let isInStem = index < stem.count
        let byte =
          isInStem
          ? form[stem.lowerBound + index] : view[code.addition.lowerBound + index - stem.count]
        if byte == lemma[index] { continue }
        // Which letters of the stem are capitals, the mask says.
        if isInStem, code.lemmaMask != 0 {
          if byte | lemma[index] >= 0x80 { return true }
          if byte == lemma[index] | 0x20, byte &- 0x61 < 26 { continue }
        }
        return byte == UInt8(ascii: "_") && lemma[index] == UInt8(ascii: " ")
      }
      return true
    }
  }

  /// True if the lexeme's name begins with a capital letter; `form` is in lower case.
  func lexemeBeginsWithCapital(_ code: LexemeCode, of form: [UInt8]) -> Bool {
    let stem = LexiconReading.stem(of: form.span, prefixCut: code.prefixCut, cut: code.cut)
    if !stem.isEmpty { return code.lemmaMask & 1 == 1 }
    let addition = lexemes.text(in: code.addition)
    return addition.unicodeScalars.first?.properties.isUppercase ?? false
  }

  /// Name classes and labels as SGJP writes them: "nazwisko", "daw.,rzad.".
  func qualifierTexts(_ qualifier: Int) -> (names: String, labels: String) {
    let (names, labels) = qualifierRanges(qualifier)
    return (qualifiers.text(in: names), qualifiers.text(in: labels))
  }

  /// What a qualifier does to the rank of its readings.
  struct Label {
    /// A decimal logarithm, 0 or negative.
    var penalty = 0.0
    var isSurname = false
  }

  /// The label that the qualifier makes.
  @inline(__always)
  func label(_ qualifier: Int) -> Label {
    let (names, labels) = qualifierRanges(qualifier)
    // Most words have neither.
    if names.isEmpty, labels.isEmpty { return Label() }
    return label(names: names, labels: labels)
  }

  private func label(names: Range<Int>, labels: Range<Int>) -> Label {
    qualifiers.withView { bytes in
      Label(
        penalty: LexiconEntry.logPenalty(ofLabels: bytes, in: labels),
        isSurname: names.count >= 8 && bytes.eightBytes(at: names.lowerBound) == Self.surname)
    }
  }

  /// The first eight bytes of the name class of surnames: all of them.
  private static let surname = LexiconEntry.eightBytes("nazwisko")

  @inline(__always)
  private func qualifierRanges(_ qualifier: Int) -> (names: Range<Int>, labels: Range<Int>) {
    qualifiers.withView { bytes in
      var cursor = Cursor(bytes, at: qualifier)
      let names = cursor.nextText(in: qualifiers)
      return (names, cursor.nextText(in: qualifiers))
    }
  }

  /// Reads numbers one after the other; past the end all are 0.
  struct Cursor {
    private let bytes: MappedBytes.View
    var offset: Int

    init(_ bytes: MappedBytes.View, at offset: Int) {
      self.bytes = bytes
      self.offset = offset
    }

    @inline(__always)
    mutating func next() -> Int {
      var value = 0
      var shift = 0
      while shift < 63 {
        let byte = bytes[offset]
        offset &+= 1
        value |= Int(byte & 0x7F) << shift
        if byte < 0x80 { break }
        shift += 7
      }
      return value
    }

    /// Where the text stands that begins with its number of bytes, in the section that is read.
    @inline(__always)
    mutating func nextText(in section: MappedBytes) -> Range<Int> {
      let length = min(next(), section.count)
      let start = offset
      offset &+= length
      return start..<start + length
    }
  }
}
