import Testing
import VigieDaemon
import VigieDomain

@Suite("The clock of a story")
struct StoryClockTests {
    private let start = Day(number: 20_780).midnightUTC

    @Test func `sleeping passes the story's time, on both clocks`() async throws {
        let clock = StoryClock(start)
        try await clock.sleep(for: .seconds(3600))
        #expect(clock.now() == start.adding(.seconds(3600)))
        #expect(clock.uptime() == .seconds(3600))
    }

    @Test func `it never goes back`() {
        let clock = StoryClock(start)
        clock.move(to: start.adding(.seconds(10)))
        clock.move(to: start)
        #expect(clock.now() == start.adding(.seconds(10)))
        #expect(clock.uptime() == .seconds(10))
    }

    @Test func `a cancelled sleep throws and passes no time`() async {
        let clock = StoryClock(start)
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            try await clock.sleep(for: .seconds(60))
        }
        let result = await task.result
        #expect(throws: CancellationError.self) { try result.get() }
        #expect(clock.uptime() == .zero)
    }
}
