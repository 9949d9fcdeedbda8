import CICUShim

/// One of ICU's break iterators over UTF-8, opened for one document.
///
/// Opening costs about 6 µs, so there is no pool; the iterator is not shared
/// between threads, hence not copyable.
struct ICUBreaker: ~Copyable {
  private let iterator: OpaquePointer

  /// The root rules, which Polish does not tailor; written out so that no current locale is asked.
  private static let locale = "pl"

  /// Opens an iterator of `kind`. Traps when ICU has no data for it: the installation is broken.
  init(_ kind: CICUBreakKind) {
    var status: Int32 = 0
    guard let iterator = cicu_break_open(kind, Self.locale, &status) else {
      fatalError("ICU opens no break iterator: \(String(cString: cicu_error_name(status)))")
    }
    self.iterator = iterator
  }

  deinit { cicu_break_close(iterator) }

  /// Appends the boundaries of `text` behind `start` up to `end`, which is one, as offsets in `text`.
  ///
  /// The bytes between are looked at as a text of their own. O(bytes).
  func appendBoundaries(
    of text: Span<UInt8>, behind start: Int, to end: Int, into boundaries: inout [UInt32]
  ) {
    if start == end { return }
    text.extracting(start..<end).withUnsafeBufferPointer { bytes in
      // The buffer outlives the loop, and the iterator is not asked again before it has a new text.
      let status = cicu_break_set_utf8(iterator, bytes.baseAddress, Int64(bytes.count))
      precondition(status == 0, "ICU takes any valid UTF-8")
      while case let boundary = cicu_break_next(iterator), boundary >= 0 {
        boundaries.append(UInt32(start + Int(boundary)))
      }
    }
  }
}
