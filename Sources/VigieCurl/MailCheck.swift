import VigieTransport

/// What is wrong with a message or a server before a single byte is sent. A problem of the message is for ever; one of the
/// server's settings can be repaired, and the message waits for that.
enum MailCheck {
    /// RFC 5321 section 4.5.3.1.6, without the CRLF.
    static let longestLine = 998
    /// More than any message of ours; the servers' usual bound is 10 to 25 MiB.
    static let mostBytes = 32 << 20

    static func problem(of envelope: MailEnvelope) -> String? {
        guard SafeText.isMailbox(envelope.sender) else { return "the sender is not a plain mail address" }
        guard SafeText.isMailbox(envelope.recipient) else { return "the recipient is not a plain mail address" }
        guard !envelope.bytes.isEmpty else { return "the message is empty" }
        guard envelope.bytes.count <= mostBytes else { return "the message holds more than \(mostBytes) bytes" }
        return problem(ofLines: envelope.bytes)
    }

    /// A lone CR or LF is a line end to some servers and not to others: the gap through which a second message is smuggled.
    private static func problem(ofLines bytes: [UInt8]) -> String? {
        var length = 0
        var previous: UInt8 = 0
        for byte in bytes {
            switch byte {
            case 0: return "the message holds a NUL byte"
            case 0x0A:
                guard previous == 0x0D else { return "the message holds a line feed without carriage return" }
                length = 0
            default:
                guard previous != 0x0D else { return "the message holds a carriage return without line feed" }
                if byte != 0x0D { length += 1 }
                guard length <= longestLine else { return "the message holds a line of more than \(longestLine) bytes" }
            }
            previous = byte
        }
        return previous == 0x0A ? nil : "the message does not end with a line end"
    }

    static func problem(of server: MailServer) -> String? {
        guard SafeText.isHostName(server.host) || WebPlan.literal(server.host) != nil else {
            return "the name of the mail server is not a host name"
        }
        guard (1...65_535).contains(server.port) else { return "the port \(server.port) does not exist" }
        guard SafeText.isHostName(server.helloName) else { return "the name given in EHLO is not a host name" }
        guard SafeText.isPlain(server.username ?? ""), SafeText.isPlain(server.password ?? "") else {
            return "the user or the password holds a control character"
        }
        return nil
    }
}
