import Logging
import Synchronization
import VigieConfiguration
import VigieControl
import VigieDomain
import VigieEngine

/// Runs the loops of one household after the other: a reload builds the new one first, and only when it stands lets the
/// old one go, so that wrong settings never stop a watch.
final class Supervisor: Sendable {
    private enum Event: Sendable {
        case stop
        case household(Household)
    }

    private struct State {
        var household: Household
        var next: Household?
        var isStopping = false
        var reloads = 0
    }

    private let house: House
    private let state: Mutex<State>
    private let bell = Bell()

    init(house: House, household: Household) {
        self.house = house
        state = Mutex(State(household: household))
    }

    var household: Household { state.withLock { $0.household } }
    var reloads: Int { state.withLock { $0.reloads } }

    func stop() {
        state.withLock { $0.isStopping = true }
        bell.ring()
    }

    /// Puts these settings in force as soon as the running acts have ended or been abandoned.
    func replace(with household: Household) {
        state.withLock { state in
            state.next = household
            state.household = household
            state.reloads += 1
        }
        bell.ring()
    }

    /// Returns when told to stop or cancelled.
    /// - Throws: `JournalFailure` where the journal must not be used any more.
    func run() async throws {
        var household = household
        while true {
            let loops = Loops(house: house, household: household)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await loops.run() }
                group.addTask { await self.untilAsked() }
                // Whichever is first: a loop that failed for good throws, a request ends the wait.
                do {
                    try await group.next()
                } catch {
                    group.cancelAll()
                    throw error
                }
                group.cancelAll()
            }
            let next = state.withLock { state in
                defer { state.next = nil }
                return state.isStopping ? nil : state.next
            }
            guard let next, !Task.isCancelled else { return }
            household = next
        }
    }

    private func untilAsked() async {
        while !Task.isCancelled {
            let isAsked = state.withLock { $0.isStopping || $0.next != nil }
            if isAsked { return }
            _ = await bell.wait(atMost: .seconds(3600), on: house.clock)
        }
    }
}
