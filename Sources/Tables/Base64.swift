import Foundation

/// `bytes` in base 64.
func base64(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

/// The bytes that `text` stands for in base 64; `nil` if it is none.
func bytes(base64 text: String) -> [UInt8]? { Data(base64Encoded: text).map { Array($0) } }
