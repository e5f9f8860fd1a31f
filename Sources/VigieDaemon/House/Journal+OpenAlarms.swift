import VigieEngine

extension Journal {
    /// Those of the keys under which an alarm is open: only such can end, and only their end is worth a line in the log.
    func openAlarms(among keys: [String]) async throws -> [String] {
        guard !keys.isEmpty else { return [] }
        let open = Set(try await alarms(onlyOpen: true, limit: mostOpenAlarms).map(\.key))
        return keys.filter(open.contains)
    }
}

/// One for each source, file, endpoint and mailbox that fails: far above what any office has.
private let mostOpenAlarms = 100_000
