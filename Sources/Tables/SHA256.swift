import CCrypto

/// The SHA-256 digest of bytes that come in pieces, as `sha256sum` prints it; libcrypto's.
final class SHA256 {
  private let context: OpaquePointer

  /// The number of bytes so far.
  private(set) var byteCount = 0

  /// Of no bytes yet.
  init() {
    guard let context = EVP_MD_CTX_new(), EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
      preconditionFailure("libcrypto has memory for a digest")
    }
    self.context = context
  }

  deinit { EVP_MD_CTX_free(context) }

  /// Takes in `bytes`, which follow those taken before.
  func update(_ bytes: [UInt8]) { update(bytes[...]) }

  /// Takes in `bytes`, which follow those taken before.
  func update(_ bytes: ArraySlice<UInt8>) {
    byteCount += bytes.count
    bytes.withUnsafeBytes { _ = EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
  }

  /// The digest of all bytes taken in, in lower-case hexadecimal digits; more bytes may follow.
  func hexadecimal() -> String {
    guard let copy = EVP_MD_CTX_new(), EVP_MD_CTX_copy_ex(copy, context) == 1 else {
      preconditionFailure("libcrypto has memory for a digest")
    }
    defer { EVP_MD_CTX_free(copy) }
    var digest = [UInt8](repeating: 0, count: 32)
    EVP_DigestFinal_ex(copy, &digest, nil)
    return digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
