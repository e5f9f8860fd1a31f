package import VigieTransport

/// Hands messages to the office's mail server, one connection for each, and tells what the server said.
package final class CurlMail: MailSubmission {
    private let driver: Driver

    /// Connections to mail servers at one time, and to one of them: submission servers throttle beyond a few.
    private static let simultaneous = 16
    private static let simultaneousPerServer = 4

    /// A thread apart from that of HTTP: when it says goodbye to a mail server, libcurl waits for the answer and does
    /// nothing else meanwhile.
    package init() throws(ExchangeFailure) {
        driver = try Driver(simultaneous: CurlMail.simultaneous, perLane: CurlMail.simultaneousPerServer)
    }

    package func submit(_ envelope: MailEnvelope, to server: MailServer) async -> MailOutcome {
        if let problem = MailCheck.problem(of: envelope) { return .refused(reply: "not sent: \(problem)") }
        if let problem = MailCheck.problem(of: server) { return .deferred(reply: "not sent: \(problem)") }
        do {
            let transfer = try MailTransfer(envelope, to: server)
            try await driver.perform(transfer)
            return transfer.outcome
        } catch is CancellationError {
            return .deferred(reply: "not sent: the attempt was cancelled")
        } catch {
            return .deferred(reply: "not sent: \(error)")
        }
    }
}
