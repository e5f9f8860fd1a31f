package import VigieDomain

/// A message that leaves at its hour whatever happened: where it stops coming, something is wrong.
package struct Bulletin: Hashable, Sendable, Codable {
    package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// Each day through the whole pipe, to prove that an alert would arrive.
        case canary
        /// Each Monday to whoever looks after clients: what was watched, and whether all sources saw.
        case weekly
    }

    /// What a week came to, for one reader.
    package struct Week: Hashable, Sendable, Codable {
        /// Clients that at least one source can know.
        package var clients: Int
        /// Of these, the ones whose past some source has not read yet.
        package var notYetWatched: Int
        /// The reader's other clients, which no source can know.
        package var unwatched: Int
        package var changes: Int
        /// Names of the sources that can know these clients, and of those among them that do not answer as they should.
        package var sources: [String]
        package var troubled: [String]

        package init(
            clients: Int, notYetWatched: Int = 0, unwatched: Int = 0, changes: Int = 0, sources: [String] = [],
            troubled: [String] = []
        ) {
            self.clients = clients
            self.notYetWatched = notYetWatched
            self.unwatched = unwatched
            self.changes = changes
            self.sources = sources
            self.troubled = troubled
        }
    }

    package var kind: Kind
    /// The day for which it is, on the office's calendar: with kind and recipient, its name.
    package var day: Day
    package var due: Instant
    package var recipient: Recipient
    /// Set for a weekly one.
    package var week: Week?

    package init(kind: Kind, day: Day, due: Instant, recipient: Recipient, week: Week? = nil) {
        self.kind = kind
        self.day = day
        self.due = due
        self.recipient = recipient
        self.week = week
    }

    /// Of the message that tells it.
    package var message: MessageID {
        MessageID(contents: ["bulletin", kind.rawValue, day.description], recipient: recipient)
    }
}
