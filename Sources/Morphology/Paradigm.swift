/// All forms of a word: one of possibly several words with the same lemma.
public struct Paradigm: Sendable {
  /// What kind of tables the forms make.
  public enum Kind: Sendable, CaseIterable {
    case noun, adjective, verb, adverb, numeral, pronoun, other
  }

  /// The dictionary form.
  public let lemma: String
  /// The kind of word.
  public let kind: Kind
  /// The gender of a noun or the aspect of a verb; empty for others.
  public let lexicalGrammemes: Grammemes
  /// Forms with their tags, the usual ones first.
  public let forms: [(form: String, tag: Tag)]

  /// The same word with only the forms whose tag matches `pattern`.
  public func filtered(by pattern: TagPattern) -> Paradigm {
    Paradigm(
      lemma: lemma, kind: kind, lexicalGrammemes: lexicalGrammemes,
      forms: forms.filter { pattern.matches($0.tag) })
  }

  /// The forms whose tag has each of `wanted`, each once, the usual ones first.
  public func forms(
    _ partsOfSpeech: PartOfSpeech..., with wanted: Grammemes, excluding: Grammemes = []
  ) -> [String] {
    var result: [String] = []
    for (form, tag) in forms
    where partsOfSpeech.contains(tag.partOfSpeech) && tag.grammemes.isSuperset(of: wanted)
      && tag.grammemes.isDisjoint(with: excluding) && !result.contains(form)
    {
      result.append(form)
    }
    return result
  }
}

extension Lexicon {
  /// The paradigms of the words whose lemma is `lemma`, in its letter case; empty if there is none.
  ///
  /// Nouns of one lemma and gender are one paradigm, and so are verbs of one aspect.
  public func paradigms(of lemma: String) -> [Paradigm] {
    struct Key: Hashable {
      var kind: Paradigm.Kind
      var grammemes: Grammemes
    }
    var order: [Key] = []
    var forms: [Key: [(form: String, tag: Tag)]] = [:]
    for (form, tag) in self.forms(of: lemma, where: { !$0.isOfWordPart }) {
      let kind = Paradigm.Kind(tag.partOfSpeech)
      let category: Grammemes = kind == .noun ? .genders : kind == .verb ? .aspects : []
      let key = Key(kind: kind, grammemes: tag.grammemes.intersection(category))
      if forms[key] == nil { order.append(key) }
      forms[key, default: []].append((form, tag))
    }
    let kinds = Paradigm.Kind.allCases
    return order.enumerated()
      .sorted {
        let (left, right) = (
          kinds.firstIndex(of: $0.element.kind)!, kinds.firstIndex(of: $1.element.kind)!
        )
        return left != right ? left < right : $0.offset < $1.offset
      }
      .map { _, key in
        Paradigm(
          lemma: lemma, kind: key.kind, lexicalGrammemes: key.grammemes, forms: forms[key] ?? [])
      }
  }

  /// The forms of `lemma` that fit `tag`, the preferred one first; empty if there is none.
  ///
  /// A form fits if it is of the tag's part of speech and shares a value with
  /// the tag in each category that the tag names.
  public func forms(of lemma: String, tag: Tag) -> [String] {
    var result: [String] = []
    for (form, found) in forms(of: lemma, where: { $0.fits(tag) }) where !result.contains(form) {
      result.append(form)
      _ = found
    }
    return result
  }
}

extension Tag {
  /// True if this tag is of the part of speech of `wanted` and has one of its values in each category
  /// that `wanted` names.
  public func fits(_ wanted: Tag) -> Bool {
    partOfSpeech == wanted.partOfSpeech && grammemes.meets(wanted.grammemes)
  }
}

extension Grammemes {
  /// True if these values share one with `wanted` in each category that `wanted` names.
  public func meets(_ wanted: Grammemes) -> Bool {
    var bit = 0
    for group in Self.names {
      let category = Grammemes(rawValue: ((1 << UInt64(group.count)) - 1) << UInt64(bit))
      bit += group.count
      let named = wanted.intersection(category)
      if !named.isEmpty, isDisjoint(with: named) { return false }
    }
    return true
  }
}

extension Paradigm.Kind {
  /// The kind of word that has forms of `partOfSpeech`.
  init(_ partOfSpeech: PartOfSpeech) {
    self =
      switch WordClass(partOfSpeech) {
      case .noun: .noun
      case .adjective: .adjective
      case .verb, .gerund, .activeParticiple, .passiveParticiple: .verb
      case .adverb: .adverb
      case .numeral: .numeral
      case .pronoun: .pronoun
      default: .other
      }
  }
}

/// A pattern of tags, such as "subst:pl:gen", "pl:inst" or "sup".
public struct TagPattern: Sendable {
  /// The part of speech; `nil` for any.
  public var partOfSpeech: PartOfSpeech?
  /// One of these in each category that has any.
  public var grammemes: Grammemes

  /// The pattern written as `text`: values of the tagset between colons, the part of speech first if there is one.
  ///
  /// - Throws: `TagPatternError` that names the first field that is neither.
  public init(_ text: some StringProtocol) throws(TagPatternError) {
    partOfSpeech = nil
    grammemes = []
    for (index, field) in text.split(separator: ":", omittingEmptySubsequences: false).enumerated()
    {
      if index == 0, let partOfSpeech = PartOfSpeech(name: field) {
        self.partOfSpeech = partOfSpeech
      } else if let tag = Tag("ign:\(field)") {
        grammemes.formUnion(tag.grammemes)
      } else {
        throw TagPatternError(field: String(field))
      }
    }
  }

  /// True if a form with `tag` is one that the pattern asks for.
  public func matches(_ tag: Tag) -> Bool {
    (partOfSpeech == nil || partOfSpeech == tag.partOfSpeech) && tag.grammemes.meets(grammemes)
  }
}

/// A field of a pattern that is not of the tagset.
public struct TagPatternError: Error, CustomStringConvertible {
  /// The field.
  public let field: String

  /// What was expected and what was found.
  public var description: String {
    "a class (subst, adj, fin…) first or values (sg, pl, nom, gen, m1…) between colons expected, "
      + "as in \"subst:pl:gen\" or \"pl:inst\"; found \"\(field)\""
  }
}
