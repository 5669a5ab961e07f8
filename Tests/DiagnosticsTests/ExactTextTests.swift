import Diagnostics
import Testing

@Suite struct ExactTextTests {
  @Test func aLetterComposedInAnotherWayIsAnother() {
    let (composed, apart) = (ExactText("caf\u{E9}"), ExactText("cafe\u{301}"))
    #expect(composed.text == apart.text)
    #expect(composed != apart)
    #expect(composed == ExactText("caf\u{E9}"))
    #expect(Set([composed, apart, composed]).count == 2)
  }

  /// Marks in another order are as long, and equal as strings.
  @Test func theOrderOfMarksCounts() {
    let (first, second) = ("a\u{323}\u{307}", "a\u{307}\u{323}")
    #expect(first == second && first.utf8.count == second.utf8.count)
    #expect(ExactText(first) != ExactText(second))
  }
}
