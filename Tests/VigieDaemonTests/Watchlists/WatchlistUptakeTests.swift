import Foundation
import Logging
import Synchronization
import Testing
import VigieConfiguration
import VigieDaemon
import VigieDomain
import VigieEngine
import VigieJournal
import VigieLaw
import VigieTesting
import VigieTransport

/// What the keeper of watchlists does when the service starts again over a journal that knows its clients.
struct WatchlistUptakeTests {
    private struct NoMail: MailSubmission {
        func submit(_ envelope: MailEnvelope, to server: MailServer) async -> MailOutcome {
            preconditionFailure("nothing is sent here")
        }
    }

    /// Lines of the log, as they would be read.
    private final class Lines: LogHandler, Sendable {
        private let kept = Mutex<[String]>([])
        var logLevel: Logger.Level {
            get { .debug }
            set {}
        }
        var metadata: Logger.Metadata {
            get { [:] }
            set {}
        }
        subscript(metadataKey _: String) -> Logger.Metadata.Value? {
            get { nil }
            set {}
        }
        func log(event: LogEvent) {
            kept.withLock { $0.append("\(event.message) \(event.metadata ?? [:])") }
        }
        var all: [String] { kept.withLock { $0 } }
    }

    private let folder = TemporaryFolder()
    private let lines = Lines()
    /// Long after the files were written, so that they count as still.
    private let clock = ManualClock("2040-01-02T10:00:00Z")

    private func write(_ numbers: [String], to name: String = "nord.csv") throws {
        let rows = ["SIREN;Raison sociale"] + numbers.map { "\($0);Client \($0)" }
        try folder.write(rows.joined(separator: "\n").utf8, to: "watchlists/\(name)")
    }

    /// A start of the service, as far as watchlists go.
    private func start() async throws -> (clients: [String], alarms: [String]) {
        let journal = try SQLiteJournal(at: folder.file("state"))
        let lines = lines
        let house = House(
            journal: journal, clock: clock, entropy: SeededEntropy(seed: 1),
            exchange: StubExchange { _ in throw ExchangeFailure(.unreachable, "no network here") }, mail: NoMail(),
            logger: Logger(label: "test") { _ in lines })
        let contact = try #require(EmailAddress("credit@atelier.example")).person
        let zone = try #require(CivilZone.system(named: "Europe/Paris"))
        let policy = Policy(
            routing: RoutingTable(fallback: [contact]), residence: .metropolitanFrance, zone: zone,
            workingDays: .france, digestHour: 8, language: .english, operators: [contact])
        let keeper = WatchlistKeeper(
            folder: folder.file("watchlists").path, context: .init(fallback: [contact], sources: []),
            language: .english)
        try await keeper.look(house: house, policy: policy)
        let clients = try await journal.watches().filter { $0.ended == nil }.map(\.company.description).sorted()
        let alarms = try await journal.alarms(onlyOpen: true, limit: 10).map(\.key)
        await journal.close()
        return (clients, alarms)
    }

    private func count(_ message: String) -> Int { lines.all.filter { $0.hasPrefix(message) }.count }

    /// A thousand clients took a quarter of a minute when each of them had all lists merged anew.
    @Test(.timeLimit(.minutes(60))) func `thousands of known clients are taken up in one pass`() async throws {
        let numbers = (0..<4_000).compactMap { WatchlistUptakeTests.siren(98_000_000 + $0) }
        try write(numbers)
        #expect(try await start().clients.count == numbers.count)
        #expect(try await start().clients.count == numbers.count)
        #expect(count("watchlist in force") == 1)
    }

    @Test func `no end is told of an alarm that never began`() async throws {
        try write(["926018151"])
        _ = try await start()
        _ = try await start()
        #expect(count("alarm closed") == 0)
    }

    @Test func `the end of a file's alarm is told once, when the file is good again`() async throws {
        try write(["926018151"])
        _ = try await start()
        try folder.write("PK\u{3}\u{4}, a spreadsheet under a wrong name".utf8, to: "watchlists/nord.csv")
        let broken = try await start()
        #expect(broken.alarms == ["watchlist:nord.csv"])
        #expect(broken.clients.count == 1, "a bad file never costs the running list")
        try write(["926018151", "931860910"])
        let mended = try await start()
        #expect(mended.alarms == [])
        #expect(mended.clients.count == 2)
        #expect(count("alarm closed") == 1)
    }

    /// Eight digits and the ninth that makes the sum right.
    private static func siren(_ body: Int) -> String? {
        (0...9).lazy.map { "\(body)\($0)" }.first { SIREN($0) != nil }
    }
}

extension EmailAddress {
    fileprivate var person: Person { Person(name: nil, email: self) }
}
