import Foundation
import Testing
import VigieDaemon
import VigieDomain
import VigieEngine
import VigieTesting
import VigieWording

@Suite("vigie history") struct HistoryTests {
    private let wording = Wording(.french, zone: SampleAlerts.paris)

    private func table(_ wording: Wording? = nil, client: Client = SampleAlerts.client()) -> HistoryTable {
        let changes = [
            RecordedChange(change: SampleAlerts.liquidation(), sequence: 1),
            RecordedChange(
                change: SampleAlerts.change(.idName, before: .text("=1+1"), after: .text("DUPONT; \"SA\"")), sequence: 2
            ),
        ]
        return HistoryTable(changes, clients: [client], wording ?? self.wording)
    }

    @Test(
        "days are typed as a person writes them",
        arguments: [
            ("2026-11-23", "2026-11-23"), ("23/11/2026", "2026-11-23"), ("3/1/2026", "2026-01-03"),
            ("31/02/2026", nil), ("2026-13-01", nil), ("hier", nil), ("", nil), ("1/2/26", nil), ("-1/2/2026", nil),
        ]) func day(text: String, iso: String?)
    {
        #expect(HistoryRequest.day(text)?.description == iso)
    }

    @Test("filters become a question to the journal, the last day included") func filter() throws {
        let request = HistoryRequest(
            client: "C0123", codes: ["proc.*"], severity: "élevé", source: "bodacc", since: "01/09/2026",
            until: "2026-09-15")
        let filter = try request.filter(among: [SampleAlerts.client()], wording, newestFirst: false)
        #expect(filter.company == SampleAlerts.company)
        #expect(filter.codes == ["proc.*"] && filter.minimumSeverity == .high && filter.source?.name == "bodacc")
        #expect(filter.since?.description == "2026-08-31T23:00:00Z")
        #expect(filter.until?.description == "2026-09-15T23:00:00Z")
        #expect(filter.limit > 1_000_000)
        let shown = try HistoryRequest().filter(among: [], wording, newestFirst: true)
        #expect(shown.limit == HistoryRequest.shown)
    }

    @Test(
        "what is not understood is refused with what is accepted, and 64",
        arguments: [
            (HistoryRequest(codes: ["proc.open.liquidatoin"]), "proc.open.liquidation"),
            (HistoryRequest(severity: "énorme"), "critical, high"), (HistoryRequest(since: "demain"), "23/11/2026"),
            (HistoryRequest(limit: 0), "1 ou plus"),
            (HistoryRequest(since: "2026-11-02", until: "2026-11-01"), "période est vide"),
        ]) func refused(request: HistoryRequest, hint: String)
    {
        let ending = #expect(throws: Daemon.Ending.self) {
            try request.filter(among: [], wording, newestFirst: false)
        }
        #expect(ending?.exit == .usage)
        #expect(ending?.lines.joined().contains(hint) == true, "\(ending?.lines ?? [])")
    }

    @Test("lines tell when, how grave, who and what") func lines() {
        let text = table().lines().joined(separator: "\n").replacing("\u{A0}", with: " ")
        #expect(text.contains("15/09/2026 à 06:30  [CRITIQUE]  DUPONT SA (732 829 320) – Ouverture"))
        #expect(text.contains("=1+1 → DUPONT; \"SA\""))
        #expect(HistoryTable([], clients: [], wording).lines().count == 1)
    }

    @Test("the table opens in a French Excel: mark, semicolons, CRLF, no formula") func csv() {
        let bytes = table().csv()
        #expect(Array(bytes.prefix(3)) == [0xEF, 0xBB, 0xBF])
        let rows = String(decoding: bytes.dropFirst(3), as: UTF8.self).split(separator: "\r\n")
        #expect(rows.count == 3)
        #expect(rows[0].hasPrefix("N°;Détecté le;Client;Codes client;SIREN;"))
        #expect(
            rows[1].hasPrefix(
                "1;15/09/2026;DUPONT SA;C0123;732 829 320;Ouverture d'une liquidation judiciaire;proc.open.liquidation;critique;"
            ))
        #expect(rows[1].contains(";03/09/2026;15/09/2026;13/11/2026;16/11/2026;bodacc;A202601791234;https://"))
        #expect(rows[2].contains(";'=1+1;\"DUPONT; \"\"SA\"\"\";"))
        #expect(String(decoding: table(Wording(.english)).csv(), as: UTF8.self).contains(";2026-09-03;"))
    }

    @Test("JSON Lines: one object a line, the same members each time") func json() throws {
        let lines = table().json().map(\.line)
        #expect(lines.count == 2)
        for line in lines {
            let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            #expect(object.count == 26 && object["client"] as? String == "DUPONT SA")
        }
        #expect(lines[0].hasPrefix(#"{"sequence":1,"id":""#))
    }
}
