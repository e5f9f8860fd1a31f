package import VigieDomain

extension World {
    /// The same lives with more sides to them, for sources that see more than a gazette: names, seats and capital move, whoever is
    /// struck off is closed, a proceeding stands in the reports, and filed accounts have a year.
    ///
    /// Drawn from a chance of its own: what happened before happens all the same, on the same days.
    package func widened(seed: UInt64, start: Day, days: Int, eventsPerThousand: Int) -> World {
        var script = WiderScript(
            world: self, start: start, days: days, eventsPerThousand: eventsPerThousand, chance: Chance(seed: seed))
        return script.played()
    }
}

private struct WiderScript {
    let world: World
    let start: Day
    let days: Int
    let eventsPerThousand: Int
    var chance: Chance

    private var events: [WorldEvent] = []
    private var names = 0

    /// What becomes of a sheet from a day on.
    private struct Amendment {
        var day: Day
        var change: (inout CompanySheet) -> Void
    }

    private static let kinds: [WorldEvent.Kind] = [.renamed, .seatMoves, .capitalRaised, .capitalCut]

    init(world: World, start: Day, days: Int, eventsPerThousand: Int, chance: Chance) {
        self.world = world
        self.start = start
        self.days = days
        self.eventsPerThousand = eventsPerThousand
        self.chance = chance
    }

    private var past: Day { start.adding(days: -400) }
    private var end: Day { start.adding(days: days) }

    mutating func played() -> World {
        var (sheets, reports) = (world.sheets, world.reports)
        var capitals: [SIREN: Timeline<Int>] = [:]
        var filings: [SIREN: Timeline<Day>] = [:]
        for company in world.companies {
            let own = world.events.filter { $0.siren == company.siren }
            // Registers are as slow as each other here, so that nothing ends before it has begun.
            let lag = chance.below(2)
            var amendments = closing(own, lag: lag)
            let (moves, capital) = moves(of: company, until: own.first { $0.kind == .struckOff }?.day ?? end)
            amendments += moves
            capitals[company.siren] = capital
            filings[company.siren] = filed(own)
            if let sheet = sheets[company.siren] { sheets[company.siren] = amended(sheet, amendments) }
            if let report = reports[company.siren] { reports[company.siren] = proceedings(report, own, company, lag) }
        }
        return World(
            companies: world.companies, notices: world.notices, events: world.events + events, faults: world.faults,
            watchlist: world.watchlist, sheets: sheets, reports: reports, capitals: capitals, filings: filings)
    }

    // MARK: - Sheets

    private func closing(_ events: [WorldEvent], lag: Int) -> [Amendment] {
        guard let struck = events.first(where: { $0.kind == .struckOff }) else { return [] }
        let closed = struck.day.adding(days: -10)
        return [Amendment(day: struck.day.adding(days: lag)) { $0.closed = closed }]
    }

    private mutating func moves(of company: WorldCompany, until end: Day) -> ([Amendment], Timeline<Int>) {
        var amendments: [Amendment] = []
        var (amount, town) = (company.capital, company.town)
        var capital = Timeline<Int>()
        capital.set(amount, from: past.registersOpen)
        for day in (0..<days).map({ start.adding(days: $0) }) {
            guard chance.happens(perThousand: eventsPerThousand) else { continue }
            let kind = chance.pick(WiderScript.kinds)
            guard day < end else { continue }
            switch kind {
            case .renamed:
                names += 1
                // A number of its own: no name ever comes back.
                let name = "\(chance.pick(WorldNames.trades).name) NOUVELLE \(names)"
                amendments.append(Amendment(day: day) { $0.name = name })
            case .seatMoves:
                let others = WorldTown.all.filter { $0.postcode != town.postcode }
                town = chance.pick(others)
                let seat = CompanySheet.Seat(
                    number: "\(1 + chance.below(120))", street: chance.pick(WorldNames.streets),
                    postcode: town.postcode, town: town.name)
                amendments.append(Amendment(day: day) { $0.seat = seat })
            default:
                // Odd sums, so that none comes back.
                amount = kind == .capitalRaised ? amount * 2 + 1 + chance.below(997) : max(1, amount * 3 / 4 - 1)
                capital.set(amount, from: day.registersOpen)
                // The registers date each change of theirs.
                amendments.append(Amendment(day: day) { _ in })
            }
            events.append(
                WorldEvent(
                    kind: kind, siren: company.siren, name: company.name, day: day, notice: nil, earlier: nil,
                    shown: day.registersOpen))
        }
        return (amendments, capital)
    }

    private func amended(_ sheet: Timeline<CompanySheet>, _ amendments: [Amendment]) -> Timeline<CompanySheet> {
        var amended = Timeline<CompanySheet>()
        let moments = Set(sheet.moments + amendments.map(\.day.registersOpen)).sorted()
        for moment in moments {
            guard var value = sheet.value(at: moment) else { continue }
            let due = amendments.filter { $0.day.registersOpen <= moment }.sorted { $0.day < $1.day }
            for amendment in due { amendment.change(&value) }
            if let last = due.last { value.updated = max(value.updated, last.day) }
            amended.set(value, from: moment)
        }
        return amended
    }

    // MARK: - Accounts and proceedings

    private func filed(_ events: [WorldEvent]) -> Timeline<Day> {
        var filed = Timeline<Day>()
        // Nobody is late: accounts are due nine months after the year, and no story is longer than a month.
        let last = start.year - (start.month < 9 ? 2 : 1)
        if let old = Day(year: last, month: 12, day: 31) { filed.set(old, from: past.registersOpen) }
        for event in events where event.kind == .accountsFiled {
            guard let end = Day(year: event.day.year - 1, month: 12, day: 31) else { continue }
            filed.set(end, from: event.day.registersOpen)
        }
        return filed
    }

    private func proceedings(
        _ report: Timeline<BureauReport>, _ events: [WorldEvent], _ company: WorldCompany, _ lag: Int
    ) -> Timeline<BureauReport> {
        var state = Timeline<[BureauReport.Proceeding]>()
        var opened: Day?
        for event in events {
            let kind: String?
            switch event.kind {
            case .liquidationOpens, .convertedToLiquidation: kind = "Liquidation judiciaire"
            case .recoveryOpens: kind = "Redressement judiciaire"
            case .safeguardOpens: kind = "Sauvegarde"
            case .closedForLackOfAssets, .noticeAnnulled: kind = nil
            default: continue
            }
            let first = opened ?? event.day.adding(days: -5)
            opened = first
            state.set(
                kind.map { [.init(kind: $0, opened: first, court: company.town.registry)] } ?? [],
                from: event.day.adding(days: lag).registersOpen)
        }
        guard !state.moments.isEmpty else { return report }
        var told = Timeline<BureauReport>()
        for moment in Set(report.moments + state.moments).sorted() {
            guard var value = report.value(at: moment) else { continue }
            value.proceedings = state.value(at: moment) ?? []
            told.set(value, from: moment)
        }
        return told
    }
}
