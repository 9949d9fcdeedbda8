extension Taxonomy {
  func checkIdsAndLabels() throws(TaxonomyError) {
    guard !themes.isEmpty else {
      throw TaxonomyError(
        code: .empty, description: "at least one theme expected, none found; list the themes")
    }
    var seen: Set<String> = []
    var labels: [String: String] = [:]
    for (index, theme) in themes.enumerated() {
      guard !theme.id.isEmpty, theme.id.utf8.allSatisfy(Self.isIdByte) else {
        throw TaxonomyError(
          code: .badId, themeIndex: index,
          description: "an id of ASCII letters, digits and hyphens expected, "
            + "\"\(theme.id)\" found; put the Polish name into `labels`")
      }
      guard seen.insert(theme.id).inserted else {
        throw TaxonomyError(
          code: .duplicateId, themeIndex: index,
          description: "an id of its own expected, \"\(theme.id)\" found a second time; "
            + "rename the theme or join the two")
      }
      try checkLabels(of: theme, at: index, &labels)
    }
  }

  private func checkLabels(
    of theme: Theme, at index: Int, _ seen: inout [String: String]
  ) throws(TaxonomyError) {
    for (language, label) in [("pl", theme.labels.pl), ("en", theme.labels.en)] {
      guard !label.isEmpty else {
        throw TaxonomyError(
          code: .emptyLabel, themeIndex: index,
          description: "a label in `\(language)` expected for theme \"\(theme.id)\", "
            + "an empty one found; write the name that people read")
      }
      if let other = seen.updateValue(theme.id, forKey: "\(language) \(label)") {
        throw TaxonomyError(
          code: .duplicateLabel, themeIndex: index,
          description: "a label of its own expected in `\(language)` for theme "
            + "\"\(theme.id)\", \"\(label)\" found, which is that of \"\(other)\"; "
            + "people could not tell the two apart")
      }
    }
  }

  func checkTerms() throws(TaxonomyError) {
    for (themeIndex, theme) in themes.enumerated() {
      guard !theme.terms.isEmpty else {
        throw TaxonomyError(
          code: .empty, themeIndex: themeIndex,
          description: "at least one term expected in theme \"\(theme.id)\", none found; "
            + "list the words that speak for it")
      }
      var seen: Set<String> = []
      for (termIndex, term) in theme.terms.enumerated() {
        guard let problem = Self.problem(of: term, in: theme, seen: &seen) else { continue }
        throw TaxonomyError(
          code: problem.code, themeIndex: themeIndex, termIndex: termIndex,
          description: problem.description)
      }
      for (exclusionIndex, exclusion) in theme.exclusions.enumerated() {
        guard let problem = Self.problem(of: Term(exclusion), in: theme, seen: &seen) else {
          continue
        }
        throw TaxonomyError(
          code: problem.code, themeIndex: themeIndex, exclusionIndex: exclusionIndex,
          description: problem.description)
      }
    }
  }

  /// The rule that `term` breaks, if any; adds the term to the ones `seen` in its theme.
  private static func problem(
    of term: Term, in theme: Theme, seen: inout Set<String>
  ) -> (code: TaxonomyError.Code, description: String)? {
    for text in [term.text] + term.requires + term.excludes where !isOfWords(text) {
      return (
        .badTerm,
        "words separated by single spaces expected, \"\(text)\" found; remove what is too much"
      )
    }
    if !(0...1).contains(term.weight) {
      return (
        .weightOutOfRange,
        "a weight from 0 to 1 expected for \"\(term.text)\", \(term.weight) found; correct it"
      )
    }
    if !seen.insert(term.text.lowercased()).inserted {
      return (
        .duplicateTerm,
        "each term once expected, \"\(term.text)\" found a second time in theme "
          + "\"\(theme.id)\"; remove one of them"
      )
    }
    return nil
  }

  private static func isOfWords(_ text: String) -> Bool {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    // A no-break space would make one word of two, which no text has.
    return !words.contains(where: \.isEmpty) && !text.utf8.contains { $0 < 0x20 }
      && !text.contains { $0.isWhitespace && $0 != " " }
  }

  func checkParents() throws(TaxonomyError) {
    for (index, theme) in themes.enumerated() {
      guard let parent = theme.parent else { continue }
      guard self.index(of: parent) != nil else {
        throw TaxonomyError(
          code: .unknownParent, themeIndex: index,
          description: "the id of a theme expected as parent of \"\(theme.id)\", "
            + "\"\(parent)\" found; choose one of \(ids.joined(separator: ", "))")
      }
      var path = [theme.id]
      var next: String? = parent
      while let id = next, !path.dropFirst().contains(id) {
        path.append(id)
        if id == theme.id {
          throw TaxonomyError(
            code: .parentCycle, themeIndex: index,
            description: "a parent above theme \"\(theme.id)\" expected, a circle found "
              + "(\(path.joined(separator: " → "))); remove one `parent` of it")
        }
        next = self.index(of: id).flatMap { themes[$0].parent }
      }
    }
  }

  private static func isIdByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
