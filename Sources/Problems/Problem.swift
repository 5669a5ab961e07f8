import Diagnostics
import Expressions
import ReferenceEngine

/// A problem as its file states it: read, but not yet checked against itself.
public struct Problem: Sendable {
  /// The file's name without `.yaml`.
  public let id: String
  /// Its title.
  public let title: String
  /// Where the problem comes from.
  public let origin: String?
  /// What the student is told before the questions, in Markdown.
  public let prompt: String?
  /// The sizes in the order of the file.
  public let sizes: [Size]
  /// The given values in the order of the file.
  public let given: [Definition]
  /// The names of `let` in the order of the file.
  public let definitions: [Definition]
  /// The functions of `let`.
  public let functions: [FunctionDefinition]
  /// The questions in the order of the file.
  public let questions: [Question]
  /// Whether each student gets a draw of their own.
  public let isDrawnPerStudent: Bool
  /// The names whose definitions cannot be read, which is reported; nil where not even the names
  /// can.
  let unreadNames: Set<String>?
  /// The file.
  public let source: SourceText
  /// The FNV-1a hash of the file's bytes, as 16 hexadecimal digits.
  public let digest: String
}

/// A size's name and the whole numbers that it may be.
public struct Size: Sendable {
  /// Its name in expressions.
  public let name: String
  /// What it may be.
  public let values: ClosedRange<Int>
  /// What it may be where formulas are compared; nil where that is the same.
  public let variation: ClosedRange<Int>?
  let nameRange: Range<Int>
}

/// A name and the expression that it stands for; places are bytes of the problem's file.
public struct Definition: Sendable {
  /// The name.
  public let name: String
  /// What it stands for.
  public let expression: Syntax
  /// What a given value is drawn from where formulas are compared; nil where that is the same.
  public let variation: Syntax?
  let nameRange: Range<Int>
}

/// One thing that a problem asks.
public struct Question: Sendable {
  /// The key under which it stands and is answered.
  public let id: String
  /// What is asked, in Markdown.
  public let prompt: String?
  /// Where the question comes from, such as an exercise's id.
  public let source: String?
  /// What the expected answer is computed from, or which options are right.
  public let answer: Asked
  /// The points for a right answer.
  public let points: Double
  /// How near an answer must be; nil where the problem says nothing.
  public let tolerance: Tolerance?
  /// How points are given for a tensor.
  public let credit: Credit
  /// Wrong ways to the answer that have a name.
  public let mistakes: [Mistake]
  /// What is shown when the answer is wrong, in Markdown.
  public let hint: String?
  /// Whether the student's report shows the verdict alone.
  public let isHidden: Bool
  let range: Range<Int>

  /// The name that is asked for, where `ask` is nothing but a name.
  var askedName: String? {
    if case .value(let expression, _) = answer { return expression.plainName }
    return nil
  }

  /// What is asked for.
  public enum Asked: Sendable {
    /// The value of an expression; its kind is that of the expression's type where none is given.
    case value(Syntax, AnswerKind?)
    /// One of the options, by its id.
    case choice(options: [Option], correct: String)
    /// Several of the options.
    case choices(options: [Option], correct: [String])
    /// A formula that equals another one.
    case formula(Formula)
    /// An answer, or a witness of several tensors, for which a predicate holds.
    case accepted(Acceptance)
    /// What cannot be read, which is reported.
    case unread
  }

  /// An option to choose: its id and its text.
  public struct Option: Sendable {
    /// What a submission names.
    public let id: String
    /// What the student reads.
    public let text: String
  }
}

/// A formula that is asked for.
public struct Formula: Sendable {
  /// A name with its place in the file.
  public typealias Name = (text: String, range: Range<Int>)

  /// What the formula must equal.
  public let reference: Syntax
  /// The reference as it is written in the file.
  public let text: String
  /// The names that an answer may use.
  public let uses: [Name]
  /// The functions that an answer may use; nil for all that neither draw nor differentiate.
  public let functions: [Name]?
  /// The number of variants on which the two are compared.
  public let samples: Int

  /// What holds where a problem says nothing.
  public static let standardSamples = 8
}

/// A predicate that takes the place of comparison.
public struct Acceptance: Sendable {
  /// What the predicate is about.
  public enum Form: Sendable {
    /// Tensors by name, each with the list of its extents.
    case witness([(name: String, shape: Syntax)])
    /// The answer to an ordinary question: its kind, its extents, and an expected value, as far as
    /// they are given.
    case answer(AnswerKind?, shape: Syntax?, ask: Syntax?)
  }

  /// What the predicate is about.
  public let form: Form
  /// The predicate.
  public let predicate: Syntax
  /// The predicate as it is written in the file.
  public let text: String
}

/// A wrong way to an answer, and what a student who took it is told.
public struct Mistake: Sendable {
  /// How the mistake is recognised.
  public enum Form: Sendable {
    /// The answer equals the value of an expression.
    case value(Syntax)
    /// A predicate over `answer` and `expected` holds.
    case when(Syntax)
  }

  /// How it is recognised.
  public let form: Form
  /// What the student is told.
  public let says: String
  /// The share of the points that the answer gets all the same.
  public let credit: Double
}

/// What an answer is read as.
public enum AnswerKind: String, Sendable, CaseIterable {
  case number, tensor, integer, shape, boolean
}

/// How points are given for a tensor.
public enum Credit: String, Sendable, CaseIterable {
  /// All or nothing.
  case whole
  /// The share of the elements that are right.
  case elementwise
}
