public import TextModel

/// A passage of a document with the words that were found.
public struct Snippet: Codable, Hashable, Sendable {
  /// The passage, whole words of the analysed text.
  public var text: String
  /// Where it begins in the analysed text, in bytes of UTF-8.
  public var start: Int
  /// The words that were found, in bytes of `text`.
  public var marks: [ByteRange]
}

/// Chooses the passages of a text that show best what was found.
struct SnippetFinder {
  let text: String
  /// Where the words of the text stand.
  let words: [ByteRange]

  private static let maximumSnippets = 3
  /// Words shown before the first and behind the last that was found.
  private static let context = 8
  /// Words between two that were found in one passage.
  private static let maximumGap = 12

  /// The passages around the words with numbers `hits`, which ascend: those with most words that were
  /// found, in the order of the text.
  func snippets(of hits: [Int]) -> [Snippet] {
    var groups: [[Int]] = []
    for hit in hits {
      // A passage grows to twice the context; more would be no passage.
      if let group = groups.last, let last = group.last, hit - last <= Self.maximumGap,
        hit - group[0] <= 4 * Self.context
      {
        groups[groups.count - 1].append(hit)
      } else {
        groups.append([hit])
      }
    }
    let best = groups.indices.sorted {
      groups[$0].count != groups[$1].count ? groups[$0].count > groups[$1].count : $0 < $1
    }
    return best.prefix(Self.maximumSnippets).sorted().map { snippet(groups[$0]) }
  }

  private func snippet(_ hits: [Int]) -> Snippet {
    let first = max(0, hits[0] - Self.context)
    let last = min(words.count - 1, hits[hits.count - 1] + Self.context)
    let range = ByteRange(words[first].start, words[last].end)
    return Snippet(
      text: String(text[range]), start: range.start,
      marks: hits.map {
        ByteRange(words[$0].start - range.start, words[$0].end - range.start)
      })
  }
}
