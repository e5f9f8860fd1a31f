import Testing
import VigieDomain

@Suite struct `Books beside the watchlists` {
    private static let erp = SourceID("erp")
    private static let first = SourceID("assureur-a")
    private static let second = SourceID("assureur-b")

    private static func entry(_ sum: Int64, _ account: String? = "C1", on day: String? = nil) -> LedgerEntry {
        LedgerEntry(
            account: account,
            exposure: Exposure(outstanding: Amount(cents: sum), outstandingDate: day.flatMap { Day($0) }))
    }

    private static func granted(_ sum: Int64) -> Facets {
        Facets(cover: .known(Cover(decision: .granted, amount: Amount(cents: sum))))
    }

    @Test func `one insurer's refusal takes nothing from the cover of another`() {
        let refused = Facets(cover: .known(Cover(decision: .refused)))
        var books = Books().noting(refused, by: Self.first)
        #expect(books.cover?.decision == .refused)
        books = books.noting(Self.granted(5), by: Self.second)
        #expect(books.cover?.amount == Amount(cents: 5))
        #expect(books.noting(Facets(), by: Self.second) == books)
        #expect(books.noting(refused, by: Self.second).cover?.holds == false)
    }

    @Test func `a source that is asked no more says nothing any more`() {
        let books = Books().noting(Self.granted(5), by: Self.first)
            .noting(Facets(ledger: .known([Self.entry(7)])), by: Self.erp)
        #expect(books.sources == [Self.first, Self.erp])
        #expect(books.kept(of: [Self.erp]).cover == nil)
        #expect(books.kept(of: [Self.erp]).ledger.count == 1)
        #expect(books.kept(of: []).isEmpty && !books.isEmpty)
    }

    @Test(
        arguments: [
            ([entry(1, "C1"), entry(2, "C2")], [entry(3, "C1")], [entry(3, "C1"), entry(2, "C2")]),
            ([entry(1, nil)], [entry(3, "C1")], [entry(3, "C1")]),
            ([entry(1, "C1"), entry(2, "C2")], [entry(3, nil)], [entry(3, nil)]),
            ([entry(1, "C1")], [], [entry(1, "C1")]),
        ] as [([LedgerEntry], [LedgerEntry], [LedgerEntry])])
    func `an account that is not listed has not changed`(
        old: [LedgerEntry], new: [LedgerEntry], kept: [LedgerEntry]
    ) {
        let merged = Facets(ledger: .known(old)).merging(Facets(ledger: .known(new)))
        #expect(merged.ledger == .known(kept))
    }

    @Test func `a sum without a date does not bear the date of another sum`() {
        var client = `Our own books`.client()
        client.accounts[0].exposure.outstandingDate = Day("2026-01-31")
        client.accounts[0].exposure.outstanding = Amount(cents: 1)
        let told = client.following(ledger: [Self.entry(70)], cover: nil).accounts[0].exposure
        #expect(told.outstanding == Amount(cents: 70) && told.outstandingDate == nil)
    }
}

@Suite struct `Numbers by which files name clients` {
    @Test func `a code that two clients share names both`() throws {
        let lei = try LEI("969500VIGIE000000178")
        let isin = try ISIN("FR0000120271")
        let clients = ["552081317", "552100554"].map { number in
            Client(
                key: .siren(Invented.siren(number)), name: number,
                accounts: [Account(code: "C1", portfolio: "nord"), Account(code: "S\(number)", portfolio: "sud")],
                lei: lei, isin: number == "552081317" ? isin : nil)
        }
        let index = WatchIndex(clients: clients + [Client(key: .account("C7"), name: "x", accounts: [])])
        #expect(index.clients(account: "C1") == clients.map(\.key).sorted())
        #expect(index.clients(account: "S552100554") == [clients[1].key])
        #expect(index.clients(account: "C7") == [.account("C7")] && index.clients(account: "c1").isEmpty)
        #expect(index.clients(lei: lei).count == 2 && index.clients(isin: isin) == [clients[0].key])
    }
}
