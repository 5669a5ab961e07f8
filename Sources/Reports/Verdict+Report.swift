import Grading

extension Verdict {
  /// What is said of an answer of which nothing more is known.
  var explanation: String {
    switch self {
    case .correct: "the answer is right"
    case .partial: "the answer is right in part"
    case .incorrect: "the answer is wrong"
    case .unanswered: "the submission holds no answer"
    case .unreadable: "the answer cannot be read"
    case .undecided: "the comparison could not be decided: a person must look"
    case .error: "the problem failed"
    }
  }

  /// So many of them, in words: `2 incorrect`, `1 error`, `2 errors`.
  func counted(_ count: Int) -> String {
    "\(count) \(rawValue)" + (self == .error && count > 1 ? "s" : "")
  }

  /// What JUnit calls an answer that is not right.
  enum Outcome {
    /// The student's.
    case failure
    /// Not the student's.
    case error
  }

  /// What JUnit calls it; nil where all is well.
  var outcome: Outcome? {
    switch self {
    case .correct: nil
    case .partial, .incorrect, .unanswered, .unreadable: .failure
    case .undecided, .error: .error
    }
  }

  /// The kind of outcome where the grader gives none, in CamelCase: one JUnit reader takes a
  /// `type` in lower case, such as `integer`, for the type of the text.
  var kind: String {
    switch self {
    case .correct: "Correct"
    case .partial: "Partial"
    case .incorrect: "Incorrect"
    case .unanswered: "Unanswered"
    case .unreadable: "Unreadable"
    case .undecided: "Undecided"
    case .error: "ProblemError"
    }
  }
}

extension MarkedSubmission {
  /// How many answers got each verdict, in words: `2 correct, 1 partial`.
  var verdictCounts: String {
    let counts = Verdict.allCases.compactMap { verdict in
      let count = count(of: verdict)
      return count > 0 ? verdict.counted(count) : nil
    }
    return counts.isEmpty ? "no questions" : counts.joined(separator: ", ")
  }

  private func count(of verdict: Verdict) -> Int {
    var count = 0
    for problem in problems {
      let questions = problem.questions.span
      for index in questions.indices where questions[index].verdict == verdict { count += 1 }
    }
    return count
  }
}
