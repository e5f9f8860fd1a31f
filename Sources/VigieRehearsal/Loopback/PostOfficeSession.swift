import Foundation

/// One conversation of the post office with a client, command by command (RFC 5321).
struct PostOfficeSession {
    private let connection: Connection
    private let manner: PostOffice.Manner
    private let ledger: PostOffice.Ledger

    private var helloName: String?
    private var username: String?
    private var sender: String?
    private var recipient: String?

    /// RFC 5321 section 4.5.3.1: 512 for a command, 1,000 for a line of text, CRLF included.
    static let longestCommand = 512
    static let longestTextLine = 1_000
    private static let mostBytes = 32 << 20
    /// Far beyond both, so that a long line is read whole and answered rather than cut.
    private static let longestRead = 1 << 20

    init(_ connection: Connection, _ manner: PostOffice.Manner, _ ledger: PostOffice.Ledger) {
        self.connection = connection
        self.manner = manner
        self.ledger = ledger
    }

    mutating func run() {
        reply(manner.greeting)
        while let line = connection.line(atMost: PostOfficeSession.longestRead) {
            guard line.count <= PostOfficeSession.longestCommand, line.suffix(2) == [0x0D, 0x0A],
                !line.dropLast(2).contains(where: { $0 < 0x20 || $0 == 0x7F })
            else {
                ledger.note("? \(line.count) bytes")
                reply("500 5.5.2 a command ends with CRLF and holds no control character")
                continue
            }
            guard obey(String(decoding: line.dropLast(2), as: UTF8.self)) else { return }
        }
    }

    /// False ends the conversation.
    private mutating func obey(_ line: String) -> Bool {
        let verb = line.prefix { $0 != " " && $0 != ":" }.uppercased()
        let rest = line.dropFirst(verb.count).drop { $0 == " " }
        ledger.note(verb == "AUTH" ? "AUTH" : line)
        switch verb {
        case "EHLO": hello(String(rest), offers: true)
        case "HELO": hello(String(rest), offers: false)
        case "AUTH": authenticate(String(rest))
        case "MAIL": return mail(String(rest))
        case "RCPT": return recipient(String(rest))
        case "DATA": return data()
        case "RSET":
            forget()
            reply("250 2.0.0 forgotten")
        case "NOOP": reply("250 2.0.0 fine")
        case "QUIT":
            if manner.ignoresQuit { connection.hang() } else { reply("221 2.0.0 goodbye") }
            return false
        default: reply("502 5.5.1 not known here")
        }
        return true
    }

    private mutating func hello(_ name: String, offers: Bool) {
        helloName = name
        forget()
        let extensions = offers ? manner.extensions + (manner.credentials == nil ? [] : ["AUTH PLAIN"]) : []
        let lines = ["loopback greets \(name)"] + extensions
        for (index, line) in lines.enumerated() { reply("250\(index == lines.count - 1 ? " " : "-")\(line)") }
    }

    private mutating func authenticate(_ words: String) {
        guard let expected = manner.credentials, words.uppercased().hasPrefix("PLAIN") else {
            return reply("504 5.5.4 this way of giving a password is not offered")
        }
        var text = words.dropFirst("PLAIN".count).drop { $0 == " " }
        if text.isEmpty {
            reply("334 ")
            let line = connection.line(atMost: PostOfficeSession.longestRead) ?? []
            text = Substring(String(decoding: line.dropLast(min(2, line.count)), as: UTF8.self))
        }
        let parts = Data(base64Encoded: String(text)).map { $0.split(separator: 0, omittingEmptySubsequences: false) }
        guard let parts, parts.count == 3, parts[1].elementsEqual(expected.username.utf8),
            parts[2].elementsEqual(expected.password.utf8)
        else { return reply("535 5.7.8 wrong user or password") }
        username = expected.username
        reply("235 2.7.0 welcome")
    }

    private mutating func mail(_ words: String) -> Bool {
        guard helloName != nil, sender == nil else { return say("503 5.5.1 not now") }
        guard manner.credentials == nil || username != nil else { return say("530 5.7.0 authentication required") }
        guard let path = PostOfficeSession.path(in: words, after: "FROM:") else {
            return say("501 5.5.4 not a sender")
        }
        if case .sender(let text) = ledger.fault(for: "*") { return say(text) }
        sender = path
        return say("250 2.1.0 sender taken")
    }

    private mutating func recipient(_ words: String) -> Bool {
        guard sender != nil else { return say("503 5.5.1 not now") }
        guard recipient == nil else { return say("452 4.5.3 one recipient a message here") }
        guard let path = PostOfficeSession.path(in: words, after: "TO:"), !path.isEmpty else {
            return say("501 5.5.4 not a recipient")
        }
        switch ledger.fault(for: path) {
        case .recipient(let text): return say(text)
        case .greylist(let text) where ledger.isFirst(path): return say(text)
        case .hang:
            connection.hang()
            return false
        case .reset:
            connection.reset()
            return false
        default: break
        }
        recipient = path
        return say("250 2.1.5 recipient taken")
    }

    private mutating func data() -> Bool {
        guard let sender, let recipient else { return say("503 5.5.1 not now") }
        let fault = ledger.fault(for: recipient)
        if case .data(let text) = fault { return say(text) }
        reply("354 go on, end with a dot")
        if fault == .dropInData {
            _ = connection.line(atMost: PostOfficeSession.longestRead)
            connection.reset()
            return false
        }
        let bytes: [UInt8]
        switch text() {
        case .message(let message): bytes = message
        case .refused(let reply):
            forget()
            return say(reply)
        case .ended: return false
        }
        let mail = ReceivedMail(
            sender: sender, recipient: recipient, bytes: bytes, helloName: helloName ?? "", username: username)
        forget()
        return finish(mail, fault)
    }

    private mutating func finish(_ mail: ReceivedMail, _ fault: PostOffice.Fault?) -> Bool {
        switch fault {
        case .finalDot(let text):
            if text.hasPrefix("2") { ledger.keep(mail) }
            return say(text)
        case .dropAfterFinalDot:
            ledger.keep(mail)
            return false
        case .hangAfterFinalDot:
            ledger.keep(mail)
            connection.hang()
            return false
        default:
            ledger.keep(mail)
            return say("250 2.0.0 taken as \(ledger.mails.count)")
        }
    }

    private enum Text { case message([UInt8]), refused(String), ended }

    /// The message up to the lone dot. It is read whole even where it is wrong, as the reply comes after the dot.
    private func text() -> Text {
        var bytes: [UInt8] = []
        var problem: String?
        while let line = connection.line(atMost: PostOfficeSession.longestRead) {
            if line == [0x2E, 0x0D, 0x0A] { return problem.map(Text.refused) ?? .message(bytes) }
            if line.suffix(2) != [0x0D, 0x0A] || line.dropLast(2).contains(0x0D) {
                problem = "550 5.6.0 a line end is CR and LF together"
            } else if line.count > PostOfficeSession.longestTextLine {
                problem = "550 5.6.0 a line of \(line.count) bytes is too long"
            } else if bytes.count > PostOfficeSession.mostBytes {
                problem = "552 5.3.4 too large"
            }
            if problem == nil { bytes += line.first == 0x2E ? line.dropFirst() : line[...] }
        }
        return .ended
    }

    private mutating func forget() {
        sender = nil
        recipient = nil
    }

    private func reply(_ text: String) { connection.send(text + "\r\n") }

    private func say(_ text: String) -> Bool {
        reply(text)
        return true
    }

    /// What stands between `<` and `>`, with only known parameters behind.
    private static func path(in words: String, after keyword: String) -> String? {
        guard words.uppercased().hasPrefix(keyword) else { return nil }
        let rest = words.dropFirst(keyword.count).drop { $0 == " " }
        guard rest.first == "<", let end = rest.firstIndex(of: ">") else { return nil }
        let path = String(rest[rest.index(after: rest.startIndex)..<end])
        let parameters = rest[rest.index(after: end)...].split(separator: " ").map { $0.uppercased() }
        let known = parameters.allSatisfy { $0.hasPrefix("SIZE=") || $0.hasPrefix("BODY=") || $0.hasPrefix("AUTH=") }
        return known && !path.contains(where: { "<> \"".contains($0) }) ? path : nil
    }
}
