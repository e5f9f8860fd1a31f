import Synchronization
import VigieDomain
import VigieTransport

/// The office's mail server: takes what it confirms, keeps it for the oracle, and fails as it was told to.
final class SimulatedPostOffice: MailSubmission {
    struct Mail: Hashable, Sendable {
        var id: String
        var recipient: String
        var bytes: [UInt8]
        var at: Duration
    }

    private let time: VirtualTime
    private let trace: Trace
    private let troubles: [ScheduledTrouble]
    /// Addresses that do not exist.
    private let dead: Set<String>
    private let state: Mutex<(mails: [Mail], chance: Chance)>

    init(time: VirtualTime, trace: Trace, troubles: [ScheduledTrouble], dead: Set<String>, seed: UInt64) {
        self.time = time
        self.trace = trace
        self.troubles = troubles
        self.dead = dead
        state = Mutex(([], Chance(seed: seed, purpose: "mail")))
    }

    var mails: [Mail] { state.withLock { $0.mails } }

    func submit(_ envelope: MailEnvelope, to server: MailServer) async -> MailOutcome {
        let latency = state.withLock { $0.chance.between(3, 400) }
        let trouble = troubles.first { $0.strikes(envelope.recipient, at: time.elapsed) }?.trouble
        let wait: Duration = trouble == .hangs ? server.total : .milliseconds(latency)
        // Cancelled on the way: what the server has not confirmed it has not taken.
        do { try await time.sleep(for: wait) } catch { return .deferred(reply: Remark(same: "interrupted")) }
        switch trouble {
        case .refuses: return .deferred(reply: Remark(same: "connection refused"))
        case .hangs: return .deferred(reply: Remark(same: "no answer"))
        case .fails, .throttles, .unavailable, .gone: return .deferred(reply: Remark(same: "451 4.3.0 try again later"))
        case .losesReply, nil: break
        }
        guard !dead.contains(envelope.recipient) else { return .refused(reply: Remark(same: "550 5.1.1 no such user")) }
        let mail = Mail(
            id: SimulatedPostOffice.messageID(of: envelope.bytes), recipient: envelope.recipient, bytes: envelope.bytes,
            at: time.elapsed)
        state.withLock { $0.mails.append(mail) }
        trace.note("mail \(mail.id) to \(mail.recipient)\(trouble == nil ? "" : ", and the reply is lost")")
        return trouble == nil
            ? .accepted(reply: Remark(same: "250 2.0.0 taken"))
            : .uncertain(reply: Remark(same: "no reply after the dot"))
    }

    private static func messageID(of bytes: [UInt8]) -> String {
        let text = String(decoding: bytes.prefix(8000), as: UTF8.self)
        guard let line = text.split(separator: "\r\n").first(where: { $0.lowercased().hasPrefix("message-id:") }),
            let open = line.firstIndex(of: "<"), let at = line.firstIndex(of: "@")
        else { return "" }
        return String(line[line.index(after: open)..<at])
    }
}
