import Testing

@testable import Expressions

@Suite struct SyntaxTests {
  @Test(arguments: [
    ("x", "x", ["x"]), ("(σ)", "σ", ["σ"]), ("[x, y]", nil, ["x", "y"]),
    ("(x, y)", nil, ["x", "y"]),
    ("[x]", nil, ["x"]), ("[]", nil, nil), ("[x, 1]", nil, nil), ("[[x]]", nil, nil),
    ("x.T", nil, nil), ("x[0]", nil, nil), ("-x", nil, nil), ("+x", "x", ["x"]), ("f()", nil, nil),
    ("'x'", nil, nil), ("3", nil, nil), ("None", nil, nil), ("true", nil, nil),
  ])
  func aNameIsANameAndNothingMore(text: String, name: String?, names: [String]?) throws {
    let syntax = try Parser.parse(text)
    #expect(syntax.plainName == name)
    #expect(syntax.plainNames == names)
  }
}
