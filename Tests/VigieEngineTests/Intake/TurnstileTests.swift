import Testing
import VigieEngine

@Suite struct TurnstileTests {
    @Test func `one act at a time goes through, and all of them do`() async {
        let turnstile = Turnstile()
        let state = Held((inside: 0, most: 0, done: 0))
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<500 {
                group.addTask {
                    await turnstile.pass {
                        state.withLock { $0 = ($0.inside + 1, max($0.most, $0.inside + 1), $0.done) }
                        await Task.yield()
                        state.withLock { $0 = ($0.inside - 1, $0.most, $0.done + 1) }
                    }
                }
            }
        }
        #expect(state.now.most == 1 && state.now.done == 500)
    }

    @Test func `those who wait go in the order they came`() async {
        let turnstile = Turnstile()
        let order = Held<[Int]>([])
        let gate = Held(false)
        var tasks: [Task<Void, Never>] = []
        let first = Task { await turnstile.pass { await settle { gate.now } } }
        await settle { false }
        for index in 0..<5 {
            tasks.append(Task { await turnstile.pass { order.withLock { $0.append(index) } } })
            // Long enough for the task to have queued; the order is all that is looked at.
            for _ in 0..<2000 { await Task.yield() }
        }
        gate.withLock { $0 = true }
        await first.value
        for task in tasks { await task.value }
        #expect(order.now == [0, 1, 2, 3, 4])
    }

    @Test func `an act that fails lets the next one in`() async throws {
        let turnstile = Turnstile()
        await #expect(throws: CancellationError.self) { try await turnstile.pass { throw CancellationError() } }
        #expect(await turnstile.pass { 1 } == 1)
    }
}
