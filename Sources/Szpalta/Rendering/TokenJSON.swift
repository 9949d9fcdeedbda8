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
