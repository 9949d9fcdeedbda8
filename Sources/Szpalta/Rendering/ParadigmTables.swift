import Morphology

/// Paradigms as tables: cases by numbers, persons by numbers, and so on.
struct ParadigmTables {
  let labels: Labels

  /// The heading of `paradigm` and its tables.
  func text(of paradigm: Paradigm) -> String {
    var output = heading(paradigm) + "\n"
    for table in tables(paradigm) where !table.rows.isEmpty { output += render(table) }
    return output
  }

  private struct Table {
    var title = ""
    var columns: [String] = []
    /// A label and a cell for each column.
    var rows: [(label: String, cells: [[String]])] = []

    /// Adds a row unless all its cells are empty.
    mutating func add(_ label: String, _ cells: [String]...) {
      if cells.contains(where: { !$0.isEmpty }) { rows.append((label, cells)) }
    }
  }

  private func tables(_ paradigm: Paradigm) -> [Table] {
    switch paradigm.kind {
    case .noun: [nominal(paradigm, .noun)]
    case .numeral: [byCase(paradigm)]
    case .pronoun: [byCase(paradigm)]
    case .adjective: adjective(paradigm)
    case .verb: verb(paradigm)
    case .adverb: [degrees(paradigm, .adverb)]
    case .other: [list(paradigm)]
    }
  }

  // MARK: Nominals

  private var cases: [(String, Grammemes)] {
    [
      (labels.pick("mianownik", "nominative"), .nominative),
      (labels.pick("dopełniacz", "genitive"), .genitive),
      (labels.pick("celownik", "dative"), .dative),
      (labels.pick("biernik", "accusative"), .accusative),
      (labels.pick("narzędnik", "instrumental"), .instrumental),
      (labels.pick("miejscownik", "locative"), .locative),
      (labels.pick("wołacz", "vocative"), .vocative),
    ]
  }

  private var numbers: [String] {
    [labels.pick("l. poj.", "singular"), labels.pick("l. mn.", "plural")]
  }

  private func nominal(_ paradigm: Paradigm, _ partOfSpeech: PartOfSpeech) -> Table {
    var table = Table(columns: numbers)
    for (label, value) in cases {
      table.add(
        label, paradigm.forms(partOfSpeech, with: [value, .singular]),
        paradigm.forms(partOfSpeech, .depreciativeNoun, with: [value, .plural]))
    }
    return table
  }

  /// Pronouns and numerals: whatever number and gender, all forms of a case.
  private func byCase(_ paradigm: Paradigm) -> Table {
    var table = Table(columns: [""])
    for (label, value) in cases {
      table.add(
        label,
        paradigm.forms(
          .numeral, .pronounFirstSecond, .pronounThird, .pronounReflexive, with: value))
    }
    return table.rows.isEmpty ? list(paradigm) : table
  }

  private func adjective(_ paradigm: Paradigm) -> [Table] {
    var table = Table(columns: [
      labels.pick("męski", "masculine"), labels.pick("żeński", "feminine"),
      labels.pick("nijaki", "neuter"), labels.pick("mn. męskoosobowy", "plural, persons"),
      labels.pick("mn. niemęskoosobowy", "plural, others"),
    ])
    for (label, value) in cases {
      func cell(_ grammemes: Grammemes) -> [String] {
        paradigm.forms(.adjective, with: [value, grammemes, .positive])
      }
      let persons = cell([.plural, .masculinePersonal])
      if value == .accusative {
        let alive = labels.pick("biernik (żyw.)", "accusative (animate)")
        let other = labels.pick("biernik (nieżyw.)", "accusative (inanimate)")
        table.add(
          alive, cell([.singular, .masculinePersonal]), cell([.singular, .feminine]),
          cell([.singular, .neuter]), persons, cell([.plural, .feminine]))
        table.add(
          other, cell([.singular, .masculineInanimate]), cell([.singular, .feminine]),
          cell([.singular, .neuter]), persons, cell([.plural, .feminine]))
      } else {
        table.add(
          label, cell([.singular, .masculinePersonal]), cell([.singular, .feminine]),
          cell([.singular, .neuter]), persons, cell([.plural, .feminine]))
      }
    }
    return [table, degrees(paradigm, .adjective), parts(paradigm)]
  }

  private func degrees(_ paradigm: Paradigm, _ partOfSpeech: PartOfSpeech) -> Table {
    // Of an adjective the dictionary form of the degree.
    let wanted: Grammemes =
      partOfSpeech == .adjective ? [.singular, .nominative, .masculinePersonal] : []
    var table = Table(columns: [""])
    if partOfSpeech == .adverb {
      table.add(
        labels.pick("stopień równy", "positive"),
        paradigm.forms(.adverb, with: [], excluding: [.comparative, .superlative]))
    }
    table.add(
      labels.pick("stopień wyższy", "comparative"),
      paradigm.forms(partOfSpeech, with: [.comparative, wanted]))
    table.add(
      labels.pick("stopień najwyższy", "superlative"),
      paradigm.forms(partOfSpeech, with: [.superlative, wanted]))
    return table
  }

  private func parts(_ paradigm: Paradigm) -> Table {
    var table = Table(columns: [""])
    table.add(
      labels.pick("w złożeniach", "in compounds"), paradigm.forms(.adjectivalPrefix, with: []))
    table.add(
      labels.pick("po „po”", "behind \"po\""),
      paradigm.forms(.postPrepositionalAdjective, with: []))
    table.add(
      labels.pick("forma krótka", "short form"), paradigm.forms(.predicativeAdjective, with: []))
    return table
  }

  // MARK: Verbs

  private var persons: [(String, Grammemes)] {
    [
      (labels.pick("1. osoba", "1st person"), .firstPerson),
      (labels.pick("2. osoba", "2nd person"), .secondPerson),
      (labels.pick("3. osoba", "3rd person"), .thirdPerson),
    ]
  }

  private func verb(_ paradigm: Paradigm) -> [Table] {
    let isPerfective = paradigm.lexicalGrammemes.contains(.perfective)
    let present =
      isPerfective && !paradigm.lexicalGrammemes.contains(.imperfective)
      ? labels.pick("czas przyszły", "future") : labels.pick("czas teraźniejszy", "present")
    return [
      byPerson(paradigm, present, .finiteVerb),
      byPerson(paradigm, labels.pick("czas przyszły", "future"), .futureBe),
      past(paradigm, labels.pick("czas przeszły", "past"), .pastForm),
      past(paradigm, "", .winien),
      past(paradigm, labels.pick("tryb przypuszczający", "conditional"), .conditional),
      byPerson(paradigm, labels.pick("tryb rozkazujący", "imperative"), .imperative),
      nonFinite(paradigm),
    ]
  }

  private func byPerson(_ paradigm: Paradigm, _ title: String, _ partOfSpeech: PartOfSpeech)
    -> Table
  {
    var table = Table(title: title, columns: numbers)
    for (label, value) in persons {
      table.add(
        label, paradigm.forms(partOfSpeech, with: [value, .singular]),
        paradigm.forms(partOfSpeech, with: [value, .plural]))
    }
    return table
  }

  private func past(_ paradigm: Paradigm, _ title: String, _ partOfSpeech: PartOfSpeech) -> Table {
    var table = Table(
      title: title,
      columns: [
        labels.pick("męski", "masculine"), labels.pick("żeński", "feminine"),
        labels.pick("nijaki", "neuter"), labels.pick("mn. męskoosobowy", "plural, persons"),
        labels.pick("mn. niemęskoosobowy", "plural, others"),
      ])
    for (label, value) in persons {
      func cell(_ grammemes: Grammemes) -> [String] {
        // The third person has no ending and may have none in its tag.
        let named = paradigm.forms(partOfSpeech, with: [value, grammemes])
        guard named.isEmpty, value == .thirdPerson else { return named }
        return paradigm.forms(partOfSpeech, with: grammemes, excluding: .persons)
      }
      table.add(
        label, cell([.singular, .masculinePersonal]), cell([.singular, .feminine]),
        cell([.singular, .neuter]), cell([.plural, .masculinePersonal]),
        cell([.plural, .feminine]))
    }
    return table
  }

  private func nonFinite(_ paradigm: Paradigm) -> Table {
    let base: Grammemes = [.singular, .nominative, .masculinePersonal, .affirmative]
    var table = Table(title: labels.pick("inne formy", "other forms"), columns: [""])
    table.add(labels.pick("bezokolicznik", "infinitive"), paradigm.forms(.infinitive, with: []))
    table.add(
      labels.pick("forma bezosobowa", "impersonal"), paradigm.forms(.impersonal, with: []))
    table.add(
      labels.pick("imiesłów przymiotnikowy czynny", "active participle"),
      paradigm.forms(.activeParticiple, with: base))
    table.add(
      labels.pick("imiesłów przymiotnikowy bierny", "passive participle"),
      paradigm.forms(.passiveParticiple, with: base))
    table.add(
      labels.pick("imiesłów współczesny", "present adverbial participle"),
      paradigm.forms(.adverbialParticiplePresent, with: []))
    table.add(
      labels.pick("imiesłów uprzedni", "anterior adverbial participle"),
      paradigm.forms(.adverbialParticipleAnterior, with: []))
    table.add(
      labels.pick("rzeczownik odsłowny", "gerund"),
      paradigm.forms(.gerund, with: [.singular, .nominative, .affirmative]))
    return table
  }

  private func list(_ paradigm: Paradigm) -> Table {
    var table = Table(columns: [""])
    for (form, tag) in paradigm.forms { table.add(form, [tag.description]) }
    return table
  }

  // MARK: Layout

  private func heading(_ paradigm: Paradigm) -> String {
    var parts = [paradigm.lemma, kind(paradigm.kind)]
    for (value, name) in lexicalNames where paradigm.lexicalGrammemes.contains(value) {
      parts.append(name)
    }
    return parts.filter { !$0.isEmpty }.joined(separator: " · ")
  }

  private func kind(_ kind: Paradigm.Kind) -> String {
    switch kind {
    case .noun: labels.pick("rzeczownik", "noun")
    case .adjective: labels.pick("przymiotnik", "adjective")
    case .verb: labels.pick("czasownik", "verb")
    case .adverb: labels.pick("przysłówek", "adverb")
    case .numeral: labels.pick("liczebnik", "numeral")
    case .pronoun: labels.pick("zaimek", "pronoun")
    case .other: ""
    }
  }

  private var lexicalNames: [(Grammemes, String)] {
    [
      (.masculinePersonal, labels.pick("męskoosobowy (m1)", "masculine personal (m1)")),
      (.masculineAnimate, labels.pick("męski żywotny (m2)", "masculine animate (m2)")),
      (.masculineInanimate, labels.pick("męski nieżywotny (m3)", "masculine inanimate (m3)")),
      (.feminine, labels.pick("żeński (f)", "feminine (f)")),
      (.neuter, labels.pick("nijaki (n)", "neuter (n)")),
      (.imperfective, labels.pick("niedokonany", "imperfective")),
      (.perfective, labels.pick("dokonany", "perfective")),
    ]
  }

  private func render(_ table: Table) -> String {
    let cells = table.rows.map { row in
      [row.label] + row.cells.map { $0.isEmpty ? "–" : $0.joined(separator: ", ") }
    }
    let all = [[table.title] + table.columns] + cells
    let hasHeader = all[0].contains { !$0.isEmpty }
    let widths = all[0].indices.map { column in all.map { $0[column].count }.max() ?? 0 }
    return (hasHeader ? all : cells).map { row in
      var line = " "
      for (column, cell) in row.enumerated() {
        line += " " + cell + String(repeating: " ", count: widths[column] - cell.count) + " "
      }
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }
    .joined()
  }
}
