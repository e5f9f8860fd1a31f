package import VigieDomain
package import VigieTransport

/// How mails leave: the sender and the mail server.
package struct MailSettings: Hashable, Sendable {
    /// `mail.from`: an address, perhaps with a name; required. The operator's mailbox, which receives refusals.
    package var from: Person
    /// `mail.server`: host name or address; required.
    package var server: String
    /// `mail.port`: 1 to 65,535; default 465 with `tls`, 587 with `starttls`, 25 with `none`.
    package var port: Int
    /// `mail.security`: `tls`, `starttls` or `none`; default `starttls`.
    package var security: MailServer.Security
    /// `mail.username`: default none.
    package var username: String?
    /// `mail.password`: a reference to a secret; required with `username`.
    package var password: SecretReference?
    /// `mail.ca_file`: absolute path of the office's own authority (PEM); default the system's.
    package var caFile: String?
    /// `mail.hello`: the name given to the server; default `localhost`.
    package var hello: String

    package init(
        from: Person, server: String, port: Int? = nil, security: MailServer.Security = .startTLS,
        username: String? = nil, password: SecretReference? = nil, caFile: String? = nil, hello: String = "localhost"
    ) {
        self.from = from
        self.server = server
        self.port = port ?? MailSettings.standardPort(security)
        self.security = security
        self.username = username
        self.password = password
        self.caFile = caFile
        self.hello = hello
    }

    private static func standardPort(_ security: MailServer.Security) -> Int {
        switch security {
        case .implicitTLS: 465
        case .startTLS: 587
        case .none: 25
        }
    }

    /// - Parameter password: what the reference resolved to.
    package func mailServer(password: String?) -> MailServer {
        MailServer(
            host: server, port: port, security: security, username: username, password: password, helloName: hello,
            authorityFile: caFile)
    }
}
