package import VigieDomain

extension World {
    /// The demonstration: eight clients, a quiet first day, and a second on which almost everything happens at once.
    ///
    /// On the first day a recovery of one client is already being published, so that the baseline has something to say. On
    /// the second day a liquidation opens, a shareholder passes one half, a rating loses two bands, the notice of the first
    /// day is corrected, accounts are filed, and the company search answers 500 all day long.
    package static func demo(start: Day, seed: UInt64 = 2026) -> World {
        var script = DemoScript(start: start, builder: WorldBuilder(seed: seed))
        return script.played()
    }
}

/// The calendar of the demonstration.
private struct DemoScript {
    let start: Day
    var builder: WorldBuilder

    private var secondDay: Day { start.adding(days: 1) }
    /// Long before the story begins, all registers know the clients.
    private var past: Day { start.adding(days: -400) }

    private static let clients: [(name: String, form: WorldCompany.Form, score: Int, limit: Int)] = [
        ("MENUISERIE DU DRAGON BLEU", .sarl, 34, 40_000), ("TRANSPORTS DE LA LICORNE", .sas, 68, 90_000),
        ("FONDERIE DU PHÉNIX", .sas, 78, 80_000), ("IMPRIMERIE DU GRIFFON", .sarl, 24, 10_000),
        ("CONSERVERIE DES SIRÈNES", .sa, 82, 150_000), ("VERRERIE DE LA SALAMANDRE", .sas, 61, 60_000),
        ("CHARPENTES DU MINOTAURE", .sarl, 55, 45_000), ("CARTONNAGES DE LA TARASQUE", .sarl, 74, 70_000),
    ]

    mutating func played() -> World {
        let companies = invented()
        makePast(of: companies)
        for day in -7...1 { builder.makeNoise(day < 0 ? 30 : 180, on: start.adding(days: day)) }
        let opening = openRecovery(of: companies[3])
        openLiquidation(of: companies[0])
        changeMajority(of: companies[1])
        lowerRating(of: companies[2])
        correct(opening, of: companies[3])
        builder.publish(
            companies[6].accountsFiled(closing: Day(year: start.year - 1, month: 12, day: 31) ?? past),
            on: secondDay, as: .accountsFiled, of: companies[6])
        builder.faults.append(
            ScheduledFault(
                fault: .outage(.serverError), host: CompanySearchAPI.host, from: secondDay.midnightUTC,
                until: secondDay.adding(days: 1).midnightUTC))
        return builder.world(watchlist: watchlist(companies))
    }

    private mutating func invented() -> [WorldCompany] {
        DemoScript.clients.map { client in
            let trade = WorldNames.trades.first { client.name.hasPrefix($0.name) }
            let company = builder.company(
                named: client.name, form: client.form, activity: trade?.activity,
                founded: start.adding(days: -3000 - builder.chance.below(6000)))
            let report = BureauReport(
                siren: company.siren, name: company.name, score: client.score, limit: client.limit,
                rated: start.adding(days: -20),
                shareholders: [
                    .init(name: "\(company.manager.shown)", shareBasisPoints: 5500),
                    .init(name: "HOLDING \(company.manager.familyName.uppercased())", shareBasisPoints: 4500),
                ])
            builder.watch(company, from: past, report: report)
            return company
        }
    }

    /// What the first look at each client finds: old notices, which are no news.
    private mutating func makePast(of companies: [WorldCompany]) {
        for company in companies {
            let yearEnd = Day(year: start.year - 2, month: 12, day: 31) ?? past
            builder.publish(company.accountsFiled(closing: yearEnd), on: past.adding(days: builder.chance.below(200)))
        }
        builder.publish(
            companies[4].modified("Modification survenue sur l'administration.", effective: past),
            on: past.adding(days: 40))
        if var sheet = builder.sheet(of: companies[7]) {
            sheet.diffusion = .partial
            builder.change(sheet, from: past.adding(days: 30))
        }
    }

    private mutating func openRecovery(of company: WorldCompany) -> GazetteJSON {
        let judged = start.adding(days: -6)
        return builder.publish(
            company.recoveryOpens(judged: judged, ceased: judged.adding(days: -200), by: Practitioner.all[1]),
            on: start, as: .recoveryOpens, of: company)
    }

    private mutating func openLiquidation(of company: WorldCompany) {
        let judged = secondDay.adding(days: -7)
        builder.publish(
            company.liquidationOpens(judged: judged, ceased: judged.adding(days: -250), by: Practitioner.all[0]),
            on: secondDay, as: .liquidationOpens, of: company)
        // The bureau copies the gazette, two days late: one event, two sources.
        guard var report = builder.report(of: company) else { return }
        report.score = 0
        report.limit = 0
        report.status = "in_proceedings"
        report.rated = secondDay.adding(days: 2)
        report.proceedings = [.init(kind: "liquidation", opened: judged, court: company.town.registry)]
        builder.change(report, from: secondDay.adding(days: 2))
    }

    private mutating func changeMajority(of company: WorldCompany) {
        guard var report = builder.report(of: company) else { return }
        report.shareholders = [
            .init(name: "HOLDING \(company.manager.familyName.uppercased())", shareBasisPoints: 6250),
            .init(name: company.manager.shown, shareBasisPoints: 3750),
        ]
        builder.change(report, from: secondDay)
        builder.tell(.majorityChanges, of: company, on: secondDay)
    }

    private mutating func lowerRating(of company: WorldCompany) {
        guard var report = builder.report(of: company) else { return }
        report.score = 44
        report.limit = 25_000
        report.rated = secondDay
        builder.change(report, from: secondDay)
        builder.tell(.ratingFalls, of: company, on: secondDay)
    }

    /// The same opening again, with the right address of the court's practitioner.
    private mutating func correct(_ opening: GazetteJSON, of company: WorldCompany) {
        let judged = start.adding(days: -6)
        let draft = company.recoveryOpens(judged: judged, ceased: judged.adding(days: -200), by: Practitioner.all[2])
            .again(.rectificatif, of: opening)
        builder.publish(draft, on: secondDay, as: .noticeCorrected, of: company, earlier: opening)
    }

    private func watchlist(_ companies: [WorldCompany]) -> String {
        let managers = [
            WatchlistLine.Contact(name: "Alice Martin", email: "alice.martin@example.com"),
            WatchlistLine.Contact(name: "Karim Benali", email: "karim.benali@example.com"),
            WatchlistLine.Contact(name: "Zoé Lefèvre", email: "zoe.lefevre@example.com"),
        ]
        let credit = WatchlistLine.Contact(name: "Hélène Garnier", email: "credit@example.com")
        let figures = [48_200, 72_900, 31_450, 9_780, 122_000, 18_300, 27_640, 5_100]
        return WatchlistLine.file(
            companies.enumerated().map { position, company in
                WatchlistLine(
                    company: company, account: "C0\(120 + position)", manager: managers[position % managers.count],
                    creditManager: credit, limit: DemoScript.clients[position].limit, outstanding: figures[position],
                    outstandingDate: start.adding(days: -2), overdue: position == 0 ? 12_600 : 0,
                    segment: position < 3 ? "Stratégique" : "Standard")
            })
    }
}
