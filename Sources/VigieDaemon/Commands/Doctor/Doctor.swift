import FoundationEssentials
import Glibc
import VigieConfiguration
import VigieControl
import VigieCurl
import VigieDomain
import VigieEngine
import VigieJournal
import VigieTransport
import VigieWording

/// `vigie doctor`: looks at everything that the service stands on, changes nothing, sends no message, and says in one line
/// each what to do.
package struct Doctor: Sendable {
    let context: CommandContext
    let configuration: String
    let secrets: SecretReader

    package init(_ context: CommandContext, configuration: String, environment: [String: String]) {
        self.context = context
        self.configuration = configuration
        secrets = SecretReader(environment: environment)
    }

    var settings: Settings { context.settings }

    package func examine(offline: Bool) async throws -> DoctorReport {
        var report = DoctorReport()
        await journal(&report)
        versions(&report)
        rights(&report)
        disk(&report)
        clock(&report)
        if !offline { await network(&report) }
        return report
    }

    // MARK: - The journal

    private func journal(_ report: inout DoctorReport) async {
        let folder = settings.stateDirectory
        do {
            let journal = try SQLiteJournal(at: URL(filePath: folder), mode: .readOnly)
            let schema = try await journal.settingsInForce().schema
            let mode = try await journal.settingsInForce().journalMode
            report.add(
                "journal.schema", mode == "wal" ? .good : .wrong, "schéma \(schema), journal_mode \(mode)",
                "schema \(schema), journal_mode \(mode)")
            let problems = try await journal.inspect()
            await journal.close()
            if let first = problems.first {
                report.add(
                    "journal.damage", .wrong,
                    "endommagé (\(problems.count) constats, le premier : \(first)). Arrêtez le service, puis « vigie restore COPIE ».",
                    "damaged (\(problems.count) findings, the first: \(first)). Stop the service, then \"vigie restore COPY\"."
                )
            } else {
                report.add(
                    "journal.damage", .good, "chaque page et chaque valeur lues : rien d’anormal",
                    "every page and every value read: nothing wrong")
            }
        } catch let failure as JournalFailure {
            report.add(
                "journal", .wrong, CommandWords.journal(failure, folder: folder, in: .french),
                CommandWords.journal(failure, folder: folder, in: .english))
        } catch {
            report.add("journal", .wrong, "\(error)", "\(error)")
        }
        do {
            _ = try ControlClient(path: context.controlPath).ask(.status)
            report.add("service", .good, "en marche, répond", "runs and answers")
        } catch {
            report.add(
                "service", .remark, "ne répond pas sur \(context.controlPath) : « systemctl status vigie »",
                "does not answer on \(context.controlPath): \"systemctl status vigie\"")
        }
    }

    private func versions(_ report: inout DoctorReport) {
        let sqlite = SettingsInForce.sqliteVersion
        if SettingsInForce.hasWALResetRemedy(sqlite) {
            report.add("sqlite", .good, "SQLite \(sqlite)", "SQLite \(sqlite)")
        } else {
            report.add(
                "sqlite", .remark,
                "SQLite \(sqlite) porte le défaut « WAL-reset » (3.7.0 à 3.51.2, corrigé aussi en 3.44.6 et 3.50.7). Vigie s’en garde : une seule connexion écrit. Ne laissez aucun autre outil écrire dans le journal.",
                "SQLite \(sqlite) has the WAL-reset defect (3.7.0 to 3.51.2, mended too in 3.44.6 and 3.50.7). Vigie keeps clear of it: one connection alone writes. Let no other tool write to the journal."
            )
        }
        report.add("libcurl", .good, CurlVersion.text, CurlVersion.text)
    }

    // MARK: - The machine

    private func rights(_ report: inout DoctorReport) {
        var status = stat()
        for (key, path, most) in [
            ("rights.state", settings.stateDirectory, mode_t(0o750)),
            ("rights.journal", "\(settings.stateDirectory)/\(SQLiteJournal.fileName)", mode_t(0o644)),
        ] where stat(path, &status) == 0 {
            let mode = status.st_mode & 0o777
            let octal = String(mode, radix: 8)
            if mode & ~most == 0 {
                report.add(key, .good, "\(path) : \(octal)", "\(path): \(octal)")
            } else {
                let wanted = String(most, radix: 8)
                report.add(
                    key, .wrong, "\(path) est ouvert à d’autres (\(octal)) : chmod \(wanted) \(path)",
                    "\(path) is open to others (\(octal)): chmod \(wanted) \(path)")
            }
        }
        if access(settings.watchlists, R_OK | X_OK) == 0 {
            report.add("rights.watchlists", .good, settings.watchlists, settings.watchlists)
        } else {
            let reason = String(cString: strerror(errno))
            report.add(
                "rights.watchlists", .wrong,
                "\(settings.watchlists) ne peut pas être lu (\(reason)) : ls -ld \(settings.watchlists)",
                "\(settings.watchlists) cannot be read (\(reason)): ls -ld \(settings.watchlists)")
        }
        let findings = SecretCheck(file: configuration, secrets: secrets, isRoot: geteuid() == 0).findings(settings)
        for finding in findings {
            report.add(
                "secrets", finding.isError ? .wrong : .remark, finding.sentence(in: .french),
                finding.sentence(in: .english))
        }
        if findings.isEmpty { report.add("secrets", .good, "lisibles", "readable") }
    }

    private func disk(_ report: inout DoctorReport) {
        var status = statvfs()
        guard statvfs(settings.stateDirectory, &status) == 0 else { return }
        let free = (Int64(status.f_bavail) * Int64(status.f_frsize)) >> 20
        let needed = Int64(settings.reserveMegabytes) * 2
        if status.f_files > 0, status.f_favail == 0 {
            report.add(
                "disk.names", .wrong, "plus aucun fichier ne peut être créé (df -i) : supprimez-en",
                "no further file can be made (df -i): remove some")
        }
        if free >= max(needed, Doctor.comfortableMegabytes) {
            report.add("disk", .good, "\(free) Mo libres", "\(free) MB free")
        } else {
            report.add(
                "disk", free < needed ? .wrong : .remark,
                "\(free) Mo libres sous \(settings.stateDirectory) : libérez de la place (df -h)",
                "\(free) MB free under \(settings.stateDirectory): make room (df -h)")
        }
    }

    /// Less than this is filled by a few months of a large office.
    private static let comfortableMegabytes: Int64 = 512
    /// Vigie did not exist before.
    private static let earliest = Day(year: 2026, month: 1, day: 1)

    private func clock(_ report: inout DoctorReport) {
        if let earliest = Doctor.earliest, context.today < earliest {
            report.add(
                "clock", .wrong, "l’horloge dit \(context.today) : timedatectl set-ntp true",
                "the clock says \(context.today): timedatectl set-ntp true")
        } else {
            report.add("clock", .good, "\(context.now)", "\(context.now)")
        }
        let zone = OfflineCheck.timeZone("Europe/Paris", in: context.language)
        report.add(
            "time_zone", zone.exit == .success ? .good : .wrong,
            zone.exit == .success ? "Europe/Paris : données justes" : "Europe/Paris : installez le paquet tzdata",
            zone.exit == .success ? "Europe/Paris: data is right" : "Europe/Paris: install the package tzdata")
    }
}
