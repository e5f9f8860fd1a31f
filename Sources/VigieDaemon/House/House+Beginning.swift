import Logging
import VigieEngine

extension House {
    /// What must be true before the loops turn: who is watched, and the lists as they lie there.
    ///
    /// Without room nothing new can be taken up, but what waits can still leave, and the lists in force go on: the loop
    /// looks again until there is room. To end here would start the service anew every five seconds.
    /// - Throws: `JournalFailure`, but for the want of room.
    package func begin(with household: Household) async throws {
        book.load(try await journal.watches(), on: household.policy.today(at: clock.now()))
        do {
            try await settingsAreGood(policy: household.policy)
            try await household.watchlists.look(house: self, policy: household.policy)
        } catch let failure as JournalFailure where failure.code == .full {
            logger.critical(
                "journal failure", metadata: ["loop": "start", "journal.failure": "\(failure.sentence)"])
        }
    }

    /// The alarm of settings that were refused.
    static let settingsAlarm = "configuration"

    /// Settings that were refused earlier are so no more: good ones are taken up now, by a start or by a reload.
    func settingsAreGood(policy: Policy) async throws {
        var entry = JournalEntry(at: clock.now())
        entry.alarmsClosed = try await journal.openAlarms(among: [House.settingsAlarm])
        guard !entry.alarmsClosed.isEmpty else { return }
        try await recorder.record(entry, day: policy.today(at: entry.at))
    }
}
