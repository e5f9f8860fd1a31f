import Foundation
import VigieDomain

/// What tells a delivered file from another, whatever it is called: its size, its beginning and its end.
struct BackfillMark: CustomStringConvertible {
    let description: String

    /// - Throws: `Daemon.Ending` where it cannot be read.
    init(of path: String) throws {
        let file = try FileHandle(forReadingFrom: URL(filePath: path))
        defer { try? file.close() }
        let size = try file.seekToEnd()
        let edge = UInt64(BackfillMark.edgeBytes)
        try file.seek(toOffset: 0)
        let head = try file.read(upToCount: BackfillMark.edgeBytes) ?? Data()
        try file.seek(toOffset: size > edge ? size - edge : 0)
        let tail = try file.read(upToCount: BackfillMark.edgeBytes) ?? Data()
        let digest = Digest(of: Array("\(size)|".utf8) + Array(head) + Array(tail))
        description = String(digest.hexadecimal.prefix(24))
    }

    private static let edgeBytes = 1 << 20

    /// How far a file was read, and for whom, as the journal keeps it.
    struct Progress {
        var notices: Int
        var isWhole: Bool
        /// What was read for others tells nothing of a client who came since.
        var portfolio: Portfolio

        init(notices: Int, isWhole: Bool, portfolio: Portfolio) {
            self.notices = notices
            self.isWhole = isWhole
            self.portfolio = portfolio
        }

        init?(_ text: String) {
            let parts = text.split(separator: " ")
            guard let first = parts.first, let notices = Int(first) else { return nil }
            self.init(
                notices: notices, isWhole: parts.contains("whole"),
                portfolio: Portfolio(description: parts.last.map(String.init) ?? ""))
        }

        var text: String { "\(notices)\(isWhole ? " whole" : "") \(portfolio)" }
    }

    /// The companies for whom files are read, told from any others.
    struct Portfolio: Hashable, CustomStringConvertible {
        let description: String

        fileprivate init(description: String) { self.description = description }

        init(_ companies: some Sequence<CompanyKey>) {
            let names = companies.map(\.description).sorted()
            description = String(Digest(of: Array(names.joined(separator: "\n").utf8)).hexadecimal.prefix(16))
        }
    }
}
