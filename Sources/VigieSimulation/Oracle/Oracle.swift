import VigieDomain
import VigieEngine
import VigieRehearsal

/// Compares what the world did with what the journal says and with what the recipients got.
struct Oracle {
    let scenario: Scenario
    let record: Record
    let mails: [SimulatedPostOffice.Mail]
    let calls: [SimulatedWeb.Call]
    let rudeness: [SimulatedWeb.Rudeness]
    let starts: [Duration]
    let ends: [Duration]
    let refusals: [String]
    /// Files in the order in which they came.
    let files: [LaidFile]
    /// Whom a provider watches for us at the end; nil where there is no provider.
    let watched: Set<SIREN>?

    /// Events by the notice that tells them.
    let told: [String: WorldEvent]
    let companies: [CompanyKey: SIREN]

    init(_ play: Play, _ record: Record) {
        scenario = play.scenario
        self.record = record
        mails = play.post.mails
        calls = play.web.calls
        rudeness = play.web.rudeness
        (files, watched) = (play.files, play.web.watched)
        (starts, ends, refusals) = (play.starts, play.ends, play.refusals)
        told = Dictionary(scenario.world.events.compactMap { event in event.notice.map { ($0, event) } }) { first, _ in
            first
        }
        companies = Dictionary(scenario.world.companies.map { (CompanyKey.siren($0.siren), $0.siren) }) { first, _ in
            first
        }
    }

    var violations: [Violation] {
        lost + unheard + lostOfFiles + late + invented + inventedOfFiles + doubled + toldTwice + unsaid + torn + rude
            + unwatched + unlisted + untrue + untrueSides + untrueFiles + silentOutages + silentMondays + stuck
    }

    var end: Instant { scenario.start.adding(scenario.length) }

    /// How wrong the machine's clock ever was.
    var clockError: Duration {
        scenario.incidents.reduce(.zero) { worst, scheduled in
            guard case .clock(let error) = scheduled.incident else { return worst }
            return max(worst, error < .zero ? .zero - error : error)
        }
    }

    /// Those who stand on the list at the end, with the moment since which they have stood there.
    var listed: [(siren: SIREN, since: Duration)] {
        scenario.listed.compactMap { siren, listings in
            listings.last.flatMap { $0.until == nil ? (siren, $0.from) : nil }
        }.sorted { $0.siren < $1.siren }
    }

    /// What an event of the world may become in the journal.
    static func codes(of kind: WorldEvent.Kind) -> Set<EventCode> {
        switch kind {
        case .liquidationOpens: [.procOpenLiquidation, .procBureauOpen]
        case .recoveryOpens: [.procOpenRecovery, .procBureauOpen]
        case .safeguardOpens: [.procOpenSafeguard, .procBureauOpen]
        case .majorityChanges: [.ownShareholderMajority, .ownShareholderChange, .ownUboChange]
        case .ratingFalls: [.riskRatingDown, .riskLimitDown, .riskLimitZero]
        case .accountsFiled: [.accFiled]
        case .managerChanges:
            [.mgmtOfficerReplaced, .mgmtOfficerAdded, .mgmtOfficerLeft, .mgmtOfficerChange, .idModified]
        case .struckOff: [.lifeStruckOff, .lifeCeased]
        case .convertedToLiquidation: [.procConversion, .procOpenLiquidation, .procBureauOpen]
        case .closedForLackOfAssets: [.procClosedNoAssets, .procBureauClosed]
        case .noticeCorrected: [.procCorrection]
        case .noticeAnnulled: [.procWithdrawn, .procBureauClosed]
        case .noticeRepeated: []
        case .renamed: [.idName]
        case .seatMoves: [.idSeatMoved]
        case .capitalRaised: [.ownCapitalIncrease]
        case .capitalCut: [.ownCapitalReduction]
        }
    }

    /// The codes that an event may be told under: a correction that arrives before what it corrects speaks for both.
    func codes(of event: WorldEvent) -> Set<EventCode> {
        var codes = Oracle.codes(of: event.kind)
        if let earlier = event.earlier.flatMap({ told[$0] }) { codes.formUnion(Oracle.codes(of: earlier.kind)) }
        return codes
    }

    func name(_ siren: SIREN) -> String { "\(siren)" }
}
