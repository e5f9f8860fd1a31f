import Glibc
import VigieDomain
package import VigieEngine
package import VigieTransport

/// A folder of this machine into which another program puts files.
package struct FolderDepot: FileDepot {
    let folder: String

    package init(folder: String) { self.folder = folder }

    package var sharesClock: Bool { true }

    package func address(of name: String) -> String { "\(folder)/\(name)" }

    package func files(fitting pattern: FilePattern) async throws -> [DepotFile] {
        try names().filter(pattern.fits).compactMap { try file($0) }
    }

    package func bytes(of file: DepotFile, atMost limit: Int) async throws -> [UInt8] {
        let read: FileBytes
        do throws(FileBytes.Failure) {
            // One byte more shows that there is more.
            read = try FileBytes.read(address(of: file.name), atMost: limit + 1)
        } catch {
            throw failure(file.name, error.reason)
        }
        guard read.bytes.count <= limit else {
            throw DepotFailure.exchange(
                ExchangeFailure(
                    .tooLarge, "« \(file.name) » dépasse \(limit) octets",
                    "“\(file.name)” is longer than \(limit) bytes"))
        }
        guard try self.file(file.name) == file else {
            throw DepotFailure.exchange(
                ExchangeFailure(
                    .interrupted, "« \(file.name) » a changé pendant sa lecture",
                    "“\(file.name)” changed while it was read"))
        }
        return read.bytes
    }

    private func names() throws -> [String] {
        guard let stream = opendir(folder) else { throw failure(folder, String(cString: strerror(errno))) }
        defer { closedir(stream) }
        var names: [String] = []
        errno = 0
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
            }
            names.append(name)
        }
        guard errno == 0 else { throw failure(folder, String(cString: strerror(errno))) }
        return names
    }

    /// - Returns: nil for what is no regular file, or is gone by now. A link to one is one.
    private func file(_ name: String) throws -> DepotFile? {
        var status = stat()
        guard stat(address(of: name), &status) == 0 else {
            if errno == ENOENT { return nil }
            throw failure(name, String(cString: strerror(errno)))
        }
        guard status.st_mode & S_IFMT == S_IFREG else { return nil }
        let milliseconds = Int64(status.st_mtim.tv_sec) * 1000 + Int64(status.st_mtim.tv_nsec) / 1_000_000
        return DepotFile(
            name: name, size: Int(status.st_size), modified: Instant(milliseconds: milliseconds))
    }

    private func failure(_ name: String, _ reason: String) -> DepotFailure {
        .exchange(
            ExchangeFailure(
                .other, "« \(name) » ne peut pas être lu (\(reason))", "“\(name)” cannot be read (\(reason))"))
    }
}
