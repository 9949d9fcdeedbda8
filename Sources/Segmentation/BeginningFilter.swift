/// Tells most words from a few listed forms by their first three bytes.
struct BeginningFilter: Sendable {
  /// A bit for each three bytes by their five lowest bits, which are the same in both cases of ASCII.
  private(set) var table = [UInt64](repeating: 0, count: 512)

  /// Adds `form`, in any case.
  mutating func insert(_ form: String) {
    var keys = [0]
    let bytes = Array(form.utf8)
    for index in 0..<3 {
      // What follows a short form may be anything, and the second byte of a letter depends on its case.
      let isKnown = index < bytes.count && (bytes[index] < 0x80 || bytes[index] >= 0xC0)
      let values = isKnown ? [Int(bytes[index] & 31)] : Array(0..<32)
      keys = keys.flatMap { key in values.map { key << 5 | $0 } }
    }
    for key in keys { table[key >> 6] |= 1 << UInt64(key & 63) }
  }

  /// The number of the bit of `table` for a word that begins with these three bytes, below 2¹⁵.
  ///
  /// Where the bit is 0, no form begins so.
  @inline(__always)
  static func key(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Int {
    Int(first & 31) << 10 | Int(second & 31) << 5 | Int(third & 31)
  }
}
