package import VigieDomain

/// Invents companies, and writes what happens to them into the registers.
struct WorldBuilder {
    var chance: Chance
    private(set) var companies: [WorldCompany] = []
    private(set) var notices: [GazetteJSON] = []
    private(set) var sheets: [SIREN: Timeline<CompanySheet>] = [:]
    private(set) var reports: [SIREN: Timeline<BureauReport>] = [:]
    var events: [WorldEvent] = []
    var faults: [ScheduledFault] = []
    private var taken: Set<SIREN> = []
    private var clientNames: Set<String> = []
    private var lastNumbers: [String: Int64] = [:]

    init(seed: UInt64) { chance = Chance(seed: seed) }

    /// SIREN that begin with 29 belong to the series of public bodies, which no company bears: an invented number cannot be
    /// someone's (series of INSEE, from memory).
    mutating func siren() -> SIREN {
        while true {
            let body = "29" + String(1_000_000 + chance.below(1_000_000)).dropFirst()
            for key in 0...9 {
                if let siren = SIREN(body + "\(key)"), taken.insert(siren).inserted { return siren }
            }
        }
    }

    /// - Parameter name: nil invents one that no client bears.
    mutating func company(
        named name: String? = nil, form: WorldCompany.Form? = nil, town: WorldTown? = nil,
        activity: WorldActivity? = nil,
        founded: Day
    ) -> WorldCompany {
        let (trade, beast) = freeName()
        return WorldCompany(
            siren: siren(), name: name ?? "\(trade.name) \(beast)",
            form: form ?? chance.pick(WorldCompany.Form.allCases),
            town: town ?? chance.pick(WorldTown.all), streetNumber: "\(1 + chance.below(120))",
            street: chance.pick(WorldNames.streets), manager: person(), activity: activity ?? trade.activity,
            capital: 1000 * (1 + chance.below(200)), founded: founded)
    }

    /// Clients bear different names while the words last; after that, as in life, two may share one.
    private mutating func freeName() -> (trade: (name: String, activity: WorldActivity), beast: String) {
        var pair = (trade: chance.pick(WorldNames.trades), beast: chance.pick(WorldNames.beasts))
        for _ in 0..<50 where clientNames.contains("\(pair.trade.name) \(pair.beast)") {
            pair = (chance.pick(WorldNames.trades), chance.pick(WorldNames.beasts))
        }
        return pair
    }

    mutating func person() -> WorldPerson {
        let year = 1955 + chance.below(45)
        let month = 1 + chance.below(12)
        return WorldPerson(
            familyName: chance.pick(WorldNames.families), firstName: chance.pick(WorldNames.firstNames),
            born: "\(year)-\(month < 10 ? "0" : "")\(month)")
    }

    /// Makes the company one that the watchlist names, known to all registers from this moment on.
    mutating func watch(_ company: WorldCompany, from day: Day, report: BureauReport) {
        companies.append(company)
        clientNames.insert(company.name)
        change(company.sheet(updated: day), from: day)
        change(report, from: day)
    }

    mutating func change(_ sheet: CompanySheet, from day: Day) {
        sheets[sheet.siren, default: Timeline()].set(sheet, from: day.registersOpen)
    }

    mutating func change(_ report: BureauReport, from day: Day) {
        reports[report.siren, default: Timeline()].set(report, from: day.registersOpen)
    }

    func report(of company: WorldCompany) -> BureauReport? { reports[company.siren]?.last }
    func sheet(of company: WorldCompany) -> CompanySheet? { sheets[company.siren]?.last }

    /// Prints the notice in the issue of that day, under the next number.
    @discardableResult
    mutating func publish(_ draft: NoticeDraft, on day: Day, daysLate: Int = 0) -> GazetteJSON {
        let issue = "\(draft.family.letter)\(GazetteIssue.number(of: day))"
        let number = lastNumbers[issue, default: 0] + 1
        lastNumbers[issue] = number
        var notice = draft.published(on: day, number: number)
        notice.daysLate = daysLate
        notices.append(notice)
        return notice
    }

    /// Prints the notice and remembers the event.
    @discardableResult
    mutating func publish(
        _ draft: NoticeDraft, on day: Day, as kind: WorldEvent.Kind, of company: WorldCompany, daysLate: Int = 0,
        earlier: GazetteJSON? = nil
    ) -> GazetteJSON {
        let notice = publish(draft, on: day, daysLate: daysLate)
        tell(kind, of: company, on: day, notice: notice, earlier: earlier)
        return notice
    }

    mutating func tell(
        _ kind: WorldEvent.Kind, of company: WorldCompany, on day: Day, notice: GazetteJSON? = nil,
        earlier: GazetteJSON? = nil
    ) {
        events.append(
            WorldEvent(
                kind: kind, siren: company.siren, name: company.name, day: day, notice: notice?.id,
                earlier: earlier?.id, shown: notice?.visibleFrom ?? day.registersOpen))
    }

    func world(watchlist: String) -> World {
        World(
            companies: companies, notices: notices, events: events, faults: faults, watchlist: watchlist,
            sheets: sheets, reports: reports)
    }
}

extension Day {
    /// When the registers of the world show what is new: 05:00 in universal time, as the gazette does.
    package var registersOpen: Instant { midnightUTC.adding(.seconds(5 * 3600)) }
}
