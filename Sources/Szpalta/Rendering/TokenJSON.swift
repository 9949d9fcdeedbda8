import CPrefetch
import Morphology
import TextModel

/// Writes sentences as JSON lines, a few nanoseconds a token.
///
/// All of a token but its place is the same for each token of an entry: that is
/// made once an entry, and copied.
struct TokenJSON {
  /// `,"text":"…","kind":"…","lemma":"…","tag":"…"}` of all entries met, and zeros behind, since what
  /// is copied are whole steps.
  private var fragments = [UInt8](repeating: 0, count: copyStep)
  /// For each entry its fragment; an empty one where it is not made yet.
  private var places: [Place] = []
  /// The fragments of a sentence's tokens.
  private var sentencePlaces: [Place] = []

  /// Where a fragment stands.
  private struct Place {
    var start: UInt32
    var count: UInt32
  }
  /// The tags met, as they are written.
  private var tagTexts: [Tag: [UInt8]] = [:]

  /// Forgets all entries.
  mutating func forgetEntries() {
    fragments = [UInt8](repeating: 0, count: copyStep)
    places = []
  }

  /// Appends the object of `sentence` and a line end, with positions turned by `range`.
  mutating func append(
    _ sentence: Sentence, of annotated: AnnotatedDocument, to output: inout [UInt8],
    _ range: (ByteRange) -> Range<Int>
  ) {
    let sentenceRange = range(sentence.range)
    output.append(Self.start)
    output.append(contentsOf: String(sentenceRange.lowerBound).utf8)
    output.append(Self.end)
    output.append(contentsOf: String(sentenceRange.upperBound).utf8)
    output.append(",\"tokens\":[")
    // All fragments are found and asked for before the first is copied: many looks into memory at once
    // come sooner than one by one.
    let byteCount = findFragments(of: sentence, annotated)
    let tokens = annotated.document.tokens.span
    let places = sentencePlaces.span
    let fragments = fragments.span
    let room = byteCount + places.count * Self.mostBytesBefore + copyStep
    output.append(addingCapacity: room) { span in
      for index in places.indices {
        let range = range(tokens[sentence.tokens.lowerBound + index].range)
        if index > 0 { span.append(UInt8(ascii: ",")) }
        span.append(Self.start)
        span.append(decimal: range.lowerBound)
        span.append(Self.end)
        span.append(decimal: range.upperBound)
        let place = places[unchecked: index]
        span.append(copying: fragments, from: Int(place.start), count: Int(place.count))
      }
    }
    output.append("]}\n")
  }

  /// Puts the fragments of a sentence's tokens into `sentencePlaces`; returns how many bytes they have.
  private mutating func findFragments(of sentence: Sentence, _ annotated: AnnotatedDocument) -> Int
  {
    sentencePlaces.removeAll(keepingCapacity: true)
    let entryIndices = annotated.entryIndices.span
    var byteCount = 0
    for token in sentence.tokens {
      let entry = Int(entryIndices[token])
      var place = entry < places.count ? places[entry] : Place(start: 0, count: 0)
      if place.count == 0 { place = makeFragment(ofEntry: entry, token: token, annotated) }
      prefetch(place)
      sentencePlaces.append(place)
      byteCount += Int(place.count)
    }
    return byteCount
  }

  /// Asks for a fragment, which is copied soon; most take two lines of a processor's cache.
  @inline(__always)
  private func prefetch(_ place: Place) {
    fragments.withUnsafeBufferPointer { fragments in
      guard let first = fragments.baseAddress else { return }
      cprefetch(first + Int(place.start))
      cprefetch(first + Int(place.start) + copyStep)
    }
  }

  private static let start: StaticString = "{\"start\":"
  private static let end: StaticString = ",\"end\":"
  /// A comma, the two keys and their numbers, with what is written too much behind a number.
  private static let mostBytesBefore = 80

  private mutating func makeFragment(
    ofEntry entry: Int, token: Int, _ annotated: AnnotatedDocument
  ) -> Place {
    while places.count <= entry { places.append(Place(start: 0, count: 0)) }
    fragments.removeLast(copyStep)
    let start = fragments.count
    let document = annotated.document
    let text = document.text.utf8Span.span
    let range = document.tokens[token].range
    fragments.append(",\"text\":\"")
    fragments.append(jsonString: text.extracting(range.start..<range.end))
    fragments.append("\",\"kind\":\"")
    fragments += document.tokens[token].kind.rawValue.utf8
    fragments.append("\",\"lemma\":\"")
    var lemma = annotated.lemma(ofToken: token)
    lemma.makeContiguousUTF8()
    fragments.append(jsonString: lemma.utf8Span.span)
    fragments.append("\",\"tag\":\"")
    let tag = annotated.tag(ofToken: token)
    let tagText = tagTexts[tag] ?? Array(tag.description.utf8)
    tagTexts[tag] = tagText
    fragments += tagText
    fragments.append("\"}")
    let end = fragments.count
    fragments.append(contentsOf: repeatElement(0, count: copyStep))
    // Entries are forgotten long before their fragments reach 4 GB.
    places[entry] = Place(start: UInt32(start), count: UInt32(end - start))
    return places[entry]
  }
}

extension OutputSpan<UInt8> {
  /// Appends `number`, which is not negative, in decimal digits; up to eight bytes more are written
  /// over.
  @inline(__always)
  fileprivate mutating func append(decimal number: Int) {
    var number = UInt64(number)
    if number >= Self.eightDigits {
      append(decimal: Int(number / Self.eightDigits))
      number %= Self.eightDigits
      append(Self.digits(of: number), count: 8)
    } else {
      let digits = Self.digits(of: number)
      // The last digit is written even if it is zero.
      let zeros = min(7, (digits ^ Self.zeros).trailingZeroBitCount >> 3)
      append(digits >> UInt64(8 &* zeros), count: 8 &- zeros)
    }
  }

  private static var eightDigits: UInt64 { 100_000_000 }
  private static var zeros: UInt64 { 0x3030_3030_3030_3030 }

  /// The eight digits of a number below `eightDigits`, the first lowest, with zeros in front.
  ///
  /// Halves, then quarters, then digits side by side: quotients by multiplication that are exact for
  /// numbers below 10,000 (by 100) and below 100 (by 10).
  @inline(__always)
  private static func digits(of number: UInt64) -> UInt64 {
    let halves = number / 10_000 | (number % 10_000) << 32
    let hundreds = (halves &* 10_486) >> 20 & 0x0000_007F_0000_007F
    let pairs = hundreds | (halves &- hundreds &* 100) << 16
    let tens = (pairs &* 103) >> 10 & 0x000F_000F_000F_000F
    return zeros | tens | (pairs &- tens &* 10) << 8
  }

  /// Appends the lower `count` bytes of `bytes`; the others are written over.
  @inline(__always)
  private mutating func append(_ bytes: UInt64, count added: Int) {
    precondition(freeCapacity >= 8, "room for eight bytes was asked for")
    withUnsafeMutableBufferPointer { buffer, count in
      UnsafeMutableRawPointer(buffer.baseAddress.unsafelyUnwrapped + count)
        .storeBytes(of: bytes.littleEndian, as: UInt64.self)
      count += added
    }
  }

  @inline(__always)
  fileprivate mutating func append(_ text: StaticString) {
    withUnsafeMutableBufferPointer { buffer, count in
      UnsafeMutableRawPointer(buffer.baseAddress.unsafelyUnwrapped + count)
        .copyMemory(from: text.utf8Start, byteCount: text.utf8CodeUnitCount)
      count += text.utf8CodeUnitCount
    }
  }

  /// Appends `added` bytes in steps of `copyStep`: sooner than to ask for a copy of any length. Behind
  /// them as many bytes as a step has must be there in `bytes`, and room for them here.
  @inline(__always)
  fileprivate mutating func append(copying bytes: Span<UInt8>, from start: Int, count added: Int) {
    precondition(
      start + added + copyStep <= bytes.count && added + copyStep <= freeCapacity,
      "room for whole steps was asked for")
    let source = bytes.bytes
    withUnsafeMutableBufferPointer { buffer, count in
      let target = UnsafeMutableRawPointer(buffer.baseAddress.unsafelyUnwrapped + count)
      var offset = 0
      repeat {
        for part in stride(from: 0, to: copyStep, by: 16) {
          target.storeBytes(
            of: source.unsafeLoadUnaligned(
              fromUncheckedByteOffset: start &+ offset &+ part, as: SIMD16<UInt8>.self),
            toByteOffset: offset &+ part, as: SIMD16<UInt8>.self)
        }
        offset &+= copyStep
      } while offset < added
      count += added
    }
  }
}

/// In bytes; most fragments have no more than two.
private let copyStep = 64

extension [UInt8] {
  /// Appends the bytes of `text`.
  mutating func append(_ text: StaticString) {
    append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Appends `text`, UTF-8, as the inside of a JSON string.
  fileprivate mutating func append(jsonString text: Span<UInt8>) {
    for index in text.indices {
      let byte = text[index]
      if byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
        append(byte)
      } else {
        append(contentsOf: JSONText.escaped(byte).utf8)
      }
    }
  }
}
