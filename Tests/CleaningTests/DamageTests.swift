import Cleaning
import Testing

@Suite struct DamageTests {
  @Test(arguments: [
    ("W?r?d ludzi", "W?r?d", Damage.Kind.questionMark),
    ("to bydl\u{FFFD} jest", "bydl\u{FFFD}", .replacementCharacter),
    ("kolej\u{9C}ne", "kolej\u{9C}ne", .remains), ("weszÅa do izby", "weszÅa", .remains),
  ])
  func showsLettersThatAreLost(text: String, word: String, kind: Damage.Kind) throws {
    let damage = try #require(Resources.cleaner.damage(in: text).first)
    #expect(damage.word == word && damage.kind == kind)
    #expect(text[damage.range] == word)
    #expect(damage.description.contains(word))
  }

  @Test(arguments: [
    "", "Czy to tak? Nie wiem.", "https://example.pl/a?b=c", "co?Tak", "Ängström, Ålesund, Źdźbło",
    "The quick brown fox jumps over the lazy dog while the other animals of the forest look on, "
      + "wondering what the fuss is about and whether they should be doing the same thing too.",
  ])
  func leavesSoundTextAlone(text: String) {
    #expect(Resources.cleaner.damage(in: text).isEmpty)
  }

  @Test func showsTextsWithoutPolishLetters() {
    let text =
      "Wpisanie nowej spolki do rejestru handlowego zaplanowano na polowe pazdziernika, a "
      + "prezes firmy zapowiada, ze wyniki pierwszego kwartalu beda duzo lepsze niz przed rokiem."
    #expect(Resources.cleaner.damage(in: text).map(\.kind) == [.diacritics])
    #expect(Resources.cleaner.edits(for: text).isEmpty)
  }

  @Test func aRepairTellsWhatIsLostInItsResult() {
    for seed: UInt64 in 0..<300 {
      let text = CleanerInvariantTests.text(
        seed: seed, of: CleanerInvariantTests.pieces + ["by\u{FFFD}", "W?r?d", "weszÅa"])
      let repair = Resources.cleaner.repair(of: text, tellsDamage: true)
      #expect(repair.text == repair.edits.applied(to: text))
      #expect(repair.damage == Resources.cleaner.damage(in: repair.text))
    }
  }
}
