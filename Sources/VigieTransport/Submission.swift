/// How to reach the mail server that takes our messages.
package struct MailServer: Hashable, Sendable {
    package enum Security: String, Hashable, Sendable, CaseIterable {
        /// TLS from the first byte (port 465).
        case implicitTLS = "tls"
        /// STARTTLS, refused where the server does not offer it (port 587).
        case startTLS = "starttls"
        /// No encryption: a relay on this machine or a trusted network.
        case none
    }

    package var host: String
    package var port: Int
    package var security: Security
    package var username: String?
    package var password: String?
    /// The name given in EHLO.
    package var helloName: String
    /// PEM file of the office's own authority.
    package var authorityFile: String?
    package var total: Duration

    package init(
        host: String, port: Int, security: Security, username: String? = nil, password: String? = nil,
        helloName: String = "localhost", authorityFile: String? = nil, total: Duration = .seconds(120)
    ) {
        self.host = host
        self.port = port
        self.security = security
        self.username = username
        self.password = password
        self.helloName = helloName
        self.authorityFile = authorityFile
        self.total = total
    }
}

/// One message with its envelope, byte for byte as it goes out (CRLF lines, dots not yet stuffed).
package struct MailEnvelope: Hashable, Sendable {
    package var sender: String
    package var recipient: String
    package var bytes: [UInt8]

    package init(sender: String, recipient: String, bytes: [UInt8]) {
        self.sender = sender
        self.recipient = recipient
        self.bytes = bytes
    }
}

/// What the mail server said.
package enum MailOutcome: Hashable, Sendable {
    /// 250 after the final dot.
    case accepted(reply: Remark)
    /// 4yz, or no connection: the same bytes may be tried again.
    case deferred(reply: Remark)
    /// 5yz: this recipient or this message will not pass.
    case refused(reply: Remark)
    /// The message was sent and no reply came (RFC 1047): it may have arrived; the same Message-ID makes a repeat harmless.
    case uncertain(reply: Remark)
}

/// The way mail leaves the house; libcurl behind it, a simulated post office in tests.
package protocol MailSubmission: Sendable {
    func submit(_ envelope: MailEnvelope, to server: MailServer) async -> MailOutcome
}
