import Foundation
public import Morphology

/// The forms of a lemma, to be read.
public struct Inflection: Sendable {
  let lemma: String
  let paradigms: [Paradigm]
  let isFiltered: Bool

  /// JSON: a list of paradigms with their forms and tags.
  public var json: String {
    JSONText.indented(
      paradigms.map { paradigm in
        ParadigmEntry(
          lemma: paradigm.lemma,
          forms: paradigm.forms.map { FormEntry(form: $0.form, tag: $0.tag.description) })
      })
  }

  private struct ParadigmEntry: Encodable {
    var lemma: String
    var forms: [FormEntry]
  }

  private struct FormEntry: Encodable {
    var form: String
    var tag: String
  }

  /// Tables for people; of a filtered inflection the forms, one a line, the usual one first.
  public func text(language: LabelLanguage) -> String {
    if isFiltered {
      var forms: [String] = []
      for form in paradigms.flatMap(\.forms).map(\.form) where !forms.contains(form) {
        forms.append(form)
      }
      return forms.map { $0 + "\n" }.joined()
    }
    let tables = ParadigmTables(labels: Labels(language: language))
    return paradigms.map(tables.text).joined(separator: "\n")
  }
}

extension Pipeline {
  /// The forms of `lemma` or of a noun phrase, all or those that match.
  ///
  /// - Throws: `SzpaltaError` if the lexicon has no such lemma or no such form; of a form it names the
  ///   lemmas. Also if no noun of a phrase agrees with the words before it.
  public func inflection(of lemma: String, matching pattern: TagPattern? = nil) throws -> Inflection
  {
    let lemma = lemma.precomposedStringWithCanonicalMapping
    let paradigms = try paradigms(of: lemma)
    guard let pattern else {
      return Inflection(lemma: lemma, paradigms: paradigms, isFiltered: false)
    }
    let filtered = paradigms.map { $0.filtered(by: pattern) }.filter { !$0.forms.isEmpty }
    guard !filtered.isEmpty else {
      throw SzpaltaError(
        .unknownLemma, place: "inflect", problem: "\"\(lemma)\" has no form with that tag")
    }
    return Inflection(lemma: lemma, paradigms: filtered, isFiltered: true)
  }

  private func paradigms(of lemma: String) throws -> [Paradigm] {
    let paradigms = lexicon.paradigms(of: lemma)
    if !paradigms.isEmpty { return paradigms }
    if lemma.contains(where: \.isWhitespace) {
      if let paradigm = PhraseInflector(tagger: tagger).paradigm(of: lemma),
        !paradigm.forms.isEmpty
      {
        return [paradigm]
      }
      throw SzpaltaError(
        .unknownLemma, place: "inflect",
        problem: "a noun with words that agree with it expected, \"\(lemma)\" found")
    }
    var lemmas: [String] = []
    for found in lexicon.interpretations(of: lemma).map(\.lemma) where !lemmas.contains(found) {
      lemmas.append(found)
    }
    let hint = lemmas.isEmpty ? "" : "; it is a form of: \(lemmas.joined(separator: ", "))"
    throw SzpaltaError(
      .unknownLemma, place: "inflect",
      problem: "a word in its dictionary form expected, the lexicon has no \"\(lemma)\"\(hint)")
  }
}
