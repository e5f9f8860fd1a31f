import FoundationEssentials
import Glibc
import VigieConfiguration
package import VigieDomain

/// `vigie check`: everything that can be proved wrong at a desk, without asking anybody. Each part adds its findings and
/// none stops the others.
package struct OfflineCheck: Sendable {
    /// nil where files are named and no settings are wanted.
    private let configuration: String?
    private let files: [String]
    private let secrets: SecretReader
    private let isRoot: Bool

    package init(configuration: String?, files: [String], environment: [String: String], isRoot: Bool) {
        self.configuration = configuration
        self.files = files
        secrets = SecretReader(environment: environment)
        self.isRoot = isRoot
    }

    package func report() -> CheckReport {
        var report = CheckReport()
        let settings = configuration.flatMap { read($0, &report) }
        var readings: [WatchlistReading] = []
        let context = settings.map { WatchlistFile.Context($0) } ?? .init()
        if !files.isEmpty {
            readings = files.compactMap { list($0, context, &report) }
        } else if let settings {
            readings = folder(settings.watchlists, context, &report)
        }
        readings.sort { $0.name < $1.name }
        report.findings += WatchlistFolder.disagreements(among: readings).map(Finding.init)
        let clients = readings.flatMap(\.clients)
        if let settings, let configuration {
            report.findings += RouteCheck(file: configuration, routing: settings.routing)
                .findings(for: Watchlist(lines: clients).clients)
        }
        return report
    }

    private func read(_ path: String, _ report: inout CheckReport) -> Settings? {
        let loading = Loading(path: path)
        report.configuration = path
        if let reason = loading.unreadable {
            report.findings.append(
                Finding(
                    path, code: "settings.unreadable",
                    french:
                        "le fichier de réglages ne peut pas être lu (\(reason)). Nommez-le avec --config, ou partez de vigie.example.yaml.",
                    english:
                        "the settings file cannot be read (\(reason)). Name it with --config, or start from vigie.example.yaml."
                ))
        }
        report.findings += loading.diagnostics.map(Finding.init)
        guard let settings = loading.settings else { return nil }
        if CivilZone.system(named: settings.timeZone) == nil {
            report.findings.append(
                Finding(
                    path, code: "zone.missing", french: CommandWords.noZone(settings.timeZone, in: .french),
                    english: CommandWords.noZone(settings.timeZone, in: .english)))
        }
        for source in settings.sources where source.isEnabled {
            guard case .json(let json) = source.kind else { continue }
            report.findings +=
                BureauCheck(file: path, folder: loading.folder, source: source.id, settings: json)
                .findings
        }
        report.findings += SecretCheck(file: path, secrets: secrets, isRoot: isRoot).findings(settings)
        return settings
    }

    private func folder(
        _ folder: String, _ context: WatchlistFile.Context, _ report: inout CheckReport
    ) -> [WatchlistReading] {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder)
        } catch {
            let reason = String(cString: strerror(errno))
            report.findings.append(
                Finding(
                    folder, code: "folder.missing",
                    french:
                        "le dossier des listes ne peut pas être lu (\(reason)). Créez-le, ou corrigez « watchlists » dans les réglages.",
                    english:
                        "the folder of watchlists cannot be read (\(reason)). Create it, or correct \"watchlists\" in the settings."
                ))
            return []
        }
        let (lists, diagnostics) = WatchlistFolder.files(among: names, folder: folder)
        report.findings += diagnostics.map(Finding.init)
        if lists.isEmpty {
            report.findings.append(
                Finding(
                    folder, isError: false, code: "folder.empty",
                    french: "aucune liste .csv : personne n'est surveillé. Déposez-y une liste de clients.",
                    english: "no .csv watchlist: nobody is watched. Put a list of clients there."))
        }
        return lists.compactMap { list("\(folder)/\($0)", context, &report) }
    }

    private func list(
        _ path: String, _ context: WatchlistFile.Context, _ report: inout CheckReport
    ) -> WatchlistReading? {
        guard let data = FileManager.default.contents(atPath: path) else {
            let reason = String(cString: strerror(errno))
            report.findings.append(
                Finding(Diagnostic(file: path, problem: .folder(.unreadable(reason: reason)))))
            return nil
        }
        let reading = WatchlistFile.read(bytes: [UInt8](data), name: path, context: context)
        report.findings += reading.diagnostics.map(Finding.init)
        let clients = Watchlist(lines: reading.clients).count
        report.lists.append(.init(file: path, clients: clients, refused: reading.refused.count))
        return reading
    }

    /// `vigie check --time-zone`: a static build must carry the zone's data, or every date would be shifted.
    package static func timeZone(_ name: String, in language: Language) -> CommandAnswer {
        guard CivilZone.system(named: name) != nil else {
            return .failed(.configuration, CommandWords.noZone(name, in: language))
        }
        return CommandAnswer(lines: [language == .french ? "\(name)\u{A0}: présent." : "\(name): present."])
    }
}
