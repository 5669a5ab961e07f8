import Testing

@testable import Expressions

@Suite struct TypographyTests {
  @Test(arguments: [
    ("𝐖", "W"), ("𝑥", "x"), ("ℎ", "h"), ("𝒙", "x"), ("𝔸", "A"), ("ℝ", "R"), ("ℒ", "L"), ("𝗭", "Z"),
    ("𝚣", "z"),
    ("𝛼", "α"), ("𝝈", "σ"), ("𝚺", "Σ"), ("𝜋", "π"), ("𝟙", "1"), ("ｘ１", "x1"), ("Ｗ＿ｏ", "W_o"),
    ("µ", "μ"), ("𝐖1", "W1"),
  ])
  func mathematicalLettersArePlainOnes(name: String, plain: String) {
    #expect(Typography.plain(name) == plain)
  }

  @Test(arguments: ["x", "W1", "α", "日本", "é", "ﬁ", "ϵ"])
  func otherLettersStay(name: String) { #expect(Typography.plain(name) == nil) }

  /// Where both are defined, the letter that is written is meant.
  @Test func aNameIsLookedUpAsItIsWrittenFirst() throws {
    var scope = try Sample().scope
    scope.values["𝑥"] = .real(7)
    let graph = scope.graph
    func value(_ text: String) throws -> String {
      try GraphBuilder(graph: graph, scope: scope).argument(of: try Parser.parse(text)).kindName
    }
    #expect(try value("𝑥") == value("7.0"))
    #expect(try value("𝐱") == value("x"))
    #expect(try value("𝑡 + 1") == value("t + 1"))
    #expect(try value("𝐬𝐮𝐦(x)") == value("sum(x)"))
    #expect(try value("𝜋") == value("pi"))
    #expect(try value("π * ∞") == value("pi * inf"))
  }

  @Test func aNameThatIsNotDefinedIsShownPlain() throws {
    #expect(
      try Sample().fault("𝐪 + 1") == Fault("‹𝐪› + 1", "the name 'q' is not defined"))
  }
}
