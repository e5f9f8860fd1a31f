import Synchronization

/// Several bells rung as one: each loop has its own, so that none hears a ring in another's stead.
package final class Chimes: Sendable {
    private let bells = Mutex<[String: Bell]>([:])

    package init() {}

    /// The bell of this loop, made when it is first asked for.
    package func bell(of loop: String) -> Bell {
        bells.withLock { bells in
            let bell = bells[loop] ?? Bell()
            bells[loop] = bell
            return bell
        }
    }

    package func ring() {
        for (_, bell) in bells.withLock({ $0 }).sorted(by: { $0.key < $1.key }) { bell.ring() }
    }
}
