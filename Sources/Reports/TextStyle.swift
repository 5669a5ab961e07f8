import Grading

/// How a text report looks.
public struct TextStyle: Sendable, Equatable {
  /// The columns of a line, 40 at least.
  public let width: Int
  /// Whether to colour with ANSI escape sequences. Colour only repeats what the text says.
  public let color: Bool
  /// Whether verdicts have signs outside of ASCII.
  public let unicode: Bool

  /// Makes a style.
  public init(width: Int, color: Bool, unicode: Bool = true) {
    self.width = max(width, 40)
    self.color = color
    self.unicode = unicode
  }

  /// The one character that stands before a question.
  func sign(of verdict: Verdict) -> String {
    switch verdict {
    case .correct: unicode ? "✓" : "+"
    case .partial: "~"
    case .incorrect: unicode ? "✗" : "x"
    case .unanswered: unicode ? "–" : "-"
    case .unreadable, .undecided: "?"
    case .error: "!"
    }
  }

  func painted(_ text: String, as verdict: Verdict) -> String {
    switch verdict {
    case .correct: painted(text, "32")
    case .partial: painted(text, "33")
    case .incorrect: painted(text, "31")
    case .unanswered: painted(text, "2")
    case .unreadable, .undecided: painted(text, "35")
    case .error: painted(text, "1;31")
    }
  }

  func bold(_ text: String) -> String {
    painted(text, "1")
  }

  private func painted(_ text: String, _ code: String) -> String {
    color ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
