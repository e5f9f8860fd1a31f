import Foundation
import Testing
import VigieDaemon
import VigieDomain
import VigieRehearsal
import VigieTesting

@Suite("vigie read") struct NoticeReportTests {
    private static let opening = """
        {"id":"A202601791234","dateparution":"2026-09-15","familleavis":"collective","typeavis":"annonce",\
        "tribunal":"Tribunal des activités économiques de Lyon","commercant":"DUPONT SA",\
        "registre":["732829320","732 829 320"],"ville":"Lyon","cp":"69003",\
        "url_complete":"https://www.bodacc.fr/x",\
        "jugement":"{\\"type\\":\\"initial\\",\\"famille\\":\\"Jugement d'ouverture\\",\\"nature\\":\\"Jugement d'ouverture de liquidation judiciaire\\",\\"date\\":\\"2026-09-03\\",\\"complementJugement\\":\\"Jugement prononçant la liquidation judiciaire, date de cessation des paiements le 1er mars 2026, désignant liquidateur Selarl Exemple Justice, 12 rue des Lilas, 69003 Lyon. Les créances sont à déclarer, dans les deux mois de la présente publication, auprès du liquidateur.\\"}"}
        """

    private func object(_ output: JSONOutput) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(output.line.utf8)) as? [String: Any])
    }

    private func names(_ output: JSONOutput) -> [String] {
        guard case .object(let members) = output else { return [] }
        return members.map(\.name)
    }

    @Test("every object has the promised members in the promised order") func order() {
        let promised = [
            "record", "notice", "siren", "role", "code", "state", "claims", "addressee", "cessation", "judgment",
            "publication", "correction", "severity", "certain", "why", "problems",
        ]
        let report = NoticeReport(Array((NoticeReportTests.opening + "\n{\"id\":\"A1\"}\npas du JSON\n").utf8))
        #expect(report.count == 3 && report.unreadable == 2)
        for output in report.objects() { #expect(names(output) == promised) }
    }

    @Test("an opening is read whole") func opening() throws {
        let output = try #require(Array(NoticeReport(Array(NoticeReportTests.opening.utf8)).objects()).first)
        let read = try object(output)
        #expect(read["record"] as? Int == 1)
        #expect(read["notice"] as? String == "A202601791234")
        #expect(read["siren"] as? String == "732829320")
        #expect(read["role"] as? String == "debtor")
        #expect(read["code"] as? String == "proc.open.liquidation")
        #expect(read["state"] as? String == "liquidation")
        #expect(read["claims"] as? Bool == true)
        #expect((read["addressee"] as? [String: Any])?["role"] as? String == "liquidateur")
        #expect(read["cessation"] as? String == "2026-03-01")
        #expect(read["judgment"] as? String == "2026-09-03")
        #expect(read["publication"] as? String == "2026-09-15")
        #expect(read["correction"] is NSNull)
        #expect(read["severity"] as? String == "critical")
        #expect(read["certain"] as? Bool == true)
        #expect((read["problems"] as? [Any])?.isEmpty == true)
    }

    @Test(
        "an unreadable record keeps its place, with nulls and its problem",
        arguments: [
            "pas du JSON", "{\"id\":\"A202601791234\"}", "[1", "null",
        ]) func unreadable(line: String) throws
    {
        let report = NoticeReport(Array((line + "\n").utf8))
        let output = try #require(Array(report.objects()).last)
        let read = try object(output)
        #expect(read["record"] as? Int == 1)
        for name in NoticeReport.members.dropFirst(2).dropLast() { #expect(read[name] is NSNull, "\(name)") }
        #expect((read["problems"] as? [String])?.count == 1)
    }

    @Test("an empty file says nothing") func empty() {
        #expect(Array(NoticeReport([]).objects()).isEmpty || NoticeReport([]).unreadable == 1)
        #expect(NoticeReport([10, 10]).dockets().isEmpty)
    }

    @Test("with the docket, each company gets one object more, by its number") func docket() throws {
        let closing = NoticeReportTests.opening
            .replacing("A202601791234", with: "A202601791999").replacing("2026-09-15", with: "2026-11-15")
            .replacing("2026-09-03", with: "2026-11-03")
            .replacing(
                "Jugement d'ouverture de liquidation judiciaire", with: "Jugement de clôture pour insuffisance d'actif"
            )
            .replacing("Jugement d'ouverture", with: "Jugement de clôture")
        // Late first: the order of the file changes nothing.
        let texts = [closing, NoticeReportTests.opening]
        let one = NoticeReport(Array(texts.joined(separator: "\n").utf8)).dockets()
        let other = NoticeReport(Array(texts.reversed().joined(separator: "\n").utf8)).dockets()
        #expect(one == other)
        let read = try object(try #require(one.first))
        #expect(one.count == 1)
        #expect(read["siren"] as? String == "732829320")
        #expect(names(one[0]) == ["siren", "state", "proceedings"])
        #expect((read["proceedings"] as? [[String: Any]])?.first?["opened"] as? String == "2026-09-03")
    }

    @Test("every real record gives objects and none is lost", .enabled(if: Samples.arePresent, "\(Samples.missing)"))
    func samples() throws {
        let folder = try #require(Samples.folder).appending(path: "bodacc-ods")
        for name in ["collective-2026-02.partial.jsonl", "misc-families.jsonl", "vente-full.jsonl"] {
            let report = NoticeReport([UInt8](try Data(contentsOf: folder.appending(path: name))))
            let records = try Set(report.objects().map { try #require(try object($0)["record"] as? Int) })
            #expect(records.count == report.count, "\(name)")
            #expect(report.count > 0 && report.unreadable == 0, "\(name): \(report.unreadable)")
        }
    }
}
