import FoundationEssentials
import VigieDomain
import VigieWording

/// The JSON that an endpoint receives; `docs/webhook.md` explains every member. Written by the platform's encoder with sorted
/// keys, so that the same alert always gives the same bytes.
struct WebhookBody<Content: Encodable>: Encodable {
    var type: String
    var timestamp: String
    var data: Content

    func bytes() -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return Array(try encoder.encode(self))
        } catch {
            preconditionFailure("strings, numbers and lists always become JSON: \(error)")
        }
    }
}

/// The member `data`: the alert of one client.
struct WebhookData: Encodable {
    struct Money: Encodable {
        var cents: Int64
        var currency: String
        init(_ amount: Amount) {
            cents = amount.cents
            currency = Plain.line(amount.currency, limit: 8)
        }
    }

    struct ClientData: Encodable {
        var name: String?
        var key: String
        var siren: String?
        var country: String?
        var postcode: String?
        var accounts: [AccountData]
    }

    struct AccountData: Encodable {
        var code: String?
        var portfolio: String
        var outstanding: Money?
        var outstandingDate: String?
        var limit: Money?
        var overdue: Money?
        var openOrders: Money?
        var deposits: Money?
        var cover: Money?
        var coverUntil: String?
        var atRisk: Money?

        enum CodingKeys: String, CodingKey {
            case code, portfolio, outstanding, limit, overdue, deposits, cover
            case outstandingDate = "outstanding_date"
            case openOrders = "open_orders"
            case coverUntil = "cover_until"
            case atRisk = "at_risk"
        }
    }

    struct Dates: Encodable {
        var effective: String?
        var judgment: String?
        var publication: String?
        var detected: String
        var cessation: String?
    }

    struct DeadlineData: Encodable {
        var right: String
        var articles: String
        var start: String
        var safe: String
        var legal: String
        var words: String
    }

    struct SourceData: Encodable {
        var name: String
        var notice: String?
        var link: String?
        var court: String?
        var fetched: String
        var evidence: String
    }

    struct AddresseeData: Encodable {
        var role: String
        var name: String
        var address: String?
    }

    struct Flags: Encodable {
        var certain: Bool
        var unexpected: Bool
        var isStatus: Bool
        var possibleMatch: Bool

        enum CodingKeys: String, CodingKey {
            case certain, unexpected
            case isStatus = "is_status"
            case possibleMatch = "possible_match"
        }
    }

    struct Actions: Encodable {
        var creditManager: [String]
        var accountManager: [String]

        enum CodingKeys: String, CodingKey {
            case creditManager = "credit_manager"
            case accountManager = "account_manager"
        }
    }

    var alert: String
    var change: String
    var `case`: String
    var sequence: Int64
    var severity: String
    var language: String
    var summary: String
    var title: String
    var explanation: String
    var cautions: [String]
    var client: ClientData
    var before: WebhookValue?
    var after: WebhookValue?
    var role: String?
    var dates: Dates
    var deadlines: [DeadlineData]
    var actions: Actions
    var addressee: AddresseeData?
    var source: SourceData
    var flags: Flags
    var corrects: [String]
    var reason: String
    /// The client's own threshold that was passed: `creditsafe<30`.
    var threshold: String?
    var text: String?
    var truncated: Bool
}

/// The member `data` of the call about one of Vigie's own alarms.
struct WebhookAlarm: Encodable {
    var key: String
    var opened: String
    var closed: String?
    var sentence: String
    var detail: String
    var instance: String
}

/// The member `data` of the call that comes at its hour whatever happened.
struct WebhookBulletin: Encodable {
    var day: String
    var summary: String
    var instance: String
}
