internal import CICUShim

/// A single-byte encoding, both ways.
package final class Codepage: Sendable {
  /// Its usual name, such as "windows-1250".
  let name: String
  /// The scalar that each byte stands for; bytes that stand for nothing keep their value, as
  /// control characters, which is what most programs make of them.
  package let scalars: [UInt32]
  /// The byte of each scalar below `Self.limit`; 0 where none stands for it.
  private let bytes: [UInt8]
  /// No encoding of one byte has a scalar beyond the block of geometric shapes, but for U+FB01
  /// and the like, which text has by right.
  static let limit = 0x2600

  /// The encoding that ICU knows as `name`; `nil` if it knows none.
  convenience init?(_ name: String) {
    var table = [UInt32](repeating: 0, count: 256)
    guard cicu_byte_table(name, &table) == 0 else { return nil }
    self.init(name, table: table)
  }

  init(_ name: String, table: [UInt32]) {
    self.name = name
    scalars = table.enumerated().map { $1 == .max ? UInt32($0) : $1 }
    var bytes = [UInt8](repeating: 0, count: Self.limit)
    for byte in 0..<0x80 { bytes[byte] = UInt8(byte) }
    // Programs that write bytes for controls take the controls of ISO 6429 for them.
    for byte in 0x80..<0xA0 { bytes[byte] = UInt8(byte) }
    for (byte, scalar) in scalars.enumerated() where byte >= 0x80 && scalar < Self.limit {
      bytes[Int(scalar)] = UInt8(byte)
    }
    // Tables differ in which of two equal signs they mean.
    for (one, other) in [(0xB5, 0x3BC), (0x3A9, 0x2126), (0xDF, 0x3B2)] {
      if bytes[one] == 0 { bytes[one] = bytes[other] }
      if bytes[other] == 0 { bytes[other] = bytes[one] }
    }
    self.bytes = bytes
  }

  /// The byte that stands for `scalar`; 0 if none does, and for NUL.
  func byte(of scalar: UInt32) -> UInt8 {
    scalar < Self.limit ? bytes[Int(scalar)] : 0
  }

  /// The encodings with all Polish letters, the likeliest first.
  static let polish: [Codepage] =
    [
      "windows-1250", "ISO-8859-2", "IBM852", "x-mac-centraleurroman", "windows-1257", "IBM775",
      "ISO-8859-13",
    ].compactMap(Codepage.init) + [iso885916]

  /// The encodings in which programs read the bytes of others.
  static let misreadings: [Codepage] =
    [
      "windows-1250", "windows-1252", "ISO-8859-2", "IBM852", "IBM437", "x-mac-centraleurroman",
      "macintosh", "windows-1251", "KOI8-R", "windows-1254", "windows-1257", "IBM850",
      "ISO-8859-15", "windows-1253", "IBM866", "ISO-8859-5",
      "x-mac-cyrillic", "IBM775", "windows-1255", "windows-1256", "windows-1258", "IBM857",
    ].compactMap(Codepage.init)

  /// ISO/IEC 8859-16:2001, which ICU does not have.
  package static let iso885916 = Codepage(
    "ISO-8859-16",
    table: (0..<0xA0).map { UInt32($0) }
      + """
      \u{A0}ĄąŁ€„Š§š©Ș«Ź\u{AD}źŻ°±ČłŽ”¶·žčș»ŒœŸżÀÁÂĂÄĆÆÇÈÉÊËÌÍÎÏĐŃÒÓÔŐÖŚŰÙÚÛÜĘȚßàáâăäćæçèéêëìíîïđńòóôőöśűùúûüęțÿ
      """.unicodeScalars.map(\.value))
}
