/// Tells most capitalised words from a few listed forms by their first three bytes.
struct BeginningFilter: Sendable {
  /// For each first byte and the six lowest bits of the second one, a bit for the same of the third one.
  private var rows = [UInt64](repeating: 0, count: 256 * 64)

  /// Adds `form`, in lower case, as it is with a capital.
  mutating func insert(_ form: String) {
    let bytes = Array(form.utf8)
    guard let first = bytes.first else { return }
    // What follows a short form may be anything, and so may the second byte of a letter, as the case is in it.
    func values(at index: Int) -> [UInt8] {
      index < bytes.count && (bytes[index] < 0x80 || bytes[index] >= 0xC0)
        ? [bytes[index], bytes[index] ^ (bytes[index] < 0x80 ? 0x20 : 0)] : Array(0..<64)
    }
    for second in values(at: 1) {
      for third in values(at: 2) {
        rows[Int(first < 0x80 ? first & ~0x20 : first) << 6 | Int(second & 63)] |=
          1 << UInt64(third & 63)
      }
    }
  }

  /// The third bytes, as bits by their six lowest ones, of words with the capital that begins with
  /// `first` and with a second byte whose six lowest bits are `second`.
  func thirdBytes(_ first: UInt8, _ second: Int) -> UInt64 { rows[Int(first) << 6 | second] }
}
