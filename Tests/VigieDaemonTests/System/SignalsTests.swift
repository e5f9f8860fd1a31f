import Testing

@testable import VigieDaemon

/// Without real signals, which would end the tests: what the waiting thread hands over, and who hears it.
@Suite(.timeLimit(.minutes(60))) struct SignalsTests {
    private let signals = Signals()

    @Test func `signals that come before anyone listens are kept in their order`() async {
        signals.arrived(.reload)
        signals.arrived(.reload)
        signals.arrived(.stop)
        #expect(await signals.next() == .reload)
        #expect(await signals.next() == .reload)
        #expect(await signals.next() == .stop)
    }

    @Test func `who waits is woken`() async {
        let signals = signals
        async let event = signals.next()
        await Task.yield()
        signals.arrived(.stop)
        #expect(await event == .stop)
    }

    @Test func `who is cancelled hears nothing more`() async {
        let signals = signals
        let waiting = Task { await signals.next() }
        await Task.yield()
        waiting.cancel()
        #expect(await waiting.value == nil)
        #expect(await signals.next() == nil)
    }

    @Test func `who was cancelled before he asked waits for nothing`() async {
        let signals = signals
        let waiting = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return await signals.next()
        }
        #expect(await waiting.value == nil)
    }
}
