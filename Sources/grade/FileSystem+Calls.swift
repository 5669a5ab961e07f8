import Glibc

/// The calls of C that take a path, for paths that need not be UTF-8.
extension FileSystem {
  static func open(_ path: String, _ flags: Int32, _ mode: mode_t = 0) -> Int32 {
    FilePath.withBytes(of: path) { Glibc.open($0, flags, mode) }
  }

  /// Tells what stands at a path; false where nothing does.
  static func look(at path: String, _ status: inout stat) -> Bool {
    FilePath.withBytes(of: path) { fstatat(AT_FDCWD, $0, &status, 0) } == 0
  }

  static func lstat(_ path: String, _ status: inout stat) -> Int32 {
    FilePath.withBytes(of: path) { Glibc.lstat($0, &status) }
  }

  static func opendir(_ path: String) -> OpaquePointer? {
    FilePath.withBytes(of: path) { Glibc.opendir($0) }
  }

  @discardableResult
  static func unlink(_ path: String) -> Int32 {
    FilePath.withBytes(of: path) { Glibc.unlink($0) }
  }

  static func mkdir(_ path: String, _ mode: mode_t) -> Int32 {
    FilePath.withBytes(of: path) { Glibc.mkdir($0, mode) }
  }

  static func rename(_ old: String, _ new: String) -> Int32 {
    FilePath.withBytes(of: old) { old in
      FilePath.withBytes(of: new) { Glibc.rename(old, $0) }
    }
  }

  static func linkat(
    _ folder: Int32, _ old: String, _ newFolder: Int32, _ new: String, _ flags: Int32
  ) -> Int32 {
    FilePath.withBytes(of: new) { Glibc.linkat(folder, old, newFolder, $0, flags) }
  }
}
