import FoundationEssentials
import Glibc

/// The side of a command: asks the running daemon and waits for its word.
package struct ControlClient: Sendable {
    private let path: String
    /// A reload answers when the new settings are in force; nothing takes longer.
    private static let patienceSeconds = 90

    package init(path: String) { self.path = path }

    /// - Throws: `ControlFailure`; `.absent` where no daemon listens.
    package func ask(_ request: ControlRequest) throws -> ControlReply {
        let socket = try UnixSocket()
        socket.setTimeout(seconds: ControlClient.patienceSeconds)
        let descriptor = socket.descriptor
        let result = try UnixSocket.withAddress(of: path) { connect(descriptor, $0, $1) }
        guard result == 0 else {
            switch errno {
            case ENOENT, ECONNREFUSED: throw ControlFailure(.absent, "no daemon listens at \"\(path)\"")
            case EACCES, EPERM:
                throw ControlFailure(
                    .permission, "no right to speak to the daemon at \"\(path)\": run as its user or as root")
            default: throw ControlFailure(.broken, "\"\(path)\": \(String(cString: strerror(errno)))")
            }
        }
        try socket.send(line: Array(JSONEncoder().encode(request)))
        let line = try socket.receiveLine()
        guard let reply = try? JSONDecoder().decode(ControlReply.self, from: Data(line)) else {
            throw ControlFailure(
                .broken, "the daemon answered what this command does not understand (another version?)")
        }
        return reply
    }
}
