import VigieDomain
import VigieEngine

/// The parts of one mail, put together byte for byte. The same parts give the same bytes.
struct MailBuilder {
    var settings: EmailComposerSettings
    var recipient: Recipient
    var id: MessageID
    var subject: String
    var text: String
    var html: String
    var date: Instant
    /// The first name of the conversation that the mail belongs to.
    var thread: String?
    var alerts: [AlertID] = []
    var isUrgent = false

    var bytes: [UInt8] {
        // "=_" cannot appear in quoted-printable text, so the boundary cannot be imitated by what the mail holds.
        let boundary = "=_vigie_\(id.text)"
        var output = Array(head(boundary).utf8)
        for (type, part) in [("text/plain", text), ("text/html", html)] {
            output += Array("--\(boundary)\r\n".utf8)
            output += Array("Content-Type: \(type); charset=utf-8\r\n".utf8)
            output += Array("Content-Transfer-Encoding: quoted-printable\r\n\r\n".utf8)
            output += QuotedPrintable.encoded(part)
        }
        output += Array("--\(boundary)--\r\n".utf8)
        return output
    }

    private func head(_ boundary: String) -> String {
        let host = settings.sender.host
        var lines = ""
        lines += HeaderText.mailbox("From", display: settings.senderName, address: settings.sender.text)
        switch recipient {
        case .person(let person):
            lines += HeaderText.mailbox("To", display: person.name, address: person.email.text)
        case .endpoint(let name): lines += HeaderText.field("To", text: name)
        }
        lines += HeaderText.field("Subject", text: subject)
        lines += HeaderText.field("Date", tokens: [MailDate.text(date, in: settings.zone)])
        lines += HeaderText.field("Message-ID", tokens: ["<\(id.text)@\(host)>"])
        if let thread {
            lines += HeaderText.field("In-Reply-To", tokens: ["<\(thread)@\(host)>"])
            lines += HeaderText.field("References", tokens: ["<\(thread)@\(host)>"])
        }
        lines += HeaderText.field("Auto-Submitted", tokens: ["auto-generated"])
        lines += HeaderText.field("X-Auto-Response-Suppress", tokens: ["All"])
        if isUrgent { lines += HeaderText.field("Importance", tokens: ["high"]) }
        if !alerts.isEmpty {
            let names = alerts.map(\.text)
            lines += HeaderText.field(
                "X-Vigie-Alert",
                tokens: names.enumerated().map { $0.offset == names.count - 1 ? $0.element : $0.element + "," })
        }
        lines += HeaderText.field("Content-Language", tokens: [settings.language.rawValue])
        lines += HeaderText.field("MIME-Version", tokens: ["1.0"])
        lines += "Content-Type: multipart/alternative;\r\n boundary=\"\(boundary)\"\r\n\r\n"
        return lines
    }
}
