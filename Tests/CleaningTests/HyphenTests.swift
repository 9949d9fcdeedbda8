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
}
