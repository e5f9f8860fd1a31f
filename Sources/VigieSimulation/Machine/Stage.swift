import FoundationEssentials
import Glibc
import VigieDomain
import VigieRehearsal

/// The files of the simulated machine: settings, watchlist, secrets and state, in a folder of this machine's memory.
struct Stage: Sendable {
    let path: String

    static let endpointHost = "erp.example.com"
    static let endpointName = "erp"
    static let operatorAddress = "exploitation@example.com"
    private static let secret = "whsec_" + Data((0..<32).map { UInt8($0) }).base64EncodedString()

    var settings: String { "\(path)/vigie.yaml" }
    var state: String { "\(path)/state" }
    var watchlist: String { "\(path)/watchlists/clients.csv" }

    /// Why no folder can be made, in the system's word.
    struct Refusal: Error {
        let reason: String
    }

    /// - Throws: `Refusal` where no folder can be made.
    init(seed: UInt64) throws {
        let memory = "/dev/shm"
        let base =
            FileManager.default.isWritableFile(atPath: memory)
            ? memory : FileManager.default.temporaryDirectory.path
        // The system replaces the six letters by chance: one seed may be played twice at the same time.
        var template = Array("\(base)/vigie-simulation-\(seed)-\(String(repeating: "X", count: 6))".utf8CString)
        guard mkdtemp(&template) != nil else { throw Refusal(reason: String(cString: strerror(errno))) }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        for folder in ["", "/watchlists", "/secrets", "/run", "/files"] {
            try FileManager.default.createDirectory(
                atPath: path + folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        }
    }

    func remove() { try? FileManager.default.removeItem(atPath: path) }

    func furnish(_ scenario: Scenario) throws {
        try write(Stage.secret, to: "\(path)/secrets/erp")
        try write(World.bureauKey, to: "\(path)/secrets/bureau")
        try write(SireneAPI.key, to: "\(path)/secrets/sirene")
        try write(RneAPI.username, to: "\(path)/secrets/rne-name")
        try write(RneAPI.password, to: "\(path)/secrets/rne-password")
        try write(yaml(scenario), to: settings)
        try saveWatchlist(scenario.watchlist, at: scenario.start)
    }

    /// - Parameter moment: by the clock of the machine, which is not that of the machine we are on.
    func saveWatchlist(_ text: String, at moment: Instant) throws {
        try write(text, to: watchlist)
        date(watchlist, moment)
    }

    /// Another program puts a file into the folder.
    func lay(_ drop: FileDrop, modified: Instant) throws {
        let place = "\(path)/files/\(drop.name)"
        try Data(drop.bytes).write(to: URL(filePath: place))
        date(place, modified)
    }

    private func date(_ place: String, _ moment: Instant) {
        let (seconds, milliseconds) = (moment.secondsSince1970, moment.milliseconds - moment.secondsSince1970 * 1000)
        let time = timespec(tv_sec: Int(seconds), tv_nsec: Int(milliseconds) * 1_000_000)
        utimensat(AT_FDCWD, place, [time, time], 0)
    }

    func spoilSettings() throws { try write("language: fr\nlangage: fr\nsources: [\n", to: settings) }

    func mendSettings(_ scenario: Scenario) throws { try write(yaml(scenario), to: settings) }

    private func write(_ text: String, to path: String) throws {
        try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
        chmod(path, 0o600)
    }

    /// Questions per second that each source is promised not to exceed.
    static func rates(of breadth: Breadth) -> [String: Int] {
        var rates = [GazetteAPI.host: 4, CompanySearchAPI.host: 7, BureauAPI.host: 3]
        for register in breadth.registers { rates[register.host] = register.rate }
        return rates
    }

    private func yaml(_ scenario: Scenario) -> String {
        let pace = scenario.pace
        return """
            language: fr
            time_zone: Europe/Paris
            state_directory: \(state)
            runtime_directory: \(path)/run
            watchlists: \(path)/watchlists
            contact: \(Stage.operatorAddress)
            operator: [\(Stage.operatorAddress)]
            fallback: [credit@example.com]
            mail:
              from: Vigie <vigie@example.com>
              server: mail.example.com
              port: 25
              security: none
            sources:
              bodacc:
                url: https://\(GazetteAPI.host)\(GazetteAPI.path)
                interval: \(pace.gazette.components.seconds / 60)m
                rate: 4
              recherche-entreprises:
                url: https://\(CompanySearchAPI.host)
                interval: \(pace.companySearch.components.seconds / 60)m
                rate: 7
              bureau:
                type: json
                interval: \(pace.bureau.components.seconds / 60)m
                rate: 3
                request:
                  url: https://\(BureauAPI.host)\(BureauAPI.path)/{siren}
                  headers:
                    X-Api-Key: {file: \(path)/secrets/bureau}
                mapping:
                  subject: $.siren
                  rating:
                    score: $.rating.score
                    limit: $.credit_limit.amount
                    currency: EUR
                    date: $.rating.date
                    scale:
                      id: bureau-100
                      lowest: 0
                      highest: 100
                      direction: higher_is_better
                      bands: {A: 71, B: 51, C: 30, D: 21}
                  shareholders:
                    each: $.shareholders[*]
                    name: $.name
                    identifier: $.siren
                    share: $.share_percent
                    unit: percent
                    declared: $.shareholder_count
                  status:
                    value: $.status
                    active: [active, in_proceedings]
                    ceased: [inactive]
            \(wider(scenario.breadth))endpoints:
              erp:
                url: https://\(Stage.endpointHost)/hooks
                secret: {file: \(path)/secrets/erp}
            routes:
              - name: all to the ERP
                tell: erp
                cadence: at_once
                continue: true
            digest:
              hour: "08:00"
            audit:
              every: \(pace.audit.components.seconds / 60)m

            """
    }

    // MARK: - Sources that only some worlds have

    private func wider(_ breadth: Breadth) -> String {
        let registers = breadth.registers.map { register in
            let minutes = (breadth.intervals[register] ?? .seconds(3600)).components.seconds / 60
            return "  \(register.rawValue):\n    interval: \(minutes)m\n    rate: \(register.rate)\n"
                + own(register).map { "    \($0)\n" }.joined()
        }
        let files = breadth.files.map { kind in
            "  \(kind.name):\n    type: file\n    interval: 30m\n    content: \(kind.rawValue)\n"
                + "    folder: \(path)/files\n    pattern: \"\(kind.name)*.csv\"\n    expected_every: 60h\n"
                + (kind == .rating
                    ? "    scale:\n      id: fichier-100\n      lowest: 0\n      highest: 100\n"
                        + "      direction: higher_is_better\n      bands: {A: 71, B: 51, C: 30, D: 21}\n" : "")
        }
        return (registers + files).joined()
    }

    private func own(_ register: Breadth.Register) -> [String] {
        switch register {
        case .sirene: ["key: {file: \(path)/secrets/sirene}"]
        case .rne:
            ["username: {file: \(path)/secrets/rne-name}", "password: {file: \(path)/secrets/rne-password}"]
        case .pappers:
            ["key: {file: \(path)/secrets/bureau}", "financial_score: true", "list: \(Breadth.list)"]
        case .infogreffe: ["token: {file: \(path)/secrets/bureau}"]
        }
    }
}
