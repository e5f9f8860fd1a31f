import Synchronization
import VigieEngine

/// The trouble that the machine's disk makes: no room for a while, or a write that fails for good.
final class Disk: Sendable {
    private let state = Mutex((isFull: false, writesToFailure: Int?.none))

    func fill(_ isFull: Bool) { state.withLock { $0.isFull = isFull } }

    var isFull: Bool { state.withLock { $0.isFull } }

    /// The so-manieth write from now on fails, and whether it reached the disk is not known.
    func fail(afterWrites count: Int) { state.withLock { $0.writesToFailure = count } }

    func mend() { state.withLock { $0.writesToFailure = nil } }

    /// - Throws: `JournalFailure` `.full`.
    func beforeWrite() throws {
        if state.withLock({ $0.isFull }) {
            throw JournalFailure(.full, "le disque est plein (simulé)", "the device is full (simulated)")
        }
    }

    /// - Throws: `JournalFailure` `.io`, after the write took place or in its stead.
    func isFailing() -> Bool {
        state.withLock { state in
            guard let left = state.writesToFailure else { return false }
            state.writesToFailure = left - 1
            return left <= 1
        }
    }
}
