import Grading
import Problems

extension ByteWriter {
  mutating func write(optional text: String?) { write(text) { $0.write($1) } }

  mutating func write(optional integer: Int?) { write(integer) { $0.write($1) } }

  /// Writes all that was decided but what was expected, which no gradebook holds.
  mutating func write(_ marked: MarkedSubmission) {
    write(marked.student)
    write(optional: marked.name)
    write(marked.assignment)
    write(marked.title)
    write(optional: marked.submitted?.text)
    write(optional: marked.attempt)
    write(optional: marked.due?.text)
    write(marked.remarks) { $0.write($1) }
    write(marked.problems) { $0.write($1) }
  }

  private mutating func write(_ problem: MarkedProblem) {
    write(problem.problem)
    write(problem.title)
    write(problem.digest)
    write(Int(bitPattern: UInt(problem.seed)))
    write(problem.seconds)
    write(problem.questions) { $0.write($1) }
  }

  private mutating func write(_ question: MarkedQuestion) {
    write(question.question)
    write(question.verdict.rawValue)
    write(question.score)
    write(question.points)
    write(question.seconds)
    for text in [
      question.source, question.kind, question.mistake, question.message, question.reading,
      question.hint,
    ] { write(optional: text) }
    write(optional: question.line)
    write(optional: question.column)
    write(optional: question.fingerprint.map { Int(bitPattern: UInt($0)) })
    write(question.differences) { writer, differences in
      writer.write(differences.shape) { $0.write($1) }
      writer.write(differences.levels.map(\.rawValue))
    }
  }
}

extension ByteReader {
  mutating func textOrNil() -> String? { optional { $0.text() } }

  mutating func integerOrNil() -> Int? { optional { $0.integer() } }

  mutating func markedSubmission() -> MarkedSubmission {
    let (student, name) = (text(), textOrNil())
    var marked = MarkedSubmission(
      student: student, name: name, assignment: text(), title: text(), problems: [])
    marked.submitted = textOrNil().flatMap { Timestamp($0) }
    marked.attempt = integerOrNil()
    marked.due = textOrNil().flatMap { Timestamp($0) }
    marked.remarks = array { $0.text() }
    marked.problems = array { $0.markedProblem() }
    return marked
  }

  private mutating func markedProblem() -> MarkedProblem {
    var problem = MarkedProblem(
      problem: text(), title: text(), questions: [], digest: text(),
      seed: UInt64(bitPattern: Int64(integer())), seconds: number())
    problem.questions = array { $0.markedQuestion() }
    return problem
  }

  private mutating func markedQuestion() -> MarkedQuestion {
    var question = MarkedQuestion(
      question: text(), verdict: Verdict(rawValue: text()) ?? .error, score: number(),
      points: number(), seconds: number())
    question.source = textOrNil()
    question.kind = textOrNil()
    question.mistake = textOrNil()
    question.message = textOrNil()
    question.reading = textOrNil()
    question.hint = textOrNil()
    question.line = integerOrNil()
    question.column = integerOrNil()
    question.fingerprint = integerOrNil().map { UInt64(bitPattern: Int64($0)) }
    question.differences = optional { reader in
      ElementDifferences(
        shape: reader.array { $0.integer() },
        levels: reader.blob().compactMap(ElementDifferences.Level.init))
    }
    return question
  }
}
