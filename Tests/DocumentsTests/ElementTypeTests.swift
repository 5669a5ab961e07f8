import Testing

@testable import Documents

@Suite struct ElementTypeTests {
  private func name(_ descr: String) throws -> String {
    let type = try ElementType(.string(descr))
    return "\(type.name) \(type.size)\(type.isBigEndian ? " big" : "")"
  }

  private func refusal(_ descr: PythonLiteral) -> String? {
    do throws(Unusable) {
      _ = try ElementType(descr)
      return nil
    } catch {
      return "\(error.kindName); \(error.advice)"
    }
  }

  @Test func numbersTruthValuesAndStringsAreRead() throws {
    for (descr, wanted) in [
      ("|b1", "bool 1"), ("|i1", "int8 1"), ("<i2", "int16 2"), (">i4", "int32 4 big"),
      ("<i8", "int64 8"), ("|u1", "uint8 1"), (">u2", "uint16 2 big"), ("<u4", "uint32 4"),
      ("<u8", "uint64 8"), ("<f2", "float16 2"), ("<f4", "float32 4"), (">f8", "float64 8 big"),
      ("<f16", "float128 16"), ("<U5", "str 20"), (">U5", "str 20 big"), ("|S5", "bytes 5"),
      ("=f8", "float64 8"), ("f8", "float64 8"), ("<U0", "str 0"),
    ] {
      #expect(try name(descr) == wanted)
    }
  }

  @Test func otherTypesAreRefusedWithAdvice() {
    for (descr, message) in [
      ("<c8", "an array of complex numbers (complex64); save its real part: x.real"),
      ("<c16", "an array of complex numbers (complex128); save its real part: x.real"),
      (
        "|O",
        "an array of Python objects; save rows of equal length as np.array(x, dtype=float), text as "
          + "x.astype(str), or "
          + "leave it out"
      ),
      ("<M8[D]", "an array of dates (datetime64); save it as text: x.astype(str)"),
      ("<m8[ns]", "an array of durations (timedelta64); save it as text: x.astype(str)"),
      ("|V2", "an array of raw bytes (void); save numbers: x.astype(float)"),
      ("<f10", "an array of the unknown dtype '<f10'; save numbers: x.astype(float)"),
      ("<i16", "an array of the unknown dtype '<i16'; save numbers: x.astype(float)"),
      ("<f-8", "an array of the unknown dtype '<f-8'; save numbers: x.astype(float)"),
      ("", "an array of the unknown dtype ''; save numbers: x.astype(float)"),
      ("<", "an array of the unknown dtype '<'; save numbers: x.astype(float)"),
      (
        "<U9999999999999999999",
        "an array of the unknown dtype '<U9999999999999999999'; save numbers: x.astype(float)"
      ),
    ] {
      #expect(refusal(.string(descr)) == message)
    }
    #expect(
      refusal(.sequence([.sequence([.string("a"), .string("<f8")])]))
        == "a structured array; save each field under a key of its own")
  }
}
