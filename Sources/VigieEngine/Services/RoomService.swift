import VigieDomain

/// Tells the administrator when the disk has no room for anything new, and when it has again.
package struct RoomService: Sendable {
    package static let alarmKey = "disk"

    let recorder: Recorder
    let policy: Policy
    let clock: any WorldClock

    package init(recorder: Recorder, policy: Policy, clock: any WorldClock) {
        self.recorder = recorder
        self.policy = policy
        self.clock = clock
    }

    /// - Parameter known: what the last look came to; nil at the first one.
    /// - Returns: whether there is plenty of room now.
    package func look(known: Bool?) async throws -> Bool {
        let isPlenty = await recorder.journal.room() == .plenty
        guard isPlenty != known else { return isPlenty }
        let now = clock.now()
        var entry = JournalEntry(at: now)
        if isPlenty {
            let open = try await recorder.journal.alarms(onlyOpen: true, limit: Int.max)
            guard open.contains(where: { $0.key == RoomService.alarmKey }) else { return true }
            entry.alarmsClosed = [RoomService.alarmKey]
        } else {
            entry.alarmsOpened = [alarm(at: now)]
        }
        try await recorder.record(entry, day: policy.today(at: now))
        return isPlenty
    }

    private func alarm(at now: Instant) -> OperatorAlarm {
        OperatorAlarm(
            key: RoomService.alarmKey, opened: now,
            sentence: Phrase(
                "Le disque du journal est plein : plus aucune source n’est interrogée",
                "The disk of the journal is full: no source is asked any more"),
            detail: Phrase(
                "Les messages déjà enregistrés partent encore, grâce à la réserve. Libérer de la place sur le disque de « state_directory » (df -h) : la surveillance reprend d’elle-même là où elle s’est arrêtée, rien n’est perdu.",
                "Messages recorded before still leave, thanks to the reserve. Make room on the disk of “state_directory” (df -h): the watch goes on by itself from where it stopped, nothing is lost."
            ))
    }
}
