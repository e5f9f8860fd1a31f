import VigieDomain
import VigieTransport

@testable import VigieRehearsal

/// One invented company and the registers that tell its year, each at its own pace.
struct YearRegister: CompanyRegister, BureauRegister, RneRegister {
    /// What the registers know of it.
    struct Truth: Hashable, Sendable {
        var company: WorldCompany
        var closed: Day?
        var proceedings: [BureauReport.Proceeding] = []
    }

    enum Desk: Hashable, Sendable, CaseIterable { case search, inpi, pappers }

    /// One thing that happens, and the day on which each register shows it; a register that is not named never does.
    struct Event: Sendable {
        var shown: [Desk: Day]
        var happens: @Sendable (inout Truth) -> Void
    }

    let beginning: Truth
    let events: [Event]
    let desk: Desk

    private func truth(at instant: Instant) -> (truth: Truth, updated: Day) {
        var truth = beginning
        var updated = beginning.company.founded
        for event in events {
            guard let day = event.shown[desk], day <= instant.dayUTC else { continue }
            event.happens(&truth)
            updated = max(updated, day)
        }
        return (truth, updated)
    }

    func sheet(of siren: SIREN, at instant: Instant) -> CompanySheet? {
        guard siren == beginning.company.siren else { return nil }
        let (truth, updated) = truth(at: instant)
        var sheet = truth.company.sheet(updated: updated)
        sheet.closed = truth.closed
        return sheet
    }

    func sheets(at instant: Instant) -> [CompanySheet] {
        sheet(of: beginning.company.siren, at: instant).map { [$0] } ?? []
    }

    func report(of siren: SIREN, at instant: Instant) -> BureauReport? {
        guard siren == beginning.company.siren else { return nil }
        let (truth, updated) = truth(at: instant)
        return BureauReport(
            siren: siren, name: truth.company.name, score: nil, limit: nil, rated: updated,
            proceedings: truth.proceedings)
    }

    var firstReported: SIREN? { beginning.company.siren }

    func rneEntry(of siren: SIREN, at instant: Instant) -> RneEntry? {
        sheet(of: siren, at: instant).map { sheet in
            RneEntry(
                sheet: sheet, capital: truth(at: instant).truth.company.capital,
                updated: sheet.updated.midnightUTC.adding(.seconds(3600)))
        }
    }

    func rneEntries(at instant: Instant) -> [RneEntry] {
        rneEntry(of: beginning.company.siren, at: instant).map { [$0] } ?? []
    }
}

extension YearRegister {
    static let company = WorldCompany(
        siren: Invented.siren(40), name: "ATELIERS DE LA VIGIE", form: .sarl, town: WorldTown.all[1],
        streetNumber: "12", street: "Rue des Copeaux",
        manager: WorldPerson(familyName: "Fictif", firstName: "Paul", born: "1961-04"),
        activity: WorldActivity(text: "Menuiserie", code: "43.32A"), capital: 10_000, founded: day("2009-03-02"))

    private static let practitioner = Practitioner.all[0]

    private static func proceeding(_ kind: String, _ opened: String) -> BureauReport.Proceeding {
        BureauReport.Proceeding(kind: kind, opened: day(opened), court: "Lyon")
    }

    static let events: [Event] = [
        // A new manager: three registers, three days.
        Event(
            shown: [.inpi: day("2026-02-10"), .search: day("2026-02-11"), .pappers: day("2026-02-13")],
            happens: { $0.company.manager = WorldPerson(familyName: "Modèle", firstName: "Anne", born: "1975-09") }),
        // The seat moves; the gazette prints it too.
        Event(
            shown: [.search: day("2026-03-03"), .inpi: day("2026-03-04"), .pappers: day("2026-03-06")],
            happens: {
                $0.company.streetNumber = "3"
                $0.company.street = "Avenue du Rabot"
                $0.company.town = WorldTown.all[0]
            }),
        Event(
            shown: [.pappers: day("2026-05-18")], happens: { $0.proceedings = [proceeding("Sauvegarde", "2026-05-06")] }
        ),
        // The bureau hears of the conversion before the gazette prints it.
        Event(
            shown: [.pappers: day("2026-07-15")],
            happens: { $0.proceedings = [proceeding("Redressement judiciaire", "2026-07-08")] }),
        Event(
            shown: [.pappers: day("2026-09-28")],
            happens: { $0.proceedings = [proceeding("Plan de redressement", "2026-09-16")] }),
        Event(
            shown: [.pappers: day("2026-11-09")],
            happens: { $0.proceedings = [proceeding("Liquidation judiciaire", "2026-10-28")] }),
        Event(shown: [.pappers: day("2026-12-21")], happens: { $0.proceedings = [] }),
        Event(
            shown: [.search: day("2026-12-23"), .inpi: day("2026-12-24"), .pappers: day("2026-12-26")],
            happens: { $0.closed = day("2026-12-09") }),
    ]

    /// What the gazette prints.
    static var notices: [GazetteJSON] {
        var moved = company
        moved.streetNumber = "3"
        moved.street = "Avenue du Rabot"
        moved.town = WorldTown.all[0]
        let opening = moved.safeguardOpens(judged: day("2026-05-06"), by: practitioner)
        let printed = opening.published(on: day("2026-05-15"), number: 501)
        let judgment = { (family: String, nature: String, on: String, text: String) in
            moved.judgment(family: family, nature: nature, date: day(on), complement: text)
        }
        return [
            moved.modified("transfert du siège social.", effective: day("2026-02-20"))
                .published(on: day("2026-03-10"), number: 201),
            printed,
            opening.again(.rectificatif, of: printed).published(on: day("2026-05-26"), number: 502),
            judgment(
                "Jugement de conversion",
                "Jugement de conversion en redressement judiciaire de la procédure de sauvegarde", "2026-07-08",
                "Jugement prononçant la conversion de la sauvegarde en redressement judiciaire."
            ).published(on: day("2026-07-21"), number: 701),
            judgment(
                "Jugement arrêtant un plan", "Jugement arrêtant le plan de redressement", "2026-09-16",
                "Jugement arrêtant le plan de redressement, durée du plan 8 ans."
            ).published(on: day("2026-09-25"), number: 901),
            judgment(
                "Jugement prononçant",
                "Jugement prononçant la résolution du plan de redressement et la liquidation judiciaire",
                "2026-10-28",
                "Jugement prononçant la résolution du plan de redressement et la liquidation judiciaire, désignant "
                    + "liquidateur \(practitioner.text). Les créances sont à déclarer, dans les deux mois de la présente "
                    + "publication, auprès du liquidateur."
            ).published(on: day("2026-11-06"), number: 1101),
            moved.closedForLackOfAssets(judged: day("2026-12-09")).published(on: day("2026-12-18"), number: 1201),
            moved.struckOff().published(on: day("2026-12-22"), number: 1202),
        ]
    }

    /// A stranger is printed every other day, for a gazette that prints nothing is taken for one that fails.
    private static var strangers: [GazetteJSON] {
        var stranger = company
        stranger.siren = Invented.siren(41)
        stranger.name = "SOCIETE D'A COTE"
        let first = day("2025-12-20")
        return stride(from: 0, through: 380, by: 2).map {
            stranger.struckOff().published(on: first.adding(days: $0), number: 9)
        }
    }

    /// The days on which somebody shows something new, and one in each month: enough to ask on.
    static var days: [Day] {
        let news = events.flatMap(\.shown.values) + notices.map(\.publication)
        let firsts = (1...12).compactMap { Day(year: 2026, month: $0, day: 5) }
        return Set(news + firsts + [day("2027-01-05")]).sorted()
    }

    static func exchange(_ now: @escaping @Sendable () -> Instant) -> RehearsalExchange {
        func register(_ desk: Desk) -> YearRegister {
            YearRegister(beginning: Truth(company: company), events: events, desk: desk)
        }
        return RehearsalExchange(
            registers: [
                GazetteAPI.host: GazetteAPI(records: notices + strangers),
                CompanySearchAPI.host: CompanySearchAPI(register: register(.search)),
                RneAPI.host: RneAPI(register: register(.inpi)),
                PappersAPI.host: PappersAPI(register: register(.pappers), key: World.bureauKey),
            ], now: now)
    }
}
