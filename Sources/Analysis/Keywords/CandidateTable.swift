import Morphology
import TextModel

/// Brings the places of one keyphrase together, in whatever form it stands there.
struct CandidateTable {
  let document: AnnotatedDocument
  let words: DocumentWords
  let baseForm: BaseForm

  /// In the order of the first place.
  private(set) var candidates: [KeyphraseCandidate] = []
  private var indices: [[String]: Int] = [:]
  private var lemmasByForm: [String: [String]] = [:]

  init(document: AnnotatedDocument, words: DocumentWords, baseForm: BaseForm) {
    self.document = document
    self.words = words
    self.baseForm = baseForm
  }

  /// Counts the phrase at `place`.
  mutating func add(_ place: CandidatePlace) {
    let lemmas = lemmas(at: place)
    let key = lemmas.sorted()
    if let index = indices[key] {
      candidates[index].places.append(place)
      return
    }
    indices[key] = candidates.count
    candidates.append(KeyphraseCandidate(key: key, lemmas: lemmas, places: [place]))
  }

  /// The dictionary form that the candidate's forms speak for: the most frequent one.
  func text(of candidate: KeyphraseCandidate, number: BaseForm.NumberPolicy) -> String {
    let isName = candidate.isName(in: words)
    var counts: [(text: String, count: Int)] = []
    for (phrase, count) in phrases(of: candidate) {
      let text = baseForm.result(
        for: phrase, number: number, initialCapital: isName ? .meant : .mayBePositional
      ).text
      if let index = counts.firstIndex(where: { $0.text == text }) {
        counts[index].count += count
      } else {
        counts.append((text, count))
      }
    }
    var best = counts.first
    for entry in counts where entry.count > (best?.count ?? 0) { best = entry }
    return best?.text ?? ""
  }

  /// The candidate's phrases as they stand, each once, with how often; a base form takes time.
  private func phrases(of candidate: KeyphraseCandidate) -> [(words: [PhraseWord], count: Int)] {
    var phrases: [(words: [PhraseWord], count: Int)] = []
    var indices: [[String]: Int] = [:]
    for place in candidate.places {
      let words = phrase(at: place)
      let key = words.map { $0.before + $0.text + $0.after }
      if let index = indices[key] {
        phrases[index].count += 1
      } else {
        indices[key] = phrases.count
        phrases.append((words, 1))
      }
    }
    return phrases
  }

  private func phrase(at place: CandidatePlace) -> [PhraseWord] {
    place.tokens.compactMap { words[$0] }
  }

  private mutating func lemmas(at place: CandidatePlace) -> [String] {
    let phrase = phrase(at: place)
    let form = phrase.map(\.text).joined(separator: " ").lowercased()
    if let known = lemmasByForm[form] { return known }
    let lemmas = baseForm.lemmas(of: phrase)
    lemmasByForm[form] = lemmas
    return lemmas
  }
}

extension KeyphraseCandidate {
  /// True if every place that could show it has a capital: those inside sentences, or, if there
  /// are none, all whose first word is known in no other writing.
  func isName(in words: DocumentWords) -> Bool {
    let telling = places.filter { !$0.startsSentence }
    guard !telling.isEmpty else { return false }
    return telling.allSatisfy {
      words[$0.tokens.lowerBound]?.traits.contains(.capitalised) ?? false
    }
  }
}

extension BaseForm {
  /// The lower-case lemmas by which forms of one phrase are recognised, one a word.
  func lemmas(of words: [PhraseWord]) -> [String] {
    let group = parser.bestGroup(in: words, from: 0)
    return words.indices.map { index in
      let member = group?.members.first { $0.word == index }?.reading
      let reading = member ?? words[index].likeliestDependent
      guard let reading else { return words[index].text.lowercased() }
      return lemma(of: reading).lowercased()
    }
  }

  /// A noun's lemma; a gerund's is its nominative, as people look it up.
  private func lemma(of reading: NominalReading) -> String {
    if reading.tag.partOfSpeech == .gerund {
      let cell = AgreementCell(
        number: .singular, grammaticalCase: .nominative, gender: .neuter)
      if let form = form(of: reading, in: cell) { return form }
    }
    return reading.prefix + reading.lemma
  }
}

extension PhraseWord {
  /// The likeliest reading of a word that depends on a head: a genitive before anything else.
  fileprivate var likeliestDependent: NominalReading? {
    let genitives = readings.filter { $0.tag.grammemes.contains(.genitive) }
    return (genitives.isEmpty ? readings : genitives).max { $0.weight < $1.weight }
  }
}
