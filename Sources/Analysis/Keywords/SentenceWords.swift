import Morphology

/// A word that may be part of a keyphrase, with what decides where phrases begin and end.
struct RunWord {
  let tag: Tag
  let key: UInt64
  let token: UInt32
  let flags: WordFacts.Flags
  /// The index of the first word behind its run.
  var runEnd: UInt32 = 0
  /// Of the noun phrase that begins here: the index of its noun, and of the first word behind what agrees
  /// with that; both 0 if none begins.
  var head: UInt32 = 0
  var end: UInt32 = 0
  let role: WordFacts.Role
  /// True if no such word stands before it with nothing but quotation marks between them: it begins a run.
  let isFirst: Bool
  /// True for the last word of a run, and if what follows that cannot depend on it.
  var isLast = false
  var isClosed = false

  var isNamePart: Bool { flags.contains(.capitalised) && role != .preposition }

  /// True if the word is an adjective of the noun before it, or a further name.
  func follows(_ noun: RunWord) -> Bool {
    guard tag.agrees(with: noun.tag) else { return false }
    if role == .noun { return noun.flags.contains(.capitalised) && flags.contains(.capitalised) }
    guard role == .adjective, !flags.contains(.beforeNoun) else { return false }
    // "sprzedaż bezpośrednia budująca relacje": what has something of its own is half a phrase.
    return !flags.contains(.participle) || isClosed
  }
}

/// The words of a sentence that may be parts of keyphrases, in runs.
///
/// Its memory is kept from sentence to sentence.
struct SentenceWords {
  private(set) var all: [RunWord] = []
  /// True if the sentence is in another language.
  private(set) var isForeign = false
  /// True if the sentence may say that a phrase is a term.
  private(set) var introduces = false

  private static let foreignWordsOfForeignSentence = 2

  /// Takes the words of the sentence with the tokens `sentence` in the place of those before.
  mutating func read(
    _ sentence: Range<Int>, _ wordFacts: Span<WordFacts>, _ entries: Span<UInt32>
  ) {
    all.removeAll(keepingCapacity: true)
    var (foreignWords, met) = (0, WordFacts.Flags())
    all.append(addingCapacity: sentence.count) { words in
      // The role of the word before, if a run goes on.
      var previous: WordFacts.Role?
      for token in sentence {
        let fact = wordFacts[Int(entries[token])]
        met.formUnion(fact.flags)
        if fact.flags.contains(.foreignGrammar) { foreignWords += 1 }
        var role = fact.role
        if fact.flags.contains(.nounAlone) {
          let isNoun = Self.isNoun(
            fact.tag, token + 1..<sentence.upperBound, isBehindNoun: previous == .noun, wordFacts,
            entries)
          role = isNoun ? .noun : .other
        }
        if role == .other {
          if previous != nil, !fact.flags.contains(.quotationMark) {
            previous = nil
            Self.closeRun(of: &words, isClosed: Self.closes(fact.tag.partOfSpeech))
          }
          continue
        }
        if fact.flags.contains(.prepositional), previous == .preposition { role = .preposition }
        words.append(
          RunWord(
            tag: fact.tag, key: fact.key, token: UInt32(token), flags: fact.flags, role: role,
            isFirst: previous == nil))
        previous = role
      }
      if previous != nil { Self.closeRun(of: &words, isClosed: true) }
    }
    isForeign = foreignWords >= Self.foreignWordsOfForeignSentence
    introduces = !met.isDisjoint(with: [.introducing, .language])
  }

  private static func closeRun(of words: inout OutputSpan<RunWord>, isClosed: Bool) {
    words[words.count - 1].isLast = true
    words[words.count - 1].isClosed = isClosed
  }

  /// True for punctuation and verbs: a participle before them has nothing that depends on it.
  private static func closes(_ partOfSpeech: PartOfSpeech) -> Bool {
    partOfSpeech == .punctuation || partOfSpeech == .coordinatingConjunction
      || partOfSpeech.isFiniteVerb
  }

  /// True if an adjective with `tag` before the tokens `rest` stands for a noun ("baza *danych*", "*dane*
  /// osobowe"): in the plural, where it follows a noun or none that agrees with it follows.
  private static func isNoun(
    _ tag: Tag, _ rest: Range<Int>, isBehindNoun: Bool, _ wordFacts: Span<WordFacts>,
    _ entries: Span<UInt32>
  ) -> Bool {
    // "dane" is the plural's form, and that of the neuter.
    let isPlural =
      tag.grammemes.contains(.plural)
      || tag.grammemes.contains(.neuter)
        && !tag.grammemes.isDisjoint(with: [.nominative, .accusative])
    guard isPlural else { return false }
    if isBehindNoun { return true }
    for token in rest {
      let fact = wordFacts[Int(entries[token])]
      if fact.role == .adjective { continue }
      return fact.role != .noun || !tag.agrees(with: fact.tag)
    }
    return true
  }

  /// Notes for each word where its run ends, and the group that begins there as far as phrases of `longest`
  /// words need it.
  mutating func findGroups(longest: Int) {
    var words = all.mutableSpan
    var runEnd = words.count
    for index in (0..<words.count).reversed() {
      let word = words[index]
      if word.isLast { runEnd = index + 1 }
      words[index].runEnd = UInt32(runEnd)
      if word.role == .noun {
        var end = index + 1
        let limit = min(runEnd, index + longest)
        while end < limit, words[end].follows(word) { end += 1 }
        words[index].head = UInt32(index)
        words[index].end = UInt32(end)
      } else if word.role == .adjective, index + 1 < runEnd {
        // What stands between agrees with the noun, or no group would begin there.
        let next = words[index + 1]
        if next.end > 0, word.tag.agrees(with: words[Int(next.head)].tag) {
          words[index].head = next.head
          words[index].end = next.end
        }
      }
    }
  }
}
