import Testing
import VigieDomain
import VigieEngine
import VigieSources
import VigieTables
import VigieTesting
import VigieTransport

/// The exposure follows the ERP and the insurer, without anyone editing a watchlist.
@Suite struct BooksTests {
    private let depot = StubDepot()
    private let covers = StubDepot()
    private let erp = SourceID("erp")
    private let insurer = SourceID("assureur")

    private var ledger: FileSource {
        FileSource(
            settings: FileSourceSettings(id: erp, content: .ledger, pattern: FilePattern("*.csv")), depot: depot)
    }

    private var cover: FileSource {
        FileSource(
            settings: FileSourceSettings(id: insurer, content: .cover, pattern: FilePattern("*.csv")), depot: covers)
    }

    /// The file is complete a minute after it was written.
    private func drop(_ sum: Int, due: Int = 0, into stage: Stage) async throws {
        let row = "\(Invented.siren(1));C1;\(sum);\(due)\n"
        depot.put("encours.csv", "SIREN;Code client;Encours;Échu\n" + row, at: stage.clock.now())
        stage.clock.advance(by: .seconds(60))
        _ = try await stage.feed(ledger).cycle()
    }

    private func client(limit: Int64 = 100) -> Client {
        var client = Invented.client()
        client.accounts[0].exposure.limit = Amount(cents: limit * 100)
        return client
    }

    private func outstanding(_ stage: Stage) -> Int64? {
        stage.book[Invented.key(1)]?.present.accounts[0].exposure.outstanding?.cents
    }

    @Test func `what the file says is at stake from then on, and after a restart`() async throws {
        let stage = try Stage()
        try await stage.watch([client()])
        try await drop(50, into: stage)
        #expect(outstanding(stage) == 5000)
        #expect(stage.book[Invented.key(1)]?.client.accounts[0].exposure.outstanding == nil)
        #expect(try await stage.changes().isEmpty)
        let next = try await stage.restarted()
        #expect(outstanding(next) == 5000)
        try await drop(80, into: next)
        #expect(outstanding(next) == 8000)
        // A line that changes in the watchlist takes nothing back.
        var renamed = client()
        renamed.name = "AUTRE NOM"
        try await next.watch([renamed])
        #expect(outstanding(next) == 8000)
        #expect(
            try await next.journal.watch(of: Invented.key(1))?.present.accounts[0].exposure.outstanding?.cents == 8000)
    }

    @Test func `the mail shows the exposure of the file, and the next event is weighed by it`() async throws {
        let stage = try Stage()
        try await stage.watch([client()])
        try await drop(50, into: stage)
        try await drop(150, into: stage)
        let over = try #require(try await stage.changes().first)
        #expect(over.code == .expOverLimit && over.severity == .high)
        let pending = try #require(
            try await stage.journal.alertsToCompose(at: stage.clock.now(), limit: 10).first {
                $0.alert.change == over.id
            })
        #expect(pending.client?.accounts[0].exposure.atRisk(on: stage.today) == Amount(cents: 15_000))
        // Over its limit, and uncovered: one step up.
        let watch = try #require(stage.book[Invented.key(1)])
        #expect(Severity.medium.adjusted(for: watch.present, on: stage.today, clockRuns: false).severity == .high)
        #expect(Severity.medium.adjusted(for: watch.client, on: stage.today, clockRuns: false).severity == .medium)
    }

    @Test func `a client who leaves the file has not changed, and a cover stands until it is ended`() async throws {
        let stage = try Stage()
        try await stage.watch([client()])
        try await drop(50, into: stage)
        covers.put("covers.csv", "SIREN;Montant garanti\n\(Invented.siren(1));30\n", at: stage.clock.now())
        stage.clock.advance(by: .seconds(60))
        _ = try await stage.feed(cover).cycle()
        func atRisk() -> Int64? {
            stage.book[Invented.key(1)]?.present.accounts[0].exposure.atRisk(on: stage.today)?.cents
        }
        #expect(atRisk() == 2000)
        let other = "SIREN;Montant garanti\n\(Invented.siren(2));30\n"
        covers.put("covers.csv", other, at: stage.clock.now())
        stage.clock.advance(by: .seconds(60))
        _ = try await stage.feed(cover).cycle()
        #expect(atRisk() == 2000)
        #expect(try await stage.changes().isEmpty)
        let ended = "SIREN;Décision;Montant garanti\n\(Invented.siren(1));résilié;0\n"
        covers.put("covers.csv", ended, at: stage.clock.now())
        stage.clock.advance(by: .seconds(60))
        _ = try await stage.feed(cover).cycle()
        #expect(atRisk() == 5000)
        #expect(try await stage.changes().map(\.code) == [.riskCoverWithdrawn])
    }

    @Test func `a client met later is told from the files that lie there, in silence`() async throws {
        let stage = try Stage()
        try await stage.watch([Invented.client(2)])
        try await drop(500, into: stage)
        stage.clock.advance(by: .seconds(3600))
        try await stage.watch([Invented.client(2), client()])
        _ = try await stage.feed(ledger).cycle()
        #expect(outstanding(stage) == 50_000)
        #expect(try await stage.changes().isEmpty)
        #expect(stage.book[Invented.key(1)]?.baselines[erp] != nil)
        try await drop(50, into: stage)
        try await drop(500, due: 10, into: stage)
        #expect(Set(try await stage.changes().map(\.code)) == [.expOverLimit, .expOverdue])
    }

    @Test func `a client who comes back is not shown with the figures of another time`() async throws {
        let stage = try Stage()
        try await stage.watch([client()])
        try await drop(50, into: stage)
        try await stage.watch([])
        stage.clock.advance(by: .seconds(86_400))
        try await stage.watch([client()])
        #expect(stage.book[Invented.key(1)]?.books.isEmpty == true)
        #expect(try await stage.journal.watch(of: Invented.key(1))?.books.isEmpty == true)
    }

    @Test func `a file of our own house watches nobody`() throws {
        let abilities = ledger.abilities
        var foreign = WatchRecord(client: Invented.client(), since: moment("2026-11-23T06:30:00Z"))
        foreign.client.key = .account("C1")
        foreign.client.sources = [SourceID("bodacc")]
        #expect(foreign.canBeAsked(of: erp, abilities: abilities) && !abilities.watches)
    }
}
