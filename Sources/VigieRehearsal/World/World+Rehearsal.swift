package import VigieDomain

extension World {
    /// A longer stretch of invented life, for tests and simulations: any number of clients, any number of days, and events
    /// of every kind drawn by chance from the seed.
    ///
    /// - Parameter noise: notices about strangers a day.
    package static func rehearsal(
        seed: UInt64, clients: Int, start: Day, days: Int, noise: Int = 40, eventsPerThousand: Int = 40
    ) -> World {
        var script = ChanceScript(
            start: start, eventsPerThousand: eventsPerThousand, builder: WorldBuilder(seed: seed))
        return script.played(clients: clients, days: days, noise: noise)
    }

    /// Whole lives, as simulations need them: proceedings go on after their opening, notices are corrected, annulled and
    /// printed twice, and some are shown days after the day that they bear.
    ///
    /// - Parameter mostDaysLate: how late the portal shows a notice at most; 0 for a punctual one.
    package static func lives(
        seed: UInt64, clients: Int, start: Day, days: Int, noise: Int, eventsPerThousand: Int, mostDaysLate: Int
    ) -> World {
        var script = ChanceScript(
            start: start, eventsPerThousand: eventsPerThousand, builder: WorldBuilder(seed: seed))
        script.kinds = ChanceScript.lives
        script.mostDaysLate = mostDaysLate
        return script.played(clients: clients, days: days, noise: noise)
    }
}

/// A calendar drawn by chance: each client meets an event on each day so many times in a thousand.
private struct ChanceScript {
    let start: Day
    let eventsPerThousand: Int
    var builder: WorldBuilder
    /// What may happen, each as likely as the others where it is possible.
    var kinds = ChanceScript.beginnings
    var mostDaysLate = 0
    /// Clients whose end has been told: nothing more happens to them.
    private var ended: Set<SIREN> = []
    /// The notice that opened a client's proceeding, or changed its kind.
    private var proceedings: [SIREN: Opening] = [:]

    private struct Opening {
        var notice: GazetteJSON
        var draft: NoticeDraft
        var kind: WorldEvent.Kind
        var isCorrected = false
    }

    /// Each of these needs nothing before it, and ends the story of whom a proceeding opens.
    private static let beginnings: [WorldEvent.Kind] = [
        .liquidationOpens, .recoveryOpens, .safeguardOpens, .majorityChanges, .ratingFalls, .accountsFiled,
        .managerChanges, .struckOff,
    ]

    /// In this order: a seed draws by its place.
    static let lives: [WorldEvent.Kind] = [
        .liquidationOpens, .recoveryOpens, .safeguardOpens, .noticeCorrected, .majorityChanges, .ratingFalls,
        .accountsFiled, .managerChanges, .struckOff, .convertedToLiquidation, .closedForLackOfAssets, .noticeAnnulled,
        .noticeRepeated,
    ]

    init(start: Day, eventsPerThousand: Int, builder: WorldBuilder) {
        self.start = start
        self.eventsPerThousand = eventsPerThousand
        self.builder = builder
    }

    mutating func played(clients: Int, days: Int, noise: Int) -> World {
        let companies = (0..<clients).map { _ in invented() }
        for day in -7..<days {
            let today = start.adding(days: day)
            builder.makeNoise(noise, on: today)
            guard day >= 0 else { continue }
            for company in companies where builder.chance.happens(perThousand: eventsPerThousand) {
                happen(to: company, on: today)
            }
        }
        return builder.world(watchlist: watchlist(companies))
    }

    private mutating func invented() -> WorldCompany {
        let company = builder.company(founded: start.adding(days: -800 - builder.chance.below(9000)))
        // A company without a single notice does not exist for long.
        builder.publish(company.registered(on: start.adding(days: -410)), on: start.adding(days: -400))
        let major = 5100 + builder.chance.below(4000)
        builder.watch(
            company, from: start.adding(days: -400),
            report: BureauReport(
                siren: company.siren, name: company.name, score: 25 + builder.chance.below(75),
                limit: 5000 * (1 + builder.chance.below(30)), rated: start.adding(days: -30),
                shareholders: [
                    .init(name: company.manager.shown, shareBasisPoints: major),
                    .init(name: "HOLDING \(company.manager.familyName.uppercased())", shareBasisPoints: 10_000 - major),
                ]))
        return company
    }

    private mutating func happen(to company: WorldCompany, on day: Day) {
        guard !ended.contains(company.siren) else { return }
        let kind = builder.chance.pick(kinds)
        switch kind {
        case .liquidationOpens, .recoveryOpens, .safeguardOpens: open(kind, of: company, on: day)
        case .convertedToLiquidation, .closedForLackOfAssets, .noticeCorrected, .noticeAnnulled, .noticeRepeated:
            follow(kind, of: company, on: day)
        case .struckOff:
            builder.publish(company.struckOff(), on: day, as: kind, of: company, daysLate: lateness())
            ended.insert(company.siren)
        case .accountsFiled:
            builder.publish(
                company.accountsFiled(closing: Day(year: day.year - 1, month: 12, day: 31) ?? day), on: day,
                as: kind, of: company, daysLate: lateness())
        case .managerChanges: changeManager(of: company, on: day)
        case .majorityChanges, .ratingFalls: changeReport(of: company, on: day, as: kind)
        // Of a widened world, which draws them by itself.
        case .renamed, .seatMoves, .capitalRaised, .capitalCut: return
        }
    }

    // Chance is drawn in any case, so that a punctual portal and a late one tell of the same lives.
    private mutating func lateness() -> Int {
        guard mostDaysLate > 0, builder.chance.happens(perThousand: 200) else { return 0 }
        return 1 + builder.chance.below(mostDaysLate)
    }

    private mutating func open(_ kind: WorldEvent.Kind, of company: WorldCompany, on day: Day) {
        guard proceedings[company.siren] == nil else { return }
        let judged = day.adding(days: -2 - builder.chance.below(20))
        let practitioner = builder.chance.pick(Practitioner.all)
        let ceased = judged.adding(days: -builder.chance.below(500))
        let draft =
            switch kind {
            case .liquidationOpens: company.liquidationOpens(judged: judged, ceased: ceased, by: practitioner)
            case .recoveryOpens: company.recoveryOpens(judged: judged, ceased: ceased, by: practitioner)
            default: company.safeguardOpens(judged: judged, by: practitioner)
            }
        let notice = builder.publish(draft, on: day, as: kind, of: company, daysLate: lateness())
        proceedings[company.siren] = Opening(notice: notice, draft: draft, kind: kind)
        if !kinds.contains(.convertedToLiquidation) { ended.insert(company.siren) }
    }

    // What needs an opening before it, and comes on a later day.
    private mutating func follow(_ kind: WorldEvent.Kind, of company: WorldCompany, on day: Day) {
        guard var opening = proceedings[company.siren], opening.notice.publication < day else { return }
        let judged = max(opening.notice.publication, day.adding(days: -4))
        switch kind {
        case .convertedToLiquidation where opening.kind == .recoveryOpens || opening.kind == .safeguardOpens:
            let draft = company.convertedToLiquidation(judged: judged, by: builder.chance.pick(Practitioner.all))
            opening.notice = builder.publish(draft, on: day, as: kind, of: company, daysLate: lateness())
            opening.draft = draft
            opening.kind = kind
            opening.isCorrected = false
        case .closedForLackOfAssets where opening.kind == .liquidationOpens || opening.kind == .convertedToLiquidation:
            builder.publish(
                company.closedForLackOfAssets(judged: judged), on: day, as: kind, of: company, daysLate: lateness())
            ended.insert(company.siren)
        case .noticeCorrected where !opening.isCorrected:
            let draft = opening.draft.again(.rectificatif, of: opening.notice)
            builder.publish(draft, on: day, as: kind, of: company, earlier: opening.notice)
            opening.isCorrected = true
        case .noticeAnnulled where !opening.isCorrected && opening.kind != .convertedToLiquidation:
            let draft = opening.draft.again(.annulation, of: opening.notice)
            builder.publish(draft, on: day, as: kind, of: company, earlier: opening.notice)
            ended.insert(company.siren)
        case .noticeRepeated where !opening.isCorrected:
            builder.publish(opening.draft, on: day, as: kind, of: company, earlier: opening.notice)
        default: return
        }
        proceedings[company.siren] = opening
    }

    private mutating func changeManager(of company: WorldCompany, on day: Day) {
        guard var sheet = builder.sheet(of: company) else { return }
        sheet.officers = [builder.person().officer(role: company.form.managerRole)]
        sheet.updated = day
        builder.change(sheet, from: day)
        builder.publish(
            company.modified("Modification survenue sur l'administration.", effective: day.adding(days: -9)), on: day,
            as: .managerChanges, of: company, daysLate: lateness())
    }

    private mutating func changeReport(of company: WorldCompany, on day: Day, as kind: WorldEvent.Kind) {
        guard var report = builder.report(of: company) else { return }
        if kind == .ratingFalls {
            report.score = max(1, (report.score ?? 40) - 40)
            report.limit = (report.limit ?? 0) / 2
            report.rated = day
        } else {
            report.shareholders.reverse()
            for position in report.shareholders.indices {
                report.shareholders[position].shareBasisPoints = position == 0 ? 6250 : 3750
            }
        }
        builder.change(report, from: day)
        builder.tell(kind, of: company, on: day)
    }

    private func watchlist(_ companies: [WorldCompany]) -> String {
        let credit = WatchlistLine.Contact(name: "Hélène Garnier", email: "credit@example.com")
        return WatchlistLine.file(
            companies.enumerated().map { position, company in
                WatchlistLine(
                    company: company, account: "C\(10_000 + position)",
                    manager: .init(name: "Commercial \(position % 7)", email: "commercial\(position % 7)@example.com"),
                    creditManager: credit, limit: 50_000, outstanding: 1000 * (position % 60),
                    outstandingDate: start.adding(days: -2))
            })
    }
}
