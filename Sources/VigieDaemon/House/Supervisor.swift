import Logging
import Synchronization
import VigieDomain
import VigieEngine

/// Runs the loops of one household after the other: a reload builds the new one first, and only when it stands lets the
/// old one go, so that wrong settings never stop a watch.
package final class Supervisor: Sendable {
    private struct State {
        /// The one whose loops run.
        var household: Household
        var next: Household?
        var waiting: [CheckedContinuation<Bool, Never>] = []
        var isStopping = false
        var hasEnded = false
        var reloads = 0
    }

    private let house: House
    private let state: Mutex<State>
    private let bell = Bell()

    package init(house: House, household: Household) {
        self.house = house
        state = Mutex(State(household: household))
    }

    package var household: Household { state.withLock { $0.household } }
    var reloads: Int { state.withLock { $0.reloads } }
    package var isStopping: Bool { state.withLock { $0.isStopping || $0.hasEnded } }

    package func stop() {
        state.withLock { $0.isStopping = true }
        bell.ring()
    }

    /// Puts these settings in force as soon as the running acts have ended or been abandoned, and returns then: two
    /// households never act side by side, on watchlists that might be of two folders.
    /// - Returns: false where the daemon stops instead.
    func replace(with household: Household) async -> Bool {
        await withCheckedContinuation { continuation in
            let isTaken = state.withLock { state in
                guard !state.isStopping, !state.hasEnded else { return false }
                state.next = household
                state.waiting.append(continuation)
                return true
            }
            if isTaken { bell.ring() } else { continuation.resume(returning: false) }
        }
    }

    /// Returns when told to stop or cancelled.
    /// - Throws: `JournalFailure` where the journal must not be used any more.
    package func run() async throws {
        defer { end() }
        while true {
            let loops = Loops(house: house, household: household)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await loops.run() }
                group.addTask { await self.untilAsked() }
                // Whichever is first: a loop that failed for good throws, a request ends the wait.
                defer { group.cancelAll() }
                try await group.next()
            }
            guard !Task.isCancelled, takeNext() else { return }
        }
    }

    private func takeNext() -> Bool {
        let waiting = state.withLock { state -> [CheckedContinuation<Bool, Never>]? in
            guard !state.isStopping, let next = state.next else { return nil }
            state.household = next
            state.next = nil
            state.reloads += 1
            defer { state.waiting = [] }
            return state.waiting
        }
        for one in waiting ?? [] { one.resume(returning: true) }
        return waiting != nil
    }

    private func end() {
        let waiting = state.withLock { state in
            state.hasEnded = true
            state.next = nil
            defer { state.waiting = [] }
            return state.waiting
        }
        for one in waiting { one.resume(returning: false) }
    }

    private func untilAsked() async {
        while !Task.isCancelled {
            let isAsked = state.withLock { $0.isStopping || $0.next != nil }
            if isAsked { return }
            _ = await bell.wait(atMost: .seconds(3600), on: house.clock)
        }
    }
}
