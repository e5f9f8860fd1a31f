import Synchronization
import VigieDomain
import VigieEngine

/// What one process knows of its dealings with the register: the pass in force, a refusal, and the questions of the day.
///
/// In memory alone. A restart logs in again and counts from zero, which is why the quota stays below what INPI grants.
final class RneSession: Sendable {
    private struct State {
        var token: RneToken?
        var refusal: (fault: SourceFault, until: Instant)?
        var day: Day?
        var questions = 0
    }

    private let state = Mutex(State())

    /// A password refused once is not tried again for so long: INPI locks accounts.
    private static let afterRefusal: Duration = .seconds(30 * 60)

    /// The pass, where there is one that will last for the question.
    func token(at now: Instant) -> RneToken? {
        state.withLock { $0.token.flatMap { $0.isGood(at: now) ? $0 : nil } }
    }

    func keep(_ token: RneToken) {
        state.withLock { state in
            state.token = token
            state.refusal = nil
        }
    }

    func forget(_ token: RneToken) {
        state.withLock { if $0.token == token { $0.token = nil } }
    }

    func refused(_ fault: SourceFault, at now: Instant) {
        state.withLock { $0.refusal = (fault, now.adding(RneSession.afterRefusal)) }
    }

    /// Why the password must not be tried now. A clock set back ends the waiting.
    func refusal(at now: Instant) -> SourceFault? {
        state.withLock { state in
            guard let (fault, until) = state.refusal else { return nil }
            let left = now.duration(to: until)
            return left > .zero && left <= RneSession.afterRefusal ? fault : nil
        }
    }

    /// Counts one question. - Returns: false where the day's quota is spent.
    func count(on day: Day, quota: Int) -> Bool {
        state.withLock { state in
            if state.day != day {
                state.day = day
                state.questions = 0
            }
            guard state.questions < quota else { return false }
            state.questions += 1
            return true
        }
    }
}
