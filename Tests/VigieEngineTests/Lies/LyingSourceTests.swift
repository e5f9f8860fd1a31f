import Testing
import VigieDomain
import VigieEngine
import VigieRehearsal
import VigieTesting

/// Each source of the product, asked by the services of the product, over a register that lies or fails.
@Suite struct LyingSourceTests {
    /// What an outage came to.
    private struct Row {
        var source: Registry.Kind
        var fault: Fault
        /// Changes and client alerts that an honest register would not have made.
        var invented = 0
        var inventedAlerts = 0
        /// True news that came through all the same.
        var told = 0
        var alarms = 0
        /// Cycles from the first lie to the alarm; nil where none came.
        var cycle: Int?
        var after: Duration?
        /// Alarms closed once the register was honest again.
        var closed = 0
        /// True changes that the honest life made and this one never did.
        var missed = 0

        static let head =
            "source | fault | changes | client alerts | true news meanwhile | alarms | alarm after | ends told | missed"

        var text: String {
            let minutes = (after ?? .zero).components.seconds / 60
            let when = cycle.map { "cycle \($0) (\(minutes) min)" } ?? "none"
            return [
                source.rawValue, fault.name, "\(invented)", "\(inventedAlerts)", "\(told)", "\(alarms)", when,
                "\(closed)", "\(missed)",
            ].joined(separator: " | ")
        }
    }

    private static let start = day("2026-11-23")
    private static let interval = Duration.seconds(3600)

    /// The event behind a change, the same in every life of one world.
    private static func event(_ change: Change) -> String {
        "\(change.company) \(change.code) \(change.notice?.text ?? "") \(String(describing: change.after))"
    }

    private struct Told {
        var events: Set<String> = []
        var alerts: [String: Int] = [:]
    }

    private static func told(_ stage: Stage) async throws -> Told {
        var told = Told()
        for change in try await stage.changes() {
            told.events.insert(event(change))
            told.alerts[event(change), default: 0] += try await stage.journal.alerts(about: [change.id]).count
        }
        return told
    }

    /// The clients are met and three honest days follow; then the source lies for `hours`, while things happen to the
    /// clients; then it is honest again for two days.
    private static func live(
        _ kind: Registry.Kind, _ fault: Fault?, truth: Told = Told()
    ) async throws -> (row: Row, told: Told) {
        let clock = ManualClock("2026-11-22T04:30:00Z")
        let world = World.rehearsal(seed: 21, clients: 30, start: start, days: 6, noise: 60, eventsPerThousand: 120)
        let registry = Registry(world, clock: clock)
        let stage = try Stage(clock)
        try await stage.watch(registry.clients)
        let source = try registry.source(kind)
        func cycle() async throws {
            if source.abilities.isFeed {
                _ = try await stage.feed(source, interval: interval).cycle()
            } else {
                _ = try await stage.lookup(source, interval: interval).cycle()
            }
        }
        for day in 0..<4 {
            if day > 0 { clock.advance(by: .seconds(86_400)) }
            try await cycle()
        }
        let before = try await told(stage).events
        try #require(try await stage.alarms().isEmpty)
        var row = Row(source: kind, fault: fault ?? .outage(.reset))
        let began = clock.now()
        if let fault { registry.exchange.faults.turnOn(fault, host: kind.host) }
        for turn in 1...hours {
            clock.advance(by: .seconds(3601))
            try await cycle()
            let alarms = try await stage.alarms()
            if row.cycle == nil, let alarm = alarms.first {
                row.cycle = turn
                row.after = began.duration(to: alarm.opened)
            }
            row.alarms = alarms.count
        }
        let during = try await told(stage)
        registry.exchange.faults.turnOff()
        for _ in 0..<2 {
            clock.advance(by: .seconds(86_401))
            try await cycle()
        }
        let end = try await told(stage)
        row.closed = try await stage.alarms().count { $0.closed != nil }
        #expect(try await stage.health(source.id)?.state == .healthy)
        let new = during.events.subtracting(before)
        row.told = new.intersection(truth.events).count
        row.invented = new.subtracting(truth.events).count
        row.inventedAlerts = new.subtracting(truth.events).reduce(0) { $0 + (during.alerts[$1] ?? 0) }
        row.missed = truth.events.subtracting(end.events).count
        return (row, end)
    }

    /// Half an hour before the gazette appears, so that the first cycle has something to lie about.
    private static let hours = 12

    /// Lies that no answer of the source gives away: nothing is invented, and no alarm can be due.
    private static func isIndistinct(_ kind: Registry.Kind, _ lie: Lie) -> Bool {
        switch (kind, lie) {
        // A company's sheet may stand still for years; a gazette for five days, over Easter and a bank holiday.
        case (_, .frozen): true
        // No shareholder known, or some: what a bureau may honestly say. What it said before stays.
        case (.bureau, .emptyList), (.bureau, .halfRows): true
        // INSEE writes codes and names, which have no language.
        case (.sirene, .wrongLanguage): true
        // Nothing in the sheet counts its officers. An empty list of them is believed to say nothing.
        case (.pappers, .emptyList), (.pappers, .halfRows), (.pappers, .wrongTotal): true
        // INPI announces no total: a page that keeps its last company looks whole. The daily round asks by number.
        case (.rne, .halfRows): true
        default: false
        }
    }

    @Test(arguments: Registry.Kind.allCases)
    func `a source that lies or fails is one alarm, and never a change`(_ kind: Registry.Kind) async throws {
        let truth = try await Self.live(kind, nil).told
        #expect(!truth.events.isEmpty)
        var table = [Row.head]
        for fault in Fault.all {
            let row = try await Self.live(kind, fault, truth: truth).row
            table.append(row.text)
            #expect(row.invented == 0 && row.inventedAlerts == 0, "\(row.text)")
            #expect(row.missed == 0, "\(row.text)")
            switch fault {
            case .lie(let lie) where Self.isIndistinct(kind, lie): #expect(row.alarms <= 1, "\(row.text)")
            case .lie:
                #expect(row.alarms == 1 && row.cycle == 1 && row.closed == 1, "\(row.text)")
            case .outage:
                #expect(row.alarms == 1 && row.cycle == 2 && row.closed == 1, "\(row.text)")
            }
        }
        print(table.joined(separator: "\n"))
    }

    @Test func `a gazette that stands still is told once no holiday explains it`() async throws {
        let clock = ManualClock("2026-11-22T06:30:00Z")
        let world = World.rehearsal(seed: 21, clients: 5, start: Self.start, days: 9, noise: 5)
        let registry = Registry(world, clock: clock)
        let stage = try Stage(clock)
        try await stage.watch(registry.clients)
        let feed = stage.feed(try registry.source(.bodacc))
        _ = try await feed.cycle()
        registry.exchange.faults.turnOn(.lie(.frozen), host: GazetteAPI.host)
        var alarms: [Int] = []
        for _ in 1...8 {
            clock.advance(by: .seconds(86_400))
            _ = try await feed.cycle()
            alarms.append(try await stage.alarms().count)
        }
        #expect(alarms == [0, 0, 0, 0, 0, 1, 1, 1])
        #expect(try await stage.changes().isEmpty)
    }
}

extension Fault {
    fileprivate var name: String {
        switch self {
        case .lie(let lie): "lie \(lie.rawValue)"
        case .outage(let outage): "outage \(outage.rawValue)"
        }
    }
}
