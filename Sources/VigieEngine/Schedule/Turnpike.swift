import Synchronization

/// Keeps every host's pace, whoever asks: one for the whole process, and older than any reload of the settings, so that
/// neither a reload nor a burst of new clients can exceed what a host allows in any window.
package final class Turnpike: Sendable {
    private struct Road {
        var pace: Pace
        /// When the last requests passed, oldest first; never more than `pace.requests`.
        var passed: [Duration]
        var inside = 0
        /// The host asked for silence until then.
        var closedUntil: Duration = .zero
        var waiting: [Waiter] = []

        var hasRoom: Bool { inside < pace.concurrency }
    }

    private struct Waiter {
        let ticket: Int
        let continuation: CheckedContinuation<Void, Never>
    }

    private struct Roads {
        var byHost: [String: Road] = [:]
        var tickets = 0
        /// Tickets of tasks that were cancelled before they began to wait.
        var gone: Set<Int> = []

        subscript(host: String) -> Road? {
            get { byHost[host] }
            set { byHost[host] = newValue }
        }
    }

    private let roads = Mutex(Roads())
    private let clock: any WorldClock

    package init(clock: any WorldClock) { self.clock = clock }

    /// What the settings say of a host; its past stays.
    package func set(_ pace: Pace, for host: String) {
        let now = clock.uptime()
        let woken = roads.withLock { roads -> [Waiter] in
            guard var road = roads[host] else {
                roads[host] = Turnpike.newRoad(pace, at: now)
                return []
            }
            let old = road.pace
            road.pace = pace
            if pace.window > old.window {
                // What passed before the old window is forgotten: it is taken for as much as the new pace allows.
                road.passed.removeAll { now - $0 >= old.window }
                road.passed = Array(repeating: now - old.window, count: pace.requests) + road.passed
            }
            // There may be room for more than one now: everyone looks again.
            let woken = road.waiting
            road.waiting = []
            roads[host] = road
            return woken
        }
        for waiter in woken { waiter.continuation.resume() }
    }

    /// How long the host still wants silence; nil where it is open.
    package func closure(of host: String) -> Duration? {
        let now = clock.uptime()
        return roads.withLock { roads in
            roads[host].flatMap { now < $0.closedUntil ? $0.closedUntil - now : nil }
        }
    }

    /// Nothing passes to this host before so long.
    package func close(_ host: String, for duration: Duration) {
        let until = clock.uptime() + duration
        let now = clock.uptime()
        roads.withLock { roads in
            var road = roads[host] ?? Turnpike.newRoad(.careful, at: now)
            road.closedUntil = max(road.closedUntil, until)
            roads[host] = road
        }
    }

    /// Waits for its turn, acts, and lets the next one in.
    /// - Throws: what `act` throws, or `CancellationError` while waiting.
    package func pass<Result: Sendable>(to host: String, _ act: () async throws -> Result) async throws -> Result {
        try await enter(host)
        defer { leave(host) }
        return try await act()
    }

    // The process may have been killed a moment ago and have asked until then: a new road starts as if it had been full.
    private static func newRoad(_ pace: Pace, at now: Duration) -> Road {
        Road(pace: pace, passed: Array(repeating: now, count: pace.requests))
    }

    private enum Step {
        case go
        case wait(Duration)
        case crowded
    }

    private func enter(_ host: String) async throws {
        do {
            try await queue(at: host)
        } catch {
            // Whoever was woken and goes away passes the word on, or nobody would ever wake the next one.
            wakeNext(at: host)
            throw error
        }
    }

    private func queue(at host: String) async throws {
        while true {
            try Task.checkCancellation()
            let now = clock.uptime()
            let step = roads.withLock { roads -> Step in
                var road = roads[host] ?? Turnpike.newRoad(.careful, at: now)
                defer { roads[host] = road }
                if now < road.closedUntil { return .wait(road.closedUntil - now) }
                if !road.hasRoom { return .crowded }
                road.passed.removeAll { now - $0 >= road.pace.window }
                if road.passed.count >= road.pace.requests {
                    let oldest = road.passed[road.passed.count - road.pace.requests]
                    return .wait(road.pace.window - (now - oldest))
                }
                road.passed.append(now)
                road.inside += 1
                return .go
            }
            switch step {
            case .go: return
            case .wait(let duration): try await clock.sleep(for: duration + .milliseconds(1))
            case .crowded: await room(at: host)
            }
        }
    }

    // Returns when there may be room, or when the task is cancelled.
    private func room(at host: String) async {
        let ticket = roads.withLock { roads in
            roads.tickets += 1
            return roads.tickets
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let goesOn = roads.withLock { roads in
                    if roads.gone.contains(ticket) { return true }
                    guard let road = roads[host], !road.hasRoom else { return true }
                    roads[host]?.waiting.append(Waiter(ticket: ticket, continuation: continuation))
                    return false
                }
                if goesOn { continuation.resume() }
            }
        } onCancel: {
            let waiter = roads.withLock { roads -> Waiter? in
                guard let index = roads[host]?.waiting.firstIndex(where: { $0.ticket == ticket }) else {
                    roads.gone.insert(ticket)
                    return nil
                }
                return roads[host]?.waiting.remove(at: index)
            }
            waiter?.continuation.resume()
        }
        roads.withLock { _ = $0.gone.remove(ticket) }
    }

    private func leave(_ host: String) {
        roads.withLock { $0[host]?.inside -= 1 }
        wakeNext(at: host)
    }

    private func wakeNext(at host: String) {
        let next = roads.withLock { roads -> Waiter? in
            guard let road = roads[host], road.hasRoom, !road.waiting.isEmpty else { return nil }
            return roads[host]?.waiting.removeFirst()
        }
        next?.continuation.resume()
    }
}
