package import VigieDomain

/// An invented truth: companies, what happens to them and when, as every register would tell it. The same seed gives the
/// same world, byte for byte.
package struct World: Sendable {
    /// Those that the watchlist names, in its order.
    package let companies: [WorldCompany]
    package let notices: [GazetteJSON]
    /// What happens to them, in order.
    package let events: [WorldEvent]
    package let faults: [ScheduledFault]
    /// The text of a watchlist, as an office would keep it: UTF-8, semicolons, French headers.
    package let watchlist: String

    let sheets: [SIREN: Timeline<CompanySheet>]
    let reports: [SIREN: Timeline<BureauReport>]
    /// Whole euros; nobody's before the world was widened.
    let capitals: [SIREN: Timeline<Int>]
    /// The end of the last year whose accounts were filed; nobody's before the world was widened.
    let filings: [SIREN: Timeline<Day>]

    init(
        companies: [WorldCompany], notices: [GazetteJSON], events: [WorldEvent], faults: [ScheduledFault],
        watchlist: String, sheets: [SIREN: Timeline<CompanySheet>], reports: [SIREN: Timeline<BureauReport>],
        capitals: [SIREN: Timeline<Int>] = [:], filings: [SIREN: Timeline<Day>] = [:]
    ) {
        self.companies = companies
        self.notices = notices
        self.events = events.sorted { $0.day < $1.day }
        self.faults = faults
        self.watchlist = watchlist
        self.sheets = sheets
        self.reports = reports
        self.capitals = capitals
        self.filings = filings
    }

    /// The key that the invented bureaux gave to their customer.
    package static let bureauKey = "rehearsal-key"

    /// Every register of the world, by the host that it answers under.
    package var registers: [String: any RehearsalAPI] {
        [
            GazetteAPI.host: GazetteAPI(records: notices),
            CompanySearchAPI.host: CompanySearchAPI(register: self),
            BureauAPI.host: BureauAPI(register: self, key: World.bureauKey),
            SireneAPI.host: SireneAPI(register: self),
            PappersAPI.host: PappersAPI(register: self, key: World.bureauKey),
            InfogreffeAPI.host: InfogreffeAPI(register: self, token: World.bureauKey),
            RneAPI.host: RneAPI(register: self),
            InfoFinanciereAPI.host: InfoFinanciereAPI(entries: regulated),
        ]
    }

    /// The world behind one exchange, with the faults of its calendar.
    package func exchange(
        paces: [String: RehearsalExchange.Pace] = [:], now: @escaping @Sendable () -> Instant
    ) -> RehearsalExchange {
        let exchange = RehearsalExchange(registers: registers, paces: paces, now: now)
        for fault in faults {
            exchange.faults.schedule(fault.fault, host: fault.host, from: fault.from, until: fault.until)
        }
        return exchange
    }
}

extension World: CompanyRegister, BureauRegister {
    package func sheet(of siren: SIREN, at instant: Instant) -> CompanySheet? { sheets[siren]?.value(at: instant) }

    package func sheets(at instant: Instant) -> [CompanySheet] {
        companies.compactMap { sheets[$0.siren]?.value(at: instant) }
    }

    package func report(of siren: SIREN, at instant: Instant) -> BureauReport? {
        reports[siren]?.value(at: instant)
    }

    package func capital(of siren: SIREN, at instant: Instant) -> Int? { capitals[siren]?.value(at: instant) }

    package func yearEnd(of siren: SIREN, at instant: Instant) -> Day? { filings[siren]?.value(at: instant) }

    package var firstReported: SIREN? { companies.first?.siren }
}
