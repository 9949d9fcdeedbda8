import Testing

@testable import Morphology

@Suite struct TagTests {
  @Test(arguments: [
    "subst:sg:nom:f", "subst:sg:nom.acc:m3", "adj:pl:nom.voc:m2.m3.f.n:pos", "fin:sg:ter:imperf",
    "praet:pl:m1:imperf", "prep:loc:nwok", "num:pl:nom:m1:rec",
    "ppron3:sg:gen:m1.m2.m3:ter:akc:npraep",
    "ger:sg:nom.acc:n:perf:aff", "brev:pun", "part", "interp", "ign",
  ])
  func writtenTagsComeBack(text: String) throws {
    let tag = try #require(Tag(text))
    #expect(tag.description == text)
    #expect(Tag(rawValue: tag.rawValue) == tag)
  }

  @Test(arguments: [
    "", "noun", "subst:", "subst::f", "subst:xx", "subst:sg:nom:f:", ":sg", "SUBST",
  ])
  func otherTextIsNoTag(text: String) { #expect(Tag(text) == nil) }

  @Test(arguments: [UInt64.max, 0xFF << 56, 1 << 55])
  func otherNumbersAreNoTag(rawValue: UInt64) { #expect(Tag(rawValue: rawValue) == nil) }

  @Test func agreementNeedsASharedNumberCaseAndGender() throws {
    let noun = try #require(Tag("subst:sg:gen:f"))
    #expect(noun.agrees(with: try #require(Tag("adj:sg:gen.dat.loc:f:pos"))))
    #expect(!noun.agrees(with: try #require(Tag("adj:sg:acc.inst:f:pos"))))
    #expect(!noun.agrees(with: try #require(Tag("adj:pl:gen:f:pos"))))
    #expect(!noun.agrees(with: try #require(Tag("adj:sg:gen:m1.m2.m3.n:pos"))))
    // A finite verb has no case and no gender that could disagree.
    #expect(noun.agrees(with: try #require(Tag("fin:sg:ter:imperf"))))
  }
}
