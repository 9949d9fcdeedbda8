import Morphology

/// Words and phrases as a tree of words, so that all that begin with a word are followed at once.
///
/// Phrases are numbered from 0 in the order in which they are first inserted,
/// words by `PhraseWords`.
struct PhraseTree: Sendable {
  /// The phrases, as they were written when they were first inserted.
  private(set) var texts: [String] = []

  /// For each word the node below the root, or none.
  private var firstNodes: [Int32] = []
  private var nodes: [Node] = [Node(word: none)]
  /// For each word whether it stands behind the first in a phrase.
  private var innerWords: [Bool] = []

  /// A word in the place that it has in some phrases.
  private struct Node: Sendable {
    var word: Int32
    /// The phrase that ends here, or none.
    var phrase = none
    /// The last node below it that was added, or none; those below the root are in `firstNodes`.
    var lastChild = none
    /// The node before it of those below the same one, or none; there are few of them.
    var sibling = none
    /// The marks of the words below it.
    var followers: UInt8 = 0
  }

  /// The node above all words.
  static let root = 0
  private static let none: Int32 = -1

  /// The number of the phrase `text`, words parted by spaces, which are numbered by `words`.
  mutating func insert(_ text: String, _ words: inout PhraseWords) -> Int {
    var node = Self.root
    for part in Self.words(of: text) {
      let word = words.insert(part)
      while firstNodes.count <= word {
        firstNodes.append(Self.none)
        innerWords.append(false)
      }
      if node != Self.root { innerWords[word] = true }
      node = child(of: node, word: word) ?? addNode(below: node, word: word)
    }
    if let known = phrase(at: node) { return known }
    nodes[node].phrase = Int32(texts.count)
    texts.append(text)
    return texts.count - 1
  }

  private static func words(of text: String) -> [Substring] {
    text.utf8.split(separator: UInt8(ascii: " ")).map { Substring($0) }
  }

  private mutating func addNode(below node: Int, word: Int) -> Int {
    let new = nodes.count
    nodes.append(Node(word: Int32(word)))
    if node == Self.root {
      firstNodes[word] = Int32(new)
    } else {
      nodes[new].sibling = nodes[node].lastChild
      nodes[node].lastChild = Int32(new)
      nodes[node].followers |= Self.mark(ofWord: word)
    }
    return new
  }

  /// The number of the phrase `text`; `nil` if it was not inserted.
  func number(ofPhrase text: String, _ words: PhraseWords) -> Int? {
    var node = Self.root
    for part in Self.words(of: text) {
      guard let word = words.number(of: part), let child = child(of: node, word: word)
      else { return nil }
      node = child
    }
    return phrase(at: node)
  }

  /// The node below `node` for the word with number `word`.
  func child(of node: Int, word: Int) -> Int? {
    var child: Int32
    if node == Self.root {
      // Words of another tree, and nouns that stand in phrases in the plural only, begin none.
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

  /// The marks of the words that go on behind `node`, which is not the root; 0 if none does.
  func followers(of node: Int) -> UInt8 { nodes[node].followers }

  /// The mark of a word behind the first of a phrase; 0 for others.
  func innerMark(ofWord word: Int) -> UInt8 {
    word < innerWords.count && innerWords[word] ? Self.mark(ofWord: word) : 0
  }

  /// One of eight bits, which tells most words apart.
  private static func mark(ofWord word: Int) -> UInt8 { 1 << UInt8(word & 7) }

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
