import Cleaning
import Testing

@Suite struct TextDecoderTests {
  @Test func readsStrictUTF8() throws {
    #expect(try TextDecoder().text(from: Array("Zażółć".utf8)) == "Zażółć")
    #expect(try TextDecoder().text(from: []) == "")
    #expect(try TextDecoder().text(from: [0]) == "\u{0}")
  }

  @Test func leavesOutTheByteOrderMark() throws {
    #expect(try TextDecoder().text(from: [0xEF, 0xBB, 0xBF, 0x41]) == "A")
    #expect(try TextDecoder(encoding: "UTF-16").text(from: [0xFF, 0xFE, 0x42, 0x01]) == "ł")
    #expect(try TextDecoder(encoding: "UTF-16BE").text(from: [0xFE, 0xFF, 0x01, 0x42]) == "ł")
  }

  @Test(
    arguments: [
      ([0x61, 0xB3], 1), ([0xC4], 0), ([0x61, 0x62, 0xC0, 0x80], 2), ([0xED, 0xA0, 0x80], 0),
      ([0xC5, 0x82, 0xF5], 2),
    ] as [([UInt8], Int)])
  func namesTheFirstInvalidByte(bytes: [UInt8], offset: Int) throws {
    let error = try #require(throws: TextDecodingError.self) {
      try TextDecoder().text(from: bytes)
    }
    #expect(error.code == .invalidBytes)
    #expect(error.byteOffset == offset)
    #expect(error.description.contains("byte \(offset)"))
    #expect(error.description.contains("windows-1250"))
  }

  @Test(
    arguments: [
      ("windows-1250", [0x9C, 0x9F, 0xB9, 0xB3]), ("ISO-8859-2", [0xB6, 0xBC, 0xB1, 0xB3]),
      ("cp852", [0x98, 0xAB, 0xA5, 0x88]),
    ] as [(String, [UInt8])])
  func readsOtherEncodings(encoding: String, bytes: [UInt8]) throws {
    #expect(try TextDecoder(encoding: encoding).text(from: bytes) == "śźął")
  }

  @Test(arguments: ["", "windows-polish", "utf-9"])
  func unknownEncodingsAreErrors(encoding: String) throws {
    let error = try #require(throws: TextDecodingError.self) {
      try TextDecoder(encoding: encoding).text(from: [0x41])
    }
    #expect(error.code == .unknownEncoding)
    #expect(error.byteOffset == nil)
    #expect(error.description.contains("\"\(encoding)\""))
  }

  @Test func invalidBytesOfOtherEncodingsAreErrors() throws {
    let error = try #require(throws: TextDecodingError.self) {
      try TextDecoder(encoding: "US-ASCII").text(from: [0x41, 0x42, 0xB3])
    }
    #expect(error.code == .invalidBytes)
    #expect(error.byteOffset == 2)
  }
}
