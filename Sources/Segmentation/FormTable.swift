import TextModel

/// A hash table from short forms, as bytes, to their classes, read without making strings.
struct FormTable: Sendable {
  /// The longest form, in UTF-8 bytes.
  static let maximumByteCount = 24

  private struct Entry {
    var form: Form
    var hash: UInt32
    var classes: FormClasses
  }

  private var entries: [Entry] = []
  /// Tells most words from the forms before they are hashed.
  private var filter = FormFilter()
  /// Indices into `entries` plus one, 0 for a free slot; the count is a power of two.
  private var slots = [UInt32](repeating: 0, count: 256)

  /// Adds `form`, which is not in the table yet.
  mutating func insert(_ form: String, _ classes: FormClasses) {
    precondition(form.utf8.count <= Self.maximumByteCount, "forms are short")
    filter.insert(form)
    let bytes = form.utf8Span.span
    let key = Form(in: bytes, from: 0, to: bytes.count)
    entries.append(Entry(form: key, hash: key.hash, classes: classes))
    // At most half full, so that a search meets a free slot soon.
    if entries.count * 2 > slots.count {
      slots = [UInt32](repeating: 0, count: slots.count * 2)
      for index in entries.indices { place(index) }
    } else {
      place(entries.count - 1)
    }
  }

  private mutating func place(_ index: Int) {
    var slot = Int(entries[index].hash) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = UInt32(index + 1)
  }

  /// The classes of `text[start..<end]`, looked up as it stands and then in lower case.
  func classes(in text: Span<UInt8>, from start: Int, to end: Int) -> FormClasses {
    guard filter.mayContain(text, from: start, to: end) else { return [] }
    let form = Form(in: text, from: start, to: end)
    let hash = form.hash
    var lowercase: Form?
    var result: FormClasses = []
    // A form has the same hash in all cases.
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let entry = entries[Int(slots[slot]) - 1]
      if entry.hash == hash {
        if entry.form == form { return entry.classes }
        let folded = lowercase ?? form.lowercase
        lowercase = folded
        if entry.form == folded { result = entry.classes }
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return result
  }
}

/// The bytes of a short form as numbers, zeros behind the last.
private struct Form: Equatable {
  var first: UInt64
  var second: UInt64 = 0
  var third: UInt64 = 0
  var byteCount: Int

  /// The form at `start..<end`, which has at most `FormTable.maximumByteCount` bytes.
  @inline(__always)
  init(in text: Span<UInt8>, from start: Int, to end: Int) {
    byteCount = end - start
    first = text.word(at: start, before: end)
    if byteCount > 8 { second = text.word(at: start + 8, before: end) }
    if byteCount > 16 { third = text.word(at: start + 16, before: end) }
  }

  /// A hash that letters of both cases share: capitals of ASCII differ in one bit, others in their second
  /// byte, and all bytes beyond ASCII count the same. No seed: the same on every run.
  @inline(__always)
  var hash: UInt32 {
    var hash = Self.caseless(first) &* 0xA076_1D64_78BD_642F
    if byteCount > 8 {
      hash = (hash ^ Self.caseless(second)) &* 0xE703_7ED1_A0B4_28DB
      hash = (hash ^ Self.caseless(third)) &* 0x8EBC_6AF0_9C88_C6E3
    }
    return UInt32(truncatingIfNeeded: hash >> 32)
  }

  private static func caseless(_ bytes: UInt64) -> UInt64 {
    bytes | 0x2020_2020_2020_2020 | ((bytes & 0x8080_8080_8080_8080) >> 7) &* 0xFF
  }

  /// The same form in lower case.
  var lowercase: Form {
    var (form, before): (Form, UInt8) = (self, 0)
    func lowered(_ bytes: UInt64) -> UInt64 {
      var result: UInt64 = 0
      for index in 0..<8 as Range<UInt64> {
        let byte = UInt8(truncatingIfNeeded: bytes >> (8 * index))
        let lowercase = byte < 0x80 ? asciiLowercase(byte) : lowercaseTrail(byte, after: before)
        result |= UInt64(lowercase) << (8 * index)
        before = byte
      }
      return result
    }
    form.first = lowered(first)
    if byteCount > 8 { form.second = lowered(second) }
    if byteCount > 16 { form.third = lowered(third) }
    return form
  }
}
