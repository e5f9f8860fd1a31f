import FoundationEssentials
import Testing
import VigieDomain

@Suite struct `Routing` {
    static let anne = Invented.person("Anne")
    static let chloe = Invented.person("Chloe")
    static let office = Invented.person("Office")
    static let eve = Invented.person("Eve")

    /// Who is told, how soon and why, in one line each: `anne@example.com at_once: reason`.
    static func told(
        _ table: RoutingTable, _ change: Change, _ client: Client = Invented.client(), on day: Day = Invented.today,
        before: [Recipient] = []
    ) -> [String] {
        table.decisions(change: change, client: client, on: day, toldBefore: before).map { decision in
            switch decision {
            case .notify(let recipient, let cadence, let reason):
                "\(recipient.address) \(cadence.rawValue): \(reason)"
            case .ignore(let reason): "nobody: \(reason)"
            }
        }
    }

    static func rule(
        _ name: String = "r", _ conditions: RoutingRule.Conditions = .init(), to targets: [RoutingRule.Target],
        cadence: Cadence? = nil, continues: Bool = false
    ) -> RoutingRule {
        RoutingRule(name: name, conditions: conditions, targets: targets, cadence: cadence, continues: continues)
    }

    static let bare = RoutingTable()

    // MARK: - Audience

    @Test func `tells the audience of the event when there is no rule`() {
        #expect(
            Self.told(Self.bare, Invented.change(.procOpenLiquidation)) == [
                "chloe@example.com at_once: audience everyone: credit manager",
                "anne@example.com at_once: audience everyone: account manager",
            ])
        #expect(
            Self.told(Self.bare, Invented.change(.idName)) == [
                "anne@example.com weekly: audience account_manager: account manager"
            ])
        #expect(
            Self.told(Self.bare, Invented.change(.riskRatingDown)) == [
                "chloe@example.com daily: audience credit_manager: credit manager"
            ])
    }

    @Test func `leaves an info event in the history`() {
        #expect(
            Self.told(Self.bare, Invented.change(.lifeFundBought)) == [
                "nobody: audience account_manager: severity info stays in the history"
            ])
    }

    @Test func `tells the manager of each account once`() {
        let accounts = [
            Account(portfolio: "nord", manager: Self.anne), Account(portfolio: "sud", manager: Self.eve),
            Account(portfolio: "est", manager: Person(email: Invented.email("ANNE@example.com"))),
        ]
        #expect(
            Self.told(Self.bare, Invented.change(.idName), Invented.client(accounts: accounts)).map {
                $0.prefix { $0 != " " }
            } == [
                "anne@example.com", "eve@example.com",
            ])
    }

    @Test func `gives the fallback each role that the client names nobody for`() {
        let client = Invented.client(accounts: [Account(portfolio: "nord", manager: Self.anne)])
        let table = RoutingTable(fallback: [Self.office])
        #expect(
            Self.told(table, Invented.change(.procOpenRecovery), client) == [
                "office@example.com at_once: audience everyone: fallback, no credit manager",
                "anne@example.com at_once: audience everyone: account manager",
            ])
    }

    @Test func `says aloud that nobody has an address`() {
        let client = Invented.client(accounts: [Account(portfolio: "nord")])
        #expect(
            Self.told(Self.bare, Invented.change(.idName), client) == [
                "nobody: audience account_manager: no account manager, and no fallback"
            ])
    }

    // MARK: - Rules

    @Test func `follows the first rule that holds`() {
        let table = RoutingTable(rules: [
            Self.rule("ratings", .init(codes: ["risk.*"]), to: [.person(Self.eve)]),
            Self.rule("grands comptes", .init(tags: ["VIP"]), to: [.person(Self.office)], cadence: .daily),
            Self.rule("never", to: [.endpoint("erp")]),
        ])
        #expect(
            Self.told(table, Invented.change(.idName), Invented.client(tags: ["vip"])) == [
                "office@example.com daily: rule \"grands comptes\""
            ])
        #expect(Self.told(table, Invented.change(.riskLimitZero)) == ["eve@example.com at_once: rule \"ratings\""])
    }

    @Test func `adds the next rules, or the audience, after a rule that continues`() {
        let table = RoutingTable(rules: [
            Self.rule("all", to: [.endpoint("erp")], cadence: .atOnce, continues: true),
            Self.rule("names", .init(codes: ["id.name"]), to: [.person(Self.eve)]),
        ])
        #expect(
            Self.told(table, Invented.change(.idName)) == [
                "erp at_once: rule \"all\"", "eve@example.com weekly: rule \"names\"",
            ])
        #expect(
            Self.told(table, Invented.change(.idBrand)) == [
                "erp at_once: rule \"all\"", "anne@example.com weekly: audience account_manager: account manager",
            ])
    }

    @Test func `keeps the sooner cadence and both reasons for one recipient`() {
        let table = RoutingTable(rules: [
            Self.rule("late", to: [.person(Self.anne)], cadence: .weekly, continues: true),
            Self.rule("soon", to: [.accountManager], cadence: .atOnce, continues: true),
            Self.rule("again", to: [.person(Self.anne)], cadence: .daily),
        ])
        #expect(
            Self.told(table, Invented.change(.idName)) == [
                "anne@example.com at_once: rule \"late\"; rule \"soon\": account manager; rule \"again\""
            ])
    }

    @Test func `keeps a silent rule silent`() {
        let table = RoutingTable(
            rules: [Self.rule("quiet", .init(codes: ["acc.filed"]), to: [])], fallback: [Self.office])
        #expect(Self.told(table, Invented.change(.accFiled)) == ["nobody: rule \"quiet\" tells nobody"])
    }

    @Test func `gives a rule's missing manager to the fallback`() {
        let table = RoutingTable(rules: [Self.rule(to: [.creditManager])], fallback: [Self.office])
        let client = Invented.client(accounts: [Account(portfolio: "nord", manager: Self.anne)])
        #expect(
            Self.told(table, Invented.change(.idName), client) == [
                "office@example.com weekly: rule \"r\": fallback, no credit manager"
            ])
    }

    @Test(arguments: [
        (RoutingRule.Conditions(), Cadence?.none, false), (.init(codes: ["life.*"]), nil, false),
        (.init(codes: ["life.fund.bought"]), nil, true), (.init(severities: [.info]), nil, true),
        (.init(), .weekly, true),
    ])
    func `tells an info event only where a rule asks for it`(
        conditions: RoutingRule.Conditions, cadence: Cadence?, expected: Bool
    ) {
        let table = RoutingTable(rules: [Self.rule("r", conditions, to: [.person(Self.eve)], cadence: cadence)])
        let told = Self.told(table, Invented.change(.lifeFundBought))
        #expect(
            told == [
                expected
                    ? "eve@example.com weekly: rule \"r\"" : "nobody: rule \"r\": severity info stays in the history"
            ])
    }

    @Test(arguments: [
        (RoutingRule.Conditions(), true), (.init(severities: [.low, .high]), true),
        (.init(severities: [.critical]), false),
        (.init(codes: ["id.name"]), true), (.init(codes: ["id.*"]), true), (.init(codes: ["*"]), true),
        (.init(codes: ["id"]), false), (.init(codes: ["id."]), false), (.init(codes: ["id.nam"]), false),
        (.init(codes: ["i.*"]), false),
        (.init(codes: ["id.name.*"]), false), (.init(codes: ["proc.*", "id.*"]), true), (.init(tags: ["Export"]), true),
        (.init(tags: ["vip"]), false), (.init(tags: ["vip", "export"]), true), (.init(portfolios: ["Nord"]), true),
        (.init(portfolios: ["sud"]), false), (.init(managers: [Invented.email("Anne@Example.com")]), true),
        (.init(managers: [Invented.email("chloe@example.com")]), false),
        (.init(severities: [.low], tags: ["vip"]), false),
        (.init(severities: [.low], codes: ["id.*"], tags: ["export"], portfolios: ["nord"]), true),
    ])
    func `reads a rule's conditions together`(conditions: RoutingRule.Conditions, expected: Bool) {
        let table = RoutingTable(rules: [Self.rule("r", conditions, to: [.endpoint("erp")])])
        let told = Self.told(table, Invented.change(.idName), Invented.client(tags: ["export"]))
        #expect((told.first == "erp weekly: rule \"r\"") == expected)
    }

    // MARK: - What rules cannot change

    @Test func `sends a possible match to the credit manager only`() {
        let table = RoutingTable(rules: [Self.rule(to: [.endpoint("erp"), .accountManager])])
        let change = Invented.change(.procOpenLiquidation, details: ChangeDetails(isPossibleMatch: true))
        #expect(
            Self.told(table, change) == [
                "chloe@example.com at_once: possible match: credit manager only: credit manager"
            ])
    }

    @Test func `sends a status at once, whatever its severity and the rule's cadence`() {
        let table = RoutingTable(rules: [Self.rule(to: [.creditManager], cadence: .weekly)])
        let change = Invented.change(.procOpenRecovery, severity: .medium, details: ChangeDetails(isStatus: true))
        #expect(Self.told(table, change) == ["chloe@example.com at_once: rule \"r\": credit manager"])
        #expect(Self.told(Self.bare, change).allSatisfy { $0.contains(" at_once: ") })
    }

    @Test func `tells a correction to whoever was told before, even muted, and to the usual audience`() {
        let before: [Recipient] = [.person(Self.eve), .endpoint("erp"), .person(Self.anne)]
        let change = Invented.change(.procWithdrawn, severity: .medium)
        #expect(
            Self.told(Self.bare, change, before: before) == [
                "eve@example.com at_once: told before of what this corrects",
                "erp at_once: told before of what this corrects",
                "anne@example.com at_once: told before of what this corrects; audience everyone: account manager",
                "chloe@example.com daily: audience everyone: credit manager",
            ])
        let muted = Invented.client(mutedUntil: Invented.today)
        #expect(
            Self.told(Self.bare, change, muted, before: before) == [
                "eve@example.com at_once: told before of what this corrects",
                "erp at_once: told before of what this corrects",
                "anne@example.com at_once: told before of what this corrects",
                "nobody: client muted until 2026-11-23",
            ])
    }

    // MARK: - A client's own threshold

    static let passed = ChangeDetails(threshold: Threshold(.score(30), rating: "creditsafe", side: .below))

    @Test func `tells a threshold that is passed at once to both managers`() {
        #expect(
            Self.told(Self.bare, Invented.change(.riskRatingDown, details: Self.passed)) == [
                "chloe@example.com at_once: client's threshold \"creditsafe<30\": credit manager; audience credit_manager: credit manager",
                "anne@example.com at_once: client's threshold \"creditsafe<30\": account manager",
            ])
    }

    @Test func `lets neither a minimum nor a rule keep a threshold silent`() {
        let change = Invented.change(.riskRatingDown, details: Self.passed)
        let strict = Invented.client(minimum: .critical)
        #expect(Self.told(Self.bare, change, strict).count == 2)
        let silent = RoutingTable(rules: [Self.rule("quiet", to: [])])
        #expect(
            Self.told(silent, change, strict) == [
                "chloe@example.com at_once: client's threshold \"creditsafe<30\": credit manager",
                "anne@example.com at_once: client's threshold \"creditsafe<30\": account manager",
                "nobody: rule \"quiet\" tells nobody",
            ])
        let late = RoutingTable(rules: [Self.rule("erp", to: [.endpoint("erp"), .creditManager], cadence: .weekly)])
        #expect(
            Self.told(late, change) == [
                "chloe@example.com at_once: client's threshold \"creditsafe<30\": credit manager; rule \"erp\": credit manager",
                "anne@example.com at_once: client's threshold \"creditsafe<30\": account manager",
                "erp weekly: rule \"erp\"",
            ])
    }

    @Test func `gives a threshold without a manager to the fallback`() {
        let client = Invented.client(accounts: [Account(portfolio: "nord")])
        let table = RoutingTable(fallback: [Self.office])
        let told = Self.told(table, Invented.change(.riskRatingDown, details: Self.passed), client)
        #expect(told.count == 1 && told[0].hasPrefix("office@example.com at_once: client's threshold"))
    }

    @Test func `keeps a mute, which was written for a time`() {
        let muted = Invented.client(mutedUntil: Invented.today)
        #expect(
            Self.told(Self.bare, Invented.change(.riskRatingDown, details: Self.passed), muted) == [
                "nobody: client muted until 2026-11-23"
            ])
    }

    @Test func `tells what was beyond a threshold on the first day with the digest`() {
        var details = Self.passed
        details.isStatus = true
        let change = Invented.change(.riskRatingDown, severity: .medium, details: details)
        #expect(
            Self.told(Self.bare, change) == ["chloe@example.com daily: audience credit_manager: credit manager"])
        #expect(
            Self.told(Self.bare, change, Invented.client(minimum: .high)) == [
                "nobody: severity medium below the client's minimum high"
            ])
    }

    // MARK: - Silence

    @Test func `keeps quiet below the client's minimum`() {
        let client = Invented.client(minimum: .high)
        #expect(
            Self.told(Self.bare, Invented.change(.riskRatingDown), client) == [
                "nobody: severity medium below the client's minimum high"
            ])
        #expect(Self.told(Self.bare, Invented.change(.riskLimitZero), client).count == 1)
        // The minimum itself is told.
        #expect(
            Self.told(Self.bare, Invented.change(.riskRatingDown, severity: .high), client)
                == ["chloe@example.com at_once: audience credit_manager: credit manager"])
    }

    @Test(arguments: [("2026-11-22", true), ("2026-11-23", false), ("2026-12-31", false)])
    func `keeps quiet until the end of the day that ends a mute`(until: String, speaks: Bool) {
        let client = Invented.client(mutedUntil: Invented.day(until))
        let told = Self.told(Self.bare, Invented.change(.lifeCeased), client)
        #expect(told == ["nobody: client muted until \(until)"] || speaks)
        #expect(told.count == (speaks ? 2 : 1))
    }

    @Test func `lets no mute and no minimum hide a critical proceeding or a running clock`() {
        let client = Invented.client(minimum: .critical, mutedUntil: Invented.today)
        #expect(Self.told(Self.bare, Invented.change(.procConversion), client).count == 2)
        let deadline = Deadline(
            right: .claimDeclaration, period: .days(10), articles: "", start: Invented.today,
            workingDays: WorkingDays { _ in false })
        let clock = Invented.change(.procOrgans, details: ChangeDetails(deadlines: [deadline]))
        #expect(
            Self.told(Self.bare, clock, client) == ["chloe@example.com daily: audience credit_manager: credit manager"])
        // Once the clock has run out, the mute counts again.
        let late = Invented.client(minimum: .critical)
        #expect(Self.told(Self.bare, clock, late, on: deadline.legal).first?.hasPrefix("chloe") == true)
        #expect(
            Self.told(Self.bare, clock, late, on: deadline.legal.adding(days: 1)).first?.hasPrefix("nobody") == true)
        // Critical outside the proceedings: a wish of the office, kept.
        #expect(
            Self.told(Self.bare, Invented.change(.lifeTup), client).first?.hasPrefix("nobody: client muted") == true)
    }

    @Test(arguments: EventCode.allCases)
    func `always decides something, with a reason`(code: EventCode) {
        for severity in Severity.allCases {
            let told = Self.told(Self.bare, Invented.change(code, severity: severity), Invented.client(accounts: []))
            #expect(!told.isEmpty && told.allSatisfy { $0.hasPrefix("nobody: ") })
        }
    }

    // MARK: - What `vigie check` asks

    @Test func `ends somewhere for a client with both managers or a table with a fallback`() {
        #expect(Self.bare.endsSomewhere(for: Invented.client()).isEmpty)
        let table = RoutingTable(fallback: [Self.office])
        #expect(table.endsSomewhere(for: Invented.client(accounts: [])).isEmpty)
    }

    @Test func `names the events that end nowhere`() {
        let client = Invented.client(accounts: [Account(portfolio: "nord", manager: Self.anne)])
        let codes = Self.bare.endsSomewhere(for: client)
        #expect(codes == EventCode.allCases.filter { $0.audience != .accountManager })
        #expect(Self.bare.endsSomewhere(for: Invented.client(accounts: [])) == EventCode.allCases)
    }

    @Test func `looks behind the rules, at each severity that they tell apart`() {
        let client = Invented.client(accounts: [Account(portfolio: "nord", manager: Self.anne)])
        let covered = RoutingTable(rules: [Self.rule(to: [.person(Self.eve)])])
        #expect(covered.endsSomewhere(for: client).isEmpty)
        let partly = RoutingTable(rules: [
            Self.rule("critical", .init(severities: [.critical]), to: [.creditManager]),
            Self.rule("rest", to: [.person(Self.eve)]),
        ])
        #expect(partly.endsSomewhere(for: client) == EventCode.allCases)
        let silent = RoutingTable(rules: [Self.rule("quiet", to: [])])
        #expect(silent.endsSomewhere(for: client).isEmpty)
    }

    // MARK: - Recipients

    @Test func `knows how a recipient is reached`() throws {
        #expect(Recipient.person(Self.anne).channel == .email && Recipient.endpoint("erp").channel == .webhook)
        #expect(Recipient.person(Self.anne).address == "anne@example.com" && Recipient.endpoint("erp").address == "erp")
        #expect(try roundTrip([Recipient.person(Self.anne), .endpoint("erp")]).count == 2)
    }
}
