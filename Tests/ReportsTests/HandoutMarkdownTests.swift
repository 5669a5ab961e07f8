import Testing

@testable import Reports

@Suite struct HandoutMarkdownTests {
  private static let whole = #"""
    # Linear layers (`hw1`)

    Due: 2026-10-01

    ## A \*linear\* layer (`layer`)

    *Notes, section 2*

    A layer takes $x$ and gives
    $y = W x$, with `W` a matrix.

    - the first item of a list, long enough to be wrapped where the terminal has 60 columns
    - the <b>second</b>

    Sizes: `d = 3`, `n = 2`

    Given:

    ```
    x = [1, -2, 0.5]
    W = [[  1,   0,   2],
         [  0, -10,   1]]
    T = [[[1.5],
          [  2]],

         [[  3],
          [  4]]]
    t = 0.25
    ```

    ### `y` (3 points)

    Compute $y$.

    Answer: a tensor of shape \[2\]: a list of numbers

    ### `loss` (1 point)

    Compute $L$.

    Answer: a number

    ### `positive` (1 point)

    Which are positive?

    Answer: a tensor of shape \[2\]: a list of true and false

    ### `any` (0.5 points)

    Answer: true or false

    ### `count` (1 point)

    Answer: a whole number

    ## Choices (`choice`)

    ### `one` (1 point)

    Which?

    Answer: the id of one option

    - `a`: $x^2$ is convex
    - `long-id`: no

    ### `some` (1 point)

    Answer: a list of option ids

    - `a`: first
    - `b`: second

    ### `shape` (1 point)

    What is the shape?

    Answer: a shape: a list of whole numbers

    ### `zeros` (1 point)

    The zeros?

    Answer: a tensor: numbers in nested lists

    ## Your own (`own`)

    *Notes*

    *This problem is drawn for each student: show it with --student and your id.*

    """#

  @Test func theWholeIsMarkdown() {
    #expect(HandoutMarkdown.text(Handout(sampleAssignment, student: nil)) == Self.whole)
  }

  @Test func theStudentIsNamed() {
    let text = HandoutMarkdown.text(Handout(sampleAssignment, student: "a`b"))
    #expect(text.hasPrefix("# Linear layers (`hw1`)\n\nDue: 2026-10-01  \nStudent: ``a`b``\n"))
  }

  @Test func whatIsNoMarkdownHasNoMeaningInIt() {
    let problem = handout(
      "title: \"a_b <i> [x](y) `c` | #1\"\nsource: \"*s*\"\nquestions: {q: {ask: 1}}")
    let text = HandoutMarkdown.text(problem)
    #expect(text.contains(##"## a\_b \<i\> \[x\](y) \`c\` \| \#1 (`p`)"##))
    #expect(text.contains(#"*\*s\**"#))
  }
}
