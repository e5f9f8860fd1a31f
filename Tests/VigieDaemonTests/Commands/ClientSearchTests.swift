import Testing
import VigieDaemon
import VigieDomain
import VigieTesting

@Suite("The client whom a person means") struct ClientSearchTests {
    private let clients = [
        client("siren:732829320", "Ateliers Dupont SA", "C0123"),
        client("siren:552081317", "Dupond et Fils", "732829320"),
        client("account:EXP7", "Brouwerij De Zon", "EXP7"), client("foreign:BE:0403170701", "Œuvres du Nord", "b-12"),
    ]

    @Test(
        "number, account code or part of the name",
        arguments: [
            ("552081317", ["Dupond et Fils"]), ("552 081 317", ["Dupond et Fils"]),
            ("FR 40 552081317", []), ("siren:552081317", ["Dupond et Fils"]), ("c0123", ["Ateliers Dupont SA"]),
            ("exp7", ["Brouwerij De Zon"]), ("dupon", ["Ateliers Dupont SA", "Dupond et Fils"]),
            ("oeuvres DU nord", ["Œuvres du Nord"]), ("BE0403170701", ["Œuvres du Nord"]), ("B-12", ["Œuvres du Nord"]),
            ("", []), ("   ", []), ("personne", []), ("999999999", []),
        ]) func found(text: String, names: [String])
    {
        #expect(Set(ClientSearch.find(text, among: clients).map(\.name)) == Set(names))
    }

    @Test("a number that is also somebody's account code names both") func both() {
        #expect(ClientSearch.find("732829320", among: clients).count == 2)
    }

    @Test("nobody and several say what to do, and end with 66") func endings() throws {
        let none = #expect(throws: Daemon.Ending.self) {
            try ClientSearch.one("\u{1B}[31mrouge", among: clients, in: .french)
        }
        #expect(none?.exit == .noInput)
        #expect(none?.lines.first?.contains("\u{1B}") == false)
        let several = #expect(throws: Daemon.Ending.self) {
            try ClientSearch.one("dupon", among: clients, in: .english)
        }
        #expect(several?.lines.first == "2 clients answer to \"dupon\". Choose one by its SIREN:")
        #expect(several?.lines.count == 3)
        #expect(try ClientSearch.one("C0123", among: clients, in: .french).name == "Ateliers Dupont SA")
    }

    private static func client(_ key: String, _ name: String, _ code: String) -> Client {
        let key = SampleAlerts.key(key)
        var country = "FR"
        if case .foreign(let other, _) = key { country = other }
        return Client(key: key, name: name, country: country, accounts: [Account(code: code, portfolio: "nord")])
    }
}
