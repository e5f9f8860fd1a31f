import Testing
import VigieDomain
import VigieRehearsal
import VigieTransport

@Suite("The rehearsed portal of regulated information") struct RegulatedTests {
    private static let world = World.rehearsal(seed: 21, clients: 10, start: .monday, days: 3, noise: 1)
    private static let later = Day.monday.adding(days: 2).registersOpen.adding(.seconds(3600))

    private static func reply(_ items: KeyValuePairs<String, String>) -> Reply {
        InfoFinanciereAPI(entries: world.regulated).reply(
            to: Request(
                url: Asking.url("https://\(InfoFinanciereAPI.host)", InfoFinanciereAPI.path + "/records", items)),
            at: later)
    }

    private static func rows(_ reply: Reply) -> (total: Int64?, rows: [OrderedJSON]) {
        guard case .json(let json) = reply.payload else { return (nil, []) }
        return (json["total_count"]?.integer, json["results"]?.list ?? [])
    }

    private static let days = "informationdeposee_inf_dat_emt>=date'2026-11-01'"

    @Test func `numbers find what their bearer published by then`() throws {
        let isin = World.isin(of: Self.world.companies[0].siren)
        _ = try ISIN(isin)
        let list =
            "(identificationsociete_iso_cd_isi IN (\"\(isin)\") OR identificationsociete_iso_cd_lei IN (\"\(isin)\"))"
        let found = Self.rows(Self.reply(["where": "\(Self.days) AND \(list)", "limit": "100"]))
        #expect(!found.rows.isEmpty && found.total == Int64(found.rows.count))
        #expect(found.rows.allSatisfy { $0["identificationsociete_iso_cd_isi"]?.text == isin })
    }

    @Test func `a window is paged to its end, strangers included`() {
        let window = Self.days + " AND informationdeposee_inf_dat_emt<date'2026-11-03'"
        let first = Self.rows(Self.reply(["where": window, "limit": "10"]))
        let second = Self.rows(Self.reply(["where": window, "limit": "100", "offset": "10"]))
        let ids = (first.rows + second.rows).compactMap { $0["uin_idt_uin"]?.text }
        // A stranger every two hours, and what the companies publish.
        #expect(ids.count >= 24 && Set(ids).count == ids.count)
        #expect(first.total == Int64(ids.count) && first.rows.count == 10)
    }

    @Test(arguments: ["commercant=\"X\"", "informationdeposee_inf_dat_emt>=date'hier'", "(\"X\")"])
    func `what is not rehearsed is refused`(_ text: String) {
        #expect(Self.reply(["where": text]).status == 400)
    }

    @Test func `paging has its bounds`() {
        #expect(Self.reply(["where": Self.days, "limit": "101"]).status == 400)
        #expect(Self.reply(["where": Self.days, "limit": "100", "offset": "9901"]).status == 400)
    }
}
