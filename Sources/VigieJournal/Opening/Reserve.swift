import Glibc

/// Room kept back on the disk for the day when it is full: given up first, so that what is under way can still be written
/// down. While it is not held, nothing new is read.
struct Reserve: Sendable {
    static let fileName = "journal.reserve"
    /// What a journal without a reserve must find free before it believes that there is room: some attempts of deliveries.
    static let smallest: Int64 = 256 << 10

    let path: String
    /// 0 keeps nothing back.
    let bytes: Int64

    /// Whether the disk takes the little that the outcome of a delivery needs.
    var provesSome: Bool { Reserve(path: path, bytes: 0).take() }

    /// Sets the room aside, or proves that it is there where nothing is kept back.
    /// - Returns: whether the disk gave it.
    func take() -> Bool {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        let wanted = max(bytes, bytes == 0 ? Reserve.smallest : 0)
        // Blocks, and not only a length: a file of holes would keep nothing back.
        let isTaken = posix_fallocate(descriptor, 0, off_t(wanted)) == 0
        let isFitted = isTaken && ftruncate(descriptor, off_t(wanted)) == 0
        if !isFitted || bytes == 0 { release() }
        return isFitted
    }

    /// Whether there is room beyond the reserve itself: without it, the first entry would take the reserve again, and the
    /// administrator would be told of an end and a new beginning each time.
    var hasMargin: Bool {
        var status = statvfs()
        guard statvfs(Reserve.folder(of: path), &status) == 0 else { return false }
        return Int64(status.f_bavail) * Int64(status.f_frsize) >= 2 * max(bytes, Reserve.smallest)
    }

    func release() {
        // Emptied first: a file system that copies on write may have no room to remove a name.
        truncate(path, 0)
        unlink(path)
    }

    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// Whether the file system of this file takes no further file, whatever room it has.
    static func hasNoNames(at path: String) -> Bool {
        var status = statvfs()
        guard statvfs(folder(of: path), &status) == 0 else { return false }
        // File systems without a fixed number of names say 0 of 0.
        return status.f_files > 0 && status.f_favail == 0
    }
}
