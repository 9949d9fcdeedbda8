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

  /// A finder for the document whose words have `forms`.
  func finder(_ forms: WordForms) -> TransitionFinder {
    // Full stops of abbreviations ("np.") are not in the list.
    let forms = forms.map { $0.hasSuffix(".") ? String($0.dropLast()) : $0 }
    return TransitionFinder(
      forms: forms, begins: forms.map { phrases[$0] != nil || pairs[$0] != nil }, phrases: phrases,
      pairs: pairs)
  }
}

/// Finds the transitions of a document's sentences.
struct TransitionFinder {
  /// For each of the document's entries its form.
  fileprivate let forms: [String]
  /// For each whether a phrase may begin with it.
  fileprivate let begins: [Bool]
  fileprivate let phrases: [String: [[String]]]
  fileprivate let pairs: [String: [(first: [String], second: [String])]]

  /// The transitions of a sentence, each once; of overlapping ones the longest.
  func findings(in context: SentenceContext) -> [Finding] {
    let entries = context.document.entryIndices
    let words = context.tokens.filter(context.isWord)
    guard words.contains(where: { begins[Int(entries[$0])] }) else { return [] }
    let forms = words.map { self.forms[Int(entries[$0])] }
    var findings: [Finding] = []
    /// Second halves, which are no transitions of their own.
    var taken: Set<Int> = []
    var index = 0
    while index < words.count {
      if !begins[Int(entries[words[index]])] || taken.contains(index) {
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
  fileprivate struct Phrase {
    var words: [Word]
    var suggestions: [String]
  }

  fileprivate enum Word: Hashable {
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

  /// A finder for `document`, whose words have `forms`.
  func finder(_ document: AnnotatedDocument, _ forms: WordForms) -> PlainWordFinder {
    let candidates = document.entries.indices.map { entry in
      (phrases[.form(forms[entry])] ?? [])
        + (phrases[.lemma(document.lemmas[document.entries[entry].lemmaIndex])] ?? [])
    }
    return PlainWordFinder(forms: forms, candidates: candidates)
  }
}

/// Finds what a document's sentences can say more simply.
struct PlainWordFinder {
  fileprivate typealias Phrase = PlainWords.Phrase

  fileprivate let forms: WordForms
  /// For each of the document's entries the phrases that may begin with it.
  fileprivate let candidates: [[Phrase]]

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
    for phrase in candidates[Int(context.document.entryIndices[words[index]])] {
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
        case .form(let form): forms[Int(context.document.entryIndices[words[place]])] == form
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

/// The forms of a document's words in lower case, one for each of its entries.
struct WordForms: RandomAccessCollection {
  private let forms: [String]

  init(_ document: AnnotatedDocument) {
    var forms = [String](repeating: "", count: document.entries.count)
    var isKnown = [Bool](repeating: false, count: document.entries.count)
    // Tokens with the same entry have the same text.
    for (token, entry) in document.entryIndices.enumerated() where !isKnown[Int(entry)] {
      isKnown[Int(entry)] = true
      forms[Int(entry)] = document.document[document.document.tokens[token]].lowercased()
    }
    self.forms = forms
  }

  var startIndex: Int { 0 }
  var endIndex: Int { forms.count }
  subscript(entry: Int) -> String { forms[entry] }
}

/// The finders of a document's phrases.
struct PhraseFinders {
  let transitions: TransitionFinder
  let plainWords: PlainWordFinder
}
