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
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let roads = Mutex<[String: Road]>([:])
    private let clock: any WorldClock

    package init(clock: any WorldClock) { self.clock = clock }

    /// What the settings say of a host; its past stays.
    package func set(_ pace: Pace, for host: String) {
        let now = clock.uptime()
        roads.withLock { roads in
            if roads[host] == nil { roads[host] = Turnpike.newRoad(pace, at: now) }
            roads[host]?.pace = pace
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
        while true {
            try Task.checkCancellation()
            let now = clock.uptime()
            let step = roads.withLock { roads -> Step in
                var road = roads[host] ?? Turnpike.newRoad(.careful, at: now)
                defer { roads[host] = road }
                if now < road.closedUntil { return .wait(road.closedUntil - now) }
                if road.inside >= road.pace.concurrency { return .crowded }
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

    private func room(at host: String) async {
        await withCheckedContinuation { continuation in
            let isFree = roads.withLock { roads in
                guard let road = roads[host], road.inside >= road.pace.concurrency else { return true }
                roads[host]?.waiting.append(continuation)
                return false
            }
            if isFree { continuation.resume() }
        }
    }

    private func leave(_ host: String) {
        let next = roads.withLock { roads -> CheckedContinuation<Void, Never>? in
            roads[host]?.inside -= 1
            guard roads[host]?.waiting.isEmpty == false else { return nil }
            return roads[host]?.waiting.removeFirst()
        }
        next?.resume()
    }
}
