import Foundation
import Logging
import Synchronization
import VigieConfiguration
import VigieDomain
import VigieEngine
import VigieJournal
import VigieLaw
import VigieTesting
import VigieTransport

@testable import VigieDaemon

/// A house over a real journal, under a clock that the test moves, with a folder of watchlists.
final class TestHouse: Sendable {
    static let start = "2026-11-23T08:00:00Z"

    let folder = TemporaryFolder()
    let clock = ManualClock(TestHouse.start)
    let log = CollectingLog()
    let exchange: StubExchange
    let mail = StubMail()
    private let status = Status()
    private let sqlite: SQLiteJournal
    let disk: RoomSwitch
    let house: House
    let policy: Policy

    init() throws {
        try FileManager.default.createDirectory(
            at: folder.file("watchlists"), withIntermediateDirectories: true)
        let status = self.status
        exchange = StubExchange { _ in .json("{}", status: status.value.withLock { $0 }) }
        sqlite = try SQLiteJournal(at: folder.file("state"))
        let disk = RoomSwitch()
        self.disk = disk
        house = House(
            journal: InterposedJournal(sqlite, room: { disk.room }), clock: clock, entropy: SeededEntropy(seed: 7),
            exchange: exchange, mail: mail,
            logger: log.logger)
        policy = TestHouse.policy
    }

    static let policy = Policy(
        routing: RoutingTable(fallback: [SampleAlerts.credit]), residence: .metropolitanFrance,
        zone: SampleAlerts.paris, workingDays: WorkingDays { _ in false }, digestHour: 8, language: .french,
        operators: [SampleAlerts.credit])

    var lists: String { folder.file("watchlists").path }

    func keeper(folder: String? = nil) -> WatchlistKeeper {
        WatchlistKeeper(folder: folder ?? lists, context: .init(), language: .french)
    }

    func household(
        feeds: [StubSource] = [], lookups: [StubSource] = [], keeper: WatchlistKeeper? = nil,
        interval: Duration = .seconds(60)
    ) -> Household {
        Household(
            policy: policy, feeds: feeds.map { .init(source: $0, settings: .init(interval: interval)) },
            lookups: lookups.map { .init(source: $0, settings: .init(interval: interval, concurrency: 1)) },
            composers: [:], channels: [:], paces: [:], watchlists: keeper ?? self.keeper())
    }

    /// What every server answers from now on.
    func answers(_ status: Int) { self.status.value.withLock { $0 = status } }

    // The folder of watchlists

    /// Writes a file as if it were saved at this moment of the test's clock.
    func save(_ text: String, as name: String = "nord.csv", aged age: Duration = .zero) throws {
        try save(Array(text.utf8), as: name, aged: age)
    }

    func save(_ bytes: [UInt8], as name: String, aged age: Duration = .zero) throws {
        let url = try folder.write(bytes, to: "watchlists/\(name)")
        let moment = clock.now().adding(milliseconds: -age.milliseconds)
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: Double(moment.milliseconds) / 1000)],
            ofItemAtPath: url.path)
    }

    func remove(_ name: String) throws { try FileManager.default.removeItem(at: folder.file("watchlists/\(name)")) }

    /// A watchlist of these companies, as an office saves it.
    static func list(_ ranks: some Sequence<Int>, manager: String = "anne") -> String {
        let header = "SIREN;Code client;Raison sociale;Code postal;Email commercial\r\n"
        return header
            + ranks.map { "\(siren($0));C\($0);Société \($0);75011;\(manager)@exemple.fr\r\n" }.joined()
    }

    static func siren(_ rank: Int) -> SIREN {
        guard case .siren(let siren) = JournalSpecimen.company(rank) else { preconditionFailure("a SIREN was made") }
        return siren
    }

    /// Two looks with the time between them that a file needs to be still.
    func settle(_ keeper: WatchlistKeeper) async throws {
        try await keeper.look(house: house, policy: policy)
        clock.advance(by: .seconds(2))
        try await keeper.look(house: house, policy: policy)
    }

    func look(_ keeper: WatchlistKeeper) async throws { try await keeper.look(house: house, policy: policy) }

    // What the journal holds

    var journal: any Journal { sqlite }

    /// From now on the journal fails.
    func closeJournal() async { await sqlite.close() }

    var watched: [CompanyKey] {
        get async throws { try await journal.watches().filter { $0.ended == nil }.map(\.company).sorted() }
    }

    /// Keys of the open alarms.
    var alarms: [String] {
        get async throws { try await journal.alarms(onlyOpen: true, limit: 100).map(\.key).sorted() }
    }

    /// Every alarm that was ever raised.
    var everyAlarm: [OperatorAlarm] {
        get async throws { try await journal.alarms(onlyOpen: false, limit: 1000) }
    }
}

/// What the stub servers of a house answer.
private final class Status: Sendable { let value = Mutex(503) }

func companies(_ ranks: some Sequence<Int>) -> [CompanyKey] { ranks.map(JournalSpecimen.company).sorted() }

/// How much room the disk of a test says to have.
final class RoomSwitch: Sendable {
    private let value = Mutex(JournalRoom.plenty)
    var room: JournalRoom {
        get { value.withLock { $0 } }
        set { value.withLock { $0 = newValue } }
    }
}

/// A mail server that takes everything.
final class StubMail: MailSubmission {
    func submit(_ envelope: MailEnvelope, to server: MailServer) async -> MailOutcome { .accepted(reply: "250 ok") }
}

/// Waits until something that other tasks do is done. How long that takes has no part in it: the pauses only leave the
/// machine to them.
func until(_ condition: () async throws -> Bool) async throws {
    while !(try await condition()) { try await pause() }
}

/// Moves the clock, a second at a time, until something is done. Between two seconds whoever was woken may go back to
/// sleep, so that hours do not pass over a task that a busy machine has not let run.
func advance(_ clock: ManualClock, until condition: () async throws -> Bool) async throws {
    while !(try await condition()) {
        try Task.checkCancellation()
        let asleep = clock.sleepers
        clock.advance(by: .seconds(1))
        for _ in 0..<10 { await Task.yield() }
        for _ in 0..<20 where clock.sleepers < asleep { try await pause() }
    }
}

private func pause() async throws { try await Task.sleep(for: .milliseconds(1)) }
