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

/// Words and phrases that tie sentences together.
public struct TransitionWords: Sendable {
  /// The phrases by their first word: each the words behind it.
  private var phrases: [String: [[String]]] = [:]
  /// Two-part phrases by the first word of the first part: both parts.
  private var pairs: [String: [(first: [String], second: [String])]] = [:]

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
      let first = parts[0][0]
      if parts.count == 1 {
        phrases[first, default: []].append(Array(parts[0].dropFirst()))
      } else {
        pairs[first, default: []].append((parts[0], parts[1]))
      }
    }
  }

  /// True if a transition may begin with the lower-case `form`.
  func mayBegin(with form: String) -> Bool {
    let form = Self.withoutStop(form)
    return phrases[form] != nil || pairs[form] != nil
  }

  /// Full stops of abbreviations ("np.") are not in the list.
  private static func withoutStop(_ form: String) -> String {
    form.hasSuffix(".") ? String(form.dropLast()) : form
  }

  /// The transitions of a sentence, each once; of overlapping ones the longest.
  func findings(in context: SentenceContext) -> [Finding] {
    let words = context.tokens.filter(context.isWord)
    guard words.contains(where: { context.word($0).mayBeginTransition }) else { return [] }
    let forms = words.map { Self.withoutStop(context.word($0).form) }
    var findings: [Finding] = []
    /// Second halves, which are no transitions of their own.
    var taken: Set<Int> = []
    var index = 0
    while index < words.count {
      if !context.word(words[index]).mayBeginTransition || taken.contains(index) {
        index += 1
        continue
      }
      let rest = forms[(index + 1)...]
      let longest = phrases[forms[index]]?.filter { rest.starts(with: $0) }.map(\.count).max()
      if let longest {
        findings.append(
          context.finding(.transition, words: Array(words[index...index + longest])))
        index += longest + 1
        continue
      }
      if let pair = pairs[forms[index]]?.first(where: { forms[index...].starts(with: $0.first) }),
        let second = Self.place(of: pair.second, in: forms, from: index + pair.first.count)
      {
        let halves =
          words[index..<index + pair.first.count] + words[second..<second + pair.second.count]
        findings.append(context.finding(.transition, words: Array(halves)))
        taken.formUnion(second..<second + pair.second.count)
        index += pair.first.count
        continue
      }
      index += 1
    }
    return findings
  }

  private static func place(of phrase: [String], in forms: [String], from start: Int) -> Int? {
    guard start + phrase.count <= forms.count else { return nil }
    return (start...forms.count - phrase.count).first { forms[$0...].starts(with: phrase) }
  }
}

/// Office Polish with simpler wordings.
public struct PlainWords: Sendable {
  struct Phrase: Sendable {
    fileprivate var words: [Word]
    fileprivate var suggestions: [String]
  }

  fileprivate enum Word: Hashable, Sendable {
    /// Any form of the lemma.
    case lemma(String)
    /// This form in lower case.
    case form(String)
  }

  private var phrases: [Word: [Phrase]] = [:]

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
        word.first == "'" ? Word.form(String(word.dropFirst())) : Word.lemma(String(word))
      }
      let suggestions =
        halves.count == 2
        ? halves[1].split(separator: "|").map { Self.trimmed($0) }.filter { !$0.isEmpty } : []
      guard let first = words.first, !suggestions.isEmpty else {
        throw PhraseListError(
          place: "\(name):\(number)",
          problem: "a phrase, \"=\" and simpler wordings expected, \"\(line)\" found")
      }
      phrases[first, default: []].append(Phrase(words: words, suggestions: suggestions))
    }
    // Of several phrases that begin alike the longest holds.
    phrases = phrases.mapValues { $0.sorted { $0.words.count > $1.words.count } }
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text.drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  /// The phrases that may begin with a form of `lemma`, in lower case `form`.
  func phrases(beginningWith form: String, lemma: String) -> [Phrase] {
    (phrases[.form(form)] ?? []) + (phrases[.lemma(lemma)] ?? [])
  }

  /// Other words that may stand inside a phrase: "dokonać pilnego zakupu".
  private static let mostWordsInside = 2

  /// The places of a sentence that can be said more simply; they do not overlap.
  func findings(in context: SentenceContext) -> [Finding] {
    let words = context.tokens.filter(context.isWord)
    var findings: [Finding] = []
    var index = 0
    while index < words.count {
      guard let (phrase, places) = match(at: index, of: words, in: context) else {
        index += 1
        continue
      }
      findings.append(
        context.finding(
          .plainWording, words: places.map { words[$0] }, suggestions: phrase.suggestions))
      index = (places.last ?? index) + 1
    }
    return findings
  }

  private func match(
    at index: Int, of words: [Int], in context: SentenceContext
  ) -> (Phrase, [Int])? {
    for phrase in context.word(words[index]).plainPhrases {
      if let places = places(of: phrase, at: index, of: words, in: context) {
        return (phrase, places)
      }
    }
    return nil
  }

  private func places(
    of phrase: Phrase, at index: Int, of words: [Int], in context: SentenceContext
  ) -> [Int]? {
    var places = [index]
    for word in phrase.words.dropFirst() {
      let next = (places.last ?? index) + 1
      // Fixed words stand together; a verb and its noun may have attributes between them.
      var inside = 0
      if case .lemma = word { inside = Self.mostWordsInside }
      let found = (next..<min(words.count, next + inside + 1)).first { place in
        switch word {
        case .form(let form): context.word(words[place]).form == form
        case .lemma(let lemma): context.lemma(words[place]) == lemma
        }
      }
      guard let found,
        !(words[places.last ?? index]..<words[found]).contains(where: context.isMark)
      else { return nil }
      places.append(found)
    }
    return places
  }
}
