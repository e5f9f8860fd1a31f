import VigieDomain
package import VigieEngine
package import VigieTransport

/// Files on a server of another company, fetched over SFTP or FTPS and never changed there.
package final class CurlDepot: FileDepot {
    private let server: FileServer
    private let driver: Driver

    /// One connection at a time: servers of files count them.
    package init(server: FileServer) throws(ExchangeFailure) {
        self.server = server
        driver = try Driver(simultaneous: 1, perLane: 1, nap: CurlDepot.nap)
    }

    /// Over FTPS libcurl 7.88 may hold the last bytes of a file already and wait for its socket all the same, until the
    /// time is over; its own programs look again each second.
    private static let nap: Duration = .milliseconds(200)

    /// A server's clock is its own.
    package var sharesClock: Bool { false }

    package func address(of name: String) -> String { server.parts.folder + FileTransfer.escaped(name) }

    package func files(fitting pattern: FilePattern) async throws -> [DepotFile] {
        let names: [String]
        if let name = server.parts.name {
            names = [name]
        } else {
            names = try await listed().filter(pattern.fits)
        }
        var files: [DepotFile] = []
        for name in names {
            if let file = try await look(at: name) { files.append(file) }
        }
        return files
    }

    package func bytes(of file: DepotFile, atMost limit: Int) async throws -> [UInt8] {
        let fetched = try await run(.fetch(name: file.name, limit: limit))
        guard case .bytes(let bytes) = fetched, try await look(at: file.name) == file else {
            throw DepotFailure.exchange(
                ExchangeFailure(
                    .interrupted, "« \(file.name) » a changé pendant sa lecture",
                    "“\(file.name)” changed while it was read"))
        }
        return bytes
    }

    private func listed() async throws -> [String] {
        guard case .bytes(let bytes) = try await run(.list(limit: CurlDepot.longestList)) else {
            let folder = server.parts.folder
            throw DepotFailure.exchange(
                ExchangeFailure(.other, "« \(folder) » n’existe pas", "“\(folder)” does not exist"))
        }
        return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
            .map { String($0.split(separator: "/").last ?? $0) }.filter { $0 != "." && $0 != ".." }
    }

    /// Names of a hundred thousand files: far more than any source reads.
    private static let longestList = 8 << 20

    private func look(at name: String) async throws -> DepotFile? {
        guard case .looks(let size, let modified) = try await run(.look(name: name)) else { return nil }
        // A server that does not tell the date: a day that never comes, so that no age is taken from it.
        let date = modified.map { Instant(milliseconds: $0 * 1000) } ?? CurlDepot.unknown
        return DepotFile(name: name, size: size, modified: date)
    }

    /// 1 January 9999.
    private static let unknown = Instant(milliseconds: 253_370_764_800_000)

    private func run(_ wish: FileTransfer.Wish) async throws -> FileTransfer.Found {
        let transfer = FileTransfer(wish, from: server)
        do {
            try await driver.perform(transfer)
        } catch let failure as ExchangeFailure {
            throw DepotFailure.exchange(failure)
        }
        return try transfer.outcome.get()
    }
}
