package import Logging
import VigieDomain
package import VigieEngine
package import VigieTransport

/// What outlives a change of the settings: the journal, the clocks, the way out, the pace of every host, and who is
/// watched. One for a process.
package final class House: Sendable {
    package let journal: any Journal
    package let clock: any WorldClock
    package let entropy: any Entropy
    package let exchange: any Exchange
    package let mail: any MailSubmission
    package let turnpike: Turnpike
    package let book = WatchBook()
    package let pulse: Pulse
    package let vitals = Vitals()
    package let auditMemory = AuditMemory()
    package let recorder: Recorder
    /// Rung when alerts wait for their words.
    package let outgoing: Bell
    /// Rung when messages wait for their delivery.
    package let outbox: Bell
    /// Rung when whom we watch has changed.
    package let watched = Chimes()
    /// Rung when the disk refused something for the want of room.
    package let cramped = Bell()
    package let logger: Logger
    package let rhythm: Rhythm

    package init(
        journal: any Journal, clock: any WorldClock, entropy: any Entropy, exchange: any Exchange,
        mail: any MailSubmission, logger: Logger, rhythm: Rhythm = Rhythm()
    ) {
        self.journal = journal
        self.clock = clock
        self.entropy = entropy
        self.exchange = exchange
        self.mail = mail
        self.logger = logger
        self.rhythm = rhythm
        turnpike = Turnpike(clock: clock)
        pulse = Pulse(clock: clock)
        outgoing = Bell()
        outbox = Bell()
        recorder = Recorder(journal: journal, book: book, clock: clock, outgoing: outgoing, logger: logger)
    }
}
