import VigieDomain
import VigieEngine
import VigieRehearsal

/// Facts that registers show without a notice.
extension Oracle {
    /// A side of a client that registers show: which events move it, who shows it, and under which codes it is told.
    struct Side {
        var kinds: Set<WorldEvent.Kind>
        var sources: [String]
        var codes: Set<EventCode>
    }

    static let sides = [
        Side(kinds: [.renamed], sources: ["recherche-entreprises", "sirene", "rne", "pappers"], codes: [.idName]),
        Side(kinds: [.seatMoves], sources: ["recherche-entreprises", "rne", "pappers"], codes: [.idSeatMoved]),
        Side(
            kinds: [.capitalRaised, .capitalCut], sources: ["rne", "pappers", "infogreffe"],
            codes: [.ownCapitalIncrease, .ownCapitalReduction]),
        Side(
            kinds: [.managerChanges], sources: ["recherche-entreprises", "rne", "pappers"],
            codes: [.mgmtOfficerReplaced, .mgmtOfficerAdded, .mgmtOfficerLeft, .mgmtOfficerChange]),
        Side(
            kinds: [.majorityChanges], sources: ["bureau", "infogreffe"],
            codes: [.ownShareholderMajority, .ownShareholderChange]),
        Side(kinds: [.majorityChanges], sources: ["pappers"], codes: [.ownUboChange]),
        Side(
            kinds: [.struckOff], sources: ["recherche-entreprises", "sirene", "rne", "pappers"], codes: [.lifeCeased]),
    ]

    /// The last thing that happened to each side of a client, while a source watched that shows it, is told by one of them at
    /// least; two things between two looks are one difference, so that only the last is sure to be told.
    ///
    /// Once one fact told by several sources is one event, the count of `doubled` may be taken over all sources together.
    var unheard: [Violation] {
        guard scenario.breadth.isWide else { return [] }
        var told: [String: [Change]] = [:]
        for change in record.changes.map(\.change) where !change.details.isPossibleMatch {
            told["\(change.company)", default: []].append(change)
        }
        return listed.flatMap { siren, _ in
            Oracle.sides.compactMap { side in
                unheard(side, of: siren, told: told["\(CompanyKey.siren(siren))"] ?? [])
            }
        }
    }

    private func unheard(_ side: Side, of siren: SIREN, told: [Change]) -> Violation? {
        guard let event = scenario.world.events.last(where: { $0.siren == siren && side.kinds.contains($0.kind) }),
            let shown = shown(event), shown < end.adding(.zero - Oracle.grace)
        else { return nil }
        let sources = scenario.sources.filter { side.sources.contains($0.name) }
        let watching = sources.filter { source in
            guard let baseline = record.watches[.siren(siren)]?.baselines[source] else { return false }
            return shown > baseline.adding(clockError)
        }
        guard !watching.isEmpty else { return nil }
        let isTold = told.contains { change in
            guard change.detected.adding(clockError) >= event.day.registersOpen else { return false }
            // Who is struck off has ceased: where the gazette said so first, the registers only confirm it.
            if event.kind == .struckOff, change.code == .lifeStruckOff { return true }
            return side.codes.contains(change.code) && sources.contains(change.provenance.source)
        }
        // Told before by another source, the gazette among them.
        let isConfirmed = (record.confirmations[.siren(siren)] ?? []).contains { confirmation in
            guard sources.contains(confirmation.provenance.source), confirmation.at.adding(clockError) >= shown,
                let change = record.changes.first(where: { $0.change.id == confirmation.change })?.change
            else { return false }
            return side.codes.contains(change.code) || Oracle.codes(of: event.kind).contains(change.code)
        }
        let line = "\(event.kind.rawValue) of \(siren), shown \(shown)"
        return isTold || isConfirmed
            ? nil : Violation(rule: .lost, what: "\(line): told by none of \(watching.map(\.name))")
    }

    // Strikings off reach the registers up to a day later; see how the world was widened.
    private func shown(_ event: WorldEvent) -> Instant? {
        guard event.kind == .struckOff else { return event.day.registersOpen }
        let moments = [event.day.registersOpen, event.day.adding(days: 1).registersOpen]
        return moments.first { scenario.world.sheet(of: event.siren, at: $0)?.closed != nil }
    }

    /// Whoever stands on the watchlist at the end stands on the provider's list, and nobody else.
    var unlisted: [Violation] {
        guard let watched else { return [] }
        let wanted = Set(listed.map(\.siren))
        let missing = wanted.subtracting(watched).sorted().map {
            Violation(rule: .unwatched, what: "\($0) stands on the watchlist and not on the provider's list")
        }
        let left = watched.subtracting(wanted).filter { !mayBeFollowed($0) }.sorted().map {
            Violation(rule: .unwatched, what: "\($0) stands on the provider's list and not on the watchlist")
        }
        let open = record.enrolments.filter { $0.state == .entering || $0.state == .leaving }.map {
            Violation(rule: .untrue, what: "the journal says that \($0.company) is \($0.state.rawValue) at the end")
        }
        return missing + left + open
    }

    /// Whoever leaves the watchlist while claims may be declared is followed until that is over, which is longer than any world.
    private func mayBeFollowed(_ siren: SIREN) -> Bool {
        guard let left = scenario.listed[siren]?.last?.until else { return false }
        let openings: Set<WorldEvent.Kind> = [
            .liquidationOpens, .recoveryOpens, .safeguardOpens, .convertedToLiquidation,
        ]
        return scenario.world.events.contains {
            $0.siren == siren && openings.contains($0.kind) && $0.shown <= scenario.start.adding(left)
        }
    }
}
