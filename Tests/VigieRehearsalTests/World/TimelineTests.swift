import Testing
import VigieDomain
import VigieRehearsal

@Suite("What a register says over time")
struct TimelineTests {
    private func instant(_ second: Int64) -> Instant { Instant(milliseconds: second * 1000) }

    @Test(arguments: [(0, nil), (9, nil), (10, "a"), (19, "a"), (20, "c"), (25, "b"), (99, "b")] as [(Int64, String?)])
    func `the last value set before a moment holds`(second: Int64, expected: String?) {
        var timeline = Timeline<String>()
        timeline.set("b", from: instant(21))
        timeline.set("a", from: instant(10))
        timeline.set("x", from: instant(20))
        timeline.set("c", from: instant(20))
        #expect(timeline.value(at: instant(second)) == expected)
        #expect(timeline.last == "b")
    }
}
