import Testing
import VigieDomain

@Suite struct `A watchlist` {
    static func line(
        _ key: CompanyKey = Invented.key, account: String = "C1", portfolio: String = "nord", postcode: String? = nil,
        tags: [String] = [], sources: [String]? = nil, minimum: Severity? = nil, start: String? = nil,
        end: String? = nil,
        muted: String? = nil, note: String? = nil
    ) -> Client {
        Client(
            key: key, name: "DUPONT", postcode: postcode, accounts: [Account(code: account, portfolio: portfolio)],
            tags: tags,
            sources: sources?.map(SourceID.init), minimumSeverity: minimum, start: start.map(Invented.day),
            end: end.map(Invented.day), mutedUntil: muted.map(Invented.day), note: note)
    }

    @Test func `keeps both accounts of a company met in two files, once each`() throws {
        let list = Watchlist(lines: [
            Self.line(account: "C1"), Self.line(account: "C2", portfolio: "sud"), Self.line(account: "C1"),
        ])
        #expect(list.count == 1)
        let client = try #require(list[Invented.key])
        #expect(client.accountCodes == ["C1", "C2"])
        #expect(client.accounts.map(\.portfolio) == ["nord", "sud"])
    }

    @Test func `unites what the lines say, and never watches less than one of them asks`() throws {
        let one = Self.line(
            tags: ["export"], sources: ["bodacc"], minimum: .high, start: "2026-02-01", end: "2026-06-30",
            muted: "2026-12-31")
        let two = Self.line(
            account: "C2", postcode: "75001", tags: ["export", "vip"], sources: ["bodacc", "bureau"], minimum: .low,
            start: "2026-01-01", end: "2026-05-31", muted: "2026-03-31", note: "n")
        let client = try #require(Watchlist(lines: [one, two])[Invented.key])
        #expect(client.tags == ["export", "vip"])
        #expect(client.sources?.map(\.name) == ["bodacc", "bureau"])
        #expect(client.minimumSeverity == .low)
        #expect(client.start == Invented.day("2026-01-01") && client.end == Invented.day("2026-06-30"))
        #expect(client.mutedUntil == Invented.day("2026-03-31"))
        #expect(client.postcode == "75001" && client.note == "n")
        // A line that limits nothing wins over one that does.
        let free = try #require(Watchlist(lines: [one, Self.line(account: "C3")])[Invented.key])
        #expect(free.sources == nil && free.minimumSeverity == nil && free.mutedUntil == nil)
        #expect(free.start == nil && free.end == nil)
    }

    @Test func `stands in the order of the keys, whatever the order of the lines`() {
        let keys: [CompanyKey] = [.account("b"), Invented.key, .account("a"), .foreign(country: "BE", number: "1")]
        let one = Watchlist(lines: keys.map { Self.line($0) })
        let two = Watchlist(lines: keys.reversed().map { Self.line($0) })
        #expect(one == two)
        #expect(one.clients.map(\.key) == keys.sorted())
        #expect(one[.account("nobody")] == nil)
        #expect(Watchlist().count == 0)
    }

    @Test(
        arguments: [
            (nil, nil, true), ("2026-11-23", nil, true), ("2026-11-24", nil, false), (nil, "2026-11-23", true),
            (nil, "2026-11-22", false), ("2026-11-01", "2026-11-30", true),
        ] as [(String?, String?, Bool)])
    func `watches a client between its dates, both included`(start: String?, end: String?, expected: Bool) {
        #expect(Self.line(start: start, end: end).isWatched(on: Invented.today) == expected)
    }

    @Test func `writes a client and reads it again`() throws {
        let client = Invented.client(tags: ["vip"], minimum: .low, mutedUntil: Invented.today)
        #expect(try roundTrip(client) == client)
        #expect(Account(portfolio: "nord").code == nil)
    }
}

@Suite struct `The index of the watched` {
    static let clients = [
        Client(key: Invented.key, name: "Boulangerie Éclair SARL", postcode: "75001", accounts: []),
        Client(key: .account("C9"), name: "BOULANGERIE ECLAIR", postcode: "75001", accounts: []),
        Client(key: .account("C8"), name: "BOULANGERIE ECLAIR", postcode: "69001", accounts: []),
        Client(key: .account("C7"), name: "BOULANGERIE ECLAIR", accounts: []),
        Client(key: .account("C6"), name: "---", postcode: "75001", accounts: []),
    ]
    static let index = WatchIndex(clients: clients)

    @Test func `knows its numbers`() {
        #expect(Self.index.contains(Invented.siren))
        #expect(!Self.index.contains(Invented.siren("732829320")))
        #expect(Self.index.keys.count == 5)
    }

    @Test func `suggests clients of the same name and postcode only`() {
        #expect(Self.index.clients(named: "boulangerie eclair", postcode: "75001") == [.account("C9"), Invented.key])
        #expect(Self.index.clients(named: "BOULANGERIE ÉCLAIR", postcode: "69001") == [.account("C8")])
        #expect(Self.index.clients(named: "BOULANGERIE ECLAIR", postcode: "13001").isEmpty)
        #expect(Self.index.clients(named: "---", postcode: "75001").isEmpty)
        #expect(Self.index.clients(named: "", postcode: "").isEmpty)
    }
}
