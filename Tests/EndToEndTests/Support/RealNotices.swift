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

    /// A stranger's notice, so that the gazette is never empty.
    static func strangers(on day: Day) -> [GazetteJSON] {
        World.demo(start: day).notices.filter { $0.publication < day }
    }
}
