import Testing
import VigieDomain
import VigieEngine
import VigieLaw
import VigieSources
import VigieTesting
import VigieTransport

/// Notices read again from the bytes that were kept, without asking anyone.
@Suite("What the BODACC once told and nobody could read") struct BodaccKeptTests {
    private static let notice = InventedNotice(
        rank: 7, day: day("2026-11-20"), numbers: [Invented.siren(1)])

    private static let moment = Instant(milliseconds: 1_795_000_000_000)

    private static func reread(_ text: String, reader: @escaping BodaccSource.Reader = { FrenchGazette.read($0) })
        -> Reading?
    {
        let source = BodaccSource(
            settings: BodaccSettings(baseURL: InventedPortal.base),
            exchange: StubExchange { _ in
                Issue.record("a kept record asks nobody")
                return .json("{}")
            }, parser: 2, reader: reader)
        let record = UnreadableRecord(
            name: "A7", reason: Phrase("illisible", "unreadable"), bytes: Array(text.utf8),
            url: "http://127.0.0.1:9/records?x")
        let entry = UnreadableEntry(source: source.id, record: record, at: moment)
        return source.reread(entry, Invented.ask(.since(nil), watching: [Invented.client(1)]))
    }

    @Test func `a whole record is a notice, with the proof of its day`() throws {
        let reading = try #require(Self.reread(Self.notice.text))
        let item = try #require(reading.items.first)
        #expect(reading.items.count == 1 && item.company == .siren(Invented.siren(1)))
        #expect(item.provenance.url == "http://127.0.0.1:9/records?x")
        #expect(item.provenance.fetched == Self.moment)
        let evidence = try #require(reading.evidence.first)
        #expect(
            evidence.id == item.provenance.evidence
                && String(decoding: evidence.bytes, as: UTF8.self) == Self.notice.text)
        #expect(reading.cursor == nil && reading.more == nil && reading.unreadable.isEmpty)
    }

    @Test func `a notice that the reader of the law still cannot place stays kept`() {
        #expect(Self.reread(Self.notice.text, reader: { _ in [] }) == nil)
    }

    @Test(arguments: ["", "{", "[]", "null", "\"x\"", "{}", "{\"id\":\"A1\"}", "\u{0}"])
    func `what is no record stays kept`(_ text: String) { #expect(Self.reread(text) == nil) }

    @Test func `a narrow row of a review is left to the next review`() {
        #expect(Self.reread(Self.notice.narrow) == nil)
    }

    @Test func `every bad record says why in both languages`() async throws {
        var row = Self.notice.row
        row["jugement"] = "{cassé"
        let bodies =
            [row]
            + (20..<50).map {
                InventedNotice(rank: $0, day: day("2026-11-20"), numbers: [Invented.siren($0)]).row
            }
        let text = InventedNotice.text(["total_count": bodies.count, "results": bodies] as [String: Any])
        let exchange = StubExchange { request in
            request.url.contains("/records") ? .json(text) : try InventedPortal(notices: []).answer(request)
        }
        let cursor = BodaccCursor(
            day: day("2026-11-19"), hasSeenNotices: true, processed: "2026-11-19T05:00:00+00:00"
        ).cursor
        let act = await SourceContract.act(
            InventedPortal.source(exchange), Invented.ask(.since(cursor), watching: [Invented.client(1)]))
        let kept = try #require(act.readings.first?.unreadable.first)
        #expect(kept.reason.french != kept.reason.english && !kept.reason.english.contains("champ"))
        #expect(kept.url?.contains("/records") == true)
    }
}
