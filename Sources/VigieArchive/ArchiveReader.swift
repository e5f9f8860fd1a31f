import CArchive

/// The files inside an archive, one after the other: tar in any compression (`.taz`, `.tar.gz`), zip, or a single file,
/// compressed or not.
package final class ArchiveReader {
    /// One file of the archive; to be read before the next one is asked for.
    package struct Entry {
        package let name: String
        /// The next piece; nil at the end.
        package let next: () throws(ArchiveFailure) -> [UInt8]?

        /// The whole file, of what must stand in memory at once: no issue comes near the bound.
        package func bytes(atMost limit: Int = 1 << 29) throws(ArchiveFailure) -> [UInt8] {
            var bytes: [UInt8] = []
            while let piece = try next() {
                bytes += piece
                guard bytes.count <= limit else {
                    throw ArchiveFailure(path: name, words: "a file of more than \(limit) bytes")
                }
            }
            return bytes
        }
    }

    /// Bounds against a bomb.
    package struct Limits: Sendable {
        /// Of one file, unpacked: the portal's whole export is some tens of gigabytes.
        package var fileBytes = 1 << 37
        package var files = 10_000
        package init() {}
    }

    private let path: String
    private let limits: Limits
    private let archive: OpaquePointer
    private var files = 0

    /// - Throws: `ArchiveFailure`.
    package init(path: String, limits: Limits = Limits()) throws(ArchiveFailure) {
        guard let archive = archive_read_new() else { throw ArchiveFailure(path: path, words: "no memory") }
        self.archive = archive
        self.path = path
        self.limits = limits
        archive_read_support_filter_all(archive)
        archive_read_support_format_tar(archive)
        archive_read_support_format_zip(archive)
        archive_read_support_format_raw(archive)
        archive_read_support_format_empty(archive)
        guard archive_read_open_filename(archive, path, ArchiveReader.blockBytes) == ARCHIVE_OK else {
            throw failure
        }
    }

    deinit { archive_read_free(archive) }

    /// The next regular file; nil at the end. A file that is no archive is the only one.
    ///
    /// - Throws: `ArchiveFailure`.
    package func next() throws(ArchiveFailure) -> Entry? {
        while true {
            var entry: OpaquePointer?
            let status = archive_read_next_header(archive, &entry)
            if status == ARCHIVE_EOF { return nil }
            guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let entry else { throw failure }
            let isRaw = archive_format(archive) == ARCHIVE_FORMAT_RAW
            // Links and devices are not read: what they point at is none of our business.
            guard isRaw || archive_entry_filetype(entry) == ArchiveReader.regularFile else { continue }
            files += 1
            guard files <= limits.files else {
                throw ArchiveFailure(path: path, words: "more than \(limits.files) files")
            }
            let name = isRaw ? path : archive_entry_pathname(entry).map { String(cString: $0) } ?? "\(path)#\(files)"
            var total = 0
            return Entry(name: name) { () throws(ArchiveFailure) in
                guard let piece = try self.piece() else { return nil }
                total += piece.count
                guard total <= self.limits.fileBytes else {
                    throw ArchiveFailure(
                        path: self.path, words: "a file of more than \(self.limits.fileBytes) bytes")
                }
                return piece
            }
        }
    }

    private func piece() throws(ArchiveFailure) -> [UInt8]? {
        var count = 0
        let piece = [UInt8](unsafeUninitializedCapacity: ArchiveReader.blockBytes) { buffer, filled in
            count = archive_read_data(archive, buffer.baseAddress, buffer.count)
            filled = max(0, count)
        }
        guard count >= 0 else { throw failure }
        return count == 0 ? nil : piece
    }

    private var failure: ArchiveFailure {
        let words = archive_error_string(archive).map { String(cString: $0) } ?? "error \(archive_errno(archive))"
        return ArchiveFailure(path: path, words: words)
    }

    private static let blockBytes = 1 << 16
    /// `AE_IFREG`, a macro that Swift does not see.
    private static let regularFile: mode_t = 0o100000
}

/// An archive that cannot be read.
package struct ArchiveFailure: Error, Hashable, Sendable {
    package let path: String
    /// libarchive's own, in English.
    package let words: String
}
