import Testing
import VigieDomain

@testable import VigieEngine

@Suite struct WatchlistIntakeTests {
    private let now = moment("2026-11-23T06:30:00Z")
    private let early = moment("2026-01-05T06:30:00Z")

    private func outcome(
        _ clients: [Client], _ records: [WatchRecord] = [], clocks: [CompanyKey: Day] = [:]
    ) -> WatchlistIntake.Outcome {
        WatchlistIntake.outcome(of: Watchlist(lines: clients), records: records, runningClocks: clocks, now: now)
    }

    private func record(_ index: Int) -> WatchRecord {
        WatchRecord(client: Invented.client(index), since: early, baselines: [Invented.gazette: early])
    }

    @Test func `a new line begins a watch`() {
        let outcome = outcome([Invented.client(2), Invented.client(1)])
        #expect(outcome.added == [Invented.key(1), Invented.key(2)] && outcome.changed.isEmpty)
        #expect(outcome.records.allSatisfy { $0.since == now && $0.baselines.isEmpty })
    }

    @Test func `an unchanged watchlist writes nothing`() {
        #expect(outcome([Invented.client(1)], [record(1)]) == WatchlistIntake.Outcome())
    }

    @Test func `a changed line keeps the watch and its baselines`() {
        var client = Invented.client(1)
        client.tags = ["suivi"]
        let outcome = outcome([client], [record(1)])
        #expect(outcome.changed == [Invented.key(1)] && outcome.added.isEmpty)
        #expect(outcome.records[0].client.tags == ["suivi"] && outcome.records[0].since == early)
        #expect(outcome.records[0].baselines == [Invented.gazette: early])
    }

    @Test func `a removed line ends the watch, a running clock is followed to its end`() {
        let outcome = outcome([], [record(2), record(1)], clocks: [Invented.key(2): day("2026-12-21")])
        #expect(outcome.ended == [Invented.key(1), Invented.key(2)].sorted() && outcome.records.count == 2)
        let byKey = Dictionary(uniqueKeysWithValues: outcome.records.map { ($0.company, $0) })
        #expect(byKey[Invented.key(1)]?.ended == now && byKey[Invented.key(1)]?.followedUntil == nil)
        #expect(byKey[Invented.key(2)]?.isFollowed(on: day("2026-12-21")) == true)
        #expect(byKey[Invented.key(2)]?.isFollowed(on: day("2026-12-22")) == false)
        #expect(byKey[Invented.key(1)]?.isFollowed(on: day("2026-11-23")) == false)
        // It is ended once.
        #expect(self.outcome([], outcome.records) == WatchlistIntake.Outcome())
    }

    @Test func `a client who comes back is met anew`() {
        var ended = record(1)
        ended.ended = early
        ended.followedUntil = day("2026-02-01")
        let outcome = outcome([Invented.client(1)], [ended])
        #expect(outcome.added == [Invented.key(1)])
        #expect(outcome.records == [WatchRecord(client: Invented.client(1), since: now)])
    }
}

@Suite struct WatchBookTests {
    private let today = day("2026-11-23")
    private let now = moment("2026-11-23T06:30:00Z")
    private let abilities = SourceAbilities(isFeed: true, batch: 40, facets: [.proceedings])

    private func book(_ records: WatchRecord...) -> WatchBook {
        let book = WatchBook()
        book.load(records, on: today)
        return book
    }

    private func watch(_ index: Int, _ edit: (inout Client) -> Void = { _ in }) -> WatchRecord {
        var client = Invented.client(index)
        edit(&client)
        return WatchRecord(client: client, since: now)
    }

    @Test func `watches begin and end with their dates, without anyone touching the book`() {
        let book = book(
            watch(1), watch(2) { $0.start = day("2026-11-25") }, watch(3) { $0.end = day("2026-11-24") })
        func followed(_ iso: String) -> [CompanyKey] {
            let index = book.index(on: day(iso))
            let keys = book.followed(on: day(iso)).map(\.company)
            #expect(index.keys == Set(keys))
            return keys
        }
        #expect(followed("2026-11-23") == [Invented.key(1), Invented.key(3)])
        #expect(followed("2026-11-24") == [Invented.key(1), Invented.key(3)])
        #expect(followed("2026-11-25") == [Invented.key(1), Invented.key(2)])
        #expect(followed("2026-11-23") == [Invented.key(1), Invented.key(3)])
        #expect(book.count == 3)
    }

    @Test func `a client whose clock runs is followed after the end of the watch`() {
        var ended = watch(1)
        ended.ended = now
        ended.followedUntil = day("2026-12-21")
        let book = book(ended)
        #expect(book.followed(on: day("2026-12-21")).count == 1 && book.followed(on: day("2026-12-22")).isEmpty)
    }

    @Test func `an update changes the index at once`() {
        let book = book(watch(1))
        book.update([], on: today)
        #expect(!book.index(on: today).contains(Invented.siren(2)))
        book.update([watch(2)], on: today)
        #expect(book.index(on: today).contains(Invented.siren(2)) && book[Invented.key(2)] != nil)
    }

    @Test func `who has no baseline of a source is to be met by it`() {
        let book = book(watch(1), watch(2), watch(3) { $0.sources = [Invented.bureau] })
        func waiting() -> [CompanyKey] { book.withoutBaseline(of: Invented.gazette, abilities: abilities, on: today) }
        #expect(waiting() == [Invented.key(1), Invented.key(2)])
        book.markBaselines([Invented.key(1), Invented.key(9)], by: Invented.gazette, at: now)
        #expect(waiting() == [Invented.key(2)])
        let later = now.adding(.seconds(60))
        book.markBaselines([Invented.key(1)], by: Invented.gazette, at: later)
        #expect(book[Invented.key(1)]?.baselines == [Invented.gazette: now])
        #expect(book[Invented.key(9)] == nil)
    }

    @Test(
        arguments: [
            ("siren:552081317", ["FR"], true), ("siren:552081317", [], true), ("siren:552081317", ["BE"], false),
            ("foreign:BE:0403170701", ["BE"], true), ("foreign:BE:0403170701", ["FR"], false),
            ("account:C0123", [], false),
        ] as [(String, Set<String>, Bool)])
    func `a source is asked about whom it can know`(_ key: String, _ countries: Set<String>, _ may: Bool) throws {
        let company = try #require(CompanyKey(key))
        let record = WatchRecord(client: Invented.client(company), since: now)
        let abilities = SourceAbilities(isFeed: false, batch: 1, facets: [], countries: countries)
        #expect(record.canBeAsked(of: Invented.bureau, abilities: abilities) == may)
    }

    @Test(
        arguments: [
            ("siren:552081317", [.lei], true), ("siren:552081317", [.isin], false),
            ("siren:552081317", [.lei, .isin], false), ("siren:552081317", [.account], true),
            ("siren:552081317", [.siren, .country], true), ("foreign:BE:0403170701", [.lei], false),
            ("account:C0123", [.account], true), ("account:C0123", [.lei], true), ("account:C0123", [.siren], false),
            ("account:C0123", [.number], false), ("account:C0123", [], false),
        ] as [(String, Set<Identifiers.Kind>, Bool)])
    func `a source is asked about whom has the numbers that it wants`(
        _ key: String, _ asksBy: Set<Identifiers.Kind>, _ may: Bool
    ) throws {
        var client = Invented.client(try #require(CompanyKey(key)))
        client.lei = try LEI("969500VIGIE000000178")
        let record = WatchRecord(client: client, since: now)
        let abilities = SourceAbilities(isFeed: false, batch: 1, facets: [], asksBy: asksBy)
        #expect(record.canBeAsked(of: Invented.bureau, abilities: abilities) == may)
        #expect(
            WatchRecord(client: Invented.client(client.key), since: now).canBeAsked(
                of: Invented.bureau, abilities: SourceAbilities(isFeed: false, batch: 1, facets: [], asksBy: [.lei]))
                == false)
    }

    @Test(arguments: [
        ("siren:552081317", true, true), ("siren:552081317", false, false), ("account:C0123", true, true),
        ("foreign:BE:0403170701", true, false),
    ]) func `one of several numbers may be enough`(_ key: String, _ isListed: Bool, _ may: Bool) throws {
        var client = Invented.client(try #require(CompanyKey(key)))
        if isListed { client.lei = try LEI("969500VIGIE000000178") }
        let abilities = SourceAbilities(isFeed: true, batch: 1, facets: [], asksByOneOf: [.lei, .isin])
        #expect(
            WatchRecord(client: client, since: now).canBeAsked(of: Invented.bureau, abilities: abilities) == may)
    }
}
