import Synchronization

/// One message as a mail server took it: the envelope, and the exact bytes that a person's mail program would be given.
package struct ReceivedMail: Hashable, Sendable {
    package let sender: String
    package let recipient: String
    /// Dots unstuffed, line ends CRLF, without the final dot.
    package let bytes: [UInt8]
    /// What EHLO said.
    package let helloName: String
    /// The user who gave a password, if one did.
    package let username: String?

    package init(sender: String, recipient: String, bytes: [UInt8], helloName: String = "", username: String? = nil) {
        self.sender = sender
        self.recipient = recipient
        self.bytes = bytes
        self.helloName = helloName
        self.username = username
    }

    package var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// A mail server on 127.0.0.1 that keeps what it is given. It is strict where real ones are lax, and fails on demand.
package final class PostOffice: Sendable {
    /// What happens to mail for one recipient.
    package enum Fault: Hashable, Sendable {
        /// A reply to RCPT TO: `550 5.1.1 unknown`.
        case recipient(String)
        /// A reply to RCPT TO the first time, then all is well.
        case greylist(String)
        /// A reply to MAIL FROM, whoever the recipient is.
        case sender(String)
        /// A reply to DATA.
        case data(String)
        /// A reply to the final dot; a 2yz keeps the message.
        case finalDot(String)
        /// Takes and keeps the message, and closes without a reply.
        case dropAfterFinalDot
        /// Takes and keeps the message, and says nothing more.
        case hangAfterFinalDot
        /// Closes in the middle of the message.
        case dropInData
        /// Says nothing to RCPT TO.
        case hang
        /// Resets the connection at RCPT TO.
        case reset
    }

    /// How the whole server behaves.
    package struct Manner: Hashable, Sendable {
        package var greeting: String
        /// User and password; nil offers no AUTH.
        package var credentials: Credentials?
        /// Says nothing to QUIT and keeps the connection open.
        package var ignoresQuit: Bool
        /// What EHLO offers beside AUTH. STARTTLS is not among it: the post office has no certificate.
        package var extensions: [String]

        package init(
            greeting: String = "220 loopback ESMTP", credentials: Credentials? = nil, ignoresQuit: Bool = false,
            extensions: [String] = ["8BITMIME", "SIZE 33554432", "PIPELINING"]
        ) {
            self.greeting = greeting
            self.credentials = credentials
            self.ignoresQuit = ignoresQuit
            self.extensions = extensions
        }
    }

    package struct Credentials: Hashable, Sendable {
        package let username: String
        package let password: String
        package init(username: String, password: String) {
            self.username = username
            self.password = password
        }
    }

    private let listener: Listener
    private let ledger: Ledger

    /// - Parameters:
    ///   - port: 0 lets the system choose.
    ///   - faults: by recipient, in lower case; `*` for all others.
    package init(port: Int = 0, manner: Manner = Manner(), faults: [String: Fault] = [:]) throws(LoopbackFailure) {
        let ledger = Ledger(faults: faults)
        self.ledger = ledger
        listener = try Listener(port: port) { connection in
            var session = PostOfficeSession(connection, manner, ledger)
            session.run()
        }
    }

    deinit { listener.stop() }

    package var host: String { "127.0.0.1" }
    package var port: Int { listener.port }

    /// Every message taken so far, in order.
    package func received() -> [ReceivedMail] { ledger.mails }
    /// Every command line heard so far, without the message lines; passwords are not among them.
    package func commands() -> [String] { ledger.commands }
    package var connections: Int { listener.accepted }

    /// Changes what happens to the mail of one recipient from now on.
    package func set(_ fault: Fault?, for recipient: String) { ledger.set(fault, for: recipient) }

    /// Ends every connection and frees the port. The second call does nothing.
    package func stop() { listener.stop() }

    /// What the sessions share.
    final class Ledger: Sendable {
        private struct State {
            var mails: [ReceivedMail] = []
            var commands: [String] = []
            var faults: [String: Fault]
            var seen: Set<String> = []
        }

        private let state: Mutex<State>

        init(faults: [String: Fault]) { state = Mutex(State(faults: faults)) }

        var mails: [ReceivedMail] { state.withLock { $0.mails } }
        var commands: [String] { state.withLock { $0.commands } }

        func keep(_ mail: ReceivedMail) { state.withLock { $0.mails.append(mail) } }
        func note(_ command: String) { state.withLock { $0.commands.append(command) } }
        func set(_ fault: Fault?, for recipient: String) {
            state.withLock { $0.faults[recipient.lowercased()] = fault }
        }

        func fault(for recipient: String) -> Fault? {
            state.withLock { $0.faults[recipient.lowercased()] ?? $0.faults["*"] }
        }

        /// Whether this is the first mail for the recipient.
        func isFirst(_ recipient: String) -> Bool { state.withLock { $0.seen.insert(recipient.lowercased()).inserted } }
    }
}
