import FoundationEssentials
import Glibc

/// The side of a command: asks the running daemon and waits for its word.
package struct ControlClient: Sendable {
    private let path: String
    private let patience: Duration

    /// - Parameter patience: a reload answers when the new settings are in force; nothing takes longer than the default.
    package init(path: String, patience: Duration = .seconds(90)) {
        self.path = path
        self.patience = patience
    }

    /// - Throws: `ControlFailure`; `.absent` where no daemon listens.
    package func ask(_ request: ControlRequest) throws -> ControlReply {
        let patience = Patience(patience)
        let socket = try UnixSocket()
        try join(socket.descriptor)
        try socket.send(line: Array(JSONEncoder().encode(request)), within: patience)
        let line = try socket.receiveLine(within: patience)
        guard let reply = try? JSONDecoder().decode(ControlReply.self, from: Data(line)) else {
            throw ControlFailure(
                .broken, "le démon répond ce que cette commande ne comprend pas (une autre version ?)",
                "the daemon answered what this command does not understand (another version?)")
        }
        return reply
    }

    private func join(_ descriptor: Int32) throws(ControlFailure) {
        // A daemon whose queue is full makes the call wait, as long as a write may.
        var time = timeval(tv_sec: max(1, Int(patience.components.seconds)), tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
        var result: Int32
        repeat {
            result = try UnixSocket.withAddress(of: path) { connect(descriptor, $0, $1) }
        } while result != 0 && errno == EINTR
        guard result != 0 else { return }
        switch errno {
        case ENOENT, ECONNREFUSED, ENOTDIR:
            throw ControlFailure(.absent, "aucun démon n’écoute à « \(path) »", "no daemon listens at \"\(path)\"")
        case EACCES, EPERM:
            throw ControlFailure(
                .permission,
                "pas le droit de parler au démon à « \(path) » : lancez la commande sous son utilisateur ou en tant que root",
                "no right to speak to the daemon at \"\(path)\": run as its user or as root")
        case EAGAIN:
            throw ControlFailure(
                .timeout, "le démon à « \(path) » ne répond pas", "the daemon at \"\(path)\" does not answer")
        default:
            throw ControlFailure(.broken, "« \(path) » : « \(UnixSocket.reason) »", "\"\(path)\": \(UnixSocket.reason)")
        }
    }
}
