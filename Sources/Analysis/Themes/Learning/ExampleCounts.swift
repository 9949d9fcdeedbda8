/// How often each lemma, beginning, phrase and theme occurs in each of a row of texts.
///
/// All are numbered by family in the order in which they first occur.
struct ExampleCounts: Sendable {
  /// A lemma, a beginning, a phrase or a theme of a text, with how often it occurs there.
  struct Entry: Sendable {
    var number: Int32
    var count: Int32
  }

  /// What a text has, by number in each family.
  struct Row: Sendable {
    var words: [Entry]
    var beginnings: [Entry]
    var phrases: [Entry]
    var themes: [Entry]
  }

  private(set) var words = WordNumbers()
  private(set) var beginnings = WordNumbers()
  private(set) var phrases = PairNumbers()
  private(set) var themes = WordNumbers()
  private(set) var rows: [Row] = []

  /// The beginnings of all lemmas, and where those of each end, after a 0 for the first.
  private var beginningsOfWords: [Int32] = []
  private var endsOfBeginnings = [0]
  /// How often each beginning occurs in the text that is added.
  private var tally: [Int32] = []

  /// Adds a row with the counts of `text`.
  mutating func add(_ text: ThemeWords) {
    var entries: [Entry] = []
    entries.reserveCapacity(text.lemmaPlaces.indices.count)
    for lemma in text.lemmaPlaces.indices {
      let range = text.lemmaEnds[lemma]..<text.lemmaEnds[lemma + 1]
      let number = add(text.lemmaBytes.span.extracting(range))
      entries.append(
        Entry(number: Int32(number), count: Int32(text.lemmaPlaces.count(lemma))))
    }
    let met = text.pairs.indices.map { index in
      let pair = text.pairs[index]
      let number = phrases.insert(
        PairNumbers.Pair(
          first: entries[Int(pair.first)].number, second: entries[Int(pair.second)].number))
      return Entry(number: Int32(number), count: Int32(text.phrasePlaces.count(index)))
    }
    rows.append(
      Row(
        words: Self.sorted(entries), beginnings: beginnings(of: entries),
        phrases: Self.sorted(met), themes: themes(of: text)))
  }

  /// How often terms speak for each theme.
  private mutating func themes(of text: ThemeWords) -> [Entry] {
    var result: [Entry] = []
    for claim in text.claims {
      let number = Int32(themes.insert(claim.theme.utf8Span.span))
      let place = result.firstIndex { $0.number == number } ?? result.count
      if place == result.count { result.append(Entry(number: number, count: 0)) }
      result[place].count += Int32(claim.term.places.count)
    }
    return Self.sorted(result)
  }

  /// The number of the lemma `word`, whose beginnings are found if it is new.
  private mutating func add(_ word: Span<UInt8>) -> Int {
    let number = words.insert(word)
    if number == endsOfBeginnings.count - 1 {
      for end in ThemeFeature.endsOfBeginnings(of: word) {
        beginningsOfWords.append(Int32(beginnings.insert(word.extracting(0..<end))))
      }
      endsOfBeginnings.append(beginningsOfWords.count)
    }
    return number
  }

  private mutating func beginnings(of entries: [Entry]) -> [Entry] {
    tally += [Int32](repeating: 0, count: beginnings.count - tally.count)
    var met: [Entry] = []
    for entry in entries {
      let word = Int(entry.number)
      for index in endsOfBeginnings[word]..<endsOfBeginnings[word + 1] {
        let beginning = beginningsOfWords[index]
        if tally[Int(beginning)] == 0 { met.append(Entry(number: beginning, count: 0)) }
        tally[Int(beginning)] += entry.count
      }
    }
    for index in met.indices {
      let beginning = Int(met[index].number)
      met[index].count = tally[beginning]
      tally[beginning] = 0
    }
    return Self.sorted(met)
  }

  private static func sorted(_ entries: [Entry]) -> [Entry] {
    entries.sorted { $0.number < $1.number }
  }

  /// For each phrase its number among those that are in `least` rows or more; `nil` for the others.
  ///
  /// - Parameter exampleCount: a phrase in a row behind so many is never left out.
  func commonPhrases(least: Int, exampleCount: Int) -> [Int?] {
    var frequencies = Array(repeating: 0, count: phrases.count)
    for (index, row) in rows.enumerated() {
      let share = index < exampleCount ? 1 : least
      for entry in row.phrases { frequencies[Int(entry.number)] += share }
    }
    var count = 0
    return frequencies.map { frequency in
      guard frequency >= least else { return nil }
      count += 1
      return count - 1
    }
  }

  /// The text of the phrase with that number.
  func text(ofPhrase number: Int) -> String {
    let pair = phrases.pairs[number]
    return words.text(of: Int(pair.first)) + " " + words.text(of: Int(pair.second))
  }
}
