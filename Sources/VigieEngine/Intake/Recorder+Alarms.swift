import VigieDomain

/// Alarms that were opened by a clock that was ahead.
extension Recorder {
    /// Without this the end of such an alarm would be taken for an old entry written again, and the alarm would stay open
    /// until the clock has caught up, months perhaps.
    func endAlarmsAhead(in entry: inout JournalEntry) async throws {
        guard !entry.alarmsClosed.isEmpty else { return }
        let (at, keys) = (entry.at, Set(entry.alarmsClosed))
        let reopened = Set(entry.alarmsOpened.map(\.key))
        entry.alarmsEnded = try await journal.alarms(onlyOpen: true, limit: Recorder.mostAlarms)
            .filter { keys.contains($0.key) && $0.opened > at && !reopened.contains($0.key) }
    }

    private static let mostAlarms = 100_000
}
