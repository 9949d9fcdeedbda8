import Morphology

/// Words and phrases as a tree of words, so that all that begin with a word are followed at once.
///
/// Phrases are numbered from 0 in the order in which they are first inserted.
struct PhraseTree: Sendable {
  /// The phrases, as they were written when they were first inserted.
  private(set) var texts: [String] = []

  /// The number of each word, in lower case unless it is an acronym.
  private var words = WordNumbers()
  /// For each word the node below the root, or none.
  private var firstNodes: [Int32] = []
  private var nodes: [Node] = [Node(word: none)]
  /// The words that stand behind the first in a phrase.
  private var innerWords: Set<Int> = []
  /// For a noun the words of phrases that are its plural: for "warunek" "warunki".
  private var pluralsOfNouns: [Int: [Int]] = [:]

  /// A word in the place that it has in some phrases.
  private struct Node: Sendable {
    var word: Int32
    /// The phrase that ends here, or none.
    var phrase = none
    /// The last node below it that was added, or none; those below the root are in `firstNodes`.
    var lastChild = none
    /// The node before it of those below the same one, or none; there are few of them.
    var sibling = none
  }

  /// The node above all words.
  static let root = 0
  private static let none: Int32 = -1

  /// The number of the phrase `text`, words parted by spaces.
  mutating func insert(_ text: String) -> Int {
    var node = Self.root
    for part in text.split(separator: " ") {
      let word = words.insert(Self.word(part).span)
      if word == firstNodes.count { firstNodes.append(Self.none) }
      if node != Self.root { innerWords.insert(word) }
      node = child(of: node, word: word) ?? addNode(below: node, word: word)
    }
    if let known = phrase(at: node) { return known }
    nodes[node].phrase = Int32(texts.count)
    texts.append(text)
    return texts.count - 1
  }

  private mutating func addNode(below node: Int, word: Int) -> Int {
    let new = nodes.count
    nodes.append(Node(word: Int32(word)))
    if node == Self.root {
      firstNodes[word] = Int32(new)
    } else {
      nodes[new].sibling = nodes[node].lastChild
      nodes[node].lastChild = Int32(new)
    }
    return new
  }

  /// The number of the phrase `text`; `nil` if it was not inserted.
  func number(ofPhrase text: String) -> Int? {
    var node = Self.root
    for part in text.split(separator: " ") {
      guard let word = words.number(of: Self.word(part).span),
        let child = child(of: node, word: word)
      else { return nil }
      node = child
    }
    return phrase(at: node)
  }

  private static func word(_ part: Substring) -> [UInt8] {
    isAcronym(part) ? Array(part.utf8) : folded(String(part))
  }

  /// The number of the word with `bytes`, in lower case or an acronym; `nil` if it is in no phrase.
  func number(ofWord bytes: [UInt8]) -> Int? { words.number(of: bytes.span) }

  /// The node below `node` for the word with number `word`.
  func child(of node: Int, word: Int) -> Int? {
    var child: Int32
    if node == Self.root {
      // Nouns that stand in phrases in the plural only begin none.
      child = word < firstNodes.count ? firstNodes[word] : Self.none
    } else {
      child = nodes[node].lastChild
      while child != Self.none, nodes[Int(child)].word != word { child = nodes[Int(child)].sibling }
    }
    return child == Self.none ? nil : Int(child)
  }

  /// The phrase that ends at `node`.
  func phrase(at node: Int) -> Int? {
    nodes[node].phrase == Self.none ? nil : Int(nodes[node].phrase)
  }

  /// True if there are phrases that go on behind `node`, which is not the root.
  func hasChildren(_ node: Int) -> Bool { nodes[node].lastChild != Self.none }

  /// True for a word behind the first of a phrase.
  func isInner(_ word: Int) -> Bool { innerWords.contains(word) }

  /// The words of phrases that are the plural of the noun with `bytes`.
  func plurals(ofNoun bytes: [UInt8]) -> [Int] {
    words.number(of: bytes.span).flatMap { pluralsOfNouns[$0] } ?? []
  }

  /// Finds out which words are plurals of other nouns; no phrase may be inserted after that.
  mutating func findPlurals(in lexicon: Lexicon) {
    for word in firstNodes.indices {
      let text = words.text(of: word)
      for interpretation in lexicon.interpretations(of: text)
      where interpretation.tag.grammemes.contains(.plural)
        && interpretation.tag.grammemes.contains(.nominative)
      {
        guard let noun = Self.singular(of: interpretation, text), noun != text else { continue }
        let number = words.insert(Self.folded(noun).span)
        if pluralsOfNouns[number]?.contains(word) != true {
          pluralsOfNouns[number, default: []].append(word)
        }
      }
    }
  }

  /// The noun of which `plural` is the plural; `nil` for adjectives and the like.
  private static func singular(of interpretation: Interpretation, _ plural: String) -> String? {
    switch interpretation.tag.partOfSpeech {
    case .noun: interpretation.lemma.lowercased()
    case .gerund: WordShape.nominative(ofGerund: plural, isNegated: false)
    default: nil
    }
  }

  /// The bytes of `text` in lower case.
  static func folded(_ text: String) -> [UInt8] { LetterCase.folded(text.utf8Span.span).bytes }

  /// True for two letters or digits and more, without small letters, at least one capital: "5G".
  static func isAcronym(_ word: some StringProtocol) -> Bool {
    word.utf8.count > 1 && word.utf8.contains { 0x41...0x5A ~= $0 }
      && word.unicodeScalars.allSatisfy {
        $0.value < 0x80 ? !(0x61...0x7A ~= $0.value) : !$0.properties.isLowercase
      }
  }
}
