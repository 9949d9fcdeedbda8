import Morphology

/// Tells which stretches of a run of words are noun phrases.
///
/// A noun phrase is a noun with agreeing adjectives on either side, and after these perhaps a
/// noun phrase in the genitive, or further names that agree.
struct NounPhraseSpans {
  let words: [PhraseWord]
  let longest: Int

  /// The ends of the noun phrases that start at `start`, ascending.
  func ends(from start: Int) -> [Int] {
    Array(ends(from: start, to: min(words.count, start + longest), isGenitive: false)).sorted()
  }

  private func ends(from start: Int, to limit: Int, isGenitive: Bool) -> Set<Int> {
    var ends: Set<Int> = []
    guard start < limit else { return ends }
    for head in start..<limit {
      for reading in words[head].readings where reading.role == .noun {
        for cell in AgreementCell.all(of: reading.tag) {
          if cell.grammaticalCase == .vocative { continue }
          if isGenitive && cell.grammaticalCase != .genitive { continue }
          guard (start..<head).allSatisfy({ words[$0].adjective(in: cell) != nil }) else {
            continue
          }
          addEnds(after: head, cell, to: limit, &ends)
        }
      }
      guard words[head].readings.contains(where: { $0.role == .adjective }) else { break }
    }
    var result = ends
    for end in ends { result.formUnion(self.ends(from: end, to: limit, isGenitive: true)) }
    return result
  }

  /// The ends of the group around `head`: behind the head and behind each agreeing word.
  private func addEnds(
    after head: Int, _ cell: AgreementCell, to limit: Int, _ ends: inout Set<Int>
  ) {
    var end = head + 1
    ends.insert(end)
    while end < limit {
      let isName =
        words[head].traits.contains(.capitalised) && words[end].traits.contains(.capitalised)
        && words[end].reading(as: .noun, in: cell) != nil
      guard isName || words[end].adjective(in: cell) != nil else { return }
      end += 1
      ends.insert(end)
    }
  }
}

extension PhraseWord {
  /// The likeliest reading as an adjective in `cell`; for an unknown word the one its ending allows.
  func adjective(in cell: AgreementCell) -> NominalReading? {
    if let known = reading(as: .adjective, in: cell) { return known }
    return traits.contains(.unknown) ? EndingGuess.adjective(text, in: cell) : nil
  }
}
