import VigieDomain
package import VigieEngine

/// Everything once, in the order of the flow: the watchlists, each source, bulletins, words, deliveries. `vigie once`, `vigie demo`
/// and tests run it.
package struct Cycle: Sendable {
    let house: House
    let household: Household

    package init(house: House, household: Household) {
        self.house = house
        self.household = household
    }

    /// What each source told, by name. The exit is a failure where a source failed.
    package func run() async throws -> (exit: Daemon.Exit, tally: [(String, Recorder.Tally)]) {
        for (host, pace) in household.paces { house.turnpike.set(pace, for: host) }
        house.book.load(
            try await house.journal.watches(), on: household.policy.today(at: house.clock.now()))
        // A file written a moment ago is looked at again until it has been still long enough.
        try await household.watchlists.settle(house: house, policy: household.policy)
        let loops = Loops(house: house, household: household)
        var tally: [(String, Recorder.Tally)] = []
        var failed = false
        for feed in household.feeds {
            tally.append((feed.source.id.name, try await loops.feedService(feed).cycle()))
            failed = try await isFailing(feed.source.id) || failed
        }
        for lookup in household.lookups {
            tally.append((lookup.source.id.name, try await loops.lookupService(lookup).cycle()))
            failed = try await isFailing(lookup.source.id) || failed
        }
        for enrolled in household.enrollers { try await loops.enrolmentService(enrolled).cycle() }
        try await loops.bulletinService.cycle()
        try await tell()
        return (failed ? .temporary : .success, tally)
    }

    /// Words and deliveries alone.
    package func tell() async throws {
        let loops = Loops(house: house, household: household)
        _ = try await loops.composeService.cycle()
        _ = try await loops.deliveryService.cycle()
        // What the deliveries themselves raised (an address refused) is told too.
        if try await loops.composeService.cycle() > 0 { _ = try await loops.deliveryService.cycle() }
    }

    // A source that had nobody to be asked about has no health yet, and has not failed.
    private func isFailing(_ source: SourceID) async throws -> Bool {
        guard let health = try await house.journal.health(of: source) else { return false }
        return health.state != .healthy
    }
}
