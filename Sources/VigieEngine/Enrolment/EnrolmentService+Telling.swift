import VigieDomain

extension EnrolmentService {
    /// The state of the list after the round, and the alarm where the lists have differed for a day.
    func judge(_ round: inout EnrolmentRound) async throws {
        let now = clock.now()
        let open = round.rows.values.filter(\.isOpen)
        if round.isAlive { round.list.lastSuccess = now }
        if !round.hasFailed, round.isAlive || open.isEmpty {
            round.list.failures = 0
            round.list.notBefore = nil
        }
        if open.isEmpty { round.list.failure = nil }
        let late = open.filter { $0.since.duration(to: now) >= EnrolmentPatience.alarm }
        var entry = JournalEntry(at: now)
        if late.isEmpty, round.list.alarmed != nil {
            round.list.alarmed = nil
            entry.alarmsClosed = [EnrolmentService.alarmKey(enroller.source)]
        } else if let first = late.map(\.since).min(), round.list.alarmed == nil {
            round.list.alarmed = now
            entry.alarmsOpened = [alarm(late.count, since: first, round.list, at: now)]
        }
        guard round.list != round.known else { return }
        entry.enrolmentLists = [round.list]
        try await recorder.record(entry, day: policy.today(at: now))
    }

    private func alarm(_ clients: Int, since first: Instant, _ list: EnrolmentList, at now: Instant) -> OperatorAlarm {
        let reason = list.failure.map {
            Phrase("dernière réponse : \($0.french)", "last answer: \($0.english)")
        }
        return OperatorAlarm(
            key: EnrolmentService.alarmKey(enroller.source), opened: now,
            sentence: Phrase(
                "La liste de surveillance chez \(enroller.source) n’a pas pu être mise à jour depuis un jour",
                "The watch list at \(enroller.source) could not be brought up to date for a day"),
            detail: .lines(
                [
                    Phrase(
                        "liste « \(enroller.list) », clients à inscrire ou à retirer : \(clients), depuis : \(first)",
                        "list “\(enroller.list)”, clients to put on or take off: \(clients), since: \(first)"),
                    reason,
                    Phrase(
                        "Vérifier l’identifiant de la liste (« list »), la clé et le quota du contrat. Vigie essaie toujours, et surveille ces clients par ses autres sources.",
                        "Check the list’s identifier (“list”), the key and the quota of the contract. Vigie goes on trying, and watches these clients by its other sources."
                    ),
                ].compactMap { $0 }))
    }
}
