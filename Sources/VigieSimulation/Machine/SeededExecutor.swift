import Synchronization

/// Runs every task of one simulation on the thread that pumps it, the next one drawn by chance from those that are ready:
/// the same seed gives the same order of everything.
final class SeededExecutor: TaskExecutor {
    private struct State {
        var ready: [UnownedJob] = []
        var chance: Chance
        var steps = 0
    }

    private let state: Mutex<State>

    init(seed: UInt64) { state = Mutex(State(chance: Chance(seed: seed))) }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        state.withLock { $0.ready.append(job) }
    }

    /// Runs one job. Returns false where none is ready.
    func step() -> Bool {
        let job = state.withLock { state -> UnownedJob? in
            guard !state.ready.isEmpty else { return nil }
            let place = state.ready.count == 1 ? 0 : state.chance.below(state.ready.count)
            state.ready.swapAt(place, state.ready.count - 1)
            state.steps += 1
            return state.ready.removeLast()
        }
        guard let job else { return false }
        job.runSynchronously(on: asUnownedTaskExecutor())
        return true
    }

    /// Jobs run so far.
    var steps: Int { state.withLock { $0.steps } }
}
