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
  func number(of word: Span<UInt8>) -> UInt16 { numbers[word] ?? 0 }

  /// The number of `word`, which is added if it is new.
  mutating func insert(_ word: String) -> UInt16 {
    if let known = numbers[word] { return known }
    precondition(numbers.count < Int(UInt16.max), "lists hold fewer than 65,535 words")
    let number = UInt16(numbers.count + 1)
    numbers[word] = number
    return number
  }
}

extension Array {
  /// The element with the number `index`, or `fallback` where there are fewer.
  fileprivate func element(_ index: UInt16, or fallback: Element) -> Element {
    Int(index) < count ? self[Int(index)] : fallback
  }

  /// The element with the number `index`; elements up to it are added as `fallback`.
  fileprivate subscript(growing index: UInt16, fallback: Element) -> Element {
    get { element(index, or: fallback) }
    set {
      while count <= Int(index) { append(fallback) }
      self[Int(index)] = newValue
    }
  }
}

/// Words and phrases that tie sentences together.
public struct TransitionWords: Sendable {
  /// The number of a word in the list; 0 for others.
  typealias Number = UInt16

  private var vocabulary = PhraseVocabulary()
  /// The phrases by their first word: each the words behind it.
  private var phrases: [[[Number]]] = []
  /// Two-part phrases by the first word of the first part: both parts.
  private var pairs: [[(first: [Number], second: [Number])]] = []

  /// Reads the list `text`, which errors call `name`.
  ///
  /// A line is one phrase in lower case; "…" parts the halves of a two-part one,
  /// "#" begins a comment.
  ///
  /// - Throws: `PhraseListError` that names the line that is none.
  public init(parsing text: String, name: String) throws(PhraseListError) {
    var number = 0
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
      if numbers.count == 1 {
        phrases[growing: first, []].append(Array(numbers[0].dropFirst()))
      } else {
        pairs[growing: first, []].append((numbers[0], numbers[1]))
      }
    }
  }

  /// The number of the lower-case `form`, with or without the full stop of an abbreviation ("np.").
  func number(of form: Span<UInt8>) -> Number {
    let hasStop = form.count > 0 && form[form.count - 1] == UInt8(ascii: ".")
    return vocabulary.number(of: hasStop ? form.extracting(droppingLast: 1) : form)
  }

  /// True if a transition may begin with the word.
  func mayBegin(with word: Number) -> Bool {
    word != 0
      && (Int(word) < phrases.count && !phrases[Int(word)].isEmpty
        || Int(word) < pairs.count && !pairs[Int(word)].isEmpty)
  }

  /// Adds the transitions of a sentence, each once; of overlapping ones the longest.
  func find(in context: SentenceContext, _ found: inout FindingList) {
    let words = context.tokens.filter { context.isWord($0) }
    let forms = words.map { context.word($0).transition }
    /// Second halves, which are no transitions of their own.
    var taken: Set<Int> = []
    var index = 0
    while index < words.count {
      if forms[index] == 0 || !mayBegin(with: forms[index]) || taken.contains(index) {
        index += 1
        continue
      }
      if let longest = longestPhrase(at: index, of: forms) {
        context.add(.transition, words: words[index...index + longest], to: &found)
        index += longest + 1
        continue
      }
      let pair = pairs.element(forms[index], or: []).first {
        forms[index...].starts(with: $0.first)
      }
      if let pair,
        let second = Self.place(of: pair.second, in: forms, from: index + pair.first.count)
      {
        let halves =
          words[index..<index + pair.first.count] + words[second..<second + pair.second.count]
        context.add(.transition, words: halves, to: &found)
        taken.formUnion(second..<second + pair.second.count)
        index += pair.first.count
        continue
      }
      index += 1
    }
  }

  /// How many words stand behind the first in the longest phrase that begins at `index`.
  private func longestPhrase(at index: Int, of forms: [Number]) -> Int? {
    var longest: Int?
    guard Int(forms[index]) < phrases.count else { return nil }
    let rest = forms[(index + 1)...]
    for phrase in phrases[Int(forms[index])]
    where phrase.count > longest ?? -1 && rest.starts(with: phrase) {
      longest = phrase.count
    }
    return longest
  }

  private static func place(of phrase: [Number], in forms: [Number], from start: Int) -> Int? {
    guard start + phrase.count <= forms.count else { return nil }
    return (start...forms.count - phrase.count).first { forms[$0...].starts(with: phrase) }
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
    fileprivate var form: UInt16
    fileprivate var lemma: UInt16
  }

  private var forms = PhraseVocabulary()
  private var lemmas = PhraseVocabulary()
  /// The phrases that begin with a form and with a lemma, by their numbers, the longest first.
  private var ofForms: [[Phrase]] = []
  private var ofLemmas: [[Phrase]] = []
  private var rests: [Word] = []
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
      case .form(let form): ofForms[growing: form, []].append(phrase)
      case .lemma(let lemma): ofLemmas[growing: lemma, []].append(phrase)
      }
    }
    // Of several phrases that begin alike the longest holds.
    ofForms = ofForms.map { $0.sorted { $0.rest.count > $1.rest.count } }
    ofLemmas = ofLemmas.map { $0.sorted { $0.rest.count > $1.rest.count } }
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text.drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  /// The numbers of a form of `lemma`, in lower case `form`.
  func numbers(of form: Span<UInt8>, lemma: Span<UInt8>) -> Numbers {
    Numbers(form: forms.number(of: form), lemma: lemmas.number(of: lemma))
  }

  /// True if a phrase may begin with the word.
  func mayBegin(with word: Numbers) -> Bool {
    Int(word.form) < ofForms.count && !ofForms[Int(word.form)].isEmpty
      || Int(word.lemma) < ofLemmas.count && !ofLemmas[Int(word.lemma)].isEmpty
  }

  /// Other words that may stand inside a phrase: "dokonać pilnego zakupu".
  private static let mostWordsInside = 2

  /// Adds the places of a sentence that can be said more simply; they do not overlap.
  func find(in context: SentenceContext, _ found: inout FindingList) {
    let words = context.tokens.filter { context.isWord($0) }
    var index = 0
    while index < words.count {
      guard context.word(words[index]).traits.contains(.beginsPlainWording),
        let match = match(at: index, of: words, in: context)
      else {
        index += 1
        continue
      }
      context.add(
        .plainWording, words: match.places.map { words[$0] }, wording: match.suggestions, to: &found
      )
      index = (match.places.last ?? index) + 1
    }
  }

  private func match(
    at index: Int, of words: [Int], in context: SentenceContext
  ) -> (suggestions: Int, places: [Int])? {
    let numbers = context.word(words[index]).plain
    return match(ofForms.element(numbers.form, or: []), at: index, of: words, in: context)
      ?? match(ofLemmas.element(numbers.lemma, or: []), at: index, of: words, in: context)
  }

  private func match(
    _ phrases: [Phrase], at index: Int, of words: [Int], in context: SentenceContext
  ) -> (suggestions: Int, places: [Int])? {
    for phrase in phrases {
      if let places = places(of: phrase, at: index, of: words, in: context) {
        return (phrase.suggestions, [index] + places)
      }
    }
    return nil
  }

  /// The places of the words of `phrase` behind the first, which stands at `index`.
  private func places(
    of phrase: Phrase, at index: Int, of words: [Int], in context: SentenceContext
  ) -> [Int]? {
    var places: [Int] = []
    for part in phrase.rest {
      let word = rests[part]
      let next = (places.last ?? index) + 1
      // Fixed words stand together; a verb and its noun may have attributes between them.
      var inside = 0
      if case .lemma = word { inside = Self.mostWordsInside }
      let found = (next..<min(words.count, next + inside + 1)).first { place in
        let numbers = context.word(words[place]).plain
        return switch word {
        case .form(let form): numbers.form == form
        case .lemma(let lemma): numbers.lemma == lemma
        }
      }
      guard let found,
        !(words[places.last ?? index]..<words[found]).contains(where: { context.isMark($0) })
      else { return nil }
      places.append(found)
    }
    return places
  }
}
