import VigieDomain
import VigieEngine
import VigieRehearsal

/// Runs one turn of the watch after the other, and measures each from outside: what the servers received, and what the
/// journal holds.
struct DemoRecorder {
    let opened: Daemon.Opened
    let stage: DemoStage
    let clock: StoryClock
    /// When the turn before was; nil before the first.
    private var past: Instant?
    private var sequence: Int64 = 0
    private var alarms: Set<OperatorAlarm> = []

    init(opened: Daemon.Opened, stage: DemoStage, clock: StoryClock, past: Instant?) {
        self.opened = opened
        self.stage = stage
        self.clock = clock
        self.past = past
    }

    private static let most = 1000
    private var journal: any Journal { opened.house.journal }

    /// What the journal holds already is no news.
    mutating func start() async throws {
        sequence = try await journal.changes(matching: ChangeFilter()).map(\.sequence).max() ?? 0
        alarms = Set(try await journal.alarms(onlyOpen: false, limit: DemoRecorder.most))
    }

    mutating func turn(at moment: Instant) async throws -> DemoTurn {
        var turn = DemoTurn(moment: moment)
        turn.events = stage.world.events.filter { isNew($0.day.registersOpen, at: moment) }
        turn.faults = stage.world.faults.filter { isNew($0.from, at: moment) }
        turn.recoveries = stage.world.faults.filter { isNew($0.until, at: moment) }
        let (questions, mails, calls) = (stage.questions, mailCount, stage.receiver.calls().count)
        clock.move(to: moment)
        turn.tallies = try await Cycle(house: opened.house, household: opened.household).run().tally
            .map { (source: $0.0, tally: $0.1) }
        past = moment
        turn.questions = stage.questions - questions
        turn.mails = Array(stage.postOffice.received().dropFirst(mails))
        turn.calls = Array(stage.receiver.calls().dropFirst(calls))
        try await readBack(into: &turn)
        return turn
    }

    private var mailCount: Int { stage.postOffice.received().count }

    /// Whether this moment lies between the turn before and this one. What lies before the first turn is the past, but for
    /// what the registers published that morning.
    private func isNew(_ instant: Instant, at moment: Instant) -> Bool {
        instant <= moment && instant > (past ?? Demo.start.midnightUTC)
    }

    private mutating func readBack(into turn: inout DemoTurn) async throws {
        turn.changes = try await journal.changes(matching: ChangeFilter(afterSequence: sequence))
        sequence = turn.changes.map(\.sequence).max() ?? sequence
        let now = Set(try await journal.alarms(onlyOpen: false, limit: DemoRecorder.most))
        let fresh = now.subtracting(alarms).sorted { ($0.opened, $0.key) < ($1.opened, $1.key) }
        turn.alarmsClosed = fresh.filter { $0.closed != nil }
        turn.alarmsOpened = fresh.filter { $0.closed == nil }
        alarms = now
        for (source, _) in turn.tallies {
            guard let health = try await journal.health(of: SourceID(source)), health.state != .healthy else {
                continue
            }
            turn.ailing.append(health)
        }
    }
}
