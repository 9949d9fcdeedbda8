/// The terms of a taxonomy as a tree of words, and for each term the themes it speaks for.
///
/// Terms are numbered in the order in which the taxonomy first lists them.
struct TermIndex: Sendable {
  /// A term, and how strongly it speaks for which theme.
  struct Term: Sendable {
    /// As the taxonomy writes it.
    var text: String
    /// The themes it speaks for, ancestors included, in the taxonomy's order.
    var claims: [Claim] = []
    /// 1 / the number of themes that share the term; an ancestor is not counted beside its part.
    var specificity: Double = 1

    /// The term's weight in the theme with index `theme`; 0 if it does not speak for it.
    func weight(in theme: Int) -> Double { claims.first { $0.theme == theme }?.weight ?? 0 }
  }

  /// A term's weight in one theme, more than 0 and at most 1.
  struct Claim: Sendable {
    var theme: Int
    var weight: Double
  }

  private struct Edge: Hashable, Sendable {
    var node: Int
    var word: Int
  }

  /// All terms.
  private(set) var terms: [Term] = []

  /// The number of each word that occurs in a term, in lower case unless it is an acronym.
  private var words: [String: Int] = [:]
  private var children: [Edge: Int] = [:]
  private var termsOfNodes: [Int?] = [nil]

  /// The node above all words.
  static let root = 0

  init(_ taxonomy: Taxonomy) {
    let ancestors = taxonomy.themes.indices.map { Self.ancestors(of: $0, in: taxonomy) }
    var listings: [[Claim]] = []
    for (index, theme) in taxonomy.themes.enumerated() {
      for term in theme.terms {
        let number = insert(term.text)
        if number == listings.count { listings.append([]) }
        if term.weight > 0 { listings[number].append(Claim(theme: index, weight: term.weight)) }
      }
    }
    for number in terms.indices {
      terms[number].claims = Self.claims(from: listings[number], ancestors: ancestors)
      let shared = Set(listings[number].flatMap { ancestors[$0.theme] })
      let sharers = listings[number].count { !shared.contains($0.theme) }
      terms[number].specificity = 1 / Double(max(1, sharers))
    }
  }

  /// The number of `word`, in lower case or an acronym; `nil` if it occurs in no term.
  func number(ofWord word: String) -> Int? { words[word] }

  /// True for two letters or digits and more, without small letters, at least one capital: "5G".
  static func isAcronym(_ word: some StringProtocol) -> Bool {
    word.utf8.count > 1 && word.utf8.contains { 0x41...0x5A ~= $0 }
      && word.unicodeScalars.allSatisfy { !$0.properties.isLowercase }
  }

  /// The node below `node` for the word with number `word`.
  func child(of node: Int, word: Int) -> Int? { children[Edge(node: node, word: word)] }

  /// The term that ends at `node`.
  func term(at node: Int) -> Int? { termsOfNodes[node] }

  private mutating func insert(_ text: String) -> Int {
    var node = Self.root
    for part in text.split(separator: " ") {
      let word = Self.isAcronym(part) ? String(part) : part.lowercased()
      let number = words[word, default: words.count]
      words[word] = number
      let edge = Edge(node: node, word: number)
      if let child = children[edge] {
        node = child
      } else {
        node = termsOfNodes.count
        children[edge] = node
        termsOfNodes.append(nil)
      }
    }
    if let known = termsOfNodes[node] { return known }
    termsOfNodes[node] = terms.count
    terms.append(Term(text: text))
    return terms.count - 1
  }

  private static func ancestors(of theme: Int, in taxonomy: Taxonomy) -> [Int] {
    var result: [Int] = []
    var next = taxonomy.themes[theme].parent.flatMap(taxonomy.index(of:))
    while let index = next {
      result.append(index)
      next = taxonomy.themes[index].parent.flatMap(taxonomy.index(of:))
    }
    return result
  }

  /// What is listed for a part is claimed by the whole too, at the greatest of the weights.
  private static func claims(from listings: [Claim], ancestors: [[Int]]) -> [Claim] {
    var weights: [Int: Double] = [:]
    for listing in listings {
      for theme in [listing.theme] + ancestors[listing.theme] {
        weights[theme] = max(weights[theme, default: 0], listing.weight)
      }
    }
    return weights.sorted { $0.key < $1.key }.map { Claim(theme: $0.key, weight: $0.value) }
  }
}
