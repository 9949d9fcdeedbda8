import Cleaning
import Testing

@Suite struct HyphenTests {
  static let cleaner = Resources.cleaner(.hyphens)

  @Test(arguments: [
    ("Dawno powinni-śmy to zmienić.", "Dawno powinniśmy to zmienić."),
    ("Dobro na-szego miasta.", "Dobro naszego miasta."),
    ("Czy-ście to czytali?", "Czyście to czytali?"),
    ("Gdy-byś przyszedł wcześniej.", "Gdybyś przyszedł wcześniej."),
    ("Redak-cja przyj-muje listy.", "Redakcja przyjmuje listy."),
    ("Nowo-czesna drukarnia.", "Nowoczesna drukarnia."),
    ("Pod-czas gdy pada.", "Podczas gdy pada."),
    ("Adam Mickie-wicz w Wil-nie.", "Adam Mickiewicz w Wilnie."),
    ("Redak- cja za- prasza.", "Redakcja zaprasza."),
    ("Redak\u{2010}cja i dru\u{AD}karnia, stro¬na.", "Redakcja i drukarnia, strona."),
    ("REDAK-CJA", "REDAKCJA"), ("Rada nie wsz- częła sporu.", "Rada nie wszczęła sporu."),
    ("Wtedy t-ośmy się zgodzili.", "Wtedy tośmy się zgodzili."),
    ("Re-dak-cja.", "Redakcja."),
    ("W konstruk-cyi téj ma-szyny.", "W konstrukcyi téj maszyny."),
    ("Pan Mül-ler z François-Noëlem.", "Pan Müller z François-Noëlem."),
  ])
  func joinsLeftoversInsideLines(before: String, after: String) {
    #expect(Self.cleaner.cleaned(before) == after)
  }

  @Test(arguments: [
    "Działania sprzedażowo-marketingowe i marketingowo-sprzedażowe.",
    "Kampania real-time, e-mail i e-book.", "Mieszka w Bielsku-Białej.",
    "Maria Skłodowska-Curie i Jean-Paul.", "XX-lecie, PRL-owski, 30-letni, SMS-a.",
    "Były eks-premier i niby-państwo.", "Działy sprzedażowo- i marketingowo-reklamowe.",
    "Lata 1990-1995, rozdziały A-Z.", "– Tak – powiedział. - Nie - odparła.",
    "-Tak -powiedziała Anna.", "Lublin- miasto na wschodzie.", "Końcówki -śmy i -ście.",
    "Pisz na nasza-redakcja@nasza-gazeta.pl, adres www.na-szego.pl.", "#na-szego",
    "Biało-czerwona flaga i czarno-biały film.", "Ha-ha-ha!", "Kobieta-zagadka.",
    "Sala z grand-père i prêt-à-porter.",
  ])
  func keepsHyphensOfTheAuthor(text: String) {
    #expect(Self.cleaner.edits(for: text).isEmpty)
  }

  @Test(arguments: [
    ("to jest nasza redak-\ncja w mieście", "to jest nasza redakcja w mieście"),
    ("to jest nasza redak-\r\n   cja w mieście", "to jest nasza redakcja w mieście"),
    ("to jest nasza redak¬\ncja", "to jest nasza redakcja"),
    ("to jest nasza redak\u{AD}\ncja", "to jest nasza redakcja"),
    ("flaga biało-\n-czerwona", "flaga biało-czerwona"),
    ("flaga biało-\nczerwona", "flaga biało-czerwona"),
    ("wyspy północno-\nzachodnie", "wyspy północno-zachodnie"),
    ("suknia jasno-\nniebieską nicią", "suknia jasnoniebieską nicią"),
    ("rzymska pie-\ntas", "rzymska pietas"), ("wszystkie łuk-\nstrzały", "wszystkie łuk-strzały"),
    ("mieszka w Bielsku-\nBiałej", "mieszka w Bielsku-Białej"),
    ("ma 25-\nletni staż", "ma 25-letni staż"),
    ("napisał e-\nmail", "napisał e-mail"),
    ("pokoje jedno-\nlub dwuosobowe", "pokoje jedno-\nlub dwuosobowe"),
    ("strona redak-\n\ncja", "strona redak-\n\ncja"),
    ("koniec strony\u{C}\r\ni nowa strona", "koniec strony\u{C}\r\ni nowa strona"),
  ])
  func decidesHyphensAtLineEnds(before: String, after: String) {
    #expect(Self.cleaner.cleaned(before) == after)
  }

  @Test func movesTheRestOfAWordBeforeAPageBreak() {
    #expect(
      Self.cleaner.cleaned("to nasza redak-\n\u{C}cja, która działa\n")
        == "to nasza redakcja,\n\u{C}która działa\n")
  }

  @Test func takesTheDocumentForEvidence() {
    let alone = "Firma Kwestoria-lex kupiła Zbrzydek-pol."
    #expect(Self.cleaner.edits(for: alone).isEmpty)
    #expect(
      Self.cleaner.cleaned("Grzmotopol rośnie. Rada Grzmoto-polu, czyli Grzmotopolu, obraduje.")
        == "Grzmotopol rośnie. Rada Grzmotopolu, czyli Grzmotopolu, obraduje.")
  }

  @Test func wordsThatOnlyLookTheSameAreTwo() {
    // With a letter and its mark as two scalars the lexicon knows no word.
    let texts = ["na róż-no\u{301}w", "na róż-nów", "na ro\u{301}ż-nów", "na ró-żno\u{301}w"]
    let alone = texts.map { Resources.cleaner(.hyphens).edits(for: $0) }
    let cleaner = Resources.cleaner(.hyphens)
    for (text, edits) in zip(texts, alone).reversed() {
      #expect(cleaner.edits(for: text).edits == edits.edits)
    }
  }

  @Test func documentsDoNotInfluenceEachOther() {
    let hint = "Klub Tarnobrzeg-ski, Tarnobrzegski"
    let first = "nazwa xyklo-motra jest nowa"
    let second = "xyklomotra to maszyna"
    #expect(Self.cleaner.cleaned("\(first)\n\(second)") == "nazwa xyklomotra jest nowa\n\(second)")
    let apart = "\(first)\n\u{C}\n\(second)\n\u{C}\n\(hint)"
    #expect(Self.cleaner.cleaned(apart).hasPrefix(Self.cleaner.cleaned(first) + "\n\u{C}\n"))
  }

  @Test func editsTellWhyAndHowSure() throws {
    let edit = try #require(Self.cleaner.edits(for: "dobro na-szego miasta").edits.first)
    #expect(edit.rule == "hyphens")
    #expect(edit.reason.contains("\"naszego\""))
    #expect(edit.confidence > 0.95 && edit.confidence <= 1)
  }

  @Test func levelsJoinMoreOrLess() {
    let text = "Syr-gid i Gor-goniusz, na-szego, redak-cja, od-chodnem, beethovenow- skich."
    let counts = Cleaner.HyphenLevel.allCases.map {
      let cleaner = Resources.cleaner(.init(rules: [.hyphens], hyphens: $0))
      return cleaner.edits(for: text).edits.count
    }
    #expect(counts == counts.sorted())
    #expect(counts[0] >= 2 && counts[0] < counts[2])
  }

  @Test(arguments: [
    ("dob-\n\u{C}re-\nmu miastu", "dobremu\n\u{C}miastu"),
    ("dob-\n\u{C}re\u{AD}mu miastu", "dobremu\n\u{C}miastu"),
    ("n-\n\u{C}i\u{AD}\n", nil), ("o-\n\u{C}o-\nw", nil), ("o-\n\u{C}i¬n", nil),
    ("h-\n\u{C}h-\n\u{C}h-\n2", nil), ("dob-\n\u{C}remu \nmiastu", nil),
  ])
  func marksInTheRestOfAWordComeFirst(text: String, expected: String?) {
    for cleaner in [Resources.cleaner, Resources.cleaner(.hyphens, .lines)] {
      let cleaned = cleaner.cleaned(text)
      if let expected { #expect(cleaned == expected) }
      #expect(cleaner.edits(for: cleaned).isEmpty)
    }
  }

  /// A page of prose in lines, long enough for a number to be that of a page.
  private static let page = (0..<12).map { _ in "Rano pada deszcz, a wieczorem śnieg." }
    .joined(separator: "\n")

  @Test(arguments: [
    // A number between blank lines, at the end and at the start of a page, in dashes.
    ("co powin-\n\n12\n\nniśmy, robić", "co powinniśmy,\n\n12\n\nrobić"),
    ("co powin-\n12\n\u{C}niśmy robić", "co powinniśmy\n12\n\u{C}robić"),
    ("co powin-\n\u{C}12\nniśmy robić", "co powinniśmy\n\u{C}12\nrobić"),
    ("co powin-\n\n– 12 –\n\nniśmy robić", "co powinniśmy\n\n– 12 –\n\nrobić"),
    ("co powin¬\n\n12\n\nniśmy robić", "co powinniśmy\n\n12\n\nrobić"),
    ("co powin\u{AD}\n\n12\n\nniśmy robić", "co powinniśmy\n\n12\n\nrobić"),
    ("co powin\u{AD}\n\u{C}niśmy robić", "co powinniśmy\n\u{C}robić"),
    // Compounds, dashes, lists and what begins anew stay.
    ("biało-\n\n12\n\nczerwony", "biało-\n\n12\n\nczerwony"),
    ("co powin-\n\n12\n\nNiśmy", "co powin-\n\n12\n\nNiśmy"),
    ("co powin -\n\n12\n\nniśmy", "co powin -\n\n12\n\nniśmy"),
    ("wstęp-\n\n12\n\nrozwinięcie", "wstęp-\n\n12\n\nrozwinięcie"),
    // Neither a page number nor a head.
    ("co powin-\n\nniśmy", "co powin-\n\nniśmy"),
    ("co powin-\n\n12345\n\nniśmy", "co powin-\n\n12345\n\nniśmy"),
    ("co powin-\n\nPan Tadeusz\n\nniśmy", "co powin-\n\nPan Tadeusz\n\nniśmy"),
  ])
  func pageNumbersDoNotDivideWords(text: String, expected: String) {
    let cleaner = Resources.cleaner(.hyphens)
    #expect(cleaner.cleaned(text) == expected)
    #expect(cleaner.cleaned(expected) == expected)
    let both = Resources.cleaner(.hyphens, .lines)
    #expect(both.edits(for: both.cleaned(text)).isEmpty)
  }

  @Test func numbersThatCountPagesNeedNoBlankLines() {
    let text = "\(Self.page)\nco powin-\n12\nniśmy robić\n\(Self.page)\n13\n\(Self.page)"
    let cleaned = Resources.cleaner(.hyphens).cleaned(text)
    #expect(cleaned == text.replacing("powin-\n12\nniśmy ", with: "powinniśmy\n12\n"))
    // The numbers stay lines of their own.
    let lines = Resources.cleaner(.hyphens, .lines).cleaned(text).split(separator: "\n")
    #expect(lines.contains("12") && lines.contains("13"))
    let apart = text.replacing("\n13\n", with: "\n15\n")
    #expect(!Resources.cleaner(.hyphens).cleaned(apart).contains("powinniśmy"))
  }

  @Test func runningHeadsAreThoseThatComeAgain() {
    let text = """
      \(Self.page)
      co powin-
      \u{C}12   Pan Tadeusz

      niśmy robić,
      \(Self.page)
      \u{C}Pan Tadeusz   13

      \(Self.page)
      """
    let cleaned = Resources.cleaner(.hyphens).cleaned(text)
    #expect(
      cleaned
        == text.replacing("powin-\n", with: "powinniśmy\n").replacing("\nniśmy r", with: "\nr"))
    let once = text.replacing("Pan Tadeusz   13", with: "Księga druga")
    #expect(Resources.cleaner(.hyphens).cleaned(once) == once)
  }

  /// What is known from one document does not decide another that says more.
  @Test func documentsDoNotDecideEachOther() {
    let texts = [
      "To jest nie-bycie.", "To jest nie-bycie, a tu niebycie.", "To jest nie-bycie i nie-bycie.",
      "Pod-czas gdy pada.", "Pod-czas pod-czas pod-czas.", "Kobieta-zagadka i kobietazagadka.",
      "Kobieta-zagadka.", "Biało-\nczerwona i biało-czerwona flaga.",
    ]
    let shared = Resources.cleaner(.hyphens)
    for text in texts + texts.reversed() {
      #expect(shared.cleaned(text) == Resources.cleaner(.hyphens).cleaned(text))
    }
  }
}
