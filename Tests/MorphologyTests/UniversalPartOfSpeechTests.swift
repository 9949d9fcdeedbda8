import Testing
import TextModel

@testable import Morphology

@Suite struct UniversalPartOfSpeechTests {
  /// The classes of the words of a sentence, in its order.
  private func classes(_ text: String) -> String {
    let annotated = AnnotatedDocument.ofSentence(text)
    return annotated.universalPartsOfSpeech(in: annotated.document.sentences[0])
      .map(\.rawValue).joined(separator: " ")
  }

  @Test(arguments: [
    ("Ten mały kot szybko biegł .", "DET ADJ NOUN ADV VERB PUNCT"),
    ("Anna nie boi się jego psa .", "PROPN PART VERB PRON PRON NOUN PUNCT"),
    ("Kilka osób i dwa psy .", "DET NOUN CCONJ NUM NOUN PUNCT"),
    ("Wiem , że w domu śpi .", "VERB PUNCT SCONJ ADP NOUN VERB PUNCT"),
  ])
  func wordsHaveTheirClass(text: String, classes: String) {
    #expect(self.classes(text) == classes)
  }

  @Test(arguments: [
    ("Kot jest w domu .", "VERB"), ("Kot jest mały .", "AUX"), ("Kot jest zwierzęciem .", "AUX"),
    ("Dom jest zbudowany .", "AUX"), ("Nowy dom jest w lesie .", "VERB"),
    ("Dom został sprzedany .", "AUX"), ("Dom został w lesie .", "VERB"),
  ])
  func beingSomewhereIsAVerb(text: String, wanted: String) {
    #expect(classes(text).split(separator: " ").contains { $0 == wanted }, "\(classes(text))")
    #expect(
      !classes(text).split(separator: " ").contains { $0 == (wanted == "AUX" ? "VERB" : "AUX") })
  }

  @Test func toIdentifiesOrPoints() {
    #expect(classes("Praca to zdrowie .") == "NOUN AUX NOUN PUNCT")
    #expect(classes("To był zły pomysł .").hasPrefix("AUX AUX"))
    #expect(classes("To mnie dziwi .").hasPrefix("PRON"))
  }

  @Test func jakAsksOrCompares() {
    #expect(classes("Wiem , jak to zrobić .").hasPrefix("VERB PUNCT ADV"))
    #expect(classes("Śpi jak dziecko .").hasPrefix("VERB SCONJ NOUN"))
  }

  @Test func figuresAreNumbersOrOrdinals() {
    #expect(classes("Ma 5 domów .").hasPrefix("VERB NUM NOUN"))
    #expect(classes("Wrócił 5 maja .").hasPrefix("VERB ADJ NOUN"))
    #expect(classes("Król Jan III .").hasSuffix("ADJ PUNCT"))
  }
}
