import Testing
import VigieConfiguration
import VigieDomain

@Suite struct WatchlistGoldenTests {
    static let context: WatchlistFile.Context = {
        let fallback = EmailAddress("credit@atelier.example").map { Person(name: "Service crédit", email: $0) }
        return WatchlistFile.Context(
            fallback: fallback.map { [$0] } ?? [], sources: [SourceID("bodacc"), SourceID("recherche-entreprises")])
    }()

    @Test("a watchlist gives exactly these diagnostics", arguments: Golden.all(in: "watchlists"))
    func golden(_ golden: Golden) throws {
        let reading = WatchlistFile.read(bytes: golden.bytes, name: "watchlists/nord.csv", context: Self.context)
        let (expected, found) = try golden.compare(reading.diagnostics)
        #expect(expected == found)
    }

    @Test("the goldens are there") func present() { #expect(Golden.all(in: "watchlists").count >= 5) }
}
