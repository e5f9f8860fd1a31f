package import VigieDomain

/// What a command asks of the running daemon. One request and one reply on each connection, each a line of JSON.
package enum ControlRequest: Hashable, Sendable, Codable {
    case status
    /// Reads configuration and watchlists again and waits until the new settings are in force or refused.
    case reload
    case acceptWatchlist(name: String)
    /// Sends the alerts held for a source, or sets them aside.
    case release(source: String, discarding: Bool)
    case redeliver(message: String?, endpoint: String?, since: Int64?, includingDelivered: Bool)
}

/// What the daemon answers.
package struct ControlReply: Hashable, Sendable, Codable {
    package var succeeded: Bool
    /// Lines for people, in the daemon's language.
    package var lines: [String]
    /// The state of the daemon, for `status`.
    package var status: DaemonStatus?

    package init(succeeded: Bool, lines: [String] = [], status: DaemonStatus? = nil) {
        self.succeeded = succeeded
        self.lines = lines
        self.status = status
    }
}

/// What only the running process knows.
package struct DaemonStatus: Hashable, Sendable, Codable {
    package var version: String
    package var started: Instant
    /// How often the settings were taken up again since the start.
    package var reloads: Int
    /// Loops that should have turned and have not.
    package var silentLoops: [String]
    /// When the self-audit last looked, and whether all was as it should be; nil before the first look.
    package var lastAudit: Instant?
    package var auditHolds: Bool?
    /// The host that is told that we live, and when it last was; nil where nobody asked for it.
    package var heartbeatHost: String?
    package var lastBeat: Instant?

    package init(
        version: String, started: Instant, reloads: Int, silentLoops: [String], lastAudit: Instant? = nil,
        auditHolds: Bool? = nil, heartbeatHost: String? = nil, lastBeat: Instant? = nil
    ) {
        self.version = version
        self.started = started
        self.reloads = reloads
        self.silentLoops = silentLoops
        self.lastAudit = lastAudit
        self.auditHolds = auditHolds
        self.heartbeatHost = heartbeatHost
        self.lastBeat = lastBeat
    }
}
