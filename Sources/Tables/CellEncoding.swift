import Cleaning
import Szpalta

/// The encoding that cells are read and written in: UTF-8, or one byte a character.
///
/// Every byte that stands for something stands for one scalar of its own, so
/// that what is read and written again gives the same bytes.
package struct CellEncoding: Sendable {
  /// The name as it was given.
  package let name: String

  /// For each byte its scalar, `nil` where it stands for nothing; empty for UTF-8.
  private let scalars: [Unicode.Scalar?]
  private let bytes: [Unicode.Scalar: UInt8]

  package static let utf8 = CellEncoding(name: "UTF-8", scalars: [])

  private init(name: String, scalars: [Unicode.Scalar?]) {
    self.name = name
    self.scalars = scalars
    var bytes: [Unicode.Scalar: UInt8] = [:]
    for (byte, scalar) in scalars.enumerated() {
      // The lowest byte wins where two stand for the same scalar.
      if let scalar, bytes[scalar] == nil { bytes[scalar] = UInt8(byte) }
    }
    self.bytes = bytes
  }

  /// More bytes without a scalar than any encoding of single bytes has.
  private static let maximumGaps = 64

  /// The encoding called `name`, by any of the names that ICU knows.
  ///
  /// - Throws: `SzpaltaError` if there is none, or it is neither UTF-8 nor one
  ///   byte a character with ASCII as its first half.
  init(named name: String) throws {
    if Self.isUTF8(name) {
      self = .utf8
      return
    }
    if ["iso-8859-16", "iso8859-16", "latin10"].contains(name.lowercased()) {
      // ICU does not know it.
      self.init(name: name, scalars: Codepage.iso885916.scalars.map { Unicode.Scalar($0) })
      return
    }
    let decoder = TextDecoder(encoding: name)
    var scalars: [Unicode.Scalar?] = []
    for byte in UInt8.min...UInt8.max {
      do throws(TextDecodingError) {
        let text = try decoder.text(from: [byte])
        scalars.append(text.unicodeScalars.count == 1 ? text.unicodeScalars.first : nil)
      } catch {
        if error.code == .unknownEncoding {
          throw SzpaltaError(.invalidConfiguration, place: "--encoding", problem: "\(error)")
        }
        scalars.append(nil)
      }
    }
    // Controls may differ: IBM's encodings permute some.
    let isASCII = ([0x09, 0x0A, 0x0D] + (0x20...0x7E)).allSatisfy {
      scalars[$0]?.value == UInt32($0)
    }
    guard isASCII, scalars.count(where: { $0 == nil }) <= Self.maximumGaps else {
      throw SzpaltaError(
        .invalidConfiguration, place: "--encoding",
        problem: "UTF-8, UTF-16 or an encoding of one byte a character expected for a table, "
          + "\(name) found; convert the file with iconv first")
    }
    self.init(name: name, scalars: scalars)
  }

  static func isUTF8(_ name: String) -> Bool {
    ["utf-8", "utf8"].contains(name.lowercased())
  }

  var isUTF8: Bool { scalars.isEmpty }

  /// The text of `bytes`, or the offset of the first that is not valid.
  package func text(of bytes: ArraySlice<UInt8>) -> Result<String, InvalidByte> {
    if isUTF8 {
      do {
        return .success(String(copying: try UTF8Span(validating: bytes.span)))
      } catch {
        return .failure(InvalidByte(offset: error.byteOffsets.lowerBound))
      }
    }
    var text = String.UnicodeScalarView()
    for (offset, byte) in bytes.enumerated() {
      guard let scalar = scalars[Int(byte)] else { return .failure(InvalidByte(offset: offset)) }
      text.append(scalar)
    }
    return .success(String(text))
  }

  /// The text of `bytes`, with U+FFFD for those that stand for nothing.
  func lenientText(of bytes: ArraySlice<UInt8>) -> String {
    if isUTF8 { return String(decoding: bytes, as: UTF8.self) }
    return String(String.UnicodeScalarView(bytes.map { scalars[Int($0)] ?? "\u{FFFD}" }))
  }

  /// The bytes of `text`, or the first scalar that the encoding lacks.
  func bytes(of text: String) -> Result<[UInt8], MissingScalar> {
    if isUTF8 { return .success(Array(text.utf8)) }
    var result: [UInt8] = []
    for scalar in text.unicodeScalars {
      guard let byte = bytes[scalar] else { return .failure(MissingScalar(scalar: scalar)) }
      result.append(byte)
    }
    return .success(result)
  }

  /// How many bytes of UTF-8 the scalar has that `byte` stands for or, in UTF-8, belongs to: 1.
  func textLength(of byte: UInt8) -> Int {
    if isUTF8 || byte < 0x80 { return 1 }
    return scalars[Int(byte)]?.utf8.count ?? 1
  }
}

/// A byte that stands for nothing.
package struct InvalidByte: Error, Hashable {
  package let offset: Int
}

/// A scalar that an encoding cannot write.
struct MissingScalar: Error, Hashable {
  let scalar: Unicode.Scalar

  /// "U+2713".
  var code: String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
