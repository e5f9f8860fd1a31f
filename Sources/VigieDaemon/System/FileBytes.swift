import Glibc

/// What a file holds, read without ever waiting: a pipe or a device that a wrong path names must not hold a thread of the
/// service for ever, and a huge file must not fill its memory.
struct FileBytes {
    var bytes: [UInt8]
    /// Type and permission bits.
    var mode: mode_t

    var isRegular: Bool { mode & S_IFMT == S_IFREG }

    /// Why it could not be read, in the system's word.
    struct Failure: Error, CustomStringConvertible {
        let reason: String
        var description: String { reason }

        /// From `errno`.
        fileprivate init() { reason = String(cString: strerror(errno)) }
        fileprivate init(_ code: Int32) { reason = String(cString: strerror(code)) }
    }

    /// The first bytes of a regular file; of anything else only what it is.
    static func inspect(_ path: String, atMost limit: Int) throws(Failure) -> FileBytes {
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
        guard descriptor >= 0 else { throw Failure() }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Failure() }
        var file = FileBytes(bytes: [], mode: status.st_mode)
        guard file.isRegular else { return file }
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while file.bytes.count < limit {
            let count = Glibc.read(descriptor, &buffer, min(buffer.count, limit - file.bytes.count))
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw Failure() }
            if count == 0 { break }
            file.bytes += buffer[..<count]
        }
        return file
    }

    /// The first bytes of a regular file.
    static func read(_ path: String, atMost limit: Int) throws(Failure) -> FileBytes {
        let file = try inspect(path, atMost: limit)
        guard file.isRegular else { throw Failure(file.mode & S_IFMT == S_IFDIR ? EISDIR : EINVAL) }
        return file
    }
}
