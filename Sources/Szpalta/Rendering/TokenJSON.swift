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
    // All fragments are found before the first is copied: many looks into memory at once come sooner
    // than one by one.
    let byteCount = findFragments(of: sentence, annotated)
    let tokens = annotated.document.tokens.span
    let places = sentencePlaces.span
    let fragments = fragments.span
    let room = byteCount + places.count * Self.mostBytesBefore + copyStep
    output.append(addingCapacity: room) { span in
      var counter = DecimalCounter()
      for index in places.indices {
        let range = range(tokens[sentence.tokens.lowerBound + index].range)
        if index > 0 { span.append(UInt8(ascii: ",")) }
        span.append(Self.start)
        counter.count(to: range.lowerBound)
        counter.append(to: &span)
        span.append(Self.end)
        counter.count(to: range.upperBound)
        counter.append(to: &span)
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
      sentencePlaces.append(place)
      byteCount += Int(place.count)
    }
    return byteCount
  }

  private static let start: StaticString = "{\"start\":"
  private static let end: StaticString = ",\"end\":"
  /// A comma, the two keys and their numbers, with what counters write too much.
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

/// A number in decimal digits, counted upwards: adding little changes few digits.
private struct DecimalCounter {
  /// The digits at `first..<20`; behind them room for copies of fixed size.
  private var digits = InlineArray<36, UInt8>(repeating: 0x30)
  private var first = 19
  private var value = 0

  private static let end = 20
  /// Digits are copied in one piece of so many bytes.
  private static let copied = 16

  /// Counts to `target`.
  mutating func count(to target: Int) {
    let difference = target - value
    value = target
    guard 0..<1000 ~= difference, first < Self.end - 1 else { return write(target) }
    var carry = UInt32(truncatingIfNeeded: difference)
    var index = Self.end - 1
    while carry > 0, index >= 0 {
      let sum = UInt32(digits[index]) &- 0x30 &+ carry
      carry = sum / 10
      digits[index] = UInt8(truncatingIfNeeded: sum &- carry &* 10 &+ 0x30)
      first = min(first, index)
      index -= 1
    }
  }

  private mutating func write(_ number: Int) {
    var rest = UInt64(number)
    first = Self.end
    repeat {
      first -= 1
      digits[first] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    } while rest > 0
    for index in 0..<first { digits[index] = 0x30 }
  }

  /// Appends the digits; 16 bytes of capacity are needed.
  @inline(__always)
  func append(to output: inout OutputSpan<UInt8>) {
    let count = Self.end - first
    guard count <= Self.copied else {
      for index in first..<Self.end { output.append(digits[index]) }
      return
    }
    let source = digits.span.bytes
    let low = source.unsafeLoadUnaligned(fromByteOffset: first, as: UInt64.self)
    let high = source.unsafeLoadUnaligned(fromByteOffset: first + 8, as: UInt64.self)
    output.withUnsafeMutableBufferPointer { buffer, written in
      let target = UnsafeMutableRawPointer(buffer.baseAddress.unsafelyUnwrapped + written)
      target.storeBytes(of: low, as: UInt64.self)
      target.storeBytes(of: high, toByteOffset: 8, as: UInt64.self)
      written += count
    }
  }
}

extension OutputSpan<UInt8> {
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
