/// The dictionary: every known form with its lemmas and tags.
///
/// Made from SGJP by `lexicon-builder`; one mapped file, shared by all threads.
/// Opening it reads the whole file once for its checksum (about half a
/// millisecond); after that nothing is decoded before it is asked for.
public final class Lexicon: Sendable {
  /// The version of the file's format that this code reads and writes.
  package static let formatVersion: UInt32 = 2

  let forms: Automaton
  let table: AnalysisTable
  let exceptions: Automaton
  let frequencies: Frequencies?
  /// What ranks the readings of each tag, in the order of `table.tags`.
  let tagRanks: [TagRank]

  /// The name and version of what the lexicon was made from.
  public let source: String

  /// The copyright notice of the source, which goes wherever the lexicon goes.
  public let notice: String

  /// Maps the lexicon file at `path`.
  ///
  /// - Parameter frequencies: what ranks the readings of a form; without them,
  ///   forms of everyday words stand before names, rare and obsolete ones.
  /// - Throws: `LexiconError` if the file is missing, damaged, of another
  ///   format version or byte order.
  public init(
    contentsOfFile path: String, rankedBy frequencies: Frequencies? = nil
  ) throws(LexiconError) {
    let file = try ResourceFile(path: path, kind: .lexicon, version: Self.formatVersion)
    forms = Automaton(try file.section(.forms))
    exceptions = Automaton(try file.section(.exceptions))
    table = try AnalysisTable(file)
    source = try file.section(.source).bytes.text
    notice = try file.section(.notice).bytes.text
    self.frequencies = frequencies
    tagRanks = table.tags.map {
      TagRank(
        wordClass: WordClass($0.partOfSpeech), isOfWordPart: $0.isOfWordPart,
        weight: frequencies?.logWeight(of: $0) ?? 0)
    }
  }

  /// Which readings of a form count.
  public enum CaseMatching: Sendable {
    /// Only those in the very letter case: "Warszawą" for "Warszawą", nothing for "WARSZAWĄ".
    case exact
    /// Those whose capitals are capitals in the form too, as at the start of a sentence or in a
    /// headline; if there are none, those in any case.
    case lenient
    /// Those in any case.
    case any
  }

  /// All readings of `form`, the most frequent first; empty if the form is not known.
  ///
  /// Looks for the form as it stands and in lower case; only if it is neither,
  /// in any other case. Parts of words ("-śmy", "eks-") come last.
  public func interpretations(
    of form: some StringProtocol, matching: CaseMatching = .lenient
  ) -> [Interpretation] {
    let list = candidateList(for: form, matching)
    let lemmas = (0..<list.lemmas.count).map { list.lemmas.text($0) }
    var result: [Interpretation] = []
    result.reserveCapacity(list.rows.count)
    for index in 0..<list.rows.count {
      let (tag, lemma) = (list.rows[index].tag, list.lemma(ofRow: index))
      // A dozen as a rule, whose tags tell most apart.
      let isKnown = (0..<index).contains {
        list.rows[$0].tag == tag && list.lemma(ofRow: $0) == lemma
      }
      if !isKnown { result.append(Interpretation(lemma: lemmas[lemma], tag: tag)) }
    }
    return result
  }

  /// All rows of the lexicon for `form`, in the order of `interpretations(of:matching:)`.
  public func entries(
    of form: some StringProtocol, matching: CaseMatching = .lenient
  ) -> [LexiconEntry] {
    let lowercase = folded(form).bytes
    return candidates(for: form, matching: matching).map { candidate in
      let code = table.lexemeCode(candidate.lexemeCode)
      let qualifiers = table.qualifierTexts(code.qualifier)
      return LexiconEntry(
        form: LetterCase.restored(lowercase, mask: code.formMask),
        lexeme: String(decoding: table.lexemeName(code, of: lowercase), as: UTF8.self),
        tag: candidate.tag, nameClasses: LexiconEntry.nameClasses(qualifiers.names),
        labels: LexiconEntry.labels(qualifiers.labels).map(String.init))
    }
  }

  /// True if `form` is a form of some word, as it stands, in lower or in title case.
  ///
  /// A form that is only part of words ("śmy", "eks") is not.
  public func contains(_ form: some StringProtocol) -> Bool {
    let lowercase = folded(form).bytes
    guard let analysis = forms.value(of: lowercase.span) else { return false }
    var isWord = false
    table.forEachReading(of: analysis) { _, tagSet in
      table.forEachTag(of: tagSet) { _, tag in if !tag.isOfWordPart { isWord = true } }
    }
    return isWord
  }

  /// The verbs that take an accusative, since they have a passive participle; takes some seconds.
  package func transitiveVerbs() -> Set<String> {
    var lemmas: Set<String> = []
    let all: [UInt8] = []
    forms.forEachWord(withPrefix: all.span) { form, analysis in
      table.forEachReading(of: analysis) { lexeme, tagSet in
        var isParticiple = false
        table.forEachTag(of: tagSet) { _, tag in
          if tag.partOfSpeech == .passiveParticiple { isParticiple = true }
        }
        if isParticiple {
          let name = table.lexemeName(table.lexemeCode(lexeme), of: form.indices.map { form[$0] })
          lemmas.insert(LexiconEntry.shownLemma(ofLexeme: name))
        }
      }
      return true
    }
    return lemmas
  }

  /// Calls `visit` with each form in lower case and each of its readings; takes some seconds.
  package func forEachReading(_ visit: (_ form: [UInt8], StoredReading) -> Void) {
    let all: [UInt8] = []
    forms.forEachWord(withPrefix: all.span) { form, analysis in
      let bytes = form.indices.map { form[$0] }
      table.forEachReading(of: analysis) { lexeme, tagSet in
        let code = table.lexemeCode(lexeme)
        let name = LexiconEntry.shownLemma(ofLexeme: table.lexemeName(code, of: bytes))
        let (lemma, mask) = LetterCase.folded(name.utf8Span.span)
        let isUnusual = table.label(code.qualifier).penalty < 0
        table.forEachTag(of: tagSet) { _, tag in
          visit(
            bytes, StoredReading(lemma: lemma, capitals: mask, tag: tag, isUnusual: isUnusual))
        }
      }
      return true
    }
  }

  /// Calls `visit` with each form in lower case and all its rows; takes some ten seconds.
  package func forEachForm(_ visit: (_ form: [UInt8], [LexiconEntry]) -> Void) {
    let all: [UInt8] = []
    forms.forEachWord(withPrefix: all.span) { form, analysis in
      let bytes = form.indices.map { form[$0] }
      var entries: [LexiconEntry] = []
      table.forEachReading(of: analysis) { lexeme, tagSet in
        let code = table.lexemeCode(lexeme)
        let name = String(decoding: table.lexemeName(code, of: bytes), as: UTF8.self)
        let written = LetterCase.restored(bytes, mask: code.formMask)
        table.forEachTag(of: tagSet) { _, tag in
          entries.append(LexiconEntry(form: written, lexeme: name, tag: tag))
        }
      }
      visit(bytes, entries)
      return true
    }
  }

  /// A reading as it stands in the lexicon.
  package struct StoredReading {
    /// The dictionary form in lower case, UTF-8.
    package var lemma: [UInt8]
    /// Bit i for a capital as scalar i of the lemma.
    package var capitals: UInt64
    /// The tag with all its alternatives.
    package var tag: Tag
    /// True for what is labelled obsolete, rare, regional or wrong.
    package var isUnusual: Bool
  }

  /// The number that stands for what is known of the lower-case UTF-8 `form`; `nil` if nothing is.
  ///
  /// The quickest question: no memory is allocated. Equal numbers mean the
  /// same readings relative to the form.
  public func analysis(ofLowercase form: Span<UInt8>) -> Int? { forms.value(of: form) }

  /// The number of different forms, all in lower case; lists them, which takes about a second.
  public var formCount: Int {
    var count = 0
    let all: [UInt8] = []
    forms.forEachWord(withPrefix: all.span) { _, _ in
      count += 1
      return true
    }
    return count
  }

  func folded(_ form: some StringProtocol) -> (bytes: [UInt8], mask: UInt64) {
    var text = String(form)
    return text.withUTF8 { LetterCase.folded($0.span) }
  }
}

extension Tag {
  /// True for what stands only inside longer words: "-śmy", "eks-", "mog-" of "mogłem".
  package var isOfWordPart: Bool {
    switch partOfSpeech {
    case .agglutinant, .wordPrefix, .agglutinativePrefix, .activeParticiplePrefix: true
    default: grammemes.contains(.agglutinative)
    }
  }
}
