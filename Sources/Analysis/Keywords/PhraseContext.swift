import Morphology

/// What the words of a phrase say of each other before it is parsed.
enum PhraseContext {
  /// Takes back readings that the neighbours rule out.
  static func settle(_ words: inout [PhraseWord]) {
    for index in words.indices.dropLast() {
      let next = words[index + 1]
      // "ul. Fabryczna": not the beehive.
      if words[index].after == ".", words[index].traits.contains(.abbreviation) {
        words[index].readings = []
        words[index].traits.insert(.sign)
        words[index].traits.remove(.functional)
      }
      // "gen . Chłopickiego", "polsko - niemiecki" with their marks set apart.
      if next.text.isEmpty, next.before == ".", words[index].traits.contains(.abbreviation) {
        words[index].readings = []
        words[index].traits.insert(.sign)
        words[index].traits.remove(.functional)
      } else if next.isDash, words[index].traits.contains(.compoundPrefix) {
        words[index].readings = []
        words[index].traits.insert(.transparent)
      }
    }
    keepAcronyms(&words)
    keepForeignWords(&words)
    keepForeignNames(&words)
  }

  /// Capitals that are no word by themselves ("AD", a form of "Ada") are rather an acronym, unless
  /// all the phrase is in capitals.
  private static func keepAcronyms(_ words: inout [PhraseWord]) {
    guard words.count == 1 || !words.allSatisfy({ $0.traits.contains(.allCapitals) }) else {
      return
    }
    for index in words.indices where words[index].traits.contains(.allCapitals) {
      let text = words[index].text
      guard text.unicodeScalars.count <= longestAcronym, !words[index].readings.isEmpty,
        !words[index].readings.contains(where: { $0.lemma.lowercased() == text.lowercased() })
      else { continue }
      words[index].readings.insert(EndingGuess.acronym(text), at: 0)
    }
  }

  /// In letters.
  private static let longestAcronym = 4

  /// "science fiction": two unknown words are foreign, and have no Polish endings.
  private static func keepForeignWords(_ words: inout [PhraseWord]) {
    for isCapitalised in [false, true] {
      let unknown = words.indices.filter {
        words[$0].traits.contains(.unknown)
          && words[$0].traits.contains(.capitalised) == isCapitalised
      }
      guard unknown.count > 1 else { continue }
      for index in unknown {
        words[index].readings.removeAll {
          $0.role == .noun && $0.interpretation.source == .guess && $0.knownBase == nil
        }
      }
    }
  }

  /// In bytes; what is no longer is rather a sign ("typu n").
  private static let shortestForeign = 2

  /// "Modern Talking", "big content": a rare Polish word beside a foreign one is foreign, too.
  private static func keepForeignNames(_ words: inout [PhraseWord]) {
    let capitals = words.count { $0.traits.contains(.capitalised) }
    guard words.count > 1, capitals == 0 || capitals == words.count,
      words.contains(where: {
        $0.readings.contains(where: \.isForeign) && $0.text.utf8.count > shortestForeign
      })
    else { return }
    for index in words.indices
    where !words[index].readings.contains(where: \.isCommon)
      && !words[index].traits.contains(.unknown)
      && !words[index].readings.isEmpty
    {
      var unchanged = EndingGuess.unchangedReadings(of: words[index].text)[0]
      unchanged.weight = 0
      words[index].readings.insert(unchanged, at: 0)
    }
  }
}
