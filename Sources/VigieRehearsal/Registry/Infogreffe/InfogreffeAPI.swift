package import VigieDomain
package import VigieTransport

/// The paid list of shareholders of Infogreffe as it would answer at a given moment:
/// `GET /api/v1/Entreprise/RepartitionCapital?siren=&restitution=pdf&token=` (`fr-facts.md` section 9).
package struct InfogreffeAPI: RehearsalAPI {
    package typealias Register = CompanyRegister & BureauRegister

    package static let host = "api.datainfogreffe.fr"
    package static let path = "/api/v1/Entreprise/RepartitionCapital"

    private let register: any Register
    private let token: String

    package init(register: any Register, token: String) {
        self.register = register
        self.token = token
    }

    package var root: String { InfogreffeAPI.path }

    package func reply(to request: Request, at instant: Instant) -> Reply {
        let target = RequestTarget(request.url)
        guard target.path == InfogreffeAPI.path else { return error(404, "Ressource inconnue") }
        guard target.value(of: "token") == token else { return error(401, "Jeton invalide") }
        guard request.method == .get else { return error(405, "Méthode non autorisée") }
        guard let siren = target.value(of: "siren").flatMap({ SIREN($0) }) else { return error(400, "Siren invalide") }
        guard let sheet = register.sheet(of: siren, at: instant),
            let report = register.report(of: siren, at: instant)
        else { return error(404, "Aucune répartition du capital pour \(siren)") }
        return Reply(
            payload: .json([
                "Data": [
                    "PdfUrl": .text("https://\(InfogreffeAPI.host)/pdf/invente-\(siren)"),
                    "Data": InfogreffeAPI.json(
                        sheet, report, capital: register.capital(of: siren, at: instant) ?? 10_000),
                ]
            ]))
    }

    package func tooManyRequests(at instant: Instant) -> Reply { error(429, "Trop de requêtes") }

    package var anatomy: Anatomy {
        Anatomy(rows: "CapitalDetention", total: "NbrAssocies", essential: ["Siren"])
    }

    package func firstPage(of request: Request) -> Request {
        guard let first = register.firstReported else { return request }
        var target = RequestTarget(request.url)
        target.items = target.items.map { $0.name == "siren" ? RequestTarget.Item("siren", "\(first)") : $0 }
        var changed = request
        changed.url = target.url()
        return changed
    }

    private func error(_ status: Int, _ message: String) -> Reply {
        Reply(status: status, payload: .json(["Message": .text(message)]))
    }

    /// Shares of one euro, a hundred to the point of per cent.
    private static func json(_ sheet: CompanySheet, _ report: BureauReport, capital: Int) -> OrderedJSON {
        let people = report.shareholders.filter { $0.siren == nil && !$0.name.hasPrefix("HOLDING") }
        let held = people.reduce(0) { $0 + $1.shareBasisPoints }
        let all = report.shareholders.reduce(0) { $0 + $1.shareBasisPoints }
        return [
            "ReferentielGreffe": ["CodeGreffe": "9999", "NomGreffe": "INVENTEE"],
            "SocieteInfos": [
                "Denomination": .text(sheet.name), "Siren": .text("\(sheet.siren)"), "Registre": "R.C.S.",
                "Adresse": ["CodePostal": .text(sheet.seat.postcode), "Pays": "null", "AdresseSuite": nil],
            ],
            "CapitalSocial": [
                "Montant": .decimal(Double(capital)), "Devise": "EUR", "NbrParts": 10_000,
                "PourcentageDetentionPP": .decimal(Double(held) / 100),
                "PourcentageDetentionPM": .decimal(Double(all - held) / 100),
            ],
            "CapitalDetention": .list(report.shareholders.map { holder($0, isPerson: people.contains($0)) }),
            "RepresentantsDetail": [],
            "Depot": [
                "Date": .text("\(report.rated)"), "DateISO": .text("\(report.rated)"), "Numero": "1",
                "Acte": ["Date": .text("\(report.rated.adding(days: -20))"), "Numero": "1"],
            ],
        ]
    }

    private static func holder(_ holder: BureauReport.Shareholder, isPerson: Bool) -> OrderedJSON {
        let words = holder.name.split(separator: " ")
        return [
            "Identification": [
                "TypePersonne": isPerson ? "Personne Physique" : "Personne Morale",
                "Denomination": isPerson ? nil : .text(holder.name), "Civilite": nil,
                "NomPatronymique": isPerson ? .text(words.dropFirst().joined(separator: " ")) : nil, "NomUsage": nil,
                "Prenom": isPerson ? .text(String(words.first ?? "")) : nil,
                "Siren": .text(orNull: holder.siren?.description), "DateNaissance": "null",
            ], "NbrParts": .integer(Int64(holder.shareBasisPoints)),
            "PourcentageDetention": .decimal(Double(holder.shareBasisPoints) / 100),
        ]
    }
}
