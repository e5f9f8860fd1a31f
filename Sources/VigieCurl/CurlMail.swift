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
        if let problem = MailCheck.problem(of: envelope) {
            return .refused(reply: .notSent(problem.french, problem.english))
        }
        if let problem = MailCheck.problem(of: server) {
            return .deferred(reply: .notSent(problem.french, problem.english))
        }
        do {
            let transfer = try MailTransfer(envelope, to: server)
            try await driver.perform(transfer)
            return transfer.outcome
        } catch is CancellationError {
            return .deferred(reply: .notSent("l’essai a été interrompu", "the attempt was cancelled"))
        } catch let failure as ExchangeFailure {
            return .deferred(reply: .notSent(failure.remark.french, failure.remark.english))
        } catch {
            return .deferred(reply: .notSent("« \(error) »", "“\(error)”"))
        }
    }
}

extension Remark {
    /// Why nothing of a message left.
    static func notSent(_ french: String, _ english: String) -> Remark {
        Remark("non envoyé : \(french)", "not sent: \(english)")
    }
}
