import Foundation
import Testing
import VigieDomain
import VigieRehearsal
import VigieTesting

/// Every real notice of the samples, as the portal would serve it.
struct RealNotices {
    let notices: [GazetteJSON]
    /// Which of them came from which file, by id.
    let files: [String: String]

    static let collective = "collective-2026-02.partial.jsonl"
    private static let lines = [
        collective, "vente-full.jsonl", "misc-families.jsonl", "reduced-2026-09.possibly-edited.jsonl",
    ]

    init() throws {
        var notices: [GazetteJSON] = []
        var files: [String: String] = [:]
        func add(_ more: [GazetteJSON], from file: String) {
            notices += more
            for notice in more { files[notice.id] = file }
        }
        for file in Self.lines { add(try GazetteJSON.records(lines: try Self.data(file)), from: file) }
        let page = "records-page-933407314.json"
        add(try GazetteJSON.records(page: try Self.data(page)), from: page)
        self.notices = notices
        self.files = files
    }

    private static func data(_ name: String) throws -> Data {
        try Data(contentsOf: #require(Samples.folder).appending(path: "bodacc-ods/\(name)"))
    }

    var days: [Day] { Set(notices.map(\.publication)).sorted() }

    /// Clients named by these notices: those of the small files first, then as many of the collective ones as it takes.
    func clients(_ count: Int, among notices: [GazetteJSON]) -> [WatchedClient] {
        let ordered =
            notices.filter { files[$0.id] != Self.collective } + notices.filter { files[$0.id] == Self.collective }
        var taken: Set<SIREN> = []
        var clients: [WatchedClient] = []
        for notice in ordered {
            for siren in notice.sirens where clients.count < count && taken.insert(siren).inserted {
                clients.append(
                    WatchedClient(
                        siren: siren, name: "Client \(clients.count + 1)",
                        manager: "commercial\(clients.count % 7)@atelier.example"))
            }
        }
        return clients
    }
}

extension GazetteJSON {
    /// The numbers that the register of the notice bears, read here in a way of the test's own.
    var sirens: [SIREN] {
        var found: [SIREN] = []
        for number in register {
            if let siren = SIREN(number.filter { $0 != " " }), !found.contains(siren) { found.append(siren) }
        }
        return found
    }

    /// What else the gazette prints on these days: notices about invented strangers, as many as a real issue needs to be
    /// believed.
    static func strangers(on days: [Day]) -> [GazetteJSON] {
        days.enumerated().flatMap { index, day in
            let world = World.demo(start: day, seed: UInt64(1 + index))
            let known = Set(world.companies.map(\.siren))
            let others = world.notices.filter { $0.publication == day && known.isDisjoint(with: $0.sirens) }
            return others.filter { !$0.sirens.isEmpty }.prefix(12)
        }
    }

    /// An old notice of each client: every registered company has one, and a baseline without any would be a lie.
    static func past(of clients: [WatchedClient], on day: Day) -> [GazetteJSON] {
        clients.enumerated().map { index, client in
            let issue = GazetteIssue.number(of: day)
            let person =
                #"{"personne":{"typePersonne":"pm","numeroImmatriculation":{"numeroIdentification":"\#(client.siren.spaced)","#
                + #""codeRCS":"RCS","nomGreffeImmat":"Inventée"},"denomination":"\#(client.name)"}}"#
            return GazetteJSON(
                publication: day,
                [
                    .id: .text("B\(issue)\(80_000 + index)"), .familleavis: "modification",
                    .familleavisLabel: "Modifications diverses", .typeavis: "annonce", .typeavisLabel: "Avis initial",
                    .commercant: .text(client.name), .cp: "49990", .ville: "Inventée",
                    .registre: [.text(client.siren.spaced), .text("\(client.siren)")], .listepersonnes: .text(person),
                    .modificationsgenerales: #"{"descriptif":"Modification survenue sur l'administration."}"#,
                ])
        }
    }
}
