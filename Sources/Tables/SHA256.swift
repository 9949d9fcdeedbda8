/// The SHA-256 digest of bytes that come in pieces, as `sha256sum` prints it.
///
/// - Source: FIPS 180-4, section 6.2.
struct SHA256 {
  private var state: [UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab,
    0x5be0_cd19,
  ]
  private var pending: [UInt8] = []
  private var schedule = [UInt32](repeating: 0, count: 64)

  /// The number of bytes so far.
  private(set) var byteCount = 0

  private static let blockSize = 64

  /// Takes in `bytes`, which follow those taken before.
  mutating func update(_ bytes: borrowing [UInt8]) { update((copy bytes)[...]) }

  /// Takes in `bytes`, which follow those taken before.
  mutating func update(_ bytes: ArraySlice<UInt8>) {
    byteCount += bytes.count
    var rest = bytes
    if !pending.isEmpty {
      let taken = rest.prefix(Self.blockSize - pending.count)
      pending += taken
      rest = rest.dropFirst(taken.count)
      if pending.count < Self.blockSize { return }
      let block = pending
      pending.removeAll(keepingCapacity: true)
      block.withUnsafeBytes { takeBlocks($0) }
    }
    let whole = rest.count / Self.blockSize * Self.blockSize
    rest.prefix(whole).withUnsafeBytes { takeBlocks($0) }
    pending += rest.dropFirst(whole)
  }

  /// The digest of all bytes taken in, in lower-case hexadecimal digits.
  func hexadecimal() -> String {
    var copy = self
    let bitCount = UInt64(byteCount) * 8
    var padding: [UInt8] = [0x80]
    let used = (byteCount + 1) % Self.blockSize
    let zeros = (Self.blockSize + 56 - used) % Self.blockSize
    padding += [UInt8](repeating: 0, count: zeros)
    for shift in stride(from: 56, through: 0, by: -8) {
      padding.append(UInt8(truncatingIfNeeded: bitCount >> UInt64(shift)))
    }
    copy.update(padding)
    return copy.state.map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 8 - digits.count) + digits
    }.joined()
  }

  /// - Precondition: `bytes` are whole blocks.
  private mutating func takeBlocks(_ bytes: UnsafeRawBufferPointer) {
    state.withUnsafeMutableBufferPointer { state in
      schedule.withUnsafeMutableBufferPointer { schedule in
        Self.constants.withUnsafeBufferPointer { constants in
          for start in stride(from: 0, to: bytes.count, by: Self.blockSize) {
            Self.takeBlock(bytes, start, state, schedule, constants)
          }
        }
      }
    }
  }

  private static func takeBlock(
    _ bytes: UnsafeRawBufferPointer, _ start: Int, _ state: UnsafeMutableBufferPointer<UInt32>,
    _ w: UnsafeMutableBufferPointer<UInt32>, _ k: UnsafeBufferPointer<UInt32>
  ) {
    for index in 0..<16 {
      w[index] = UInt32(
        bigEndian: bytes.loadUnaligned(fromByteOffset: start + 4 * index, as: UInt32.self))
    }
    for index in 16..<64 {
      let early = w[index - 15]
      let late = w[index - 2]
      let s0 = rotated(early, 7) ^ rotated(early, 18) ^ early >> 3
      let s1 = rotated(late, 17) ^ rotated(late, 19) ^ late >> 10
      w[index] = w[index - 16] &+ s0 &+ w[index - 7] &+ s1
    }
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for index in 0..<64 {
      let s1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
      let t1 = h &+ s1 &+ ((e & f) ^ (~e & g)) &+ k[index] &+ w[index]
      let s0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)
      let t2 = s0 &+ ((a & b) ^ (a & c) ^ (b & c))
      (h, g, f, e) = (g, f, e, d &+ t1)
      (d, c, b, a) = (c, b, a, t1 &+ t2)
    }
    state[0] &+= a
    state[1] &+= b
    state[2] &+= c
    state[3] &+= d
    state[4] &+= e
    state[5] &+= f
    state[6] &+= g
    state[7] &+= h
  }

  @inline(__always)
  private static func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word >> count | word << (32 - count)
  }

  /// The first 32 bits of the fractions of the cube roots of the first 64 primes.
  private static let constants: [UInt32] = primes(64).map { prime in
    fractionOfCubeRoot(of: prime)
  }

  private static func primes(_ count: Int) -> [UInt64] {
    var primes: [UInt64] = []
    var candidate: UInt64 = 2
    while primes.count < count {
      if primes.allSatisfy({ candidate % $0 != 0 }) { primes.append(candidate) }
      candidate += 1
    }
    return primes
  }

  /// The largest `root` with root³ ≤ prime · 2⁹⁶, less its whole part, which is what is above 2³².
  private static func fractionOfCubeRoot(of prime: UInt64) -> UInt32 {
    let target = UInt128(prime) << 96
    var root: UInt128 = 0
    for bit in stride(from: 35, through: 0, by: -1) {
      let candidate = root | UInt128(1) << UInt128(bit)
      if candidate * candidate * candidate <= target { root = candidate }
    }
    return UInt32(truncatingIfNeeded: root)
  }
}
