import Morphology
import TextModel

/// What is wrong with a line of a list of phrases.
public struct PhraseListError: Error, Hashable, CustomStringConvertible {
  /// The file and the line, from 1.
  public var place: String
  /// What was expected and what was found.
  public var problem: String

  /// "pl.plain-words.txt:12: …".
  public var description: String { "\(place): \(problem)" }
}

/// Numbers for the words of a list of phrases, from 1; 0 is any other word.
private struct PhraseVocabulary: Sendable {
  private var numbers = WordMap<UInt16>()

  /// The number of the word with the UTF-8 bytes `word`; 0 if it is in no phrase.
  func number(of word: Span<UInt8>, _ hash: WordHash) -> UInt16 { numbers[word, hash] ?? 0 }

  /// The number of `word`, which is added if it is new.
  mutating func insert(_ word: String) -> UInt16 {
    if let known = numbers[word] { return known }
    precondition(numbers.count < Int(UInt16.max), "lists hold fewer than 65,535 words")
    let number = UInt16(numbers.count + 1)
    numbers[word] = number
    return number
  }
}

/// Phrases by the number of their first word.
private struct PhraseTable<Phrase: Sendable>: Sendable {
  private var places: [Range<Int>] = []
  private var phrases: [Phrase] = []

  /// No phrases.
  init() {}

  /// `phrases`, each with its first word's number; those of one word stay in their order.
  init(_ listed: [(first: UInt16, phrase: Phrase)]) {
    for (offset, element) in listed.enumerated().sorted(by: {
      ($0.element.first, $0.offset) < ($1.element.first, $1.offset)
    }).map(\.element).enumerated() {
      while places.count <= Int(element.first) { places.append(offset..<offset) }
      phrases.append(element.phrase)
      places[places.count - 1] = places[places.count - 1].lowerBound..<offset + 1
    }
  }

  /// The indices of the phrases that begin with the word.
  @inline(__always)
  func indices(of word: UInt16) -> Range<Int> {
    Int(word) < places.count ? places[Int(word)] : 0..<0
  }

  subscript(index: Int) -> Phrase { phrases[index] }
}

/// Which words may come second in phrases, by their first: some are taken for one that may, none for one
/// that may not, so that nearly all words of a text are told from phrases at once.
private struct SecondWords: Sendable {
  /// By the number of the first word, a bit for some numbers of second ones each; the lowest for none.
  private var bits: [UInt64] = [0]

  /// Notes a phrase that begins with `first`; `second` is `nil` where no word is needed behind.
  mutating func insert(first: UInt16, second: UInt16?) {
    while bits.count <= Int(first) { bits.append(0) }
    bits[Int(first)] |= second.map { 1 << UInt64($0 & 63) } ?? 1
  }

  /// The second words of phrases that begin with the word `first`, to be compared with `bits(of:)`.
  @inline(__always)
  func bits(behind first: UInt16) -> UInt64 { Int(first) < bits.count ? bits[Int(first)] : 0 }

  /// The bits of a word with this number.
  @inline(__always)
  static func bits(of second: UInt16) -> UInt64 { 1 << UInt64(second & 63) | 1 }
}

/// Words and phrases that tie sentences together.
public struct TransitionWords: Sendable {
  /// The number of a word in the list; 0 for others.
  typealias Number = UInt16

  private var vocabulary = PhraseVocabulary()
  /// The phrases: each the words behind the first, indices into `listed`.
  private var phrases = PhraseTable<Range<Int>>()
  /// Two-part phrases: both parts, the first without its first word.
  private var pairs = PhraseTable<(rest: Range<Int>, second: Range<Int>)>()
  /// The words of phrases, one behind the other.
  private var listed: [Number] = []
  private var secondWords = SecondWords()

  /// Reads the list `text`, which errors call `name`.
  ///
  /// A line is one phrase in lower case; "…" parts the halves of a two-part one,
  /// "#" begins a comment.
  ///
  /// - Throws: `PhraseListError` that names the line that is none.
  public init(parsing text: String, name: String) throws(PhraseListError) {
    var number = 0
    var phrases: [(first: Number, phrase: Range<Int>)] = []
    var pairs: [(first: Number, phrase: (rest: Range<Int>, second: Range<Int>))] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      let content = line.prefix { $0 != "#" }
      let parts = content.split(separator: "…", omittingEmptySubsequences: false)
        .map { $0.split(separator: " ").map(String.init) }
      if parts.count == 1, parts[0].isEmpty { continue }
      guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty }), content == content.lowercased()
      else {
        throw PhraseListError(
          place: "\(name):\(number)",
          problem: "a phrase in lower case, or two parted by \"…\", expected, \"\(line)\" found")
      }
      let numbers = parts.map { $0.map { vocabulary.insert($0) } }
      let first = numbers[0][0]
      secondWords.insert(first: first, second: numbers[0].dropFirst().first)
      let places = [numbers[0][1...], numbers[1...].first?[...] ?? []].map { words in
        listed += words
        return listed.count - words.count..<listed.count
      }
      if numbers.count == 1 {
        phrases.append((first, places[0]))
      } else {
        pairs.append((first, (places[0], places[1])))
      }
    }
    self.phrases = PhraseTable(phrases)
    self.pairs = PhraseTable(pairs)
  }

  /// The number of the lower-case `form`, with or without the full stop of an abbreviation ("np.").
  func number(of form: Span<UInt8>, _ hash: WordHash) -> Number {
    guard form.count > 0, form[form.count - 1] == UInt8(ascii: ".") else {
      return vocabulary.number(of: form, hash)
    }
    let word = form.extracting(droppingLast: 1)
    return vocabulary.number(of: word, WordHash(word))
  }

  /// True if a transition may begin with the word.
  func mayBegin(with word: Number) -> Bool {
    !phrases.indices(of: word).isEmpty || !pairs.indices(of: word).isEmpty
  }

  /// Adds the transitions of a sentence, each once; of overlapping ones the longest.
  func find(in context: SentenceContext, _ found: inout FindingList) {
    /// Second halves, which are no transitions of their own.
    var taken: [Range<Int>] = []
    /// Words before this one are done with.
    var next = 0
    context.forEachPhraseStart(with: .beginsTransition) { index in
      guard index >= next, mayBegin(at: index, in: context),
        !taken.contains(where: { $0.contains(index) })
      else { return }
      if let end = longestPhrase(at: index, in: context) {
        add(index..<end, nil, in: context, &found)
        next = end
      } else if let pair = pair(at: index, in: context) {
        add(pair.first, pair.second, in: context, &found)
        taken.append(pair.second)
        next = pair.first.upperBound
      }
    }
  }

  /// Adds the transition of the words `first` and, if it has two parts, `second`.
  private func add(
    _ first: Range<Int>, _ second: Range<Int>?, in context: SentenceContext,
    _ found: inout FindingList
  ) {
    var range = context.range(context.wordToken(first.lowerBound))
    func append(_ words: Range<Int>) {
      for word in words {
        let word = context.range(context.wordToken(word))
        found.append(word: word)
        range = ByteRange(range.start, word.end)
      }
    }
    append(first)
    if let second { append(second) }
    found.close(.transition, range, sentence: context.index)
  }

  /// False if the word behind the one at `index` cannot be the second of a phrase.
  @inline(__always)
  private func mayBegin(at index: Int, in context: SentenceContext) -> Bool {
    let second = index + 1 < context.wordCount ? context.listedWord(index + 1).transition : 0
    return secondWords.bits(behind: context.listedWord(index).transition)
      & SecondWords.bits(of: second) != 0
  }

  /// The end of the longest phrase that begins at the word `index`.
  private func longestPhrase(at index: Int, in context: SentenceContext) -> Int? {
    var longest: Int?
    for phrase in phrases.indices(of: context.listedWord(index).transition) {
      let rest = phrases[phrase]
      let end = index + 1 + rest.count
      if end > longest ?? index, stands(rest, at: index + 1, in: context) { longest = end }
    }
    return longest
  }

  /// The places of both halves of the first pair that begins at the word `index`; `nil` if the second half
  /// is missing.
  private func pair(
    at index: Int, in context: SentenceContext
  ) -> (first: Range<Int>, second: Range<Int>)? {
    for pair in pairs.indices(of: context.listedWord(index).transition) {
      let (rest, second) = pairs[pair]
      guard stands(rest, at: index + 1, in: context) else { continue }
      let end = index + 1 + rest.count
      let place = (end..<max(end, context.wordCount)).first { stands(second, at: $0, in: context) }
      return place.map { (index..<end, $0..<$0 + second.count) }
    }
    return nil
  }

  /// True if the words from `index` on are those of a phrase, which stand at `phrase` in `listed`.
  private func stands(_ phrase: Range<Int>, at index: Int, in context: SentenceContext) -> Bool {
    guard index + phrase.count <= context.wordCount else { return false }
    for (offset, place) in phrase.enumerated()
    where context.listedWord(index + offset).transition != listed[place] { return false }
    return true
  }
}

/// Office Polish with simpler wordings.
public struct PlainWords: Sendable {
  /// A phrase; numbers only, so that looking at it counts no references.
  private struct Phrase: Sendable {
    /// The words behind the first: indices into `rests`.
    var rest: Range<Int>
    /// The index of its simpler wordings in `suggestions`.
    var suggestions: Int
  }

  private enum Word: Hashable, Sendable {
    /// Any form of the lemma.
    case lemma(UInt16)
    /// This form in lower case.
    case form(UInt16)
  }

  /// The numbers of a word's form and lemma in the list; 0 for others.
  struct Numbers: Sendable {
    fileprivate var form: UInt16 = 0
    fileprivate var lemma: UInt16 = 0
  }

  private var forms = PhraseVocabulary()
  private var lemmas = PhraseVocabulary()
  /// The phrases that begin with a form and with a lemma, the longest first.
  private var ofForms = PhraseTable<Phrase>()
  private var ofLemmas = PhraseTable<Phrase>()
  private var rests: [Word] = []
  /// Forms and lemmas behind a first form, and behind a first lemma.
  private var secondForms = (behindForm: SecondWords(), behindLemma: SecondWords())
  private var secondLemmas = (behindForm: SecondWords(), behindLemma: SecondWords())
  /// Simpler wordings; the first are none.
  private(set) var suggestions: [[String]] = [[]]

  /// Reads the list `text`, which errors call `name`.
  ///
  /// A line is a phrase, "=", simpler wordings parted by "|". A word of the
  /// phrase is a lemma and stands for all its forms, one behind an apostrophe
  /// for itself; "#" begins a comment.
  ///
  /// - Throws: `PhraseListError` that names the line that is none.
  public init(parsing text: String, name: String) throws(PhraseListError) {
    var number = 0
    var (ofForms, ofLemmas): ([(first: UInt16, phrase: Phrase)], [(first: UInt16, phrase: Phrase)])
    (ofForms, ofLemmas) = ([], [])
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      let content = line.prefix { $0 != "#" }
      if content.allSatisfy(\.isWhitespace) { continue }
      let halves = content.split(separator: "=", omittingEmptySubsequences: false)
      let words = halves[0].split(separator: " ").map { word in
        word.first == "'"
          ? Word.form(forms.insert(String(word.dropFirst())))
          : Word.lemma(lemmas.insert(String(word)))
      }
      let suggestions =
        halves.count == 2
        ? halves[1].split(separator: "|").map { Self.trimmed($0) }.filter { !$0.isEmpty } : []
      guard let first = words.first, !suggestions.isEmpty else {
        throw PhraseListError(
          place: "\(name):\(number)",
          problem: "a phrase, \"=\" and simpler wordings expected, \"\(line)\" found")
      }
      let phrase = Phrase(
        rest: rests.count..<rests.count + words.count - 1, suggestions: self.suggestions.count)
      rests += words.dropFirst()
      self.suggestions.append(suggestions)
      switch first {
      case .form(let form):
        ofForms.append((form, phrase))
        Self.note(words.dropFirst().first, form, &secondForms.behindForm, &secondLemmas.behindForm)
      case .lemma(let lemma):
        ofLemmas.append((lemma, phrase))
        Self.note(
          words.dropFirst().first, lemma, &secondForms.behindLemma, &secondLemmas.behindLemma)
      }
    }
    // Of several phrases that begin alike the longest holds.
    self.ofForms = PhraseTable(ofForms.sorted { $0.phrase.rest.count > $1.phrase.rest.count })
    self.ofLemmas = PhraseTable(ofLemmas.sorted { $0.phrase.rest.count > $1.phrase.rest.count })
  }

  private static func note(
    _ second: Word?, _ first: UInt16, _ forms: inout SecondWords, _ lemmas: inout SecondWords
  ) {
    switch second {
    case .form(let form)?: forms.insert(first: first, second: form)
    case .lemma(let lemma)?: lemmas.insert(first: first, second: lemma)
    case nil: forms.insert(first: first, second: nil)
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text.drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  /// The numbers of a form of `lemma`, in lower case `form`.
  func numbers(
    of form: Span<UInt8>, _ formHash: WordHash, lemma: Span<UInt8>, _ lemmaHash: WordHash
  ) -> Numbers {
    Numbers(
      form: forms.number(of: form, formHash), lemma: lemmas.number(of: lemma, lemmaHash))
  }

  /// True if a phrase may begin with the word.
  func mayBegin(with word: Numbers) -> Bool {
    !ofForms.indices(of: word.form).isEmpty || !ofLemmas.indices(of: word.lemma).isEmpty
  }

  /// Other words that may stand inside a phrase: "dokonać pilnego zakupu".
  private static let mostWordsInside = 2

  /// Adds the places of a sentence that can be said more simply; they do not overlap.
  func find(in context: SentenceContext, _ found: inout FindingList) {
    /// The tokens of a phrase.
    var match: [Int] = []
    /// Words before this one are done with.
    var next = 0
    context.forEachPhraseStart(with: .beginsPlainWording) { index in
      guard index >= next, mayBegin(at: index, in: context),
        let (suggestions, end) = find(at: index, in: context, &match)
      else { return }
      context.add(.plainWording, words: match, wording: suggestions, to: &found)
      next = end
    }
  }

  /// False if the words behind the one at `index` cannot be those of a phrase.
  @inline(__always)
  private func mayBegin(at index: Int, in context: SentenceContext) -> Bool {
    let first = context.listedWord(index).plain
    let forms =
      secondForms.behindForm.bits(behind: first.form)
      | secondForms.behindLemma.bits(behind: first.lemma)
    let lemmas =
      secondLemmas.behindForm.bits(behind: first.form)
      | secondLemmas.behindLemma.bits(behind: first.lemma)
    let end = min(context.wordCount, index + 2 + Self.mostWordsInside)
    var found = forms & 1
    for other in index + 1..<max(index + 1, end) {
      let numbers = context.listedWord(other).plain
      if other == index + 1 { found |= forms & SecondWords.bits(of: numbers.form) }
      found |= lemmas & SecondWords.bits(of: numbers.lemma)
    }
    return found != 0
  }

  /// The simpler wordings of the phrase that begins at the word `index`, and where it ends.
  private func find(
    at index: Int, in context: SentenceContext, _ match: inout [Int]
  ) -> (suggestions: Int, end: Int)? {
    let first = context.listedWord(index).plain
    for place in ofForms.indices(of: first.form) {
      if let end = end(of: ofForms[place], at: index, in: context, &match) {
        return (ofForms[place].suggestions, end)
      }
    }
    for place in ofLemmas.indices(of: first.lemma) {
      if let end = end(of: ofLemmas[place], at: index, in: context, &match) {
        return (ofLemmas[place].suggestions, end)
      }
    }
    return nil
  }

  /// Where `phrase` ends, whose first word stands at `index`; `match` takes its tokens.
  private func end(
    of phrase: Phrase, at index: Int, in context: SentenceContext, _ match: inout [Int]
  ) -> Int? {
    var token = context.wordToken(index)
    match.removeAll(keepingCapacity: true)
    match.append(token)
    var last = index
    for part in phrase.rest {
      guard let place = place(of: rests[part], behind: last, in: context),
        !(token..<context.wordToken(place)).contains(where: context.isMark)
      else { return nil }
      token = context.wordToken(place)
      match.append(token)
      last = place
    }
    return last + 1
  }

  private func place(of word: Word, behind last: Int, in context: SentenceContext) -> Int? {
    switch word {
    case .form(let form):
      // Fixed words stand together; a verb and its noun may have attributes between them.
      let next = last + 1
      return next < context.wordCount && context.listedWord(next).plain.form == form ? next : nil
    case .lemma(let lemma):
      let end = min(context.wordCount, last + 2 + Self.mostWordsInside)
      return (last + 1..<max(last + 1, end)).first { context.listedWord($0).plain.lemma == lemma }
    }
  }
}
