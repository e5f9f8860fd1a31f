package import VigieDomain
package import VigieTransport

/// A place where another program leaves files for us: a folder, or a server. Nothing there is ever changed or removed.
package protocol FileDepot: Sendable {
    /// Address of a file for people and proofs, without a secret.
    func address(of name: String) -> String
    /// Whether its clock is ours, so that a file's age can be told from its date.
    var sharesClock: Bool { get }
    /// The files whose name fits, in no order. A folder, a pipe or a device is none of them.
    ///
    /// - Throws: `DepotFailure`, or `CancellationError`.
    func files(fitting pattern: FilePattern) async throws -> [DepotFile]
    /// The whole file.
    ///
    /// - Parameter limit: a longer file is refused (`tooLarge`).
    /// - Throws: `DepotFailure`, or `CancellationError`.
    func bytes(of file: DepotFile, atMost limit: Int) async throws -> [UInt8]
}

/// A file as it lies in a depot.
package struct DepotFile: Hashable, Sendable {
    package var name: String
    package var size: Int
    package var modified: Instant

    package init(name: String, size: Int, modified: Instant) {
        self.name = name
        self.size = size
        self.modified = modified
    }
}

/// Why a depot gave nothing.
package enum DepotFailure: Error, Hashable, Sendable {
    /// No answer: most mend themselves.
    case exchange(ExchangeFailure)
    /// User, password, key or right refused: a person must act.
    case denied(Remark)
    /// Another server answers in its place: nothing was told to it.
    case stranger(Remark)
}
