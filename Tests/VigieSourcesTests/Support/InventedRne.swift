import Foundation
import Synchronization
import VigieDomain
import VigieEngine
import VigieSources
import VigieTesting
import VigieTransport

/// One company in the exact shape of INPI's register, as a tree that a test changes.
struct InventedRneCompany {
    var siren: SIREN
    var tree: [String: Any]

    init(_ siren: SIREN) {
        self.siren = siren
        let address: [String: Any] = [
            "pays": "FRANCE", "codePostal": "67000", "commune": "Strasbourg", "typeVoie": "RUE", "voie": "Inventée",
            "numVoie": "1",
        ]
        tree = [
            "updatedAt": "2026-11-22T06:35:07+01:00", "siren": "\(siren)", "nombreRepresentantsActifs": 1,
            "formality": [
                "siren": "\(siren)", "diffusionINSEE": "O", "diffusionCommerciale": true, "typePersonne": "M",
                "content": [
                    "natureCreation": ["dateCreation": "2019-01-01", "formeJuridique": "5710"],
                    "personneMorale": [
                        "adresseEntreprise": ["adresse": address],
                        "identite": [
                            "entreprise": ["siren": "\(siren)", "denomination": "ALPHA", "codeApe": "4110A"],
                            "description": [
                                "capitalVariable": false, "montantCapital": 1000.0, "deviseCapital": "EUR",
                            ],
                        ],
                        "composition": ["pouvoirs": [Self.person("73", "r1", "DUPONT")]],
                        "beneficiairesEffectifs": [Self.owner("b1", "DUPONT", 51.0)],
                        "etablissementPrincipal": [
                            "descriptionEtablissement": ["siret": "\(siren)00016", "statutPourFormalite": "4"],
                            "adresse": address,
                        ],
                    ],
                ],
            ],
        ]
    }

    static func person(
        _ role: String, _ id: String?, _ name: String, active: Any? = true, inside: Any? = nil
    ) -> [String: Any] {
        var individual: [String: Any] = [
            "descriptionPersonne": ["nom": name, "prenoms": ["Jeanne", "Marie"], "dateDeNaissance": "1964-09"]
        ]
        individual["actif"] = inside
        var power: [String: Any] = ["roleEntreprise": role, "typeDePersonne": "INDIVIDU", "individu": individual]
        power["representantId"] = id
        power["actif"] = active
        return power
    }

    static func owner(_ id: String?, _ name: String, _ share: Any, active: Bool = true) -> [String: Any] {
        var owner: [String: Any] = [
            "actif": active,
            "beneficiaire": [
                "descriptionPersonne": ["nom": name, "prenoms": ["Jeanne"], "dateDeNaissance": "1964-09"]
            ],
            "modalite": ["detentionPartTotale": share, "detentionVoteTotal": share],
        ]
        owner["beneficiaireId"] = id
        return owner
    }

    /// Sets what stands at the end of a path; nil takes it away.
    mutating func set(_ path: String, _ value: Any?) {
        let names = path.split(separator: ".").map(String.init)
        tree = Self.changed(tree, names[...], value)
    }

    /// Inside the legal person.
    mutating func setPerson(_ path: String, _ value: Any?) { set("formality.content.personneMorale." + path, value) }

    private static func changed(_ tree: [String: Any], _ path: ArraySlice<String>, _ value: Any?) -> [String: Any] {
        guard let name = path.first else { return tree }
        var tree = tree
        tree[name] =
            path.count == 1
            ? value : changed(tree[name] as? [String: Any] ?? [:], path.dropFirst(), value)
        return tree
    }

    var json: String { Self.text(tree) }

    static func text(_ object: Any) -> String {
        let data = try? JSONSerialization.data(withJSONObject: object, options: [.sortedKeys])
        return data.map { String(decoding: $0, as: UTF8.self) } ?? "null"
    }
}

/// INPI's register, honest, over some invented companies.
struct InventedRne: Sendable {
    static let username = "vigie@fournisseur.example"
    static let password = "mot-de-passe-0123456789"
    static let paris = CivilZone(name: "Europe/Paris") { _ in 3600 }

    /// Numbers in order, each with its bytes.
    let companies: [(siren: String, json: String)]

    init(_ companies: [InventedRneCompany]) {
        self.companies = companies.map { ("\($0.siren)", $0.json) }.sorted { $0.siren < $1.siren }
    }

    /// A pass that ends at this moment.
    static func token(until end: Instant = Invented.now.adding(.seconds(3600))) -> String {
        let claims = Data("{\"exp\":\(end.secondsSince1970)}".utf8).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
        return "eyJhbGciOiJub25lIn0.\(claims).c2lnbmF0dXJl"
    }

    static func login(_ token: String = InventedRne.token(), status: Int = 200) -> Response {
        .json("{\"token\":\"\(token)\",\"user\":{\"email\":\"\(username)\"}}", status: status)
    }

    static let isLogin: @Sendable (Request) -> Bool = { $0.url.hasSuffix("/sso/login") }

    static func settings(
        batch: Int = 50, pageRows: Int = 20, quota: Int = 10_000, readsDiff: Bool = true
    ) -> RneSettings {
        RneSettings(
            baseURL: "http://127.0.0.1:9", username: username, password: password, trustedHosts: ["127.0.0.1"],
            zone: paris, batch: batch, pageRows: pageRows, quota: quota, readsDiff: readsDiff)
    }

    static func source(_ exchange: any Exchange, _ settings: RneSettings = settings()) -> RneSource {
        RneSource(settings: settings, exchange: exchange)
    }

    func answer(_ request: Request) -> Response {
        if Self.isLogin(request) { return Self.login() }
        guard request.headers.contains(where: { $0.value == "Bearer \(Self.token())" }) else {
            return .json(#"{"code":"401","message":"Vous n'avez pas les droits","type":"access_denied"}"#, status: 401)
        }
        let size = Int(request.parameter("pageSize") ?? "") ?? 20
        guard request.url.contains("/companies/diff") else {
            let asked = Set(Self.numbers(request))
            let found = companies.filter { asked.contains($0.siren) }.prefix(size)
            return .json("[" + found.map(\.json).joined(separator: ",") + "]")
        }
        let after = request.parameter("searchAfter") ?? ""
        let rows = companies.filter { $0.siren > after }.prefix(size)
        let mark = rows.last.map { [HeaderField("Pagination-Search-After", $0.siren)] } ?? []
        return .json("[" + rows.map { "{\"company\":\($0.json)}" }.joined(separator: ",") + "]", headers: mark)
    }

    static func numbers(_ request: Request) -> [String] {
        request.url.split(separator: "?").last?.split(separator: "&").compactMap { pair in
            pair.hasPrefix("siren%5B%5D=") ? String(pair.dropFirst(12)) : nil
        } ?? []
    }
}
