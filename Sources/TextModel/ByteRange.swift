/// A half-open range of UTF-8 bytes of one text, on scalar boundaries; 8 bytes.
///
/// Texts end at 2³¹ − 1 bytes, so that two `UInt32` do.
public struct ByteRange: Hashable, Sendable {
  private let storedStart: UInt32
  private let storedEnd: UInt32

  /// The first byte of the range.
  public var start: Int { Int(storedStart) }

  /// The byte after the last one of the range.
  public var end: Int { Int(storedEnd) }

  /// The number of bytes; not of characters.
  public var byteCount: Int { end - start }

  /// True if the range holds no byte.
  public var isEmpty: Bool { storedStart == storedEnd }

  /// The longest text, in bytes, that a `ByteRange` can address.
  public static let maximumOffset = Int(Int32.max)

  /// A range from byte `start` up to and not including byte `end`.
  ///
  /// - Precondition: `0 <= start <= end <= maximumOffset`.
  public init(_ start: Int, _ end: Int) {
    precondition(
      0 <= start && start <= end && end <= Self.maximumOffset,
      "a byte range ascends within 0 and 2³¹ − 1")
    storedStart = UInt32(start)
    storedEnd = UInt32(end)
  }

  /// True if `other` lies inside this range or equals it.
  public func contains(_ other: ByteRange) -> Bool { start <= other.start && other.end <= end }

  /// True if byte `offset` lies in the range.
  public func contains(_ offset: Int) -> Bool { start <= offset && offset < end }

  /// True if the ranges share at least one byte.
  public func overlaps(_ other: ByteRange) -> Bool { start < other.end && other.start < end }
}

extension ByteRange: Comparable {
  /// By start, then by end.
  public static func < (left: ByteRange, right: ByteRange) -> Bool {
    (left.storedStart, left.storedEnd) < (right.storedStart, right.storedEnd)
  }
}

extension ByteRange: CustomStringConvertible {
  /// "12..<34".
  public var description: String { "\(start)..<\(end)" }
}

extension ByteRange: Codable {
  private enum CodingKeys: String, CodingKey { case start, end }

  /// Decodes `{"start": 12, "end": 34}`; a range that does not ascend is an error.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let start = try container.decode(Int.self, forKey: .start)
    let end = try container.decode(Int.self, forKey: .end)
    guard 0 <= start, start <= end, end <= Self.maximumOffset else {
      throw DecodingError.dataCorruptedError(
        forKey: .end, in: container,
        debugDescription: "0 <= start <= end <= 2147483647 expected, \(start) and \(end) found")
    }
    self.init(start, end)
  }

  /// Encodes `{"start": 12, "end": 34}`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(start, forKey: .start)
    try container.encode(end, forKey: .end)
  }
}

extension String {
  /// The part of the text at a range of its UTF-8 bytes.
  ///
  /// O(1) for native strings. The range must lie inside the text; an end inside
  /// a scalar is rounded down to the scalar's start.
  public subscript(bytes: ByteRange) -> Substring {
    self[utf8Index(bytes.start)..<utf8Index(bytes.end)]
  }

  private func utf8Index(_ offset: Int) -> String.Index {
    utf8.index(startIndex, offsetBy: offset)
  }
}
