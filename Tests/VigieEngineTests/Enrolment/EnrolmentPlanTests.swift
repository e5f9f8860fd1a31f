import Testing
import VigieDomain
import VigieTesting

@testable import VigieEngine

/// From whom we follow and what the journal holds to what is written down before anyone is called.
@Suite struct EnrolmentPlanTests {
    private static let then = Instant("2026-11-20T06:00:00Z") ?? Instant(milliseconds: 0)
    private static let now = Instant("2026-11-23T06:30:00Z") ?? Instant(milliseconds: 0)
    private static let source = SourceID("pappers")

    @Test(
        arguments: [
            (nil, false, true, .entering), (nil, false, false, nil),
            (.entering, false, true, nil), (.entering, true, true, nil), (.enrolled, true, true, nil),
            (.leaving, true, true, .entering), (.gone, true, true, .entering),
            (.entering, false, false, .gone), (.entering, true, false, .leaving), (.enrolled, true, false, .leaving),
            (.leaving, true, false, nil), (.gone, true, false, nil),
        ] as [(Enrolment.State?, Bool, Bool, Enrolment.State?)])
    func `each state meets each wish`(
        _ state: Enrolment.State?, _ wasAsked: Bool, _ isWanted: Bool, _ expected: Enrolment.State?
    ) throws {
        let company = try #require(Invented.client(1).key.siren)
        let rows = state.map {
            [
                company: Enrolment(
                    source: Self.source, list: "42", company: company, state: $0, since: Self.then,
                    asked: wasAsked ? Self.then : nil, refusals: 3, notBefore: Self.now, refusal: "non", missing: 2)
            ]
        }
        let plan = EnrolmentPlan(source: Self.source, list: "42", wanted: isWanted ? [company] : [])
        let intents = plan.intents(rows ?? [:], at: Self.now)
        #expect(intents.map(\.state) == (expected.map { [$0] } ?? []))
        for intent in intents {
            #expect(intent.since == Self.now && intent.company == company)
            #expect(intent.asked == (wasAsked ? Self.then : nil))
            #expect(intent.refusals == 0 && intent.notBefore == nil && intent.missing == 0)
        }
    }

    @Test func `a difference that a clock ahead wrote down begins now`() throws {
        let company = try #require(Invented.client(1).key.siren)
        let row = Enrolment(
            source: Self.source, list: "42", company: company, state: .leaving, since: Self.now, asked: Self.then)
        let plan = EnrolmentPlan(source: Self.source, list: "42", wanted: [])
        #expect(plan.intents([company: row], at: Self.then).map(\.since) == [Self.then])
        #expect(plan.intents([company: row], at: Self.now) == [])
    }

    @Test func `waits grow, and none is longer than a day`() {
        let entropy = SeededEntropy(seed: 3)
        for failures in 1...40 {
            let wait = EnrolmentPatience.wait(afterFailures: failures, entropy)
            #expect(wait >= .seconds(30) && wait <= .seconds(3600))
            let refusal = EnrolmentPatience.wait(afterRefusals: failures, entropy)
            #expect(refusal >= .seconds(3600) && refusal <= .seconds(86_400))
        }
    }
}
