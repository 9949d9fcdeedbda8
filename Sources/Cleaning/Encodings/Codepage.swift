internal import CICUShim

/// A single-byte encoding, both ways.
struct Codepage: Sendable {
  /// Its usual name, such as "windows-1250".
  let name: String
  /// The scalar that each byte stands for; bytes that stand for nothing keep their value, as
  /// control characters, which is what most programs make of them.
  let scalars: [UInt32]
  /// The bytes of the scalars above U+007F.
  private let bytes: [UInt32: UInt8]

  /// The encoding that ICU knows as `name`; `nil` if it knows none.
  init?(_ name: String) {
    var table = [UInt32](repeating: 0, count: 256)
    guard cicu_byte_table(name, &table) == 0 else { return nil }
    self.init(name, table: table)
  }

  init(_ name: String, table: [UInt32]) {
    self.name = name
    scalars = table.enumerated().map { $1 == .max ? UInt32($0) : $1 }
    var bytes: [UInt32: UInt8] = [:]
    // Programs that write bytes for controls take the controls of ISO 6429 for them.
    for byte in UInt32(0x80)...0x9F { bytes[byte] = UInt8(byte) }
    for (byte, scalar) in scalars.enumerated() where byte >= 0x80 { bytes[scalar] = UInt8(byte) }
    self.bytes = bytes
  }

  /// The byte that stands for `scalar`; `nil` if none does.
  func byte(of scalar: UInt32) -> UInt8? {
    scalar < 0x80 ? UInt8(scalar) : bytes[scalar]
  }

  /// The encodings with all Polish letters, the likeliest first.
  static let polish: [Codepage] =
    [
      "windows-1250", "ISO-8859-2", "IBM852", "x-mac-centraleurroman", "windows-1257", "IBM775",
    ].compactMap(Codepage.init) + [iso885916]

  /// The encodings in which programs read the bytes of others.
  static let misreadings: [Codepage] =
    [
      "windows-1250", "windows-1252", "ISO-8859-2", "IBM852", "IBM437", "x-mac-centraleurroman",
      "macintosh", "windows-1251", "KOI8-R", "windows-1254", "windows-1257", "IBM850",
      "ISO-8859-15", "windows-1253", "IBM866", "ISO-8859-5",
    ].compactMap(Codepage.init)

  /// ISO/IEC 8859-16:2001, which ICU does not have.
  static let iso885916 = Codepage(
    "ISO-8859-16",
    table: (0..<0xA0).map { UInt32($0) }
      + """
      \u{A0}ĄąŁ€„Š§š©Ș«Ź\u{AD}źŻ°±ČłŽ”¶·žčș»ŒœŸżÀÁÂĂÄĆÆÇÈÉÊËÌÍÎÏĐŃÒÓÔŐÖŚŰÙÚÛÜĘȚßàáâăäćæçèéêëìíîïđńòóôőöśűùúûüęțÿ
      """.unicodeScalars.map(\.value))
}
