import Morphology

/// The languages that reports for people are written in.
public enum LabelLanguage: String, CaseIterable, Codable, Sendable {
  /// Polish.
  case pl
  /// English.
  case en
}

/// The words of reports for people, in one language.
package struct Labels: Sendable {
  let language: LabelLanguage

  package init(language: LabelLanguage) { self.language = language }

  /// The Polish text or the English one.
  package func pick(_ polish: String, _ english: String) -> String {
    language == .pl ? polish : english
  }

  /// `count` with its noun: "1 zdanie", "3 zdania", "12 zdań".
  ///
  /// Polish takes the second form for numbers that end in 2, 3 or 4 but not in 12, 13 or 14.
  package func counted(
    _ count: Int, _ polish: (String, String, String), _ english: (String, String)
  )
    -> String
  {
    if language == .en { return "\(count) \(count == 1 ? english.0 : english.1)" }
    if count == 1 { return "1 \(polish.0)" }
    let isFew = (2...4).contains(count % 10) && !(12...14).contains(count % 100)
    return "\(count) \(isFew ? polish.1 : polish.2)"
  }

  /// `value` with `digits` decimals and the language's decimal mark; "–" for `nil`.
  package func number(_ value: Double?, digits: Int = 1) -> String {
    guard let value, value.isFinite else { return "–" }
    let scale = (0..<digits).reduce(1.0) { scale, _ in scale * 10 }
    let scaled = (value.magnitude * scale).rounded()
    guard scaled < 1e15 else { return "\(value)" }
    let whole = Int(scaled) / Int(scale)
    let sign = value < 0 && scaled > 0 ? "−" : ""
    if digits == 0 { return "\(sign)\(whole)" }
    let fraction = String(Int(scaled) % Int(scale))
    let zeros = String(repeating: "0", count: digits - fraction.count)
    return "\(sign)\(whole)\(language == .pl ? "," : ".")\(zeros)\(fraction)"
  }

  func words(_ count: Int) -> String {
    counted(count, ("słowo", "słowa", "słów"), ("word", "words"))
  }

  func sentences(_ count: Int) -> String {
    counted(count, ("zdanie", "zdania", "zdań"), ("sentence", "sentences"))
  }

  func paragraphs(_ count: Int) -> String {
    counted(count, ("akapit", "akapity", "akapitów"), ("paragraph", "paragraphs"))
  }

  package func repairs(_ count: Int) -> String {
    counted(count, ("poprawka", "poprawki", "poprawek"), ("repair", "repairs"))
  }

  /// The name of an index.
  func index(_ id: String) -> String {
    switch id {
    case "fogPL": "FOG-PL"
    case "pisarekLinear": pick("Pisarek liniowy", "Pisarek, linear")
    case "pisarekNonLinear": pick("Pisarek nieliniowy", "Pisarek, non-linear")
    case "lix": "LIX"
    default: id
    }
  }

  /// What a band of an index means.
  func band(_ id: String) -> String {
    switch id {
    case "primarySchool": pick("szkoła podstawowa", "primary school")
    case "secondarySchool": pick("szkoła średnia", "secondary school")
    case "university": pick("studia", "university")
    case "postgraduate": pick("po studiach", "beyond university")
    case "veryEasy": pick("bardzo łatwy", "very easy")
    case "easy": pick("łatwy", "easy")
    case "medium": pick("średni", "medium")
    case "hard": pick("trudny", "hard")
    case "veryHard": pick("bardzo trudny", "very hard")
    default: id
    }
  }

  /// A warning of the readability report.
  /// For whom a text of a class from 1 to 7 is written.
  func readers(ofClass difficultyClass: Int) -> String {
    switch difficultyClass {
    case 1: pick("klasy 1–3", "forms 1 to 3")
    case 2: pick("klasy 4–6", "forms 4 to 6")
    case 3: pick("klasy 7–8", "forms 7 and 8")
    case 4: pick("szkoła średnia", "secondary school")
    case 5: pick("studia licencjackie", "bachelor's studies")
    case 6: pick("studia magisterskie", "master's studies")
    default: pick("specjaliści", "specialists")
    }
  }

  func warning(_ id: String) -> String {
    switch id {
    case "fewerThan100Words":
      pick(
        "mniej niż 100 słów: wskaźniki są niepewne", "fewer than 100 words: indices are uncertain")
    case "noProse": pick("brak tekstu ciągłego: nie ma czego mierzyć", "no prose: not measurable")
    case "notPolish":
      pick(
        "to nie jest polski tekst: wskaźniki nic nie mówią",
        "the text is not Polish: the indices mean nothing")
    case "partlyNotPolish":
      pick(
        "wiele słów spoza polszczyzny: wskaźniki są niepewne",
        "many words are not Polish: indices are uncertain")
    case "hardlyAnySentences":
      pick(
        "prawie nie ma końców zdań (lista, tabela, wiersz?): długość zdań niewiele mówi",
        "hardly any end of a sentence (a list, a table, verse?): sentence lengths mean little")
    case "allCapitals":
      pick(
        "tekst wersalikami: nazw i skrótowców nie da się odróżnić",
        "set in capitals: names and acronyms cannot be told apart")
    default: id
    }
  }

  /// Where a reading comes from; nothing for the lexicon, as usual.
  func source(_ source: Interpretation.Source) -> String {
    switch source {
    case .lexicon: ""
    case .rule: pick("reguła", "rule")
    case .guess: pick("domysł", "guess")
    }
  }

  /// Why a sentence is hard.
  func reason(_ id: String) -> String {
    switch id {
    case "manyWords": pick("długie", "long")
    case "manyHardWords": pick("dużo trudnych słów", "many hard words")
    default: id
    }
  }
}
