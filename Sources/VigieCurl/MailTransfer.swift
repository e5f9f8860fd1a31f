import CCurl
import VigieTransport

/// One message on its way to a mail server: its options, and how far the conversation has come.
final class MailTransfer: Transfer, @unchecked Sendable {
    private let envelope: MailEnvelope
    private let server: MailServer
    private let recipients: TextList
    private var sent = 0
    private var conversation = MailConversation()
    private(set) var outcome: MailOutcome = .deferred(
        reply: .notSent("le transfert n’a jamais commencé", "the transfer was never started"))

    /// A mail server that does not even open a connection in this time is tried later.
    private static let connect: Duration = .seconds(30)

    init(_ envelope: MailEnvelope, to server: MailServer) throws(ExchangeFailure) {
        self.envelope = envelope
        self.server = server
        recipients = try TextList(["<\(envelope.recipient)>"])
        super.init(lane: "\(server.host):\(server.port)")
    }

    override func prepare(_ easy: Easy) throws(ExchangeFailure) {
        try easy.setCommon(proxy: nil, authorityFile: server.authorityFile, errors: errors)
        let scheme = server.security == .implicitTLS ? "smtps" : "smtp"
        let host = server.host.contains(":") ? "[\(server.host)]" : server.host
        try easy.set(CURLOPT_URL, "\(scheme)://\(host):\(server.port)/\(server.helloName)")
        try easy.set(CURLOPT_PROTOCOLS_STR, scheme)
        let encryption = server.security == .none ? CURLUSESSL_NONE : CURLUSESSL_ALL
        try easy.set(CURLOPT_USE_SSL, Int(encryption.rawValue))
        // libcurl 7.88 takes a connection without TLS for a message that demands it, if one is open: none is ever kept.
        try easy.set(CURLOPT_FRESH_CONNECT, true)
        try easy.set(CURLOPT_FORBID_REUSE, true)
        if let username = server.username {
            try easy.set(CURLOPT_USERNAME, username)
            try easy.set(CURLOPT_PASSWORD, server.password ?? "")
        }
        try easy.set(CURLOPT_TIMEOUT_MS, milliseconds: server.total)
        try easy.set(CURLOPT_CONNECTTIMEOUT_MS, milliseconds: min(server.total, MailTransfer.connect))
        try easy.set(CURLOPT_MAIL_FROM, "<\(envelope.sender)>")
        try easy.setList(CURLOPT_MAIL_RCPT, recipients)
        try easy.set(CURLOPT_UPLOAD, true)
        try easy.setSize(CURLOPT_INFILESIZE_LARGE, envelope.bytes.count)
        try prepareCallbacks(easy)
    }

    private func prepareCallbacks(_ easy: Easy) throws(ExchangeFailure) {
        try easy.setPointer(CURLOPT_READDATA, pointer)
        try easy.set(CURLOPT_READFUNCTION) { buffer, size, count, data in
            guard let transfer = MailTransfer.at(data), let buffer else { return Int(CURL_READFUNC_ABORT) }
            return transfer.give(UnsafeMutableRawBufferPointer(start: buffer, count: size * count))
        }
        // The server's replies come line by line, as if they were headers.
        try easy.setPointer(CURLOPT_HEADERDATA, pointer)
        try easy.set(CURLOPT_HEADERFUNCTION) { bytes, size, count, data in
            guard let transfer = MailTransfer.at(data), let bytes else { return 0 }
            let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
            if !transfer.conversation.hasBegun { transfer.errors.pointee = 0 }
            return transfer.conversation.hear(line) ? line.count : 0
        }
        // At the end, after a time-out and a cancellation too, libcurl says QUIT and waits for the answer, blocking its
        // thread, for up to two minutes. This callback, asked once a second meanwhile, ends the wait.
        try easy.set(CURLOPT_NOPROGRESS, false)
        try easy.setPointer(CURLOPT_XFERINFODATA, pointer)
        try easy.setProgress { data, _, _, _, _ in
            MailTransfer.at(data)?.isOver == true ? 1 : 0
        }
    }

    private static func at(_ data: UnsafeMutableRawPointer?) -> MailTransfer? {
        data.map { Unmanaged<MailTransfer>.fromOpaque($0).takeUnretainedValue() }
    }

    /// Nothing that matters can come any more: the message was judged, nobody waits for it, or libcurl wrote why it gives
    /// up. It writes so of single addresses while it connects, too: only words after the greeting count.
    private var isOver: Bool {
        conversation.verdict != nil || isCancelled || (conversation.hasBegun && errors.pointee != 0)
    }

    /// The next bytes of the message. With the last of them libcurl sends the final dot without asking again, and from
    /// then on the server may have it.
    private func give(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(buffer.count, envelope.bytes.count - sent)
        if count > 0 {
            envelope.bytes.withUnsafeBytes { bytes in
                buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[sent..<(sent + count)]))
            }
        }
        sent += count
        if sent == envelope.bytes.count { conversation.reachEnd() } else { conversation.reachData() }
        return count
    }

    override func conclude(_ code: CURLcode, _ easy: Easy) {
        // libcurl gives this code for a refusal of MAIL, RCPT or DATA, and others for what comes before them.
        outcome = conversation.outcome(
            isAnswerToEnvelope: code == CURLE_SEND_ERROR, host: server.host, words: words(for: code))
    }
}
