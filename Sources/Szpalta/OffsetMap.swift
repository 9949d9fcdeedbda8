public import TextModel

/// The units in which positions leave the library.
public enum OffsetUnit: String, CaseIterable, Codable, Sendable {
  /// UTF-8 bytes: files, databases, Rust, Go.
  case utf8
  /// UTF-16 code units: JavaScript, Java, browsers.
  case utf16
  /// Unicode scalars (code points): Python.
  case scalar
}

/// Turns byte offsets of one text into offsets of another unit.
///
/// Memory: 4 bytes for each 256 bytes of text. O(256) an offset; nothing at all for UTF-8.
public struct OffsetMap: Sendable {
  private let text: String
  private let unit: OffsetUnit

  /// The offsets, in `unit`, of each `stride`-th byte.
  private let checkpoints: [UInt32]
  private static let stride = 256

  /// A map for `text` into `unit`.
  public init(_ text: String, unit: OffsetUnit) {
    self.text = text
    self.unit = unit
    var checkpoints: [UInt32] = []
    if unit != .utf8 {
      let span = text.utf8Span.span
      checkpoints.reserveCapacity(span.count / Self.stride + 1)
      var count: UInt32 = 0
      for index in span.indices {
        if index % Self.stride == 0 { checkpoints.append(count) }
        count += Self.units(of: span[index], unit)
      }
    }
    self.checkpoints = checkpoints
  }

  /// The offset, in the map's unit, of byte `offset`, which lies on a scalar boundary.
  public func offset(ofByte offset: Int) -> Int {
    if unit == .utf8 || offset == 0 { return offset }
    let span = text.utf8Span.span
    let checkpoint = min((offset - 1) / Self.stride, checkpoints.count - 1)
    var count = Int(checkpoints[checkpoint])
    for index in checkpoint * Self.stride..<offset {
      count += Int(Self.units(of: span[index], unit))
    }
    return count
  }

  /// The range, in the map's unit, of the bytes at `range`.
  public func range(_ range: ByteRange) -> ByteRange {
    unit == .utf8 ? range : ByteRange(offset(ofByte: range.start), offset(ofByte: range.end))
  }

  /// How many units the scalar that begins with `byte` has; none for bytes that continue one.
  private static func units(of byte: UInt8, _ unit: OffsetUnit) -> UInt32 {
    if byte & 0xC0 == 0x80 { return 0 }
    return unit == .utf16 && byte >= 0xF0 ? 2 : 1
  }
}
