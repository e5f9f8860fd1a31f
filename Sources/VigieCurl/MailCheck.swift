import VigieTransport

/// What is wrong with a message or a server before a single byte is sent. A problem of the message is for ever; one of the
/// server's settings can be repaired, and the message waits for that.
enum MailCheck {
    /// RFC 5321 section 4.5.3.1.6, without the CRLF.
    static let longestLine = 998
    /// More than any message of ours; the servers' usual bound is 10 to 25 MiB.
    static let mostBytes = 32 << 20

    static func problem(of envelope: MailEnvelope) -> Remark? {
        guard SafeText.isMailbox(envelope.sender) else {
            return Remark(
                "l’expéditeur n’est pas une simple adresse de messagerie", "the sender is not a plain mail address")
        }
        guard SafeText.isMailbox(envelope.recipient) else {
            return Remark(
                "le destinataire n’est pas une simple adresse de messagerie",
                "the recipient is not a plain mail address")
        }
        guard !envelope.bytes.isEmpty else { return Remark("le message est vide", "the message is empty") }
        guard envelope.bytes.count <= mostBytes else {
            return Remark(
                "le message contient plus de \(mostBytes) octets", "the message holds more than \(mostBytes) bytes")
        }
        return problem(ofLines: envelope.bytes)
    }

    /// A lone CR or LF is a line end to some servers and not to others: the gap through which a second message is smuggled.
    private static func problem(ofLines bytes: [UInt8]) -> Remark? {
        var length = 0
        var previous: UInt8 = 0
        for byte in bytes {
            switch byte {
            case 0: return Remark("le message contient un octet nul", "the message holds a NUL byte")
            case 0x0A:
                guard previous == 0x0D else {
                    return Remark(
                        "le message contient un saut de ligne sans retour chariot",
                        "the message holds a line feed without carriage return")
                }
                length = 0
            default:
                guard previous != 0x0D else {
                    return Remark(
                        "le message contient un retour chariot sans saut de ligne",
                        "the message holds a carriage return without line feed")
                }
                if byte != 0x0D { length += 1 }
                guard length <= longestLine else {
                    return Remark(
                        "le message contient une ligne de plus de \(longestLine) octets",
                        "the message holds a line of more than \(longestLine) bytes")
                }
            }
            previous = byte
        }
        return previous == 0x0A
            ? nil : Remark("le message ne finit pas par une fin de ligne", "the message does not end with a line end")
    }

    static func problem(of server: MailServer) -> Remark? {
        guard SafeText.isHostName(server.host) || WebPlan.literal(server.host) != nil else {
            return Remark(
                "le nom du serveur de messagerie n’est pas un nom d’hôte",
                "the name of the mail server is not a host name")
        }
        guard (1...65_535).contains(server.port) else {
            return Remark("le port \(server.port) n’existe pas", "the port \(server.port) does not exist")
        }
        guard SafeText.isHostName(server.helloName) else {
            return Remark("le nom donné dans EHLO n’est pas un nom d’hôte", "the name given in EHLO is not a host name")
        }
        guard SafeText.isPlain(server.username ?? ""), SafeText.isPlain(server.password ?? "") else {
            return Remark(
                "l’utilisateur ou le mot de passe contient un caractère de commande",
                "the user or the password holds a control character")
        }
        return nil
    }
}
