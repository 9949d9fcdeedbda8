/// A hash table from short forms, as bytes, to their classes, read without making strings.
struct FormTable: Sendable {
  /// The longest form, in UTF-8 bytes.
  static let maximumByteCount = 24

  private struct Entry {
    var start: UInt32
    var byteCount: UInt32
    var classes: FormClasses
  }

  /// The bytes of all forms, one after the other.
  private var bytes: [UInt8] = []
  private var entries: [Entry] = []
  /// Tells most words from the forms before they are hashed.
  private var filter = FormFilter()
  /// Indices into `entries` plus one, 0 for a free slot; the count is a power of two.
  private var slots = [UInt32](repeating: 0, count: 256)

  /// Adds `form`, which is not in the table yet.
  mutating func insert(_ form: String, _ classes: FormClasses) {
    precondition(form.utf8.count <= Self.maximumByteCount, "forms are short")
    let start = bytes.count
    filter.insert(form)
    bytes.append(contentsOf: form.utf8)
    entries.append(
      Entry(start: UInt32(start), byteCount: UInt32(bytes.count - start), classes: classes))
    // At most half full, so that a search meets a free slot soon.
    if entries.count * 2 > slots.count {
      slots = [UInt32](repeating: 0, count: slots.count * 2)
      for index in entries.indices { place(index) }
    } else {
      place(entries.count - 1)
    }
  }

  private mutating func place(_ index: Int) {
    let entry = entries[index]
    var hash = Self.hashSeed
    for offset in 0..<Int(entry.byteCount) {
      hash = Self.hash(hash, bytes[Int(entry.start) + offset])
    }
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = UInt32(index + 1)
  }

  /// The classes of `text[start..<end]`, looked up as it stands and then in lower case.
  func classes(in text: Span<UInt8>, from start: Int, to end: Int) -> FormClasses {
    guard filter.mayContain(text, from: start, to: end) else { return [] }
    var exactHash = Self.hashSeed
    var lowercaseHash = Self.hashSeed
    for offset in start..<end {
      exactHash = Self.hash(exactHash, text[offset])
      let lowercase = Self.byte(in: text, at: offset, from: start, true)
      lowercaseHash = Self.hash(lowercaseHash, lowercase)
    }
    let exact = classes(in: text, from: start, to: end, foldingCase: false, exactHash)
    if !exact.isEmpty || exactHash == lowercaseHash { return exact }
    return classes(in: text, from: start, to: end, foldingCase: true, lowercaseHash)
  }

  private func classes(
    in text: Span<UInt8>, from start: Int, to end: Int, foldingCase: Bool, _ hash: UInt32
  ) -> FormClasses {
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let entry = entries[Int(slots[slot]) - 1]
      if matches(entry, in: text, from: start, to: end, foldingCase) { return entry.classes }
      slot = (slot + 1) & (slots.count - 1)
    }
    return []
  }

  private func matches(
    _ entry: Entry, in text: Span<UInt8>, from start: Int, to end: Int, _ foldingCase: Bool
  ) -> Bool {
    guard Int(entry.byteCount) == end - start else { return false }
    for offset in start..<end {
      let byte = Self.byte(in: text, at: offset, from: start, foldingCase)
      if bytes[Int(entry.start) + offset - start] != byte { return false }
    }
    return true
  }

  private static func byte(
    in text: Span<UInt8>, at offset: Int, from start: Int, _ foldingCase: Bool
  ) -> UInt8 {
    let byte = text[offset]
    if !foldingCase { return byte }
    if byte < 0x80 { return asciiLowercase(byte) }
    return offset > start ? lowercaseTrail(byte, after: text[offset - 1]) : byte
  }

  // FNV-1a: short keys, no seed, the same on every run.
  private static let hashSeed: UInt32 = 2_166_136_261

  private static func hash(_ hash: UInt32, _ byte: UInt8) -> UInt32 {
    (hash ^ UInt32(byte)) &* 16_777_619
  }
}
