import Diagnostics
import Documents
import Expressions
import Problems
import ReferenceEngine
import Tensors

/// Why an answer cannot be read as what was asked, and where in the submission.
struct Unreadable: Error, Equatable {
  let message: String
  let range: Range<Int>

  init(_ wanted: AnswerReader.Wanted, _ reason: String, at range: Range<Int>) {
    message = "cannot be read as \(wanted.rawValue): \(reason)"
    self.range = range
  }

  /// What stands there is something else.
  init(_ wanted: AnswerReader.Wanted, got node: Node) {
    self.init(wanted, "it is \(node.found)", at: node.range)
  }
}

/// Reads answers as what a question asks for.
enum AnswerReader {
  /// What a question can ask for, as messages call it.
  enum Wanted: String {
    case number = "a number"
    case tensor = "a tensor (nested lists of numbers)"
    case truths = "a tensor of truth values (nested lists of true and false)"
    case integer = "a whole number"
    case shape = "a shape (a list of whole numbers)"
    case boolean = "true or false"
    case choice = "an option"
    case choices = "a list of options"
    case formula = "a formula"
    case witness = "an object of named answers"
  }

  /// Whether there is no answer at all: `null` or a blank string.
  static func isBlank(_ node: Node) -> Bool {
    switch node.value {
    case .null: true
    case .string(let text): text.string.allSatisfy(\.isWhitespace)
    default: false
    }
  }

  /// The answer as a tensor of the shape of what is expected, where it can be read so.
  static func tensor(_ node: Node, like expected: ExpectedAnswer) -> Tensor? {
    let wanted: [Int]
    let value: Tensor?
    switch expected {
    case .integer:
      (wanted, value) = ([], (try? integer(node)).map { Tensor(Double($0)) })
    case .boolean: (wanted, value) = ([], (try? boolean(node)).map { Tensor($0 ? 1 : 0) })
    case .shape(let expected):
      wanted = [expected.count]
      value = (try? shape(node)).flatMap {
        Tensor(shape: [$0.count], elements: $0.map(Double.init))
      }
    case .tensor(let expected, _), .wholes(let expected, _):
      (wanted, value) = (expected.shape, try? tensor(node, expecting: expected.shape))
    case .truths(let expected, _): (wanted, value) = (expected.shape, try? truths(node))
    case .choice, .choices, .formula, .accepted: return nil
    }
    return value?.shape == wanted ? value : nil
  }

  /// A whole number; `3.0` is one, `3.2` is not.
  static func integer(_ node: Node) throws(Unreadable) -> Int {
    if case .integer(let value) = node.value { return value }
    let number = try scalar(node, .integer)
    if let whole = number.exact ?? Int(exactly: number.value) { return whole }
    let isWhole = number.value.isFinite && number.value == number.value.rounded()
    throw Unreadable(
      .integer, "it \(isWhole ? "exceeds 64 bits" : "is \(number.value)")", at: node.range)
  }

  /// `true` or `false`, also as a string.
  static func boolean(_ node: Node) throws(Unreadable) -> Bool {
    if case .boolean(let value) = node.value { return value }
    if let text = node.text {
      switch text.string.lowercased() {
      case "true": return true
      case "false": return false
      default: break
      }
    }
    throw Unreadable(.boolean, got: node)
  }

  /// A list of whole numbers; a string may hold the list.
  static func shape(_ node: Node) throws(Unreadable) -> [Int] {
    if let elements = node.elements {
      var shape: [Int] = []
      for element in elements { shape.append(try integer(element)) }
      return shape
    }
    let tensor = try constant(node, .shape).value
    let whole = tensor.elements.compactMap { Int(exactly: $0) }
    guard tensor.rank == 1, whole.count == tensor.elements.count else {
      throw Unreadable(.shape, got: node)
    }
    return whole
  }

  /// A number, or nested lists of numbers with rows of equal length.
  ///
  /// Where as many rows are too many or too few for the expected shape, the elements are not read:
  /// the answer is zeros of the shape that it has.
  static func tensor(_ node: Node, expecting expected: [Int]) throws(Unreadable) -> Tensor {
    let wanted = expected.isEmpty ? Wanted.number : .tensor
    if node.text != nil { return try constant(node, wanted).value }
    let shape = leadingShape(of: node)
    if let count = elementCount(of: shape), count > shownCount,
      count != elementCount(of: expected)
    {
      return Tensor(shape: shape) { _ in }
    }
    if let list = node.numbers, let tensor = Tensor(shape: shape, elements: list.numbers) {
      return tensor
    }
    if let numbers = node.array?.numbers, let tensor = Tensor(shape: shape, elements: numbers) {
      return tensor
    }
    if let tensor = node.plainNumbers(of: shape) { return tensor }
    return try elements(node, wanted) { element throws(Unreadable) in
      try scalar(element, node.isList ? .number : wanted).value
    }
  }

  /// Lists of so many elements and more are not read where their number is wrong anyway.
  private static let shownCount = 10_000

  /// The extents of nested lists, by the first of each.
  private static func leadingShape(of node: Node) -> [Int] {
    if let array = node.array { return array.shape }
    if let list = node.numbers { return list.shape }
    var shape: [Int] = []
    var first = node
    while true {
      if let list = first.numbers { return shape + list.shape }
      guard let elements = first.elements else { break }
      shape.append(elements.count)
      guard let next = elements.first else { break }
      first = next
    }
    return shape
  }

  /// Nested lists of truth values, as 0 and 1.
  static func truths(_ node: Node) throws(Unreadable) -> Tensor {
    if let array = node.array, let truths = array.truths,
      let tensor = Tensor(shape: array.shape, elements: truths)
    {
      return tensor
    }
    return try elements(node, .truths) { element throws(Unreadable) in
      switch element.value {
      case .integer(0): 0
      case .integer(1): 1
      default: try boolean(element) ? 1 : 0
      }
    }
  }

  /// The id of an option.
  static func choice(_ node: Node, among options: [String]) throws(Unreadable) -> String {
    let id: String? =
      switch node.value {
      case .string(let text): text.string
      case .integer(let value): "\(value)"
      case .number(let value): "\(value)"
      case .boolean(let value): "\(value)"
      default: nil
      }
    if let id, options.contains(id) { return id }
    let hint =
      id.flatMap { nearest(to: $0, among: options) }.map { "did you mean '\($0)'?" }
      ?? "the options are \(options.joined(separator: ", "))"
    throw Unreadable(.choice, "it is \(node.found); \(hint)", at: node.range)
  }

  /// The ids of several options.
  static func choices(_ node: Node, among options: [String]) throws(Unreadable) -> [String] {
    guard let elements = node.elements else {
      throw Unreadable(.choices, got: node)
    }
    var chosen: [String] = []
    for element in elements {
      let id = try choice(element, among: options)
      if chosen.contains(id) {
        throw Unreadable(.choices, "'\(id)' is chosen twice", at: element.range)
      }
      chosen.append(id)
    }
    return chosen
  }
}

extension AnswerReader {
  /// One number as it is written; whole numbers are exact.
  private static func scalar(
    _ node: Node, _ wanted: Wanted
  ) throws(Unreadable) -> (value: Double, exact: Int?) {
    switch node.value {
    case .integer(let value): return (Double(value), value)
    case .number(let value):
      if value.isFinite { return (value, nil) }
      throw Unreadable(
        wanted, "it exceeds the range of float64; write \"inf\" if infinity is meant",
        at: node.range)
    case .string:
      let (tensor, exact) = try constant(node, wanted)
      if tensor.rank == 0, let item = tensor.item { return (item, exact) }
      throw Unreadable(wanted, got: node)
    default: throw Unreadable(wanted, got: node)
    }
  }

  /// The most numbers that the evaluation of a constant may hold.
  private static let memoryLimit = 10_000

  /// The value of a string as an expression of constants, and the whole number that it is exactly.
  private static func constant(
    _ node: Node, _ wanted: Wanted
  ) throws(Unreadable) -> (value: Tensor, exact: Int?) {
    guard let text = node.text else { throw Unreadable(wanted, got: node) }
    let builder = GraphBuilder(graph: Graph(), scope: ConstantScope())
    let argument: Argument
    let term: Term
    do throws(ExpressionError) {
      let syntax = try Parser.parse(text.string, locate: text.range(of:))
      argument = try builder.argument(of: syntax)
      term = try builder.tensor(argument, at: syntax.range)
    } catch {
      throw Unreadable(wanted, error)
    }
    if term.kind == .boolean { throw Unreadable(wanted, "it is a truth value", at: node.range) }
    if wanted != .tensor && wanted != .shape && term.rank > 0 {
      throw Unreadable(wanted, got: node)
    }
    do {
      let plan = try Plan([term], inputs: [])
      if plan.memory > memoryLimit {
        throw Unreadable(
          wanted, "a constant is limited to \(memoryLimit) numbers on the way", at: node.range)
      }
      return (try plan.evaluate()[0], argument.knownInteger?.value)
    } catch let error as Unreadable {
      throw error
    } catch let error as OperationError {
      throw Unreadable(wanted, error.message, at: node.range)
    } catch {
      throw Unreadable(wanted, "\(error)", at: node.range)
    }
  }

  /// The elements of nested lists whose rows are equally long, in row-major order.
  private static func elements(
    _ node: Node, _ wanted: Wanted, _ read: (Node) throws(Unreadable) -> Double
  ) throws(Unreadable) -> Tensor {
    let shape = leadingShape(of: node)
    var numbers: [Double] = []
    try collect(node, wanted, shape[...], &numbers, read)
    guard let tensor = Tensor(shape: shape, elements: numbers) else {
      throw Unreadable(wanted, got: node)
    }
    return tensor
  }

  private static func collect(
    _ node: Node, _ wanted: Wanted, _ shape: ArraySlice<Int>, _ numbers: inout [Double],
    _ read: (Node) throws(Unreadable) -> Double
  ) throws(Unreadable) {
    guard let extent = shape.first else {
      if node.isList {
        throw Unreadable(
          wanted, "a list stands where another row has a number", at: node.range)
      }
      numbers.append(try read(node))
      return
    }
    guard let elements = node.elements else {
      throw Unreadable(
        wanted, "\(node.found) stands where another row has a list", at: node.range)
    }
    guard elements.count == extent else {
      throw Unreadable(
        wanted, "a row has \(elements.count) elements where another has \(extent)",
        at: node.range)
    }
    for element in elements { try collect(element, wanted, shape.dropFirst(), &numbers, read) }
  }
}

extension Node {
  /// The tensor of nested lists of the given shape that hold nothing but finite numbers; nil where
  /// they hold anything else, or rows of other lengths.
  fileprivate func plainNumbers(of shape: [Int]) -> Tensor? {
    var numbers: [Double] = []
    numbers.reserveCapacity(elementCount(of: shape) ?? 0)
    return append(to: &numbers, shape[...]) ? Tensor(shape: shape, elements: numbers) : nil
  }

  private func append(to numbers: inout [Double], _ shape: ArraySlice<Int>) -> Bool {
    switch value {
    case .integer(let integer) where shape.isEmpty: numbers.append(Double(integer))
    case .number(let number) where shape.isEmpty && number.isFinite: numbers.append(number)
    case .sequence(let elements) where elements.count == shape.first:
      let inner = shape.dropFirst()
      for element in elements where !element.append(to: &numbers, inner) { return false }
    case .numbers(let list) where list.has(shape: Array(shape)): numbers += list.numbers
    default: return false
    }
    return true
  }

  /// The node for a message: a short scalar as the student wrote it, else its kind.
  var found: String {
    switch value {
    case .null: "null"
    case .boolean(let value): "\(value)"
    case .integer(let value): "\(value)"
    case .number(let value): "\(value)"
    case .string(let text) where isShort(text.string): "\"\(printable(text.string))\""
    case .mapping: "an object"
    case .unusable(let found): "\(found.kindName); \(found.advice)"
    default: kindName
    }
  }
}
