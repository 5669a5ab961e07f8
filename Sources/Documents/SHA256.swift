import Cnettle

/// The SHA-256 digest of bytes (FIPS 180-4) as 64 hexadecimal digits, as `sha256sum` prints it.
public func sha256(_ bytes: [UInt8]) -> String {
  var state = sha256_ctx()
  nettle_sha256_init(&state)
  nettle_sha256_update(&state, bytes.count, bytes)
  var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
  nettle_sha256_digest(&state, digest.count, &digest)
  let digits = Array("0123456789abcdef".utf8)
  return String(
    decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}
