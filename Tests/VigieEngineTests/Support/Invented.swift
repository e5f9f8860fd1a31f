import VigieDomain
import VigieEngine
import VigieLaw
import VigieTesting

/// Invented clients, notices and people; the numbers hold the Luhn sum.
enum Invented {
    static let gazette = SourceID("bodacc")
    static let bureau = SourceID("bureau")
    static let manager = SampleAlerts.person("Anne", "anne@fournisseur.example")
    static let credit = SampleAlerts.person("Chloé", "chloe@fournisseur.example")
    static let operators = [
        SampleAlerts.person("Exploitation", "exploitation@fournisseur.example"),
        SampleAlerts.person("Astreinte", "astreinte@fournisseur.example"),
    ]

    static func siren(_ index: Int) -> SIREN {
        var number = UInt32(290_000_000 + index * 10)
        while true {
            if let siren = SIREN(value: number) { return siren }
            number += 1
        }
    }

    static func key(_ index: Int) -> CompanyKey { .siren(siren(index)) }

    static func client(_ key: CompanyKey, name: String = "ATELIERS DE LA VIGIE") -> Client {
        Client(
            key: key, name: name, postcode: "69003",
            accounts: [Account(code: "C1", portfolio: "nord", manager: manager, creditManager: credit)])
    }

    static func client(_ index: Int = 1) -> Client { client(key(index), name: "SOCIETE INVENTEE \(index)") }

    static func policy(routing: RoutingTable = RoutingTable(), residence: CreditorResidence = .metropolitanFrance)
        -> Policy
    {
        Policy(
            routing: routing, residence: residence, zone: SampleAlerts.paris, workingDays: .france, digestHour: 8,
            language: .french, operators: operators)
    }

    static func provenance(_ source: SourceID = gazette, at instant: Instant, digest: String = "00ff") -> Provenance {
        Provenance(
            source: source, url: "https://\(source).example/", fetched: instant, evidence: EvidenceID(digest: digest))
    }

    static func meaning(
        _ code: EventCode, _ state: ProceedingState?, claims: Bool = false, certain: Bool = true
    ) -> NoticeMeaning {
        NoticeMeaning(code: code, state: state, startsClaims: claims, certain: certain, why: "inventé")
    }

    static func notice(
        _ number: String, company: CompanyKey = key(1), _ meanings: [NoticeMeaning], judged: String? = nil,
        published: String, correction: Correction? = nil, corrects: String? = nil, role: NoticeRole = .debtor,
        family: NoticeFamily = .collective, text: String = "annonce inventée"
    ) -> Notice {
        Notice(
            id: NoticeID(source: gazette, number: number), company: company, role: role, family: family,
            publication: SampleAlerts.day(published), judgment: judged.map(SampleAlerts.day), correction: correction,
            corrects: corrects.map { NoticeID(source: gazette, number: $0) }, court: "Tribunal de Villefictive",
            meanings: meanings, text: text, link: nil, name: "ATELIERS DE LA VIGIE")
    }

    /// The opening of a liquidation.
    static func liquidation(
        _ number: String, company: CompanyKey = key(1), judged: String = "2026-10-08", published: String = "2026-10-20",
        correction: Correction? = nil, corrects: String? = nil, text: String = "liquidation judiciaire"
    ) -> Notice {
        notice(
            number, company: company, [meaning(.procOpenLiquidation, .liquidation, claims: true)], judged: judged,
            published: published, correction: correction, corrects: corrects, text: text)
    }
}

func day(_ iso: String) -> Day { SampleAlerts.day(iso) }
func moment(_ iso: String) -> Instant { SampleAlerts.moment(iso) }
