import FoundationEssentials
package import VigieConfiguration
package import VigieDomain
package import VigieEngine
import VigieJournal
package import VigieWording

/// What commands that read need: the settings, the reader's language, the wall clock, and the journal opened for reading.
package struct CommandContext: Sendable {
    package let settings: Settings
    package let wording: Wording
    package let now: Instant

    package var today: Day { wording.zone.day(of: now) }
    package var language: Language { wording.language }
    package var controlPath: String { "\(settings.runtimeDirectory)/control" }

    package init(settings: Settings, wording: Wording, now: Instant) {
        self.settings = settings
        self.wording = wording
        self.now = now
    }

    /// - Throws: `Daemon.Ending` with every diagnostic where the settings cannot be used.
    package init(configuration: String, language: Language, now: Instant) throws(Daemon.Ending) {
        let loading = Loading(path: configuration)
        guard let settings = loading.settings else {
            throw Daemon.Ending(
                exit: .configuration,
                lines: loading.lines(in: language) + [CommandWords.noSettings(configuration, in: language)])
        }
        guard let zone = CivilZone.system(named: settings.timeZone) else {
            throw Daemon.Ending(
                exit: .configuration, lines: [CommandWords.noZone(settings.timeZone, in: language)])
        }
        self.init(settings: settings, wording: Wording(language, zone: zone), now: now)
    }

    /// The journal for reading: no lock, beside a running daemon.
    package func journal() throws(Daemon.Ending) -> any Journal { try open(.readOnly) }

    /// The journal for writing, with its lock: only where no daemon runs.
    /// A journal that is not there yet is refused and not made: a command with the wrong settings must leave no trace.
    func writableJournal() throws(Daemon.Ending) -> SQLiteJournal {
        _ = try open(.readOnly)
        return try open(.readWrite)
    }

    private func open(_ mode: JournalOptions.Mode) throws(Daemon.Ending) -> SQLiteJournal {
        do {
            return try SQLiteJournal(at: URL(filePath: settings.stateDirectory), mode: mode)
        } catch {
            throw ending(error)
        }
    }

    /// What a failure of the journal means to the person at the terminal.
    package func ending(_ error: any Error) -> Daemon.Ending {
        if let ending = error as? Daemon.Ending { return ending }
        guard let failure = error as? JournalFailure else {
            return Daemon.Ending(exit: .software, lines: ["\(error)"])
        }
        return Daemon.Ending(
            exit: failure.code == .permission ? .permission : Daemon.Exit(opening: failure),
            lines: [CommandWords.journal(failure, folder: settings.stateDirectory, in: language)])
    }
}
