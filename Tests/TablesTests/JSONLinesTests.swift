import Testing

@testable import Tables

@Suite struct JSONLinesTests {
  @Test(arguments: [
    (#"{"id":1, "text":"na-szej"}"#, #"{"id":1, "text":"naszej"}"#),
    (#"{"text":"\u0105 na-szej \ud83d\ude00"}"#, #"{"text":"\u0105 naszej \ud83d\ude00"}"#),
    (#"{"text":"b\u0142\u0119dy&oacute;"}"#, #"{"text":"b\u0142\u0119dy\u00f3"}"#),
    (#"{"text":"ą \/ \u0041&oacute;\n"}"#, #"{"text":"ą \/ \u0041ó\n"}"#),
    (
      #"{"a":{"text":"na-szej"},"text":"x&quot;","b":[1,-2.5e3,null,true]}"#,
      #"{"a":{"text":"na-szej"},"text":"x\"","b":[1,-2.5e3,null,true]}"#
    ),
    (#"{"te\u0078t":"na-szej"}"#, #"{"te\u0078t":"naszej"}"#),
    (#"{"text":5}"#, #"{"text":5}"#), ("{}", "{}"), ("", ""),
  ])
  func onlyTheFieldChanges(before: String, after: String) async throws {
    let result = try await clean(Array("\(before)\r\n".utf8), settings(.jsonl, "text"))
    #expect(String(decoding: result.bytes, as: UTF8.self) == "\(after)\r\n")
    #expect(result.reverted == Array("\(before)\r\n".utf8))
    #expect(result.rejects.isEmpty)
  }

  @Test(arguments: [
    #"{"text":"na-szej""#, #"{"text":"na-szej"} x"#, #"["text"]"#, #"{"text":"\x"}"#,
    #"{"text":"\ud800"}"#, #"{"text":01}"#, #"{"text":"a","text"}"#, "{\"text\":\"a\tb\"}",
    String(repeating: #"{"a":"#, count: 10_000),
  ])
  func whatIsNoJSONIsPassedOn(line: String) async throws {
    let text = "\(line)\n{\"text\":\"na-szej\"}"
    let result = try await clean(Array(text.utf8), settings(.jsonl, "text"))
    #expect(String(decoding: result.bytes, as: UTF8.self) == "\(line)\n{\"text\":\"naszej\"}")
    #expect(result.rejects.map(\.row) == [1])
    #expect(result.rejects.first?.byteCount == line.utf8.count + 1)
    #expect(result.tally.rows == 2)
  }
}
