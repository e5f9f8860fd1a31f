import VigieDomain
import VigieEngine
import VigieRehearsal

/// The demonstration for scripts: `vigie demo --json`.
package struct DemoSummary: Encodable, Sendable {
    struct Told: Encodable {
        var at: String
        var recipient: String
        var subject: String
        var messageID: String

        enum CodingKeys: String, CodingKey {
            case at, recipient, subject
            case messageID = "message_id"
        }
    }

    struct Called: Encodable {
        var at: String
        var id: String
        var type: String
    }

    struct Noticed: Encodable {
        var at: String
        var code: String
        var severity: String
        var company: String
        var client: String
        var status: Bool
        /// The last day to declare the claim without dispute.
        var deadline: String?
    }

    struct Promise: Encodable {
        var promise: String
        var holds: Bool
        var problems: [String]
    }

    var succeeded: Bool
    var `repeat`: Bool
    var folder: String
    var settings: String
    var turns: Int
    var questions: Int
    var read: Int
    var unwatched: Int
    var unreadable: Int
    var forged: Int
    var waiting: Int
    var changes: [Noticed]
    var mails: [Told]
    var webhooks: [Called]
    var checks: [Promise]

    package init(_ report: DemoReport) {
        succeeded = report.succeeded
        `repeat` = report.isRepeat
        folder = report.folder.path
        settings = report.folder.settings
        turns = report.turns.count
        questions = report.questions
        read = report.tally.read
        unwatched = report.tally.unwatched
        unreadable = report.tally.unreadable
        forged = report.forged
        waiting = report.waiting
        changes = report.changes.map(\.change).map { change in
            Noticed(
                at: "\(change.detected)", code: change.code.rawValue, severity: change.severity.rawValue,
                company: "\(change.company)", client: report.clients[change.company]?.name ?? "",
                status: change.details.isStatus, deadline: change.details.deadlines.first.map { "\($0.safe)" })
        }
        mails = report.turns.flatMap { turn in
            turn.mails.map { mail in
                let reading = mail.reading
                return Told(
                    at: "\(turn.moment)", recipient: mail.recipient, subject: reading.subject,
                    messageID: reading.messageID)
            }
        }
        webhooks = report.turns.flatMap { turn in
            turn.calls.map { Called(at: "\(turn.moment)", id: $0.id, type: DemoCall($0).type) }
        }
        checks = report.checks.map { Promise(promise: $0.promise, holds: $0.holds, problems: $0.problems) }
    }
}
