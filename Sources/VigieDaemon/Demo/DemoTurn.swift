package import VigieDomain
package import VigieEngine
package import VigieRehearsal

/// One turn of the watch in the demonstration, with all that came of it: nothing here is assumed, everything was read back
/// from the journal or received by the servers.
package struct DemoTurn: Sendable {
    /// When it began, on the story's clock.
    package var moment: Instant
    /// What happened to the clients since the turn before.
    package var events: [WorldEvent] = []
    /// Registers that began to fail, or came back, since the turn before.
    package var faults: [ScheduledFault] = []
    package var recoveries: [ScheduledFault] = []
    /// Questions put to the registers.
    package var questions = 0
    package var tallies: [(source: String, tally: Recorder.Tally)] = []
    /// Sources that were not well after it.
    package var ailing: [SourceHealth] = []
    package var changes: [RecordedChange] = []
    package var alarmsOpened: [OperatorAlarm] = []
    package var alarmsClosed: [OperatorAlarm] = []
    package var mails: [ReceivedMail] = []
    package var calls: [ReceivedCall] = []

    package init(moment: Instant) { self.moment = moment }

    package var tally: Recorder.Tally { tallies.reduce(into: Recorder.Tally()) { $0 += $1.tally } }

    /// Whether there is anything to tell of it.
    package var isQuiet: Bool {
        events.isEmpty && faults.isEmpty && recoveries.isEmpty && changes.isEmpty && alarmsOpened.isEmpty
            && alarmsClosed.isEmpty && mails.isEmpty && calls.isEmpty
    }
}
