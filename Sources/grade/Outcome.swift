import Gradebook
import Reports

/// What marking one submission came to, besides the reports that were written to files.
struct Outcome {
  /// How the program would end if this were all.
  var status = ExitStatus.success
  /// Reports for standard output, in order.
  var reports: [PrintedReport] = []
  /// What is said of the submission on standard error.
  var messages: [UInt8] = []
  /// What is said of an assignment's files, by its id: said once, whoever finds it first.
  var faults: [Fault] = []
  /// Where the JUnit XML went; empty where there is none.
  var junit = ""
  /// What the gradebook is told, where there is one.
  var entry: GradebookEntry?
  /// What GitHub Actions is told of the submission, where that is asked for.
  var annotations = Annotations()
  /// What is to be counted of the submission; see ``MarkedSubmission/figures``. Empty where nothing
  /// is.
  var figures: [UInt8] = []
  /// Where the student's page is, seen from that of the class; empty where there is none.
  var page = ""

  /// A report on its way to standard output.
  struct PrintedReport: Equatable {
    let format: String
    let bytes: [UInt8]
  }

  /// What is said of an assignment's files.
  struct Fault: Equatable {
    let assignment: String
    let messages: [UInt8]
  }

  /// Whether nothing is to be written to a terminal.
  var isSilent: Bool { reports.isEmpty && messages.isEmpty && faults.isEmpty }

  mutating func raise(_ other: ExitStatus) {
    if other.rawValue > status.rawValue { status = other }
  }

  var bytes: [UInt8] {
    var writer = ByteWriter()
    writer.write(Int(status.rawValue))
    writer.write(reports) { writer, report in
      writer.write(report.format)
      writer.write(report.bytes)
    }
    writer.write(messages)
    writer.write(faults) { writer, fault in
      writer.write(fault.assignment)
      writer.write(fault.messages)
    }
    writer.write(junit)
    writer.write(entry) { $0.write($1) }
    annotations.encode(to: &writer)
    writer.write(figures)
    writer.write(page)
    return writer.bytes
  }

  init() {}

  init(_ bytes: [UInt8]) {
    var reader = ByteReader(bytes)
    status = ExitStatus(rawValue: Int32(truncatingIfNeeded: reader.integer())) ?? .unreadable
    reports = reader.array { reader in
      PrintedReport(format: reader.text(), bytes: reader.blob())
    }
    messages = reader.blob()
    faults = reader.array { reader in Fault(assignment: reader.text(), messages: reader.blob()) }
    junit = reader.text()
    entry = reader.optional { $0.gradebookEntry() }
    annotations = Annotations(from: &reader)
    figures = reader.blob()
    page = reader.text()
  }
}
