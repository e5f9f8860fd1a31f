import VigieDomain

/// Something that should have happened and has not, with no reason on record.
struct AuditFinding: Hashable, Sendable {
    /// Stable while it lasts and nothing moves: whatever moves gets a new name, and its time begins anew.
    var name: String
    /// How long it may stay so before the audit fails. Counted on the clock that never jumps.
    var patience: Duration
    var phrase: Phrase
    /// Set where the source was asked and failed: that is on record, and an alarm of its own rather than a failed audit.
    var unmet: SourceID?

    /// Room for what is under way: the longest exchange with its commit, and a look in between.
    static let shortPatience: Duration = .seconds(15 * 60)
    /// Alerts are put into words within seconds.
    static let wordPatience: Duration = .seconds(5 * 60)
    /// A list of thousands of clients takes a while to be asked about.
    static let clientPatience: Duration = .seconds(3600)
    /// Lines that one alarm quotes.
    static let quoted = 20
}

extension AuditFinding {
    static func notChecked(_ source: SourceID, since: Instant?, progress: Int) -> AuditFinding {
        let french = since.map { "pas interrogée depuis \($0)" } ?? "jamais interrogée"
        let english = since.map { "not asked since \($0)" } ?? "never asked"
        return AuditFinding(
            name: "check \(source) \(progress)", patience: shortPatience,
            phrase: Phrase("source \(source) : \(french)", "source \(source): \(english)"))
    }

    static func notAsked(_ source: SourceID, about company: CompanyKey) -> AuditFinding {
        AuditFinding(
            name: "ask \(source) \(company)", patience: shortPatience,
            phrase: Phrase(
                "source \(source) : à interroger sur « \(company.display) », et ne l'est pas",
                "source \(source): due to be asked about “\(company.display)”, and is not"))
    }

    /// - Parameter interval: how often the source is asked about each client.
    static func late(_ source: SourceID, interval: Duration) -> AuditFinding {
        AuditFinding(
            name: "late \(source)", patience: max(interval, shortPatience),
            phrase: Phrase(
                "source \(source) : des clients ne sont pas revus dans le double de l'intervalle. Allonger « interval », ou relever « rate » si la source l'accepte",
                "source \(source): clients are not seen again within twice the interval. Lengthen \"interval\", or raise \"rate\" if the source accepts it"
            ))
    }

    static func notMet(_ company: CompanyKey, by source: SourceID, interval: Duration) -> AuditFinding {
        AuditFinding(
            name: "meet \(source) \(company)", patience: max(interval * 2, clientPatience),
            phrase: Phrase(
                "client « \(company.display) » : la source \(source) n'a encore rien dit de lui, et rien ne l'explique",
                "client “\(company.display)”: the source \(source) has told nothing of it yet, and nothing explains why"
            ))
    }

    static func unmet(_ company: CompanyKey, by source: SourceID, interval: Duration) -> AuditFinding {
        AuditFinding(
            name: "unmet \(source) \(company)", patience: max(interval * 2, clientPatience),
            phrase: Phrase(same: company.display), unmet: source)
    }

    static func unrouted(_ change: AuditFacts.Unrouted) -> AuditFinding {
        AuditFinding(
            name: "route \(change.change)", patience: .zero,
            phrase: Phrase(
                "changement \(change.change) de « \(change.company.display) » : ni alerte, ni raison de n'en pas faire. Il est réexaminé maintenant",
                "change \(change.change) of “\(change.company.display)”: no alert, and no reason for none. It is being looked at again now"
            ))
    }

    static func stuck(_ queue: AuditFacts.Queue) -> AuditFinding {
        AuditFinding(
            name: "deliver \(queue.name) \(queue.head) \(queue.attempts)", patience: shortPatience,
            phrase: Phrase(
                "\(queue.name) : le message \(queue.head) devait partir à \(queue.nextAttempt), et rien n'a été tenté",
                "\(queue.name): message \(queue.head) was to leave at \(queue.nextAttempt), and nothing was tried"))
    }

    static func unworded(_ name: String) -> AuditFinding {
        AuditFinding(
            name: "word \(name)", patience: wordPatience,
            phrase: Phrase(
                "\(name) : à dire, et pas encore mis en mots", "\(name): to be told, and not yet put into words"))
    }
}
