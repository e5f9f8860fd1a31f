import Synchronization
package import VigieDomain
package import VigieEngine
package import VigieTransport

/// A folder that exists in memory alone: files are put, changed and taken away between two questions.
package final class StubDepot: FileDepot {
    private struct State {
        var files: [String: (bytes: [UInt8], modified: Instant)] = [:]
        var failure: DepotFailure?
        var reads: [String] = []
    }

    private let state = Mutex(State())
    package let sharesClock: Bool

    package init(sharesClock: Bool = true) { self.sharesClock = sharesClock }

    package func put(_ name: String, _ text: String, at modified: Instant) {
        put(name, bytes: Array(text.utf8), at: modified)
    }

    package func put(_ name: String, bytes: [UInt8], at modified: Instant) {
        state.withLock { $0.files[name] = (bytes, modified) }
    }

    package func remove(_ name: String) { state.withLock { $0.files[name] = nil } }

    /// Every question ends so, until nil.
    package func fail(_ failure: DepotFailure?) { state.withLock { $0.failure = failure } }

    /// Files whose bytes were asked for, in order.
    package var reads: [String] { state.withLock { $0.reads } }

    package func address(of name: String) -> String { "/depot/\(name)" }

    package func files(fitting pattern: FilePattern) async throws -> [DepotFile] {
        try state.withLock { state in
            if let failure = state.failure { throw failure }
            return state.files.filter { pattern.fits($0.key) }.map {
                DepotFile(name: $0.key, size: $0.value.bytes.count, modified: $0.value.modified)
            }
        }
    }

    package func bytes(of file: DepotFile, atMost limit: Int) async throws -> [UInt8] {
        try state.withLock { state in
            if let failure = state.failure { throw failure }
            state.reads.append(file.name)
            return state.files[file.name]?.bytes ?? []
        }
    }
}
