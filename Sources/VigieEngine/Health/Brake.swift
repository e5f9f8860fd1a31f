package import VigieDomain

/// How many clients may change at once before a person is asked whether that can be true.
package struct BrakeLimits: Hashable, Sendable {
    /// Percent of a source's watched clients. Beyond, it is rather the source that changed.
    package var share = 5
    /// Clients below which nothing is held: a small portfolio would pass any share.
    package var least = 20
    /// Changes of one cycle beyond which everything is held, however many clients are watched.
    package var most = 500

    package init() {}
}

/// Holds the alerts of a source that tells of too many changes at once. Pure; see decision 7.
///
/// A cycle is told by time, not by commits: what the source changed within one round of all its clients, on whichever
/// page, in whichever process.
package struct Brake: Hashable, Sendable {
    let limits: BrakeLimits
    let source: SourceID
    /// Clients whom the source is asked about.
    let watched: Int

    package init(limits: BrakeLimits, source: SourceID, watched: Int) {
        self.limits = limits
        self.source = source
        self.watched = watched
    }

    package static func key(_ source: SourceID) -> String { "brake:\(source)" }

    var allowedClients: Int { max(limits.least, watched * limits.share / 100) }

    /// - Parameter changes: all that the source changed in this cycle.
    package func isPassed(by changes: [Change]) -> Bool {
        changes.count > limits.most || Set(changes.map(\.company)).count > allowedClients
    }

    private static let shown = 3

    /// The question that the administrator is asked.
    package func question(_ changes: [Change], names: [CompanyKey: String], at now: Instant) -> OperatorAlarm {
        let clients = Set(changes.map(\.company)).count
        let sentence = Phrase(
            "\(source) : \(clients) clients sur \(watched) ont changé en un cycle (\(changes.count) changements) ; leurs alertes sont retenues",
            "\(source): \(clients) of \(watched) clients changed in one cycle (\(changes.count) changes); their alerts are held"
        )
        var seen: Set<CompanyKey> = []
        let examples = changes.filter { seen.insert($0.company).inserted }.prefix(Brake.shown).map { change in
            let name = names[change.company].map { " \($0)" } ?? ""
            return Phrase(same: "– \(change.company.display)\(name) : \(change.code)")
        }
        let limits = Phrase(
            "limite : \(allowedClients) clients ou \(limits.most) changements en un cycle (réglage « brake »)",
            "limit: \(allowedClients) clients or \(limits.most) changes in one cycle (setting “brake”)")
        let what = Phrase(
            "À vérifier chez la source, par exemple sur ces clients. Si c'est vrai, chaque alerte part une fois avec : vigie release \(source). Si la source se trompe : vigie release \(source) --discard (les changements restent dans l'historique, personne n'est prévenu).",
            "Check with the source, on these clients for example. If it is true, each alert leaves once with: vigie release \(source). If the source is wrong: vigie release \(source) --discard (the changes stay in the history, nobody is told)."
        )
        return OperatorAlarm(
            key: Brake.key(source), opened: now, sentence: sentence, detail: .lines([limits] + examples + [what]))
    }
}

/// What the brake must know of a source's cycle.
package struct BrakeScope: Sendable {
    /// How often the source is asked.
    package var interval: Duration
    /// How long one round of all clients takes.
    package var window: Duration
    /// What the source can be asked, which says how many clients it watches.
    package var abilities: SourceAbilities

    /// A week bounds the memory: over a month, every portfolio changes by its share.
    package static let longestWindow: Duration = .seconds(7 * 24 * 3600)

    package init(interval: Duration, abilities: SourceAbilities) {
        self.interval = interval
        window = min(interval, BrakeScope.longestWindow)
        self.abilities = abilities
    }
}

extension Change {
    /// Whether its alerts may wait for a person. A published notice is its own proof, dated and numbered, and a clock of the
    /// law may run from it: it is never held because others came with it. What was so before we looked is no change of a
    /// cycle: a new watchlist or a new threshold tells many at once, and rightly.
    package var isHeldByBrake: Bool { notice == nil && !details.isStatus }
}
