import Testing
import VigieDomain
import VigieEngine
import VigieSources
import VigieTesting
import VigieTransport

@Suite("Reading the last days of the BODACC again")
struct BodaccReviewTests {
    let days = ["2026-11-18", "2026-11-20", "2026-11-22"].map(day)

    var portal: InventedPortal {
        InventedPortal(
            notices: days.enumerated().flatMap { index, day in
                (1...60).map {
                    InventedNotice(rank: index * 60 + $0, day: day, numbers: [Invented.siren(index * 60 + $0)])
                }
            })
    }

    func id(_ rank: Int) -> NoticeID {
        NoticeID(source: SourceID("bodacc"), number: portal.notices[rank - 1].id)
    }

    @Test func `only notices of ours that were never told are fetched whole`() async throws {
        let (source, exchange) = portal.source()
        let clients = [3, 70, 150].map { Invented.client($0) }
        let ask = Invented.ask(
            .review(days: 7, onlyWatched: false, continuing: nil), watching: clients, known: [id(70)])
        let act = await SourceContract.act(source, ask)
        #expect(act.failure == nil)
        #expect(Set(act.items.map(\.company)) == [clients[0].key, clients[2].key])
        let export = try #require(exchange.requests.first { $0.url.contains("/exports/jsonl") })
        #expect(export.parameter("select") == "id,registre,dateparution,familleavis,typeavis")
        #expect(export.parameter("where") == "dateparution>=date'2026-11-16'")
        #expect(act.readings.first?.counts.read == 180)
        #expect(act.readings.first?.counts.matched == 3)
        #expect(act.readings.first?.counts.unwatched == 177)
        #expect(act.readings.allSatisfy { $0.cursor == nil })
    }

    @Test func `nothing new ends the review with the export`() async {
        let (source, exchange) = portal.source()
        let act = await SourceContract.act(
            source, Invented.ask(.review(days: 7, onlyWatched: false, continuing: nil)))
        #expect(act.readings.count == 1)
        #expect(act.readings.first?.isComplete == true)
        #expect(exchange.requests.count == 2)
    }

    @Test func `missing notices are fetched forty at a time`() async {
        let (source, exchange) = portal.source()
        let clients = (1...100).map { Invented.client($0) }
        let act = await SourceContract.act(
            source, Invented.ask(.review(days: 7, onlyWatched: false, continuing: nil), watching: clients))
        #expect(act.failure == nil)
        #expect(Set(act.items.map(\.company)).count == 100)
        #expect(exchange.requests.filter { $0.parameter("where")?.hasPrefix("id IN") == true }.count == 3)
    }

    @Test func `a record seen in the export that cannot be fetched is a lie, not a silence`() async {
        let portal = portal
        let exchange = StubExchange { request in
            guard request.parameter("where")?.hasPrefix("id IN") == true else { return try portal.answer(request) }
            return .json(#"{"total_count":0,"results":[]}"#)
        }
        let act = await SourceContract.act(
            InventedPortal.source(exchange),
            Invented.ask(.review(days: 7, onlyWatched: false, continuing: nil), watching: [Invented.client(3)]))
        #expect(act.fault?.kind == .lie(.rowsMissing))
        #expect(act.items.isEmpty)
    }

    @Test func `collective notices without a number are fetched for a match by name`() async {
        var portal = portal
        var nameless = InventedNotice(rank: 900, day: days[2], numbers: [])
        nameless.name = "GAEC DES TROIS CHENES"
        portal.notices.append(nameless)
        let client = Invented.client(5, name: "Gaec des Trois Chênes", postcode: "67000")
        let act = await SourceContract.act(
            portal.source().source,
            Invented.ask(.review(days: 7, onlyWatched: false, continuing: nil), watching: [client]))
        #expect(act.items.filter { if case .possibleNotice = $0.content { true } else { false } }.count == 1)
    }

    @Test func `a quiet week whose only unknown notices bear no number is no lie`() async {
        var portal = portal
        for rank in 900..<912 {
            var nameless = InventedNotice(rank: rank, day: days[2], numbers: [])
            nameless.name = "GAEC DES TROIS CHENES"
            portal.notices.append(nameless)
        }
        let act = await SourceContract.act(
            portal.source().source,
            Invented.ask(
                .review(days: 7, onlyWatched: false, continuing: nil), watching: [Invented.client(3)], known: [id(3)]))
        #expect(act.failure == nil)
        #expect(act.items.isEmpty)
    }

    @Test func `a fetched notice whose person is registered and whose number is gone is a lie`() async {
        let portal = portal
        let exchange = StubExchange { request in
            let answer = try portal.answer(request)
            guard request.parameter("where")?.hasPrefix("id IN") == true else { return answer }
            let text = String(decoding: answer.body, as: UTF8.self)
            var emptied = answer
            emptied.body = Array(text.replacing(/"registre":\[[^\]]*\]/, with: #""registre":null"#).utf8)
            return emptied
        }
        let act = await SourceContract.act(
            InventedPortal.source(exchange),
            Invented.ask(.review(days: 7, onlyWatched: false, continuing: nil), watching: [Invented.client(3)]))
        #expect(act.fault?.kind == .lie(.fieldMissing))
    }

    @Test func `a window of seven days without a notice is a lie`() async {
        let act = await SourceContract.act(
            InventedPortal(notices: []).source().source,
            Invented.ask(.review(days: 7, onlyWatched: false, continuing: nil)))
        #expect(act.fault?.kind == .lie(.empty))
    }

    @Test func `a window whose newest notice is older than any pause is frozen`() async {
        var portal = portal
        portal.notices.removeAll { $0.day > days[0] }
        for index in portal.notices.indices { portal.notices[index].day = day("2026-11-17") }
        let act = await SourceContract.act(
            portal.source().source, Invented.ask(.review(days: 7, onlyWatched: false, continuing: nil)))
        #expect(act.fault?.kind == .lie(.frozen))
    }

    @Test func `the review of watched numbers asks forty at a time and passes over what is known`() async {
        let (source, exchange) = portal.source()
        let clients = (1...90).map { Invented.client($0) }
        let act = await SourceContract.act(
            source,
            Invented.ask(.review(days: 35, onlyWatched: true, continuing: nil), watching: clients, known: [id(7)]))
        #expect(act.failure == nil)
        #expect(Set(act.items.map(\.company)) == Set(clients.map(\.key)).subtracting([.siren(Invented.siren(7))]))
        #expect(exchange.requests.count == 3)
        #expect(exchange.requests.first?.parameter("where")?.hasPrefix("dateparution>=date'2026-10-19'") == true)
        #expect(act.readings.map(\.isComplete) == [false, false, true])
    }

    @Test func `a watchlist without French numbers asks nothing`() async throws {
        let (source, exchange) = portal.source()
        let reading = try await source.read(Invented.ask(.review(days: 35, onlyWatched: true, continuing: nil)))
        #expect(reading.isComplete)
        #expect(exchange.requests.isEmpty)
    }
}
