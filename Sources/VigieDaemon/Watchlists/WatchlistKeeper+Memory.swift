import VigieDomain
import VigieEngine

/// A list in force whose text, kept in the journal, no longer reads: damaged, or written by another version.
extension WatchlistKeeper {
    /// Followed by the name of the file whose stored text no longer reads.
    static let memoryAlarm = "watchlist-memory:"

    // The file on disk is read as if it had never been taken up. An alarm of its own: the file may be quite right.
    func tell(_ forgotten: [AcceptedWatchlist], house: House, policy: Policy) async throws {
        let now = house.clock.now()
        var entry = JournalEntry(at: now)
        entry.alarmsOpened = forgotten.map { list in
            OperatorAlarm(
                key: WatchlistKeeper.memoryAlarm + list.name, opened: now,
                sentence: Phrase(
                    "\(list.name) : le journal ne sait plus relire cette liste (\(list.clients) clients), acceptée le \(list.accepted)",
                    "\(list.name): the journal can no longer read this list (\(list.clients) clients), accepted \(list.accepted)"
                ),
                detail: Phrase(
                    "Le fichier du dossier est relu comme neuf ; d'ici là, aucune surveillance ne prend fin. S'il manque, le remettre. Vérifier le disque et la dernière mise à jour.",
                    "The file in the folder is read anew; until then no watch ends. If it is missing, put it back. Check the disk and the last upgrade."
                ))
        }
        try await house.recorder.record(entry, day: policy.today(at: now))
    }
}
