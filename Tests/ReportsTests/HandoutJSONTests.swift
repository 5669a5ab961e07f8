import Testing

@testable import Reports

@Suite struct HandoutJSONTests {
  @Test func theWholeIsOneLine() {
    let parts = [
      #"{"assignment": "hw1", "title": "Linear layers", "due": "2026-10-01", "problems": ["#,
      #"{"id": "layer", "title": "A *linear* layer", "source": "Notes, section 2", "prompt": "A layer takes $x$ and gives\n$y = W x$, with `W` a matrix.\n\n- the first item of a list, long enough to be wrapped where the terminal has 60 columns\n- the <b>second</b>\n", "sizes": {"d": 3, "n": 2}, "given": {"x": [1, -2, 0.5], "W": [[1, 0, 2], [0, -10, 1]], "T": [[[1.5], [2]], [[3], [4]]], "t": 0.25}, "questions": ["#,
      #"{"id": "y", "prompt": "Compute $y$.", "points": 3, "answer": "tensor", "shape": [2], "form": "a tensor of shape [2]: a list of numbers"}, "#,
      #"{"id": "loss", "prompt": "Compute $L$.", "points": 1, "answer": "number", "form": "a number"}, "#,
      #"{"id": "positive", "prompt": "Which are positive?", "points": 1, "answer": "tensor", "shape": [2], "form": "a tensor of shape [2]: a list of true and false"}, "#,
      #"{"id": "any", "points": 0.5, "answer": "boolean", "form": "true or false"}, "#,
      #"{"id": "count", "points": 1, "answer": "integer", "form": "a whole number"}]}, "#,
      #"{"id": "choice", "title": "Choices", "sizes": {}, "given": {}, "questions": ["#,
      #"{"id": "one", "prompt": "Which?", "points": 1, "answer": "choice", "form": "the id of one option", "options": {"a": "$x^2$ is convex", "long-id": "no"}}, "#,
      #"{"id": "some", "points": 1, "answer": "choices", "form": "a list of option ids", "options": {"a": "first", "b": "second"}}, "#,
      #"{"id": "shape", "prompt": "What is the shape?", "points": 1, "answer": "shape", "form": "a shape: a list of whole numbers"}, "#,
      #"{"id": "zeros", "prompt": "The zeros?", "points": 1, "answer": "tensor", "form": "a tensor: numbers in nested lists"}]}, "#,
      #"{"id": "own", "title": "Your own", "source": "Notes", "absent": "needs-student"}]}"#,
    ]
    #expect(HandoutJSON.line(Handout(sampleAssignment, student: nil)) == parts.joined())
  }

  @Test func numbersHaveFullPrecision() {
    let problem = handout(
      """
      title: t
      variant: student
      given: {x: "[1 / 3, 1e-300, nan, -inf]", y: "[1 > 2, 2 > 1]", z: "zeros(0, 2)"}
      questions: {q: {ask: 1}}
      """, student: "alice")
    let line = HandoutJSON.line(problem)
    #expect(line.contains(#""student": "alice""#))
    #expect(
      line.contains(
        #""given": {"x": [0.3333333333333333, 1e-300, "nan", "-inf"], "y": [false, true], "z": []}"#
      ))
  }

  @Test func wholeNumbersBeyondFloat64AreExact() {
    let line = HandoutJSON.line(
      handout(
        "title: t\nsizes: {d: 94906267}\n"
          + "given: {x: 9007199254740993, s: [[94906267, 1], [d*d, 2]], r: [d*d, 1.5]}\n"
          + "questions: {q: {ask: 1}}"))
    // By Python: 94906267**2, and that as a float64.
    #expect(
      line.contains(
        #""given": {"x": 9007199254740993, "s": [[94906267, 1], [9007199515875289, 2]], "#
          + #""r": [9.007199515875288e15, 1.5]}"#), "\(line)")
  }

  @Test func whatIsAbsentIsSaid() {
    let line = HandoutJSON.line(handout("title: T\nlet: {y: x}\nquestions: {q: {ask: y}}"))
    #expect(line.hasSuffix(#""problems": [{"id": "p", "title": "T", "absent": "faulty"}]}"#))
  }
}
