extension Lexicon {
  /// Stands between lemma and form in the list of exceptions; no form holds it.
  static let exceptionSeparator: UInt8 = 1

  /// Prefixes that SGJP puts before a lemma's stem: superlatives and negated forms.
  private static let prefixes = ["", "naj", "nie"].map { Array($0.utf8) }

  /// The forms of `lemma` whose tag satisfies `isWanted`, which is asked once for each set of tags, with their
  /// tags, the usual form first.
  ///
  /// Forms come in their own letter case. Usually well below a millisecond: a
  /// search among the forms that begin like the lemma, and among the listed ones
  /// that do not ("ludzie" of "człowiek").
  public func forms(of lemma: String, where isWanted: (Tag) -> Bool) -> [(form: String, tag: Tag)] {
    let wanted = folded(lemma).bytes
    guard !wanted.isEmpty else { return [] }
    var search = FormSearch(lemma, tagSetCount: table.tagSetCount)
    for prefix in Self.prefixes {
      let start = prefix + Self.searchPrefix(ofLemma: wanted)
      forms.forEachWord(withPrefix: start.span) { form, analysis in
        collect(form, analysis, isWanted, &search)
        return true
      }
    }
    let listed = wanted + [Self.exceptionSeparator]
    exceptions.forEachWord(withPrefix: listed.span) { word, _ in
      let form = word.extracting(listed.count..<word.count)
      if let analysis = forms.value(of: form) { collect(form, analysis, isWanted, &search) }
      return true
    }
    return Self.ordered(search.found)
  }

  /// The forms of `lemma` that begin with all its letters but the last two and satisfy `isWanted`; of
  /// all forms, as `forms(of:where:)` gives them, if there is none such.
  ///
  /// Several times as quick, since it looks at fewer words; a form that shares less with
  /// the lemma is missed where one that shares more exists.
  package func closeForms(
    of lemma: String, where isWanted: (Tag) -> Bool
  ) -> [(form: String, tag: Tag)] {
    let wanted = folded(lemma).bytes
    let starts = wanted.indices.filter { wanted[$0] & 0xC0 != 0x80 }
    guard starts.count > 4, !hasException(wanted) else { return forms(of: lemma, where: isWanted) }
    var search = FormSearch(lemma, tagSetCount: table.tagSetCount)
    let start = Array(wanted[..<starts[starts.count - 2]])
    forms.forEachWord(withPrefix: start.span) { form, analysis in
      collect(form, analysis, isWanted, &search)
      return true
    }
    return search.found.isEmpty ? forms(of: lemma, where: isWanted) : Self.ordered(search.found)
  }

  /// True if `form`, as it is written, is one of `lemma`'s with a tag that satisfies `isWanted` and no
  /// label such as "daw.".
  package func isUsualForm(
    _ form: String, of lemma: String, where isWanted: (Tag) -> Bool
  ) -> Bool {
    let lowercase = folded(form).bytes
    guard let analysis = forms.value(of: lowercase.span) else { return false }
    var search = FormSearch(lemma, tagSetCount: 0, ranks: false)
    collect(lowercase.span, analysis, isWanted, &search)
    return search.found.contains { !$0.isUnusual && $0.form == form }
  }

  /// True if forms of the lower-case `lemma` are listed as sharing little with it.
  private func hasException(_ lemma: [UInt8]) -> Bool {
    var found = false
    let listed = lemma + [Self.exceptionSeparator]
    exceptions.forEachWord(withPrefix: listed.span) { _, _ in
      found = true
      return false
    }
    return found
  }

  private struct GeneratedForm {
    var form: String
    var tag: Tag
    var isUnusual: Bool
    var frequencyClass: FrequencyClass
  }

  /// A search for forms of a lemma, which looks at thousands of words.
  private struct FormSearch {
    let lemma: String
    let bytes: [UInt8]
    /// For each of the first sets of tags whether it has a wanted one; `nil` if none of its readings was
    /// met.
    var areWanted: [Bool?]
    /// True if the forms found are to be put in order.
    let ranks: Bool
    var found: [GeneratedForm] = []

    init(_ lemma: String, tagSetCount: Int, ranks: Bool = true) {
      self.lemma = lemma
      self.ranks = ranks
      bytes = Array(lemma.utf8)
      areWanted = Array(repeating: nil, count: tagSetCount)
    }
  }

  private func collect(
    _ form: Span<UInt8>, _ analysis: Int, _ isWanted: (Tag) -> Bool, _ search: inout FormSearch
  ) {
    table.forEachReading(of: analysis) { lexeme, tagSet in
      guard hasWanted(tagSet, isWanted, &search) else { return }
      let code = table.lexemeCode(lexeme)
      guard table.mayBe(code, of: form, lexemeOf: search.bytes.span) else { return }
      let lowercase = form.indices.map { form[$0] }
      let name = table.lexemeName(code, of: lowercase)
      guard LexiconEntry.mayBe(name, lexemeOf: search.lemma),
        LexiconEntry.shownLemma(ofLexeme: name) == search.lemma
      else { return }
      let text = LetterCase.restored(lowercase, mask: code.formMask)
      let labels = table.qualifierTexts(code.qualifier).labels
      let frequencyClass = search.ranks ? frequencies?.frequencyClass(ofForm: text) : nil
      table.forEachTag(of: tagSet) { _, tag in
        guard isWanted(tag) else { return }
        search.found.append(
          GeneratedForm(
            form: text, tag: tag, isUnusual: !labels.isEmpty || tag.isOfWordPart,
            frequencyClass: frequencyClass ?? .unseen))
      }
    }
  }

  private func hasWanted(
    _ tagSet: Int, _ isWanted: (Tag) -> Bool, _ search: inout FormSearch
  ) -> Bool {
    if tagSet < search.areWanted.count, let known = search.areWanted[tagSet] { return known }
    var hasWanted = false
    table.forEachTag(of: tagSet) { _, tag in if isWanted(tag) { hasWanted = true } }
    if tagSet < search.areWanted.count { search.areWanted[tagSet] = hasWanted }
    return hasWanted
  }

  /// Each form and tag once, unlabelled ones first, then the frequent ones, then by bytes.
  private static func ordered(_ found: [GeneratedForm]) -> [(form: String, tag: Tag)] {
    var seen: Set<String> = []
    return
      found.sorted {
        if $0.isUnusual != $1.isUnusual { return $1.isUnusual }
        if $0.frequencyClass != $1.frequencyClass { return $0.frequencyClass > $1.frequencyClass }
        if $0.form != $1.form { return $0.form.utf8.lexicographicallyPrecedes($1.form.utf8) }
        return $0.tag.rawValue < $1.tag.rawValue
      }
      .filter { seen.insert("\($0.form)\t\($0.tag.rawValue)").inserted }
      .map { ($0.form, $0.tag) }
  }

  /// The first letters of the lower-case `lemma` that nearly all its forms share: all but four, but
  /// at least three, or as many as there are.
  static func searchPrefix(ofLemma lemma: [UInt8]) -> [UInt8] {
    let starts = lemma.indices.filter { lemma[$0] & 0xC0 != 0x80 }
    let letters = max(3, starts.count - 4)
    return letters < starts.count ? Array(lemma[..<starts[letters]]) : lemma
  }

  /// True if `forms(of:where:)` finds the lower-case `form` under the lemma's prefix.
  static func isUnderPrefix(_ form: [UInt8], ofLemma lemma: [UInt8]) -> Bool {
    let start = searchPrefix(ofLemma: lemma)
    return prefixes.contains { form.starts(with: $0 + start) }
  }
}
