import FoundationEssentials
import Logging
package import VigieConfiguration
import VigieControl
import VigieDomain
import VigieEngine
import VigieJournal
import VigieWording

/// Makes a copy of the journal at its hours, keeps the newest ones, and tells the administrator when it cannot.
package struct BackupKeeper: Sendable {
    package static let alarmKey = "backup"
    private static let prefix = "vigie-"
    private static let suffix = ".sqlite"

    let settings: BackupSettings
    let state: String

    package init(settings: BackupSettings, state: String) {
        self.settings = settings
        self.state = state
    }

    /// Copies where the newest one is old enough. The names of the files are the memory: a restart makes none too many.
    func cycle(house: House, policy: Policy) async throws {
        let now = house.clock.now()
        let names = copies()
        let due = CopyStamp.text(now.adding(.zero - settings.every))
        if let newest = names.last, newest > BackupKeeper.prefix + due + BackupKeeper.suffix { return }
        let target = "\(settings.folder)/\(BackupKeeper.prefix)\(CopyStamp.text(now))\(BackupKeeper.suffix)"
        let failure = await problem(target)
        var entry = JournalEntry(at: now)
        if let failure {
            let sentence = Phrase(
                "La copie du journal n’a pas pu être faite", "The copy of the journal could not be made")
            entry.alarmsOpened = [
                OperatorAlarm(key: BackupKeeper.alarmKey, opened: now, sentence: sentence, detail: failure)
            ]
        } else {
            house.logger.notice("journal copied", metadata: ["copy.file": "\(target)"])
            for old in copies().dropLast(settings.keep) {
                try? FileManager.default.removeItem(atPath: "\(settings.folder)/\(old)")
            }
            entry.alarmsClosed = try await house.journal.openAlarms(among: [BackupKeeper.alarmKey])
        }
        guard !entry.alarmsOpened.isEmpty || !entry.alarmsClosed.isEmpty else { return }
        try await house.recorder.record(entry, day: policy.today(at: now))
    }

    // On a thread of its own: a large journal takes seconds.
    private func problem(_ target: String) async -> Phrase? {
        await withCheckedContinuation { continuation in
            BlockingThread.start { [state] in
                do {
                    _ = try JournalCopy.make(of: URL(filePath: state), at: target)
                    continuation.resume(returning: nil)
                } catch let problem as JournalCopy.Problem {
                    continuation.resume(returning: CopyWords.phrase(problem))
                } catch {
                    let failure = error as? JournalFailure
                    continuation.resume(returning: failure?.phrase ?? Phrase("\(error)", "\(error)"))
                }
            }
        }
    }

    /// Oldest first, by their names.
    func copies() -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: settings.folder)) ?? []
        return names.filter { $0.hasPrefix(BackupKeeper.prefix) && $0.hasSuffix(BackupKeeper.suffix) }.sorted()
    }
}
