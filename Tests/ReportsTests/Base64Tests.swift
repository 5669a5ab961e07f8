import Testing

@testable import Reports

@Suite struct Base64Tests {
  /// The test vectors of RFC 4648, section 10, and all bytes by Python's `base64.b64encode(bytes(range(256)))`, of
  /// which the ends are here.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
  ])
  func vectors(text: String, encoded: String) {
    #expect(base64(Array(text.utf8)) == encoded)
  }

  @Test func everyByte() {
    let encoded = base64(Array(0...255))
    #expect(encoded.count == 344)
    #expect(encoded.hasPrefix("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKiss"))
    #expect(encoded.hasSuffix("4eLj5OXm5+jp6uvs7e7v8PHy8/T19vf4+fr7/P3+/w=="))
  }
}
