import Synchronization

/// Wakes a service before its time: a watchlist changed, a message waits. Rings that nobody hears are kept, as one.
package final class Bell: Sendable {
    private struct State {
        var hasRung = false
        var next = 0
        var listeners: [Int: CheckedContinuation<Bool, Never>] = [:]
        var gone: Set<Int> = []
    }

    private let state = Mutex(State())

    package init() {}

    package func ring() {
        let heard = state.withLock { state in
            let heard = state.listeners.values.map { $0 }
            state.listeners = [:]
            if heard.isEmpty { state.hasRung = true }
            return heard
        }
        for listener in heard { listener.resume(returning: true) }
    }

    /// Returns when the bell rings, when time has passed or when the task is cancelled, whichever is first.
    /// - Returns: whether it rang.
    package func wait(atMost duration: Duration, on clock: any WorldClock) async -> Bool {
        await withTaskGroup(of: Bool.self) { group in
            group.addTask { await self.hear() }
            group.addTask {
                try? await clock.sleep(for: duration)
                return false
            }
            let first = await group.next() ?? false
            group.cancelAll()
            // The other child may have heard the bell in the same moment.
            let second = await group.next() ?? false
            return first || second
        }
    }

    // true where it rang, false where the listener was sent away.
    private func hear() async -> Bool {
        let id = state.withLock { state in
            state.next += 1
            return state.next
        }
        defer { state.withLock { _ = $0.gone.remove(id) } }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let early: Bool? = state.withLock { state in
                    if state.gone.contains(id) { return false }
                    if state.hasRung {
                        state.hasRung = false
                        return true
                    }
                    state.listeners[id] = continuation
                    return nil
                }
                if let early { continuation.resume(returning: early) }
            }
        } onCancel: {
            let listener = state.withLock { state in
                let listener = state.listeners.removeValue(forKey: id)
                if listener == nil { state.gone.insert(id) }
                return listener
            }
            listener?.resume(returning: false)
        }
    }
}
