/// The folder of the project, found from this file's place in it.
let projectRoot = #filePath.split(separator: "/").dropLast(3).map { "/\($0)" }.joined()
