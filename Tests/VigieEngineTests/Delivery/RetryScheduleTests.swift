import Testing
import VigieDomain
import VigieEngine
import VigieTesting

private struct Middle: Entropy {
    /// The middle of every jitter of an even span is what no jitter would give; zero is the shortest.
    var value: UInt64
    func next() -> UInt64 { value }
}

@Suite struct RetryScheduleTests {
    @Test func `the webhook schedule makes ten attempts over 75 h 35 min`() {
        #expect(RetrySchedule.webhook.waits.count == 10)
        let total = RetrySchedule.webhook.waits.reduce(Int64(0)) { $0 + $1.milliseconds }
        #expect(total == 272_105_000)
    }

    @Test func `mail is tried at 0, 5 and 30 minutes, then every two hours until five days`() {
        var moments: [Int64] = []
        var elapsed = Duration.zero
        for wait in RetrySchedule.email.waits {
            elapsed += wait
            moments.append(elapsed.milliseconds / 60_000)
        }
        #expect(moments.prefix(5) == [0, 5, 30, 150, 270])
        #expect(elapsed <= .seconds(5 * 86_400) && elapsed > .seconds(5 * 86_400 - 7_200))
    }

    @Test func `jitter stays within a fifth either way and is not always the same`() throws {
        let entropy = SeededEntropy(seed: 3)
        var seen: Set<Int64> = []
        for attempts in 1..<10 {
            let nominal = RetrySchedule.webhook.waits[attempts].milliseconds
            for _ in 0..<200 {
                let wait = try #require(
                    RetrySchedule.webhook.wait(afterAttempts: attempts, elapsed: .seconds(400_000), entropy: entropy))
                #expect(wait.milliseconds >= nominal * 8 / 10 && wait.milliseconds <= nominal * 12 / 10)
                seen.insert(wait.milliseconds)
            }
        }
        #expect(seen.count > 1_000)
    }

    @Test func `hours during which nothing ran do not use up the attempts`() {
        let wait = RetrySchedule.webhook.wait(
            afterAttempts: 2, elapsed: .seconds(500 * 3_600), entropy: Middle(value: 0))
        #expect(wait == .seconds(240))
    }

    @Test func `attempts answered with "slow down" do not use up the hours`() {
        let wait = RetrySchedule.webhook.wait(afterAttempts: 40, elapsed: .seconds(600), entropy: Middle(value: 0))
        #expect(wait == .seconds(1_440))
        #expect(
            RetrySchedule.webhook.wait(afterAttempts: 10, elapsed: .seconds(300_000), entropy: Middle(value: 0)) == nil)
    }

    @Test func `a step is over at the moment when its shortest waits are`() {
        // 0 + 4 + 240 s: the first three waits, each a fifth shorter.
        for (elapsed, wait) in [(243_999, 240), (244_000, 1_440)] {
            #expect(
                RetrySchedule.webhook.wait(
                    afterAttempts: 40, elapsed: .milliseconds(elapsed), entropy: Middle(value: 0))
                    == .seconds(wait), "after \(elapsed) ms")
        }
    }

    @Test func `the last attempt has a wait, and none comes after it`() {
        let webhook = RetrySchedule.webhook
        let over = Duration.seconds(300_000)
        #expect(webhook.wait(afterAttempts: 9, elapsed: over, entropy: Middle(value: 0)) == .seconds(69_120))
        #expect(webhook.wait(afterAttempts: 10, elapsed: over, entropy: Middle(value: 0)) == nil)
    }

    @Test(arguments: [RetrySchedule.email, .webhook])
    func `no wait is longer than the bound by which a wrong clock is known`(_ schedule: RetrySchedule) throws {
        let longest = try #require(schedule.waits.max())
        #expect(
            longest.milliseconds * Int64(100 + schedule.jitterPercent) / 100 <= RetrySchedule.longestWait.milliseconds)
        #expect(DeliveryDecision.longestWait <= RetrySchedule.longestWait)
    }

    @Test func `a first attempt that lies ahead leaves the count alone to say the step`() {
        for (index, wait) in RetrySchedule.email.waits.enumerated().dropFirst() {
            #expect(
                RetrySchedule.email.wait(afterAttempts: index, elapsed: .seconds(-400_000), entropy: Middle(value: 0))
                    == wait)
        }
    }
}
