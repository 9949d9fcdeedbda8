import TextModel

/// A place where a mark of division stands between two runs of letters.
struct HyphenSite {
  /// What stands between the letters.
  enum Kind {
    /// A hyphen inside a line: "na-szego".
    case inline
    /// A hyphen and a blank: "na- szego".
    case spaced
    /// A hyphen at a line end.
    case lineEnd
    /// A hyphen at the end of a page: a form feed follows, and perhaps running heads.
    case pageEnd
    /// A hyphen before a page number or running head.
    case beforeFurniture
    /// "¬", which scanning programs write for a hyphen at a line end.
    case notSign
  }

  /// What stands between the letters.
  var kind: Kind
  /// All bytes between the letters: the mark, blanks, line end, indent, repeated hyphen.
  var mark: ByteRange
  /// The letters before the mark.
  var left: ByteRange
  /// The letters after the mark.
  var right: ByteRange
  /// True if the next line begins with a hyphen too: "biało-\n-czerwony".
  var isRepeated = false
  /// True if a digit touches the mark: "30-\nletni".
  var touchesDigit = false
  /// True if the white-space-free run around the mark looks like an address or a tag.
  var isInAddress = false
}

/// Finds the places where a hyphen may be a leftover of print.
struct HyphenScanner {
  let layout: LineLayout
  let furniture: PageFurniture
  let spots: TextSpots

  /// The sites of the document, and the soft hyphens to remove, each ascending. O(spots).
  func sites(in bytes: Span<UInt8>) -> (sites: [HyphenSite], softHyphens: [ByteRange]) {
    var sites: [HyphenSite] = []
    var softHyphens: [ByteRange] = []
    for spot in spots.offsets(in: layout.range) {
      let offset = Int(spot)
      let byte = bytes[offset]
      if byte != 0x2D && byte != 0xC2 && byte != 0xE2 { continue }
      let (scalar, byteCount) = bytes.scalar(at: offset)
      switch scalar {
      case 0x2D, 0x2010:
        if let site = site(at: offset, byteCount, isNotSign: false, in: bytes) {
          sites.append(site)
        }
      case 0xAC:
        if let site = site(at: offset, byteCount, isNotSign: true, in: bytes) { sites.append(site) }
      case 0xAD:
        if let site = pageEnd(at: offset, in: bytes) {
          sites.append(site)
        } else {
          softHyphens.append(softHyphen(at: offset, in: bytes))
        }
      default: break
      }
    }
    return (sites, softHyphens)
  }

  /// The bytes to remove for the soft hyphen at `offset`: it, and the line end behind it if a word
  /// goes on there.
  private func softHyphen(at offset: Int, in bytes: Span<UInt8>) -> ByteRange {
    let end = offset + 2
    guard offset > layout.range.start, isLetter(bytes.scalar(before: offset).value),
      let next = continuation(after: end, in: bytes), next.crossesLine, !next.crossesPage,
      next.repeatedMarkCount == 0
    else { return ByteRange(offset, end) }
    return ByteRange(offset, next.start)
  }

  /// The site of the soft hyphen at `offset` if the word goes on on the next page.
  private func pageEnd(at offset: Int, in bytes: Span<UInt8>) -> HyphenSite? {
    let site = site(at: offset, 2, isNotSign: false, in: bytes)
    return site?.kind == .pageEnd || site?.kind == .beforeFurniture ? site : nil
  }

  private func site(
    at offset: Int, _ byteCount: Int, isNotSign: Bool, in bytes: Span<UInt8>
  ) -> HyphenSite? {
    guard offset > layout.range.start else { return nil }
    let before = bytes.scalar(before: offset).value
    guard isLetter(before) || isDigit(before),
      let next = continuation(behindFurnitureAfter: offset + byteCount, in: bytes)
        ?? continuation(after: offset + byteCount, in: bytes)
    else { return nil }
    let after = bytes.scalar(at: next.start).value
    let touchesDigit = isDigit(before) || isDigit(after)
    let kind: HyphenSite.Kind
    if next.crossesPage {
      kind = .pageEnd
    } else if next.crossesFurniture {
      kind = .beforeFurniture
    } else if isNotSign {
      kind = .notSign
    } else if next.crossesLine {
      kind = .lineEnd
    } else {
      kind = next.start == offset + byteCount ? .inline : .spaced
    }
    guard isLetter(after) || touchesDigit && isDigit(after) else { return nil }
    if touchesDigit && kind != .lineEnd || next.repeatedMarkCount > 0 && kind != .lineEnd {
      return nil
    }
    let left = bytes.startOfRun(
      endingAt: offset, notBefore: layout.range.start, where: isLetter)
    let right = bytes.endOfRun(
      startingAt: next.start, notAfter: layout.range.end, where: isLetter)
    return HyphenSite(
      kind: kind, mark: ByteRange(offset, next.start), left: ByteRange(left, offset),
      right: ByteRange(next.start, right), isRepeated: next.repeatedMarkCount > 0,
      touchesDigit: touchesDigit,
      isInAddress: isInAddress(left: left, right: right, in: bytes))
  }

  private struct Continuation {
    var start: Int
    var crossesLine = false
    var crossesPage = false
    var crossesFurniture = false
    var repeatedMarkCount = 0
  }

  /// More lines between the halves of a word than a page has in front of its text.
  private static let maximumGap = 8

  /// Where the word may go on after the mark that ends its line at `end`: with the small letter that
  /// the text behind page numbers and running heads begins with; `nil` if there are none.
  private func continuation(
    behindFurnitureAfter end: Int, in bytes: Span<UInt8>
  ) -> Continuation? {
    if furniture.isEmpty { return nil }
    let first = layout.indexOfLine(at: end - 1)
    guard layout.lines[first].end == end, !furniture.contains(first) else { return nil }
    var result = Continuation(start: end, crossesLine: true)
    for index in layout.lines.indices[(first + 1)...].prefix(Self.maximumGap) {
      let line = layout.lines[index]
      result.crossesPage = result.crossesPage || line.startsPage
      if furniture.contains(index) {
        result.crossesFurniture = true
      } else if !line.isBlank {
        result.start = line.start
        break
      }
    }
    guard result.crossesFurniture, result.start > end else { return nil }
    let letter = bytes.scalar(at: result.start).value
    return isLetter(letter) && !isUppercase(letter) ? result : nil
  }

  /// Where the word may go on after the mark that ends at `end`: there, after a blank, or on the
  /// next line, behind its indent and a repeated hyphen; `nil` if nothing follows.
  private func continuation(after end: Int, in bytes: Span<UInt8>) -> Continuation? {
    let limit = layout.range.end
    var result = Continuation(start: end)
    var blanks = 0
    while result.start < limit {
      let (scalar, byteCount) = bytes.scalar(at: result.start)
      if scalar == 0x0A {
        if result.crossesLine { return nil }
        result.crossesLine = true
      } else if scalar == 0x0C {
        if result.crossesPage { return nil }
        result.crossesPage = true
      } else if scalar != 0x0D || result.crossesLine {
        guard isBlank(scalar) else { break }
        blanks += 1
      }
      result.start += byteCount
    }
    if !result.crossesLine && (blanks > 1 || result.crossesPage) { return nil }
    guard result.start < limit else { return nil }
    if result.crossesLine {
      let (scalar, byteCount) = bytes.scalar(at: result.start)
      if scalar == 0x2D || scalar == 0x2010 {
        result.repeatedMarkCount = 1
        result.start += byteCount
        guard result.start < limit else { return nil }
      }
    }
    return result
  }

  /// True if an at sign, slash or the like stands next to the word: a URL, address, path or tag.
  private func isInAddress(left: Int, right: Int, in bytes: Span<UInt8>) -> Bool {
    let reach = 200  // most addresses are shorter, and lines without blanks stay O(bytes)
    let isPart = { (scalar: UInt32) in !isWhiteSpace(scalar) }
    let start = bytes.startOfRun(
      endingAt: left, notBefore: max(layout.range.start, scalarStart(left - reach, in: bytes)),
      where: isPart)
    let end = bytes.endOfRun(
      startingAt: right, notAfter: min(layout.range.end, scalarStart(right + reach, in: bytes)),
      where: isPart)
    var slashCount = 0
    for offset in start..<end where offset < left || offset >= right {
      if Self.isAddressMark(bytes, offset, end) { return true }
      if bytes[offset] == 0x2F { slashCount += 1 }
    }
    return slashCount > 1
  }

  private func scalarStart(_ offset: Int, in bytes: Span<UInt8>) -> Int {
    var start = max(0, min(offset, bytes.count))
    while start > 0, start < bytes.count, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }

  private static func isAddressMark(_ bytes: Span<UInt8>, _ offset: Int, _ end: Int) -> Bool {
    switch bytes[offset] {
    case 0x40, 0x5C, 0x23: return true  // @ \ #
    case 0x2F: return offset + 1 < end && bytes[offset + 1] == 0x2F  // "//"
    case 0x2E:
      let labelEnd = bytes.endOfRun(startingAt: offset + 1, notAfter: end, where: isLetter)
      guard (2...4).contains(labelEnd - offset - 1) else { return false }
      let label = (offset + 1..<labelEnd).reduce(UInt32(0)) { $0 << 8 | UInt32(bytes[$1]) }
      return domains.contains(label)
    default: return false
    }
  }

  /// The usual last labels of host names, as the number their bytes make.
  private static let domains: Set<UInt32> = Set(
    ["pl", "eu", "com", "org", "net", "info", "edu", "gov", "io", "de", "uk"].map {
      $0.utf8.reduce(0) { $0 << 8 | UInt32($1) }
    })
}
