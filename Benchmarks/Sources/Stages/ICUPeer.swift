import CICUPeer
import Foundation

/// A text for ICU's break iterators, which are used as a C program would.
final class ICUPeer {
  enum Kind { case words, sentences }
  enum Encoding { case utf8, utf16 }

  private let text: String
  private let encoding: Encoding
  private var units: UnsafeMutablePointer<UInt16>?
  private var unitCount: Int32 = 0
  private let store: UnsafeMutablePointer<UInt32>

  /// Turning the text into UTF-16 happens here.
  init(_ text: String, _ encoding: Encoding) {
    self.text = text
    self.encoding = encoding
    store = .allocate(capacity: text.utf8.count + 1)
    if encoding == .utf16 {
      units = text.utf8Span.span.withUnsafeBufferPointer {
        peer_utf16($0.baseAddress, Int32($0.count), &unitCount)
      }
    }
  }

  deinit {
    free(units)
    store.deallocate()
  }

  /// How many boundaries there are; all are stored.
  func boundaries(_ kind: Kind) -> Int {
    let kind = kind == .words ? PEER_WORDS : PEER_SENTENCES
    guard encoding == .utf8 else {
      return Int(peer_boundaries_utf16(kind, units, unitCount, store))
    }
    return text.utf8Span.span.withUnsafeBufferPointer {
      Int(peer_boundaries_utf8(kind, $0.baseAddress, Int32($0.count), store))
    }
  }
}
