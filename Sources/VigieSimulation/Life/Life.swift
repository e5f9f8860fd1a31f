import Synchronization
import VigieEngine
import VigieTransport

/// One run of the daemon from its start to its end. A kill takes effect between two acts on the outside world: from that
/// moment on nothing that the process still does reaches anyone.
final class Life: Sendable {
    /// Thrown to whoever goes on after the kill.
    struct Over: Error {}

    private struct State {
        var isOver = false
        var acts = 0
        /// The act during which the kill comes.
        var lastAct: Int?
        var onEnd: (@Sendable () -> Void)?
    }

    private let state = Mutex(State())

    var isOver: Bool { state.withLock { $0.isOver } }

    /// A coin that falls the same way in each replay.
    var isEven: Bool { state.withLock { $0.acts.isMultiple(of: 2) } }

    /// Called once, when the kill comes.
    func whenOver(_ act: @escaping @Sendable () -> Void) {
        let isOver = state.withLock { state in
            state.onEnd = act
            return state.isOver
        }
        if isOver { act() }
    }

    /// The process dies after so many more acts; an act has two moments, before and after its effect.
    func kill(afterActs count: Int) { state.withLock { $0.lastAct = $0.acts + count } }

    func kill() {
        let act = state.withLock { state in
            guard !state.isOver else { return nil as (@Sendable () -> Void)? }
            state.isOver = true
            return state.onEnd
        }
        act?()
    }

    /// A moment at which the kill may come.
    func moment() throws(Over) {
        let dies = state.withLock { state in
            state.acts += 1
            return !state.isOver && state.lastAct.map { state.acts >= $0 } ?? false
        }
        if dies { kill() }
        if isOver { throw Over() }
    }
}

/// The way out, as long as the process lives.
struct MortalExchange: Exchange {
    let inner: any Exchange
    let life: Life

    func answer(to request: Request) async throws -> Response {
        do {
            try life.moment()
            let response = try await inner.answer(to: request)
            try life.moment()
            return response
        } catch is Life.Over {
            throw CancellationError()
        }
    }
}

struct MortalMail: MailSubmission {
    let inner: any MailSubmission
    let life: Life

    func submit(_ envelope: MailEnvelope, to server: MailServer) async -> MailOutcome {
        do {
            try life.moment()
            let outcome = await inner.submit(envelope, to: server)
            try life.moment()
            return outcome
        } catch {
            return .deferred(reply: Remark(same: "the process is dead"))
        }
    }
}
