import Testing
import VigieDomain
import VigieTesting
import VigieWording

@Suite("Why someone is told") struct ReasonTests {
    private let french = Wording(.french)
    private let english = Wording(.english)

    @Test(
        "each reason of the routing table is said in French and in English",
        arguments: [
            (
                "audience everyone: credit manager", "fait qui concerne chacun : en tant que responsable crédit",
                "an event for everyone: as credit manager"
            ),
            (
                "audience account_manager: account manager",
                "fait qui concerne le chargé de compte : en tant que chargé de compte",
                "an event for the account manager: as account manager"
            ),
            (
                "rule \"grands comptes\": account manager", "règle « grands comptes » : en tant que chargé de compte",
                "rule “grands comptes”: as account manager"
            ),
            ("rule \"erp\"", "règle « erp »", "rule “erp”"),
            (
                "rule \"silence\" tells nobody", "règle « silence » : ne prévient personne",
                "rule “silence”: tells nobody"
            ),
            (
                "told before of what this corrects", "prévenu auparavant de ce que ceci corrige",
                "told before of what this corrects"
            ),
            (
                "audience credit_manager: fallback, no credit manager",
                "fait qui concerne le responsable crédit : adresse de secours, car le client n'a pas de responsable crédit",
                "an event for the credit manager: fallback address, as the client has no credit manager"
            ),
            (
                "audience credit_manager: no credit manager, and no fallback",
                "fait qui concerne le responsable crédit : le client n'a pas de responsable crédit, et il n'y a pas d'adresse de secours",
                "an event for the credit manager: the client has no credit manager, and there is no fallback address"
            ),
            (
                "possible match: credit manager only: credit manager",
                "correspondance possible, pour le seul responsable crédit : en tant que responsable crédit",
                "possible match, for the credit manager only: as credit manager"
            ),
            (
                "client muted until 2026-12-31", "client mis en sourdine jusqu'au 31/12/2026",
                "client muted until 31 December 2026"
            ),
            (
                "severity low below the client's minimum high",
                "niveau faible, sous le minimum du client (élevé)", "severity low, below the client's minimum (high)"
            ),
            (
                "audience everyone: severity info stays in the history",
                "fait qui concerne chacun : le niveau « info » reste dans l'historique",
                "an event for everyone: severity info stays in the history"
            ),
            (
                "client's threshold \"creditsafe<30\": credit manager",
                "seuil fixé pour ce client « creditsafe<30 » : en tant que responsable crédit",
                "threshold set for this client “creditsafe<30”: as credit manager"
            ),
            (
                "client's threshold \"limit<10000 EUR\": account manager; rule \"a\"",
                "seuil fixé pour ce client « limite<10000 EUR » : en tant que chargé de compte ; règle « a »",
                "threshold set for this client “limit<10000 EUR”: as account manager; rule “a”"
            ),
            (
                "rule \"a\"; audience everyone: account manager",
                "règle « a » ; fait qui concerne chacun : en tant que chargé de compte",
                "rule “a”; an event for everyone: as account manager"
            ),
        ]) func worded(neutral: String, inFrench: String, inEnglish: String)
    {
        #expect(plain(french.reason(neutral)) == inFrench)
        #expect(plain(english.reason(neutral)) == inEnglish)
    }

    @Test(
        "what is not a reason of ours passes through as it is",
        arguments: [
            "", "événement critique", "rule \"sans fin", "audience nobody: credit manager", "client muted until demain",
            "audience everyone: credit manager et la suite", "severity huge below the client's minimum low", "; ",
        ]) func unknown(text: String)
    {
        #expect(french.reason(text) == text)
    }

    @Test(
        "a rule may bear any name",
        arguments: [
            "a\"; audience everyone: account manager", "\"", "; ", "x\" tells nobody", "", "rule \"y\"",
        ]) func anyName(name: String)
    {
        let said = plain(french.reason("rule \"\(name)\": credit manager; told before of what this corrects"))
        #expect(said.hasPrefix("règle «"))
        #expect(said.hasSuffix("; prévenu auparavant de ce que ceci corrige"))
    }

    @Test("a name made to be read in a thousand ways is read in the end") func hostile() {
        let name = String(repeating: "\"; rule \"", count: 150)
        let text = "rule \"\(name)\" and then nothing that we know"
        #expect(french.reason(text) == text)
        let long = "rule \"\(String(repeating: "x", count: 5000))\""
        #expect(french.reason(long) == long)
    }

    @Test("every decision of a real table is understood") func table() throws {
        let people = SampleAlerts.self
        var mute = people.client()
        mute.mutedUntil = people.day("2027-01-01")
        var strict = people.client()
        strict.minimumSeverity = .critical
        var bare = people.client()
        bare.accounts[0].manager = nil
        bare.accounts[0].creditManager = nil
        let rule = RoutingRule(
            name: "l’ERP", targets: [.endpoint("erp"), .accountManager], continues: true)
        let tables = [
            RoutingTable(), RoutingTable(rules: [rule], fallback: [people.credit]),
            RoutingTable(rules: [RoutingRule(name: "rien", targets: [])]),
        ]
        var seen = 0
        for table in tables {
            for client in [people.client(), mute, strict, bare] {
                for code in EventCode.allCases {
                    let decisions = table.decisions(
                        change: people.change(code), client: client, on: people.day("2026-10-06"),
                        toldBefore: [.endpoint("ancien")])
                    for decision in decisions {
                        let reason =
                            switch decision {
                            case .notify(_, _, let reason), .ignore(let reason): reason
                            }
                        #expect(french.reason(reason) != reason, "\(reason)")
                        seen += 1
                    }
                }
            }
        }
        #expect(seen > 1000)
    }

    private func plain(_ text: String) -> String { text.replacing("\u{A0}", with: " ") }
}
