import Glibc

/// Why a file cannot be used.
struct FileError: Error {
  let message: String
}

/// The files that the program opens; no other part of it touches the disk.
enum FileSystem {
  /// What stands at a path.
  enum Kind {
    case file, folder
    /// A pipe, a terminal, a device.
    case stream
    case nothing
  }

  static func kind(of path: String) -> Kind {
    var status = stat()
    guard look(at: path, &status) else { return .nothing }
    return switch status.st_mode & S_IFMT {
    case S_IFDIR: .folder
    case S_IFREG: .file
    default: .stream
    }
  }

  /// The bytes of a file of at most `limit` bytes; `-` is standard input. Only where it `mayWait` is
  /// anything read that is no file, such as a pipe, to which others may never write.
  static func read(
    _ path: String, limit: Int, limitName: String, mayWait: Bool = true
  ) throws(FileError) -> [UInt8] {
    let waiting = mayWait ? 0 : O_NONBLOCK | O_NOCTTY
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | waiting)
    let code = errno
    defer { if path != "-" && descriptor >= 0 { close(descriptor) } }
    var status = stat()
    let isKnown =
      descriptor < 0 ? look(at: path, &status) : fstat(descriptor, &status) == 0
    if !mayWait, isKnown, let what = streamName(status.st_mode) {
      throw FileError(
        message: "cannot read '\(FilePath.shown(path))': it is \(what), not a file")
    }
    errno = code
    guard descriptor >= 0 else { throw failure("read", path) }
    let isFile = isKnown && status.st_mode & S_IFMT == S_IFREG
    guard
      let bytes = contents(of: descriptor, size: isFile ? Int(status.st_size) : nil, limit: limit)
    else { throw failure("read", path) }
    if bytes.count > limit {
      throw FileError(
        message: "'\(FilePath.shown(path))' exceeds the limit of \(limit) bytes (\(limitName))")
    }
    return bytes
  }

  /// What a message calls something that is neither a file nor a folder; nil for these.
  private static func streamName(_ mode: mode_t) -> String? {
    switch mode & S_IFMT {
    case S_IFIFO: "a pipe"
    case S_IFSOCK: "a socket"
    case S_IFCHR, S_IFBLK: "a device"
    default: nil
    }
  }

  /// What can be read, up to some more than `limit` bytes; nil where reading fails. `size` is that of
  /// a file, and nil for anything else. The first piece has room for more than the file says that it
  /// is long, so that mostly there is no second: where a file itself gives less than there is room
  /// for, that was its end.
  private static func contents(of descriptor: Int32, size: Int?, limit: Int) -> [UInt8]? {
    let isFile = size ?? 0 > 0
    var bytes: [UInt8] = []
    var room = 1 + min(max(size ?? 0, 1 << 12), limit)
    while bytes.count <= limit {
      guard let piece = piece(of: descriptor, upTo: room) else { return nil }
      if piece.isEmpty { break }
      if bytes.isEmpty { bytes = piece } else { bytes += piece }
      if isFile && piece.count < room { break }
      room = max(1 << 12, bytes.count)
    }
    return bytes
  }

  /// The bytes that reading once gives: none at the end; nil where it fails.
  static func piece(of descriptor: Int32, upTo count: Int) -> [UInt8]? {
    var result = 0
    let piece = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      repeat {
        result = Glibc.read(descriptor, buffer.baseAddress, count)
      } while result < 0 && errno == EINTR
      initialized = max(0, result)
    }
    return result < 0 ? nil : piece
  }

  /// The first bytes of a file, or as many as it has; none where it cannot be read.
  static func start(of path: String, count: Int) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: count)
    let found = Glibc.read(descriptor, &bytes, count)
    return Array(bytes.prefix(max(0, found)))
  }

  /// Whether a folder holds nothing, or is yet to be made.
  static func isEmpty(_ folder: String) -> Bool {
    guard let stream = opendir(folder) else { return errno == ENOENT }
    defer { closedir(stream) }
    // Every folder has itself and the one above.
    return (0..<3).contains { _ in readdir(stream) == nil }
  }

  /// The names in a folder in order, without hidden ones.
  static func names(in folder: String) throws(FileError) -> [String] {
    guard let stream = opendir(folder) else { throw failure("read", folder) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { FilePath.text($0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  /// Writes a file whole or not at all: without a name first, or aside, then under its name. Missing
  /// folders are made, links are followed, a file that is replaced keeps its mode, and a stream is
  /// written to as it stands. A signal that would end the program does so before or after.
  ///
  /// - Parameter isNew: Whether nothing has that name, as far as is known: then looking first would
  ///   be in vain.
  static func write(_ bytes: [UInt8], to path: String, isNew: Bool = false) throws(FileError) {
    if isNew && writeNameless(bytes, thenAs: path) { return }
    var (target, status) = (path, stat())
    if lstat(path, &status) != 0 {
      if !isNew && writeNameless(bytes, thenAs: path) { return }
      status = stat()
    } else if status.st_mode & S_IFMT != S_IFREG {
      if kind(of: path) == .stream { return try write(bytes, into: path, O_WRONLY, as: path) }
      target = resolved(path)
      if !look(at: target, &status) { status = stat() }
    }
    let mode = status.st_mode == 0 ? nil : status.st_mode & 0o777
    var (all, before) = (sigset_t(), sigset_t())
    sigfillset(&all)
    sigprocmask(SIG_BLOCK, &all, &before)
    defer { sigprocmask(SIG_SETMASK, &before, nil) }
    let aside = "\(target).\(getpid()).part"
    do throws(FileError) {
      try write(bytes, into: aside, O_WRONLY | O_CREAT | O_TRUNC, mode: mode, as: path)
      guard rename(aside, target) == 0 else { throw failure("write", path) }
    } catch {
      unlink(aside)
      throw error
    }
  }

  /// C's `O_TMPFILE`, a macro that Swift does not import: a file without a name, in a folder.
  private static let nameless = 0o20_000_000 | O_DIRECTORY

  /// C's `AT_EMPTY_PATH`, which Swift does not import: the open file itself, not what a path leads to.
  private static let itself: Int32 = 0x1000

  /// Writes a file that gets its name when it is whole, and that nobody ever sees otherwise: for the
  /// kernel less work than renaming. Returns false, and leaves nothing behind, where that cannot be
  /// done: not all file systems know such files, and the name may be taken by now.
  private static func writeNameless(_ bytes: [UInt8], thenAs path: String) -> Bool {
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folder = slash.map { String(path[...$0]) } ?? "."
    let descriptor = open(folder, nameless | O_WRONLY | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    guard (try? write(bytes, to: descriptor, as: path)) != nil else { return false }
    // Older kernels allow the first to the privileged alone.
    return linkat(descriptor, "", AT_FDCWD, path, itself) == 0
      || errno != EEXIST
        && linkat(
          AT_FDCWD, "/proc/self/fd/\(descriptor)", AT_FDCWD, path, Int32(AT_SYMLINK_FOLLOW)) == 0
  }

  /// Removes what a process left of the files that it was writing in a folder.
  static func removeParts(in folder: String, of process: Int32) {
    guard let names = try? names(in: folder.isEmpty ? "." : folder) else { return }
    for name in names where name.hasSuffix(".\(process).part") {
      unlink(folder.isEmpty || folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)")
    }
  }

  /// - Parameter mode: That of the file which is replaced; nil where there is none.
  private static func write(
    _ bytes: [UInt8], into path: String, _ flags: Int32, mode: mode_t? = nil, as name: String
  ) throws(FileError) {
    var descriptor = open(path, flags | O_CLOEXEC, mode ?? 0o644)
    if descriptor < 0 {
      try makeFolder(of: path)
      descriptor = open(path, flags | O_CLOEXEC, mode ?? 0o644)
    }
    guard descriptor >= 0 else { throw failure("write", name) }
    if let mode { fchmod(descriptor, mode) }
    do throws(FileError) { try write(bytes, to: descriptor, as: name) } catch {
      close(descriptor)
      throw error
    }
    guard close(descriptor) == 0 else { throw failure("write", name) }
  }

  /// Writes all bytes to an open file, which a message calls by its name.
  static func write(
    _ bytes: [UInt8], to descriptor: Int32, as name: String
  ) throws(FileError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw failure("write", name) }
      rest = rest.dropFirst(count)
    }
  }

  /// Keeps the places of standard streams that are closed, so that nothing opened later is taken for
  /// one: using them fails as before.
  static func holdStandardStreams() {
    for (stream, mode) in [
      (STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY),
    ] where fcntl(stream, F_GETFD) < 0 {
      // The lowest place that is free is this one.
      _ = open("/dev/null", mode)
    }
  }

  /// The path of what a link leads to; the path itself where there is nothing yet.
  static func resolved(_ path: String) -> String {
    guard let real = FilePath.withBytes(of: path, { realpath($0, nil) }) else { return path }
    defer { free(real) }
    return FilePath.text(real)
  }

  private static func makeFolder(of path: String) throws(FileError) {
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return }
    let folder = String(path[..<slash])
    if kind(of: folder) == .folder { return }
    try makeFolder(of: folder)
    guard mkdir(folder, 0o755) == 0 || errno == EEXIST else { throw failure("make", folder) }
  }

  /// Why something cannot be done to a file, as the last call of C tells.
  static func failure(_ verb: String, _ path: String) -> FileError {
    FileError(
      message: "cannot \(verb) '\(FilePath.shown(path))': \(String(cString: strerror(errno)))")
  }
}
