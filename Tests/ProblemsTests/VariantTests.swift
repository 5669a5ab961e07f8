import Glibc
import Tensors
import Testing

@testable import Problems

/// What is drawn, and from what.
@Suite struct DrawnVariantTests {
  private static func text(variant: String = "shared", given: String = given) -> String {
    """
    title: t
    variant: \(variant)
    sizes: {d: 2..6, n: 5..1000000, one: 3..3}
    given:
    \(given)
    questions: {q: {ask: a}}
    """
  }

  private static let given = """
      a: normal(6)
      b: normal(3, mean=10, std=0.5, decimals=4)
      c: normal(2, decimals=None)
      u: uniform(4)
      v: uniform(2, low=-5, high=5, decimals=0)
      w: uniform(2, decimals=None)
      k: integers(5, low=-3, high=3)
      p: simplex(4)
      q: simplex(3, decimals=None)
      S: spd(2)
      T: spd(2, decimals=None)
      Q: orthogonal(3)
      o: permutation(6)
      m: choice([2.5, 5, 7.5])
      two: normal(2) + uniform(2)
      σ: normal(2)
    """

  // All numbers here are printed by `reference_draws.py`, which draws them without this program;
  // they are equal to the last bit.
  private static let shared: [String: [Double]] = [
    "a": [1.08, 0.8, -2.12, -0.35, 0.23, 1.16],
    "b": [10.518, 9.766, 9.864],
    "c": [-1.5136745421857862, 0.04077881453303625],
    "u": [0.41, 0.43, 0.67, 0.34],
    "v": [-2, 3],
    "w": [0.149653233176803, 0.9380771995746495],
    "k": [-1, -3, 1, -3, 0],
    "p": [0.87, 0.01, 0.05, 0.07],
    "q": [0.49915453334513227, 0.10284774115783937, 0.3979977254970285],
    "S": [2.8, 1.77, 1.77, 2.92],
    "T": [1.366261106450332, -0.023033524256270754, -0.023033524256270754, 1.8740394430712362],
    "Q": [
      -0.42895085459472276, -0.08876560288999136, -0.8989559678238047, 0.13555386887399862,
      0.9775666957790594, -0.16120950324625025, 0.8930992738636325, -0.19100791357215632,
      -0.4072955486830956,
    ],
    "o": [3, 4, 5, 1, 2, 0],
    "m": [2.5],
    "two": [1.42, 1.3399999999999999],
    "σ": [-1.09, -0.54],
  ]

  private static let alices: [String: [Double]] = [
    "a": [0.09, 0.25, -0.53, 0.73, -1.12, -0.5],
    "b": [10.6852, 10.9933, 10.064],
    "c": [-2.553204605373413, 0.174116241292145],
    "u": [0.6, 0.36, 0.11, 0.49],
    "v": [1, 3],
    "w": [0.061215431868885894, 0.5519337257938074],
    "k": [1, 2, 1, -3, -3],
    "p": [0.06, 0.36, 0.43, 0.15],
    "q": [0.15804299971637173, 0.6998202855472415, 0.14213671473638675],
    "S": [1.32, -0.03, -0.03, 1.04],
    "T": [2.3833492820522393, 0.7334913165811311, 0.7334913165811311, 1.430173081278471],
    "Q": [
      -0.016164904939645182, 0.9974981296402582, -0.06881988965756115, 0.6824015982136967,
      0.06131286683536787, 0.7284015315166633, 0.73079871004517, -0.03518826117635117,
      -0.6816854345456563,
    ],
    "o": [0, 4, 1, 5, 3, 2],
    "m": [7.5],
    "two": [0.81, 1.92],
    "σ": [-0.49, -0.79],
  ]

  @Test func allShareTheSameDraw() throws {
    let variant = try variant(Self.text(), id: "golden", student: "alice")
    #expect(variant.givenElements == Self.shared)
    #expect(variant.sizes == ["d": 6, "n": 399_090, "one": 3])
    #expect(variant.seed == 0x823b_8c60_12da_4da5)
    #expect(try problemVariant("golden", student: "bob").givenElements == Self.shared)
  }

  @Test func aStudentMayHaveADrawOfTheirOwn() throws {
    let variant = try variant(Self.text(variant: "student"), id: "golden", student: "alice")
    #expect(variant.givenElements == Self.alices)
    #expect(variant.sizes == ["d": 4, "n": 841_104, "one": 3])
    #expect(variant.seed == 0xbd27_298f_8c4c_e153)
  }

  private func problemVariant(
    _ id: String, assignment: String = "course", student: String, variant: String = "shared"
  ) throws -> Variant {
    try checked(Self.text(variant: variant), id: id)
      .variant(assignment: assignment, student: student)
  }

  @Test func aDrawIsOfItsAssignmentProblemAndStudent() throws {
    let drawn = try ["alice", "bob", "Alice", ""].map {
      try problemVariant("golden", student: $0, variant: "student").givenElements["a"]
    }
    #expect(Set(drawn).count == 4)
    // Without a student of its own the draw is the one that all share.
    #expect(drawn[3] == Self.shared["a"])
    let others = try [
      problemVariant("golden2", student: ""),
      problemVariant("golden", assignment: "c", student: ""),
      problemVariant("coursegolden", assignment: "", student: ""),
    ].map { $0.givenElements["a"] }
    #expect(Set(others + [Self.shared["a"]]).count == 4)
  }

  @Test func whatElseIsGivenChangesNothing() throws {
    let few = "  σ: normal(2)\n  z: normal(3)\n  a: normal(6)\n  b: 3"
    let variant = try variant(Self.text(given: few), id: "golden")
    #expect(variant.givenElements["a"] == Self.shared["a"])
    #expect(variant.givenElements["σ"] == Self.shared["σ"])
    #expect(variant.given.map(\.name) == ["σ", "z", "a", "b"])
    let text = Self.text().replacing("n: 5..1000000", with: "x: 2..3, n: 5..1000000")
    #expect(try ProblemsTests.variant(text, id: "golden").sizes["n"] == 399_090)
  }

  @Test func aFunctionDrawsForTheNameThatUsesIt() throws {
    let text = """
      title: t
      given:
        a: noise(6)
        two: noise(2) + uniform(2)
        all: "[a[0], a[1]]"
      let: {noise(n): normal(n)}
      questions: {q: {ask: all}}
      """
    let variant = try variant(text, id: "golden")
    #expect(variant.givenElements["a"] == Self.shared["a"])
    #expect(variant.givenElements["two"] == Self.shared["two"])
    #expect(variant.outlines == ["q": "tensor [2] [1.08, 0.8]"])
  }

  @Test func sizesAreDrawnFromTheirWholeRange() throws {
    let text =
      "title: t\nvariant: student\nsizes: {d: 2..4}\nquestions: {q: {ask: shape(zeros(d))}}"
    let problem = try checked(text)
    let drawn = try (0..<60).map {
      try problem.variant(assignment: "c", student: "s\($0)").sizes["d"]
    }
    #expect(Set(drawn) == [2, 3, 4])
    let variant = try problem.variant(assignment: "c", student: "s0")
    #expect(variant.outlines == ["q": "shape [\(try #require(drawn[0]))]"])
  }
}

/// What is expected of a variant.
@Suite struct VariantTests {
  @Test func expectedAnswersAreThoseOfClosedForms() throws {
    let text = """
      title: Logistic regression
      sizes: {d: 3}
      given:
        x: normal(d)
        w: normal(d)
        y: integers(low=0, high=2)
      let:
        z: w @ x
        loss: y * softplus(-z) + (1 - y) * softplus(z)
      questions:
        z: {ask: z}
        loss: {ask: loss}
        gradient: {ask: "grad(loss, w)"}
        hessian: {ask: "hessian(loss, w)"}
        decision: {ask: z > 0}
        count: {ask: size(w) + 1}
      """
    let variant = try variant(text)
    let given = variant.givenElements
    let (x, w, y) = (
      try #require(given["x"]), try #require(given["w"]), try #require(given["y"]?[0])
    )
    let z = zip(w, x).reduce(0) { $0 + $1.0 * $1.1 }
    let sigma = 1 / (1 + exp(-z))
    // loss = −y ln σ(z) − (1 − y) ln(1 − σ(z)), ∇ = (σ(z) − y) x, H = σ(z)(1 − σ(z)) x xᵀ
    let loss = -y * log(sigma) - (1 - y) * log(1 - sigma)
    let expected = variant.expectedAnswers()
    func elements(_ question: String) throws -> [Double] {
      guard case .answer(.tensor(let tensor, _))? = expected[question] else { return [] }
      return tensor.elements
    }
    func isNear(_ question: String, _ wanted: [Double]) throws -> Bool {
      let elements = try elements(question)
      return elements.count == wanted.count
        && zip(elements, wanted).allSatisfy { abs($0 - $1) <= 1e-14 * (1 + abs($1)) }
    }
    #expect(try isNear("z", [z]))
    #expect(try isNear("loss", [loss]))
    #expect(try isNear("gradient", x.map { (sigma - y) * $0 }))
    #expect(try isNear("hessian", x.flatMap { a in x.map { sigma * (1 - sigma) * a * $0 } }))
    #expect(variant.outlines["decision"] == "boolean \(z > 0)")
    #expect(variant.outlines["count"] == "integer 4")
  }

  private static let chain = """
    title: t
    given: {x: [1, 2, 3], n: 2}
    let:
      a: 2 * x
      b: a + 1.0
      c: sum(b * a)
      i: argmax(a)
    questions:
      first: {ask: a}
      second: {ask: b}
      third: {ask: c}
      fourth: {ask: "b[n] - c"}
      fifth: {ask: size(a)}
      sixth: {ask: a}
      seventh: {ask: i}
      eighth: {ask: "b[i]"}
      ninth: {ask: "x[0] * 1.5"}
      again: {ask: 2 * x}
    """

  private func tensor(_ elements: Double...) -> Tensor {
    Tensor(shape: [elements.count]) { buffer in
      for (index, element) in elements.enumerated() { buffer[index] = element }
    }
  }

  // Worked out by hand: a = (2, 4, 6), b = (3, 5, 7), c = 6 + 20 + 42 = 68.
  @Test func theAnswersFollowFromTheGivenValues() throws {
    #expect(
      try variant(Self.chain).outlines == [
        "first": "wholes [3] [2.0, 4.0, 6.0]", "second": "tensor [3] [3.0, 5.0, 7.0]",
        "third": "tensor [] [68.0]", "fourth": "tensor [] [-61.0]", "fifth": "integer 3",
        "sixth": "wholes [3] [2.0, 4.0, 6.0]", "seventh": "integer 2", "eighth": "tensor [] [7.0]",
        "ninth": "tensor [] [1.5]", "again": "wholes [3] [2.0, 4.0, 6.0]",
      ])
  }

  @Test(arguments: [
    // With a = (1, 0, 0): b = (2, 1, 1), c = 2, b[2] − c = −1.
    ("second", ["first": [1, 0, 0]], "tensor [3] [2.0, 1.0, 1.0]"),
    ("third", ["first": [1, 0, 0]], "tensor [] [2.0]"),
    ("fourth", ["first": [1, 0, 0]], "tensor [] [-1.0]"),
    // With b = (1, 1, 1) and the right a: c = 12.
    ("third", ["second": [1, 1, 1]], "tensor [] [12.0]"),
    // With both: c = 1.
    ("third", ["first": [1, 0, 0], "second": [1, 1, 1]], "tensor [] [1.0]"),
    ("fourth", ["second": [1, 1, 1], "third": [5]], "tensor [] [-4.0]"),
    // An index that the student got wrong: b[0].
    ("eighth", ["seventh": [0]], "tensor [] [3.0]"),
    ("eighth", ["first": [9, 0, 0]], "tensor [] [10.0]"),
    // What does not depend on the earlier answer is what it was.
    ("ninth", ["first": [1, 0, 0]], "tensor [] [1.5]"),
  ])
  func laterAnswersFollowFromEarlierOnes(
    question: String, own: [String: [Double]], expected: String
  ) throws {
    let scalars: Set = ["third", "seventh"]
    let carried = Dictionary(
      uniqueKeysWithValues: own.map { id, elements in
        (
          id,
          scalars.contains(id)
            ? Tensor(elements[0])
            : Tensor(shape: [3]) { buffer in
              for (index, element) in elements.enumerated() { buffer[index] = element }
            }
        )
      })
    let answer = try variant(Self.chain).expectedAnswer(to: question, carrying: carried)
    #expect(answer.map(outline) == expected)
  }

  @Test func nothingIsCarriedWhereNothingMatters() throws {
    let variant = try variant(Self.chain)
    let own = tensor(1, 0, 0)
    #expect(variant.expectedAnswer(to: "second", carrying: [:]) == nil)
    #expect(variant.expectedAnswer(to: "nothing", carrying: ["first": own]) == nil)
    // A later answer and the same definition do not count, nor what no name is asked for.
    #expect(variant.expectedAnswer(to: "first", carrying: ["second": own]) == nil)
    #expect(variant.expectedAnswer(to: "sixth", carrying: ["first": own]) == nil)
    #expect(variant.expectedAnswer(to: "again", carrying: ["ninth": Tensor(1)]) == nil)
    // A count is known without any answer.
    #expect(variant.expectedAnswer(to: "fifth", carrying: ["first": own]) == nil)
    // An index out of range gives nothing to compare with.
    #expect(variant.expectedAnswer(to: "eighth", carrying: ["seventh": Tensor(9)]) == nil)
  }

  @Test func aFailureIsThatOfItsQuestionAlone() throws {
    let text = """
      title: t
      given: {x: [1.5, 2.5, 3.5], y: "integers(low=3, high=4)"}
      let: {bad: "x[y]", worse: bad + 1}
      questions:
        a: {ask: bad}
        b: {ask: sum(x)}
        c: {ask: worse * 2}
        d: {ask: "x[y - 1]"}
        e: {ask: shape(bad)}
        f: {ask: "floor(x[0] / 0)"}
        g: {ask: "floor(x[0] * 1e30)"}
        h: {ask: "log(-x) != log(-x)"}
      """
    let outlines = try variant(text).outlines
    #expect(
      outlines == [
        "a": "failure: an index must be in -3..2, got 3",
        "b": "tensor [] [7.5]",
        "c": "failure: an index must be in -3..2, got 3",
        "d": "tensor [] [3.5]",
        "e": "shape []",
        "f": "failure: the expected value is not a whole number below 2^53",
        "g": "failure: the expected value is not a whole number below 2^53",
        "h": "truths [3] [1.0, 1.0, 1.0]",
      ])
  }

  @Test func aGivenValueThatCannotBeComputedIsAnError() throws {
    let text = """
      title: t
      given: {x: [1.5, 2.5], y: "integers(low=3, high=4)", z: "x[y]"}
      questions: {a: {ask: z}}
      """
    let problem = try checked(text)
    do throws(VariantError) {
      _ = try problem.variant(assignment: "c", student: "")
      Issue.record("the index is out of range")
    } catch {
      #expect(
        error.message == "a given value cannot be computed: an index must be in -2..1, got 3")
    }
  }

  @Test func mistakesAreFoundByTheirValueOrByAPredicate() throws {
    let text = """
      title: t
      given: {x: [1.0, 2.0], y: "integers(low=5, high=6)"}
      questions:
        a:
          ask: 2 * x
          mistakes:
          - {value: "x[y]", says: It cannot be computed}
          - {value: x, says: Not doubled}
          - {value: 3, says: A number}
          - {when: all(answer == -expected), says: Wrong sign}
          - {when: "answer[0] > x[y]", says: It cannot be computed either}
          - {when: sum(answer) > 100, says: Too large}
        b:
          ask: size(x)
          mistakes:
          - {when: answer == expected + 1, says: One too many}
          - {value: shape(x), says: That is the shape}
      """
    let variant = try variant(text)
    func says(_ question: String, _ answer: Tensor?, equal: ExpectedAnswer? = nil) -> String? {
      variant.mistake(in: question, answer: answer) { $0 == equal }?.says
    }
    #expect(says("a", tensor(-2, -4)) == "Wrong sign")
    #expect(says("a", tensor(99, 4)) == "Too large")
    #expect(says("a", tensor(0, 0)) == nil)
    #expect(says("a", nil) == nil)
    #expect(says("a", tensor(99, 4), equal: .tensor(tensor(1, 2), shape: "[2]")) == "Not doubled")
    #expect(says("a", nil, equal: .tensor(Tensor(3), shape: "[]")) == "A number")
    #expect(says("b", Tensor(3)) == "One too many")
    #expect(says("b", nil, equal: .shape([2])) == "That is the shape")
    #expect(says("c", Tensor(3)) == nil)
  }
}
