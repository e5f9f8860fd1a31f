import Testing
import VigieDomain
import VigieEngine
import VigieTesting

@Suite struct BellTests {
    private let clock = ManualClock("2026-11-23T06:30:00Z")

    @Test func `a ring that nobody hears is kept, as one`() async {
        let bell = Bell()
        bell.ring()
        bell.ring()
        #expect(await bell.wait(atMost: .seconds(10), on: clock))
        let second = Task { await bell.wait(atMost: .seconds(10), on: clock) }
        await settle { clock.sleepers == 1 }
        clock.advance(by: .seconds(10))
        #expect(await second.value == false)
    }

    @Test func `a ring wakes everyone who waits`() async {
        let bell = Bell()
        let clock = clock
        let waiting = (0..<5).map { _ in Task { await bell.wait(atMost: .seconds(10), on: clock) } }
        await settle { clock.sleepers == 5 }
        // A listener may not stand at the bell yet though his alarm clock is set: ring until all have heard.
        let heard = Held(0)
        let counting = Task {
            for task in waiting where await task.value { heard.withLock { $0 += 1 } }
        }
        await settle {
            bell.ring()
            return heard.now == 5
        }
        await counting.value
        #expect(heard.now == 5)
    }

    @Test func `a cancelled wait ends, and takes no ring away`() async {
        let bell = Bell()
        let clock = clock
        let waiting = Task { await bell.wait(atMost: .seconds(10), on: clock) }
        await settle { clock.sleepers == 1 }
        waiting.cancel()
        #expect(await waiting.value == false)
        bell.ring()
        #expect(await bell.wait(atMost: .seconds(10), on: clock))
    }

    @Test func `no ring is lost between two waits`() async {
        let bell = Bell()
        let clock = clock
        let rung = Held(0)
        let listener = Task {
            // The last ring must be heard, however the two run beside each other.
            while rung.now < 500 { _ = await bell.wait(atMost: .seconds(3600), on: clock) }
        }
        for _ in 0..<500 {
            rung.withLock { $0 += 1 }
            bell.ring()
            await Task.yield()
        }
        await listener.value
        #expect(rung.now == 500)
    }
}

@Suite struct PulseTests {
    @Test func `a loop that stands still is named, one that ended is not`() {
        let clock = ManualClock("2026-11-23T06:30:00Z")
        let pulse = Pulse(clock: clock)
        #expect(pulse.silent.isEmpty)
        pulse.beat("livraison", longestSilence: .seconds(30))
        pulse.beat("collecte", longestSilence: .seconds(600))
        clock.advance(by: .seconds(30))
        #expect(pulse.silent.isEmpty)
        clock.advance(by: .seconds(1))
        #expect(pulse.silent == ["livraison"])
        pulse.beat("livraison", longestSilence: .seconds(30))
        #expect(pulse.silent.isEmpty)
        clock.advance(by: .seconds(1000))
        #expect(pulse.silent == ["collecte", "livraison"])
        pulse.end("livraison")
        #expect(pulse.silent == ["collecte"])
    }
}
