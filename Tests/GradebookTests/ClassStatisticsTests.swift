import Gradebook
import Grading
import Problems
import Testing

/// Expected figures are those of `Tests/Expected/class_statistics.py`, by NumPy.
@Suite struct ClassStatisticsTests {
  private func statistics(_ submissions: [MarkedSubmission]) throws -> AssignmentStatistics {
    var statistics = ClassStatistics()
    for submission in submissions { statistics.add(submission) }
    return try #require(statistics.assignments.first)
  }

  private func expectEqual(
    _ found: [Double?], _ expected: [Double?], within tolerance: Double = 1e-8,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(found.count == expected.count, sourceLocation: sourceLocation)
    for (found, expected) in zip(found, expected) {
      guard let found, let expected else {
        #expect(found == expected, sourceLocation: sourceLocation)
        continue
      }
      #expect(
        abs(found - expected) <= tolerance, "\(found), \(expected)",
        sourceLocation: sourceLocation)
    }
  }

  private static let small: [[Double]] = [
    [1, 2, 3, 1], [1, 2, 1.5, 1], [0, 2, 0.75, 1], [1, 0.5, 0, 1], [0, 0, 0, 1], [1, 2, 3, 1],
    [1, 1, 3, 1], [0, 0.5, 1.5, 1],
  ]
  private static let smallPoints: [Double] = [1, 2, 3, 1]

  /// The scores of `generated` in the script.
  private static func generated(_ students: Int, _ questions: Int) -> [[Double]] {
    var state = 1
    return (0..<students).map { _ in
      (0..<questions).map { _ in
        state = state * 48271 % 2_147_483_647
        return Double(state % 4) / 3
      }
    }
  }

  // MARK: Marks

  @Test func marksWithTiesAndAQuestionThatAllGetRight() throws {
    let found = try statistics(classOf(Self.small, points: Self.smallPoints))
    let marks = try #require(found.marks)
    #expect((found.points, marks.count, found.fullMarks) == (7, 8, 2))
    expectEqual([marks.mean, marks.standardDeviation], [4.46875, 2.2298202201715083])
    #expect([marks.minimum, marks.median, marks.maximum] == [1, 4.625, 7])
    #expect([marks.lowerQuartile, marks.upperQuartile] == [2.875, 6.25])
    #expect(found.histogram == [0, 1, 0, 1, 1, 1, 0, 1, 1, 2])
    expectEqual([found.alpha], [0.6201271979049756])
    #expect(found.questions.map(\.mean) == [0.625, 1.25, 1.59375, 1])
    #expect(found.questions.map(\.meanShare) == [0.625, 0.625, 0.53125, 1])
    #expect(found.questions.map(\.shareRight) == [0.625, 0.5, 0.375, 1])
    expectEqual(
      found.questions.map(\.standardDeviation),
      [0.5175491695067657, 0.8451542547285166, 1.2951661504003482, 0])
    expectEqual(
      found.questions.map(\.discrimination),
      [0.5482751930382209, 0.575572742229562, 0.6522798953488046, nil])
  }

  @Test func manyMarksInThirds() throws {
    let scores = Self.generated(1000, 6)
    let found = try statistics(classOf(scores, points: [1, 1, 1, 1, 1, 1]))
    let marks = try #require(found.marks)
    expectEqual(
      [marks.mean, marks.standardDeviation, marks.minimum, marks.maximum],
      [3.016666666666667, 0.9193661528530952, 0.6666666666666666, 5.666666666666667])
    expectEqual(
      [marks.lowerQuartile, marks.median, marks.upperQuartile],
      [2.333333333333333, 3, 3.6666666666666665])
    #expect(found.histogram == [0, 16, 90, 194, 131, 253, 212, 83, 18, 3])
    expectEqual([found.alpha], [0.01630496743207215])
    expectEqual(
      found.questions.map(\.discrimination),
      [
        -0.009725913056009445, -0.035070598376073535, 0.016904131265015176, 0.07858727920863418,
        0.01327627172666685, -0.02407010512207178,
      ])
  }

  @Test func theOrderOfSubmissionsDoesNotMatter() throws {
    let submissions = classOf(Self.generated(200, 5), points: [1, 1, 1, 1, 1])
    let found = try statistics(submissions)
    #expect(try statistics(submissions.reversed()) == found)
    let odd = submissions.indices.filter { $0 % 2 == 1 }
    let even = submissions.indices.filter { $0 % 2 == 0 }
    #expect(try statistics((odd + even).map { submissions[$0] }) == found)
  }

  @Test func nobody() {
    #expect(ClassStatistics().assignments == [])
  }

  @Test func oneStudentHasNoSpread() throws {
    let found = try statistics(classOf([[1, 0.5]], points: [1, 1]))
    let marks = try #require(found.marks)
    #expect(
      [marks.mean, marks.minimum, marks.lowerQuartile, marks.upperQuartile, marks.maximum]
        == [1.5, 1.5, 1.5, 1.5, 1.5])
    #expect(marks.standardDeviation == nil)
    #expect(found.alpha == nil)
    #expect(found.questions.map(\.standardDeviation) == [nil, nil])
    #expect(found.questions.map(\.discrimination) == [nil, nil])
  }

  @Test func whereAllOthersAreTheSameNothingIsDiscriminated() throws {
    let found = try statistics(classOf(Array(Self.small[..<2]), points: Self.smallPoints))
    #expect(found.questions.map(\.discrimination) == [nil, nil, nil, nil])
    expectEqual([found.alpha], [0])
  }

  @Test func questionsThatAreTheSameMeasureTheSame() throws {
    let found = try statistics(classOf([[0.1, 0.1], [0.3, 0.3], [0.7, 0.7]], points: [1, 1]))
    expectEqual(found.questions.map(\.discrimination), [1, 1])
    expectEqual([found.alpha], [1])
    let opposite = try statistics(classOf([[1, 0], [0, 1], [0.5, 0.5]], points: [1, 1]))
    expectEqual(opposite.questions.map(\.discrimination), [-1, -1])
    #expect(opposite.alpha == nil)
  }

  @Test func aSmallDifferenceOfLargeMarksIsNotLost() throws {
    // Deviations of ±1e-6 around 1e5: (1e-6)² · 2 / (3 − 1) is a variance of 1e-12.
    let marks = try statistics(
      classOf([[99_999.999_999], [100_000], [100_000.000_001]], points: [100_001])
    ).marks
    expectEqual([marks?.standardDeviation], [1e-6], within: 1e-12)
  }

  @Test func pointsBeyondReasonDoNoHarm() throws {
    let scores = [[1e300, 1e300], [.nan, 0], [-1e300, 0], [.infinity, 0]]
    let found = try statistics(classOf(scores, points: [1e300, 1e300]))
    // What is beyond a million counts as a million, without an end as nothing: 1e6, 0, −1e6, 0.
    expectEqual([found.marks?.mean], [0])
    expectEqual([found.marks?.standardDeviation], [816_496.580_927_726])
    #expect(found.histogram == [3, 0, 0, 0, 0, 0, 0, 0, 0, 1])
    let endless = try statistics(classOf([[.infinity], [0]], points: [.infinity]))
    #expect(endless.histogram.reduce(0, +) == 0)
    #expect(endless.points == 0)
  }

  @Test func questionsWithoutPointsHaveNoShare() throws {
    let found = try statistics(classOf([[0], [0]], points: [0]))
    #expect(found.questions[0].meanShare == nil)
    #expect(found.questions[0].shareRight == 1)
    #expect(found.fullMarks == 0)
    #expect(found.histogram.reduce(0, +) == 0)
  }

  @Test func eachAssignmentHasFiguresOfItsOwn() {
    var statistics = ClassStatistics()
    for (student, assignment, score) in [("a", "two", 1.0), ("a", "one", 0), ("b", "two", 0)] {
      statistics.add(submission(student, [question(score, of: 1)], assignment: assignment))
    }
    #expect(statistics.assignments.map(\.assignment) == ["one", "two"])
    #expect(statistics.assignments.map { $0.students.map(\.student) } == [["a"], ["a", "b"]])
    #expect(statistics.assignments.map { $0.marks?.mean } == [0, 0.5])
  }

  // MARK: Students

  @Test func lateOnesAreThoseAfterTheMoment() throws {
    let moments = ["2026-10-01T11:00:00Z", nil, "2026-10-01T13:00:00Z", "2026-10-01T12:30:00Z"]
    let submissions = moments.enumerated().map { number, moment in
      var marked = submission("s\(3 - number)", [question(1, of: 1)])
      marked.due = Timestamp("2026-10-01T12:00:00Z")
      marked.submitted = moment.flatMap { Timestamp($0) }
      return marked
    }
    let found = try statistics(submissions)
    #expect(found.late.map(\.student) == ["s0", "s1"])
    #expect(found.late.map(\.secondsLate) == [1800, 3600])
    #expect(found.withoutTime == 1)
  }

  @Test func whatAPersonMustLookAtIsListedByStudent() throws {
    var (undecided, failed) = (question(0, of: 1), question(0, of: 1))
    (undecided.verdict, failed.verdict) = (.undecided, .error)
    let right = question(1, of: 1)
    let found = try statistics([
      submission("b", [failed, right, undecided]), submission("a", [right, right, undecided]),
      submission("c", [right, right, right]),
    ])
    #expect(
      found.reviews == [
        ReviewItem(student: "a", problem: "p", question: "q2", verdict: .undecided),
        ReviewItem(student: "b", problem: "p", question: "q0", verdict: .error),
        ReviewItem(student: "b", problem: "p", question: "q2", verdict: .undecided),
      ])
    #expect(found.students.map(\.reviews) == [1, 2, 0])
  }
}
