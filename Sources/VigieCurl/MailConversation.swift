package import VigieTransport

/// How far a conversation with a mail server has come, and what its replies mean for the message.
package struct MailConversation {
    package init() {}

    package enum Stage: Comparable { case beforeData, data, afterFinalDot }

    package private(set) var stage = Stage.beforeData
    /// Replies that said no, in order. What a server answers to QUIT may be among them.
    private(set) var refusals: [Reply] = []
    /// The reply that came after the final dot.
    private(set) var verdict: Reply?
    private var lines: [String] = []
    private var bytes = 0

    /// One whole reply of the server: `550 5.1.1 no such user`.
    struct Reply: Hashable {
        let code: Int
        let text: String
    }

    /// Replies are kept in the journal and shown: a line or two, not a novel.
    static let longestReply = 512
    /// A server that talks on and on is not a mail server.
    static let mostBytes = 64 << 10

    /// Whether the server has said anything.
    var hasBegun: Bool { bytes > 0 }

    package mutating func reachData() { if stage < .data { stage = .data } }
    package mutating func reachEnd() { stage = .afterFinalDot }

    /// One line from the server. False ends the conversation.
    package mutating func hear(_ line: UnsafeRawBufferPointer) -> Bool {
        bytes += line.count
        guard bytes <= MailConversation.mostBytes else { return false }
        let text = MailConversation.plain(line)
        lines.append(text)
        guard let code = MailConversation.finalCode(of: text) else { return true }
        let whole = Reply(code: code, text: String(lines.joined(separator: " ").prefix(MailConversation.longestReply)))
        lines = []
        // The answer to QUIT comes later and says nothing about the message.
        guard verdict == nil else { return true }
        if code >= 400 { refusals.append(whole) }
        if stage == .afterFinalDot { verdict = whole }
        return true
    }

    /// What became of the message. Only a reply after the final dot can accept it.
    ///
    /// - Parameter isAnswerToEnvelope: whether the last reply answered MAIL, RCPT or DATA. A refusal of an earlier command
    ///   (greeting, EHLO, STARTTLS, AUTH) says nothing about the message: a person must repair the settings, and it waits.
    package func outcome(isAnswerToEnvelope: Bool, host: String, words: String) -> MailOutcome {
        if let verdict {
            switch verdict.code {
            case 200..<300: return .accepted(reply: Remark(same: verdict.text))
            case 500..<600: return .refused(reply: Remark(same: verdict.text))
            default: return .deferred(reply: Remark(same: verdict.text))
            }
        }
        if stage == .afterFinalDot {
            return .uncertain(
                reply: Remark(
                    "envoyé, et pas de réponse au point final de \(host) (libcurl : « \(words) »)",
                    "sent, and no reply to the final dot from \(host) (libcurl: “\(words)”)"))
        }
        // libcurl's sentence ends with the code that stopped it: "RCPT failed: 550".
        let decisive = refusals.last { words.hasSuffix(" \($0.code)") }
        guard let reply = decisive ?? refusals.last else {
            return .deferred(reply: .notSent("\(host) (libcurl : « \(words) »)", "\(host) (libcurl: “\(words)”)"))
        }
        let isForEver = isAnswerToEnvelope && reply.code >= 500 && !MailConversation.aboutUs.contains(reply.code)
        return isForEver ? .refused(reply: Remark(same: reply.text)) : .deferred(reply: Remark(same: reply.text))
    }

    /// Refusals of the client that some servers only give to MAIL: a password or encryption is demanded (RFC 4954, RFC 3207).
    private static let aboutUs: Set<Int> = [521, 523, 530, 534, 535, 538]

    /// The code of a line that ends a reply: three digits, then a blank or nothing.
    private static func finalCode(of line: String) -> Int? {
        let bytes = Array(line.utf8.prefix(4))
        guard bytes.count >= 3, bytes[..<3].allSatisfy({ (0x30...0x39).contains($0) }),
            bytes.count == 3 || bytes[3] == UInt8(ascii: " ")
        else { return nil }
        return bytes[..<3].reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    /// Text without line end and control characters, fit for a log.
    private static func plain(_ line: UnsafeRawBufferPointer) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in String(decoding: line, as: UTF8.self).unicodeScalars {
            let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
            if !isControl { scalars.append(scalar) } else if scalar == "\t" { scalars.append(" ") }
        }
        return String(scalars)
    }
}
