import Testing
import VigieDomain
import VigieEngine
import VigieTesting
import VigieTransport

private let start = moment("2026-11-23T06:00:00Z")
private let interval = Duration.seconds(600)

/// Minutes after the last success.
private func minute(_ minutes: Int) -> Instant { start.adding(.seconds(60 * minutes)) }

private func healthy() -> SourceHealth {
    SourceHealth(source: Invented.bureau, since: start).afterSuccess(at: start).health
}

private let outage = SourceFault(ExchangeFailure(.timeout, "aucune réponse"), url: "https://bureau.example/")

@Suite struct SourceHealthTests {
    @Test(arguments: SourceFault.Lie.allCases)
    func `a lie alarms in the same cycle`(_ lie: SourceFault.Lie) throws {
        let fault = SourceFault(.lie(lie), "page de maintenance", url: "https://bureau.example/x")
        let judgement = healthy().afterFault(fault, at: minute(1), interval: interval)
        #expect(judgement.health.state == .down && judgement.health.reason == "page de maintenance")
        let alarm = try #require(judgement.opens.first)
        #expect(alarm.key == "source:bureau" && alarm.sentence == "page de maintenance" && judgement.closes.isEmpty)
        #expect(alarm.detail.french.contains("adresse\u{A0}: https://bureau.example/x"))
        #expect(alarm.detail.french.contains(lie.words.french) && alarm.detail.english.contains(lie.words.english))
        for words in [alarm.detail.french, alarm.detail.english] { #expect(words.contains("\(start)")) }
    }

    @Test(arguments: [401, 403]) func `a refused key alarms at once`(_ status: Int) {
        let fault = SourceFault(.denied(status), "clé refusée", url: "")
        #expect(healthy().afterFault(fault, at: minute(1), interval: interval).opens.count == 1)
    }

    @Test(arguments: [
        outage.kind, .status(500), .quota,
    ])
    func `an outage alarms once two intervals have passed in silence`(_ kind: SourceFault.Kind) {
        let fault = SourceFault(kind, "panne", url: "")
        var health = healthy()
        var alarms: [Int] = []
        for at in [10, 11, 19, 20, 30, 40, 400] {
            let judgement = health.afterFault(fault, at: minute(at), interval: interval)
            health = judgement.health
            if !judgement.opens.isEmpty { alarms.append(at) }
            #expect(health.state == (at < 20 ? .suspect : .down))
        }
        #expect(alarms == [20] && health.failures == 7 && health.since == minute(10))
        let recovery = health.afterSuccess(at: minute(410))
        #expect(recovery.closes == ["source:bureau"] && recovery.opens.isEmpty)
        #expect(recovery.health.state == .healthy && recovery.health.failures == 0 && recovery.health.reason == nil)
        #expect(recovery.health.since == minute(410) && recovery.health.lastSuccess == minute(410))
    }

    @Test func `an outage that mends itself in time is nobody's business`() {
        let suspect = healthy().afterFault(outage, at: minute(10), interval: interval)
        #expect(suspect.health.state == .suspect && suspect.opens.isEmpty)
        let recovery = suspect.health.afterSuccess(at: minute(15))
        #expect(recovery.opens.isEmpty && recovery.closes.isEmpty && recovery.health.state == .healthy)
    }

    @Test func `one outage is one alarm, whatever it looks like meanwhile`() {
        var health = healthy()
        var opened = 0
        var closed = 0
        let lie = SourceFault.lie
        for (index, fault) in [outage, lie, outage, lie, lie, outage, outage, lie].enumerated() {
            let judgement = health.afterFault(fault, at: minute(index + 1), interval: interval)
            health = judgement.health
            opened += judgement.opens.count
            closed += judgement.closes.count
        }
        closed += health.afterSuccess(at: minute(20)).closes.count
        #expect(opened == 1 && closed == 1)
    }

    @Test func `a second outage is a second alarm`() {
        let first = healthy().afterFault(.lie, at: minute(1), interval: interval).health
        let well = first.afterSuccess(at: minute(2)).health
        #expect(well.afterFault(.lie, at: minute(3), interval: interval).opens.map(\.opened) == [minute(3)])
    }

    @Test func `a source that never answered is late after two intervals too`() {
        let new = SourceHealth(source: Invented.bureau, since: start)
        let first = new.afterFault(outage, at: start, interval: interval)
        #expect(first.opens.isEmpty)
        #expect(first.health.afterFault(outage, at: minute(20), interval: interval).opens.count == 1)
    }

    @Test func `a clock set back by a year does not silence the alarm`() {
        let back = start.adding(.seconds(-365 * 86_400))
        let first = healthy().afterFault(outage, at: back, interval: interval)
        #expect(first.opens.isEmpty)
        let second = first.health.afterFault(outage, at: back.adding(.seconds(1200)), interval: interval)
        #expect(second.opens.count == 1)
    }

    @Test(arguments: [SourceFault.Kind.quota, .status(503), .lie(.cut)])
    func `a source that asks for silence is left alone until then, for a day at most`(_ kind: SourceFault.Kind) {
        func asking(_ until: Instant) -> SourceHealth {
            healthy().afterFault(
                SourceFault(kind, "quota", url: "", notBefore: until), at: minute(1), interval: interval
            ).health
        }
        let hour = asking(minute(60))
        #expect(!hour.mayBeAsked(at: minute(59)) && hour.mayBeAsked(at: minute(60)))
        let centuries = asking(moment("2999-01-01T00:00:00Z"))
        #expect(centuries.mayBeAsked(at: minute(1 + 24 * 60)))
        // The clock was set back by a month: the figure says nothing any more.
        #expect(hour.mayBeAsked(at: start.adding(.seconds(-30 * 86_400))))
        #expect(healthy().mayBeAsked(at: start) && healthy().afterSuccess(at: start).health.notBefore == nil)
    }

    @Test func `a silence that was asked for is told once it lasts too long`() throws {
        let waiting = healthy().afterFault(
            SourceFault(.quota, "quota épuisé", url: "", notBefore: minute(300)), at: minute(1), interval: interval
        ).health
        #expect(waiting.afterWaiting(at: minute(19), interval: interval) == nil)
        let late = try #require(waiting.afterWaiting(at: minute(20), interval: interval))
        #expect(late.opens.map(\.sentence) == ["quota épuisé"] && late.health.state == .down)
        #expect(late.opens[0].detail.french.contains("\(minute(300))"))
        #expect(late.health.afterWaiting(at: minute(30), interval: interval) == nil)
        #expect(late.health.afterSuccess(at: minute(300)).closes == ["source:bureau"])
    }

    @Test func `each kind of fault has a word`() {
        let kinds: [SourceFault.Kind] = [outage.kind, .status(500), .quota, .denied(401), .lie(.cut)]
        #expect(kinds.map(\.label) == ["transport timeout", "status 500", "quota", "denied 401", "lie cut"])
        #expect("\(outage)" == "aucune réponse")
    }

    @Test(arguments: [
        (ExchangeFailure.Code.tooLarge, SourceFault.Lie.tooLarge), (.forbiddenRedirect, .otherHost),
        (.malformed, .garbled),
    ])
    func `what the driver refuses for its content is a lie`(_ code: ExchangeFailure.Code, _ lie: SourceFault.Lie) {
        #expect(SourceFault(ExchangeFailure(code, "refusé"), url: "").kind == .lie(lie))
    }
}

@Suite struct SourceGapTests {
    @Test func `a silence of more than two intervals is put on record when it ends`() {
        var health = SourceHealth(source: Invented.bureau, since: start)
        let interval = Duration.seconds(600)
        health = health.afterSuccess(at: start, interval: interval).health
        let second = start.adding(.seconds(1_200))
        #expect(health.afterSuccess(at: second, interval: interval).gap == nil)
        let third = second.adding(milliseconds: 1)
        let gap = health.afterSuccess(at: third, interval: interval).gap
        #expect(gap == SourceGap(source: Invented.bureau, began: start, ended: third))
        #expect(health.afterSuccess(at: third).gap == nil)
    }
}
