/// The tables of a gradebook. docs/gradebook.md describes them; other programs may read them.
enum GradebookSchema {
  /// `grad` in ASCII: by it a gradebook is told from other SQLite files.
  static let applicationID = 0x6772_6164
  /// The version of the tables; a later one is not read.
  static let version = 1

  static let text = """
    CREATE TABLE runs (
      run INTEGER PRIMARY KEY,
      started TEXT NOT NULL,
      finished TEXT,
      version TEXT NOT NULL
    ) STRICT;
    CREATE TABLE submissions (
      submission INTEGER PRIMARY KEY,
      assignment TEXT NOT NULL,
      student TEXT NOT NULL,
      digest TEXT NOT NULL,
      name TEXT,
      submitted TEXT,
      attempt INTEGER,
      file TEXT NOT NULL,
      content BLOB NOT NULL,
      run INTEGER NOT NULL REFERENCES runs,
      place INTEGER NOT NULL,
      UNIQUE (assignment, student, digest)
    ) STRICT;
    CREATE TABLE gradings (
      grading INTEGER PRIMARY KEY,
      submission INTEGER NOT NULL REFERENCES submissions,
      run INTEGER NOT NULL REFERENCES runs,
      digest TEXT NOT NULL,
      version TEXT NOT NULL,
      title TEXT NOT NULL,
      due TEXT,
      score REAL NOT NULL,
      points REAL NOT NULL,
      counts TEXT NOT NULL,
      state TEXT NOT NULL
    ) STRICT;
    CREATE INDEX gradings_of_submissions ON gradings (submission, grading);
    CREATE TABLE remarks (
      grading INTEGER NOT NULL REFERENCES gradings,
      place INTEGER NOT NULL,
      remark TEXT NOT NULL,
      PRIMARY KEY (grading, place)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE problems (
      grading INTEGER NOT NULL REFERENCES gradings,
      place INTEGER NOT NULL,
      problem TEXT NOT NULL,
      title TEXT NOT NULL,
      digest TEXT NOT NULL,
      seed INTEGER NOT NULL,
      seconds REAL NOT NULL,
      PRIMARY KEY (grading, place)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE verdicts (
      grading INTEGER NOT NULL REFERENCES gradings,
      place INTEGER NOT NULL,
      problem TEXT NOT NULL,
      question TEXT NOT NULL,
      source TEXT,
      verdict TEXT NOT NULL,
      score REAL NOT NULL,
      points REAL NOT NULL,
      kind TEXT,
      mistake TEXT,
      message TEXT,
      reading TEXT,
      hint TEXT,
      line INTEGER,
      "column" INTEGER,
      fingerprint INTEGER,
      shape TEXT,
      levels BLOB,
      seconds REAL NOT NULL,
      PRIMARY KEY (grading, place)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE marks (
      submission INTEGER PRIMARY KEY REFERENCES submissions,
      grading INTEGER NOT NULL REFERENCES gradings,
      assignment TEXT NOT NULL,
      student TEXT NOT NULL,
      score REAL NOT NULL,
      points REAL NOT NULL,
      UNIQUE (assignment, student)
    ) STRICT;
    PRAGMA application_id = \(applicationID);
    PRAGMA user_version = \(version);
    """
}
