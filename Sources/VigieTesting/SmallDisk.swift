import Foundation
import Glibc

/// A disk of some megabytes in memory, for tests that fill it. Only root can mount one.
package final class SmallDisk: Sendable {
    package static let isPossible = geteuid() == 0 && (try? SmallDisk().detach()) != nil
    package static let missing = "a small disk can be mounted by root only"

    package let folder = TemporaryFolder()

    /// - Parameter names: how many files it takes; nil for no limit.
    package init(kilobytes: Int = 4096, names: Int? = nil) throws {
        let size = "size=\(kilobytes)k" + (names.map { ",nr_inodes=\($0)" } ?? "")
        guard mount("tmpfs", folder.url.path, "tmpfs", 0, size) == 0 else {
            throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EPERM)
        }
    }

    /// Each test ends with it (`defer`): left to the end of this value, the disk would go after its last mention.
    package func detach() { umount2(folder.url.path, CInt(MNT_DETACH)) }

    /// From now on nothing can be written to it.
    package func makeReadOnly() throws {
        let flags = UInt(MS_REMOUNT | MS_RDONLY)
        guard mount("tmpfs", folder.url.path, "tmpfs", flags, nil) == 0 else {
            throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EPERM)
        }
    }

    private var ballast: URL { folder.file("ballast") }

    /// Fills what is left.
    /// - Parameter spare: kilobytes left free.
    package func fill(leaving spare: Int = 0) throws {
        let descriptor = open(ballast.path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        defer { close(descriptor) }
        let block = [UInt8](repeating: 0xEE, count: 4096)
        while free > spare << 10, write(descriptor, block, block.count) == block.count {}
    }

    /// Makes room again.
    package func empty() { unlink(ballast.path) }

    /// Bytes.
    package var free: Int {
        var status = statvfs()
        guard statvfs(folder.url.path, &status) == 0 else { return 0 }
        return Int(status.f_bavail) * Int(status.f_frsize)
    }
}
