import Testing
import VigieDomain
import VigieEngine
import VigieTesting

@Suite struct TurnpikeTests {
    /// Windows that hold more requests than the pace allows.
    private func windowsOver(_ passed: [Duration], _ pace: Pace) -> Int {
        passed.indices.count { index in
            passed[index...].prefix { $0 - passed[index] < pace.window }.count > pace.requests
        }
    }

    @Test(arguments: [(1.0, 1), (2, 1), (7, 2), (0.1, 3), (0.4, 4)])
    func `no window ever holds more than the pace, whatever the arrivals`(_ rate: Double, _ seed: UInt64) async throws {
        let clock = LeapingClock()
        let turnpike = Turnpike(clock: clock)
        let pace = Pace(perSecond: rate, concurrency: 1)
        turnpike.set(pace, for: "hote")
        let entropy = SeededEntropy(seed: seed)
        var passed: [Duration] = []
        for _ in 0..<3000 {
            clock.leap(entropy.jitter(upTo: .milliseconds(pace.window.milliseconds / Int64(pace.requests) * 2)))
            passed.append(try await turnpike.pass(to: "hote") { clock.uptime() })
        }
        #expect(windowsOver(passed, pace) == 0)
        // Not by being idle: the pace is nearly used up.
        let spent = passed[2999] - passed[0]
        #expect(spent < pace.window / pace.requests * 3000 * 2)
    }

    @Test func `a hundred restarts keep the pace`() async throws {
        let clock = LeapingClock()
        let pace = Pace(perSecond: 2, concurrency: 2)
        var passed: [Duration] = []
        let entropy = SeededEntropy(seed: 5)
        for _ in 0..<100 {
            let turnpike = Turnpike(clock: clock)
            turnpike.set(pace, for: "hote")
            for _ in 0..<(1 + Int(entropy.next() % 5)) {
                passed.append(try await turnpike.pass(to: "hote") { clock.uptime() })
            }
        }
        #expect(windowsOver(passed, pace) == 0)
    }

    @Test func `a host that no setting names is asked carefully`() async throws {
        let clock = LeapingClock()
        let turnpike = Turnpike(clock: clock)
        var passed: [Duration] = []
        for _ in 0..<50 { passed.append(try await turnpike.pass(to: "inconnu") { clock.uptime() }) }
        #expect(windowsOver(passed, .careful) == 0)
    }

    @Test func `a slower pace counts what passed before it, a reload of the same pace costs nothing`() async throws {
        let clock = LeapingClock()
        let turnpike = Turnpike(clock: clock)
        let fast = Pace(perSecond: 10, concurrency: 1)
        let slow = Pace(perSecond: 0.5, concurrency: 1)
        turnpike.set(fast, for: "hote")
        for _ in 0..<20 { _ = try await turnpike.pass(to: "hote") { clock.uptime() } }
        let last = clock.uptime()
        turnpike.set(slow, for: "hote")
        var passed: [Duration] = [last]
        for _ in 0..<20 {
            turnpike.set(slow, for: "hote")
            passed.append(try await turnpike.pass(to: "hote") { clock.uptime() })
        }
        #expect(windowsOver(passed, slow) == 0)
        #expect(passed[20] - passed[1] < .seconds(40))
    }

    @Test func `a closed host is asked again after its time, never before`() async throws {
        let clock = LeapingClock()
        let turnpike = Turnpike(clock: clock)
        #expect(turnpike.closure(of: "hote") == nil)
        turnpike.close("hote", for: .seconds(30))
        turnpike.close("hote", for: .seconds(10))
        #expect(turnpike.closure(of: "hote") == .seconds(30))
        #expect(turnpike.closure(of: "autre") == nil)
        let passed = try await turnpike.pass(to: "hote") { clock.uptime() }
        #expect(passed >= .seconds(30) && passed < .seconds(32))
        #expect(turnpike.closure(of: "hote") == nil)
    }

    @Test func `no more than so many are inside at once, and all of them come through`() async throws {
        let clock = LeapingClock()
        let turnpike = Turnpike(clock: clock)
        turnpike.set(Pace(perSecond: 1000, concurrency: 3), for: "hote")
        let inside = Held((now: 0, most: 0))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<300 {
                group.addTask {
                    try await turnpike.pass(to: "hote") {
                        inside.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
                        for _ in 0..<5 { await Task.yield() }
                        inside.withLock { $0.now -= 1 }
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(inside.now.now == 0 && inside.now.most <= 3)
    }

    /// One task inside that waits for the gate, and whoever queues behind it.
    private func occupied(
        _ act: (_ turnpike: Turnpike, _ gate: Bell, _ clock: LeapingClock) async throws -> Void
    ) async throws {
        let clock = LeapingClock()
        let turnpike = Turnpike(clock: clock)
        turnpike.set(Pace(perSecond: 1000, concurrency: 1), for: "hote")
        try await act(turnpike, Bell(), clock)
    }

    @Test func `who waits for room and is cancelled goes away at once`() async throws {
        try await occupied { turnpike, gate, clock in
            let isInside = Held(false)
            let first = Task {
                try await turnpike.pass(to: "hote") {
                    isInside.withLock { $0 = true }
                    _ = await gate.wait(atMost: .seconds(1), on: ManualClock(clock.now()))
                }
            }
            await settle { isInside.now }
            let second = Task { try await turnpike.pass(to: "hote") {} }
            await settle { false }
            second.cancel()
            // Were it deaf, this would wait for the first one, which waits for us.
            await #expect(throws: CancellationError.self) { try await second.value }
            gate.ring()
            try await first.value
            try await turnpike.pass(to: "hote") {}
        }
    }

    @Test func `who is woken and goes away wakes the next one`() async throws {
        // The second is woken while the host is closed, and cancelled in its sleep: the third must not wait for ever.
        let clock = ManualClock("2026-11-23T06:30:00Z")
        let turnpike = Turnpike(clock: clock)
        turnpike.set(Pace(perSecond: 1, concurrency: 1), for: "hote")
        clock.advance(by: .seconds(2))
        let gate = Bell()
        let inside = Held(0)
        let first = Task {
            try await turnpike.pass(to: "hote") {
                inside.withLock { $0 += 1 }
                _ = await gate.wait(atMost: .seconds(100), on: clock)
            }
        }
        await settle { inside.now == 1 && clock.sleepers == 1 }
        let second = Task { try await turnpike.pass(to: "hote") {} }
        await settle { false }
        let third = Task { try await turnpike.pass(to: "hote") { inside.withLock { $0 += 1 } } }
        await settle { false }
        gate.ring()
        try await first.value
        // One request a second: the second task sleeps now.
        await settle { clock.sleepers >= 1 }
        second.cancel()
        await #expect(throws: CancellationError.self) { try await second.value }
        for _ in 0..<5 {
            await settle { clock.sleepers >= 1 }
            clock.advance(by: .seconds(2))
        }
        try await third.value
        #expect(inside.now == 2)
    }

    @Test func `more room lets those in who wait for it`() async throws {
        try await occupied { turnpike, gate, clock in
            let inside = Held(0)
            let tasks = (0..<4).map { _ in
                Task {
                    try await turnpike.pass(to: "hote") {
                        inside.withLock { $0 += 1 }
                        await settle { inside.now == 4 }
                    }
                }
            }
            await settle { inside.now == 1 }
            turnpike.set(Pace(perSecond: 1000, concurrency: 4), for: "hote")
            for task in tasks { try await task.value }
            #expect(inside.now == 4)
        }
    }

    @Test func `a failure inside leaves its place`() async throws {
        try await occupied { turnpike, _, _ in
            for _ in 0..<3 {
                await #expect(throws: SourceFault.self) {
                    try await turnpike.pass(to: "hote") { throw SourceFault.outage }
                }
            }
        }
    }

    @Test(arguments: [(2.0, 2, 1000), (7, 7, 1000), (1, 1, 1000), (0.5, 1, 2000), (0.3, 1, 3334), (0, 1, 1_000_000)])
    func `a pace below one a second grows its window`(_ rate: Double, _ requests: Int, _ window: Int64) {
        let pace = Pace(perSecond: rate, concurrency: 0)
        #expect(pace.requests == requests && pace.window == .milliseconds(window) && pace.concurrency == 1)
    }
}
