import Foundation
import TextModel

/// Every line as a paragraph, as ICU's rules have it.
enum Lines {
  /// Finds the lines of `text` that are not empty; the array's memory is used again.
  static func find(in text: String, _ paragraphs: inout [Paragraph]) {
    paragraphs.removeAll(keepingCapacity: true)
    text.utf8Span.span.withUnsafeBufferPointer { buffer in
      guard let first = buffer.baseAddress else { return }
      var start = 0
      while start < buffer.count {
        let found = memchr(first + start, 0x0A, buffer.count - start)
        let end = found.map { UnsafeRawPointer($0) - UnsafeRawPointer(first) } ?? buffer.count
        if end > start { paragraphs.append(Paragraph(range: ByteRange(start, end), role: .body)) }
        start = end + 1
      }
    }
  }
}
