import Cleaning
import Testing

@Suite struct LinesTests {
  static let cleaner = Resources.cleaner(.hyphens, .lines)

  static let wrapped = """
    Redakcja naszego pisma od lat zbiera wspomnienia
    mieszkańców dzielnicy, którzy pamiętają czasy, gdy
    po ulicach jeździły konne tramwaje, a dzieci nosi-
    ły do szkoły tabliczki i rysiki.
    """
  static let unwrapped =
    "Redakcja naszego pisma od lat zbiera wspomnienia mieszkańców dzielnicy, którzy pamiętają "
    + "czasy, gdy po ulicach jeździły konne tramwaje, a dzieci nosiły do szkoły tabliczki i rysiki."

  @Test func makesParagraphsOfWrappedLines() {
    #expect(Self.cleaner.cleaned(Self.wrapped) == Self.unwrapped)
    let carriage = Self.wrapped.split(separator: "\n").joined(separator: "\r\n")
    #expect(Self.cleaner.cleaned(carriage) == Self.unwrapped)
  }

  @Test func aListBesideDoesNotHideThatTheTextIsWrapped() {
    let list = "Kup:\n- jabłka\n- gruszki\n- śliwki z sadu"
    let short = """
      Redakcja naszego pisma zbiera wspomnienia mieszkańców
      dzielnicy, którzy pamiętają czasy przed wojną i po niej.
      """
    #expect(
      Self.cleaner.cleaned("\(short)\n\n\(list)\n")
        == short.split(separator: "\n").joined(separator: " ") + "\n\n\(list)\n")
  }

  @Test func keepsBlankLinesBetweenParagraphs() {
    #expect(
      Self.cleaner.cleaned("\(Self.wrapped)\n\n\(Self.wrapped)\n")
        == "\(Self.unwrapped)\n\n\(Self.unwrapped)\n")
  }

  @Test func beginsParagraphsAtIndents() {
    let indented = "   " + Self.wrapped
    #expect(
      Self.cleaner.cleaned("\(indented)\n\(indented)\n")
        == "   \(Self.unwrapped)\n   \(Self.unwrapped)\n")
  }

  @Test func beginsParagraphsAfterShortLines() {
    #expect(
      Self.cleaner.cleaned("\(Self.wrapped)\n\(Self.wrapped)\n")
        == "\(Self.unwrapped)\n\(Self.unwrapped)\n")
  }

  @Test func keepsHeadingsAndBullets() {
    let text = """
      Wspomnienia

      \(Self.wrapped)
      • pierwszy numer pisma, który ukazał się dawno temu,
      • drugi numer pisma.
      """
    let result = Self.cleaner.cleaned(text)
    #expect(result.hasPrefix("Wspomnienia\n\n\(Self.unwrapped)\n• pierwszy"))
    #expect(result.hasSuffix("temu,\n• drugi numer pisma."))
  }

  @Test(arguments: [
    "Jeden akapit, który stoi w jednym wierszu i kończy się kropką.\nDrugi akapit.\nTrzeci.\n",
    "mleko\nchleb\nmasło\nsól\n",
    "Litwo, ojczyzno moja, pierwsza zwrotka,\nKtórą tu piszę zamiast cytatu,\n"
      + "Wiersze zaczyna wielką literą,\nA lewy brzeg ma równy, prawy nie.\n",
    "Nazwa    Cena\nchleb    4,50\nmasło    7,20\n", "", "\n\n\n", "jeden wiersz",
    "Wstęp do tematu\n\nPierwszy akapit jest krótki.\n\nDrugi też.\n",
  ])
  func leavesOtherTextAlone(text: String) {
    #expect(Self.cleaner.edits(for: text).isEmpty)
  }

  @Test func keepsFormFeeds() {
    let text = "\(Self.wrapped)\n\u{C}\n\(Self.wrapped)\n\u{C}\nmleko\nchleb\n"
    #expect(
      Self.cleaner.cleaned(text)
        == "\(Self.unwrapped)\n\u{C}\n\(Self.unwrapped)\n\u{C}\nmleko\nchleb\n")
  }

  @Test func leavesOutTheBlankAfterAHyphenIfHyphensAreOff() {
    let text = Resources.cleaner(.lines).cleaned(Self.wrapped)
    #expect(text.contains("a dzieci nosi-ły do szkoły"))
  }
}
