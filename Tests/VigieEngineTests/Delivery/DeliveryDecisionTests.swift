import Testing
import VigieDomain
import VigieEngine
import VigieTesting

private let start = SampleAlerts.now

private func delivery(to recipient: Recipient, attempts: Int = 0, first: Instant? = nil) -> Delivery {
    let message = FrozenMessage(
        id: MessageID(text: "msg_1"), recipient: recipient, bytes: [], alerts: [], company: nil, gist: "",
        created: start)
    return Delivery(message: message, attempts: attempts, firstAttempt: first)
}

private func decide(
    _ outcome: DeliveryOutcome, _ delivery: Delivery = delivery(to: .endpoint("erp")), endpoint: EndpointRecord? = nil,
    now: Instant = start
) -> DeliveryAttempt {
    DeliveryDecision.decide(
        delivery: delivery, outcome: outcome, endpoint: endpoint, now: now, entropy: SeededEntropy(seed: 1))
}

private let person = Recipient.person(SampleAlerts.credit)
private let failure = DeliveryOutcome.deferred(reply: "500", notBefore: nil, throttles: false)

@Suite struct DeliveryDecisionTests {
    @Test func `a success delivers, forgives the endpoint and closes its alarm`() {
        let record = EndpointRecord(name: "erp", failingSince: start, disabled: start, notBefore: start)
        let attempt = decide(.accepted(reply: "204"), endpoint: record)
        #expect(attempt.state == .delivered && attempt.nextAttempt == nil && attempt.reply == "204")
        #expect(attempt.endpoint == EndpointRecord(name: "erp") && attempt.alarmsClosed == ["endpoint:erp"])
        let mail = decide(.accepted(reply: "250"), delivery(to: person))
        #expect(mail.endpoint == nil && mail.alarmsClosed == ["mail:claire.martin@fournisseur.example"])
    }

    @Test func `a failure begins the run and plans the next attempt`() throws {
        let attempt = decide(failure)
        #expect(attempt.state == .pending && attempt.endpoint?.failingSince == start && attempt.alarmsOpened.isEmpty)
        let wait = start.duration(to: try #require(attempt.nextAttempt))
        #expect(wait >= .seconds(4) && wait <= .seconds(6))
        #expect(attempt.endpoint?.notBefore == nil)
    }

    @Test func `an uncertain attempt is made again`() {
        #expect(decide(.uncertain(reply: "")).state == .pending)
        #expect(decide(.uncertain(reply: ""), delivery(to: person)).nextAttempt == start.adding(.seconds(300)))
    }

    @Test func `410 gives the endpoint up at once and tells the administrator`() {
        let attempt = decide(.gone(reply: "410"))
        #expect(attempt.state == .parked && attempt.endpoint?.disabled == start && attempt.nextAttempt == nil)
        #expect(attempt.alarmsOpened.map(\.key) == ["endpoint:erp"])
        #expect(attempt.alarmsOpened[0].detail.french.contains("vigie redeliver --endpoint erp"))
    }

    @Test(arguments: [(119, Delivery.State.pending), (120, .parked), (500, .parked)])
    func `an endpoint is given up on after 120 hours of only failures`(_ hours: Int, _ state: Delivery.State) {
        let record = EndpointRecord(name: "erp", failingSince: start)
        let now = start.adding(.seconds(hours * 3_600))
        let attempt = decide(
            failure, delivery(to: .endpoint("erp"), attempts: 1, first: now), endpoint: record, now: now)
        #expect(attempt.state == state)
        #expect((attempt.endpoint?.disabled != nil) == (state == .parked))
        #expect(attempt.alarmsOpened.map(\.key) == (state == .parked ? ["endpoint:erp"] : []))
    }

    @Test func `one success in the window begins a new one`() {
        var record = EndpointRecord(name: "erp", failingSince: start)
        record =
            decide(.accepted(reply: ""), endpoint: record, now: start.adding(.seconds(119 * 3_600))).endpoint ?? record
        let attempt = decide(failure, endpoint: record, now: start.adding(.seconds(130 * 3_600)))
        #expect(attempt.state == .pending && attempt.endpoint?.failingSince == start.adding(.seconds(130 * 3_600)))
    }

    @Test func `a refused mail is visible at once and costs nobody else anything`() {
        let attempt = decide(.refused(reply: "550 unknown"), delivery(to: person))
        #expect(attempt.state == .refused && attempt.endpoint == nil)
        #expect(attempt.alarmsOpened.map(\.key) == ["mail:claire.martin@fournisseur.example"])
        #expect(attempt.alarmsOpened[0].detail.french.contains("«\u{A0}550 unknown\u{A0}»"))
        #expect(
            attempt.alarmsOpened[0].sentence
                == Phrase(
                    "Le serveur de messagerie refuse l'adresse claire.martin@fournisseur.example",
                    "The mail server refuses the address claire.martin@fournisseur.example"))
        #expect(decide(.gone(reply: "410"), delivery(to: person)).state == .refused)
    }

    @Test func `an endpoint that may not be called is told at once and its message kept`() {
        let attempt = decide(.refused(reply: "forbidden_address"))
        #expect(attempt.state == .refused && attempt.endpoint?.disabled == nil)
        #expect(attempt.alarmsOpened.map(\.key) == ["endpoint:erp"])
    }

    @Test func `the end of a schedule is told`() {
        let late = start.adding(.seconds(6 * 86_400))
        let mail = decide(failure, delivery(to: person, attempts: 61, first: start), now: late)
        #expect(mail.state == .expired && mail.alarmsOpened.map(\.key) == ["mail:claire.martin@fournisseur.example"])
        let call = decide(
            failure, delivery(to: .endpoint("erp"), attempts: 9, first: start), now: start.adding(.seconds(300_000)))
        #expect(call.state == .expired && call.alarmsOpened.map(\.key) == ["endpoint:erp"])
    }

    @Test(arguments: [(10, 10), (3_600, 3_600), (86_400, 86_400), (400_000, 86_400)])
    func `Retry-After is obeyed up to a day`(_ asked: Int, _ held: Int) throws {
        let outcome = DeliveryOutcome.deferred(reply: "429", notBefore: start.adding(.seconds(asked)), throttles: true)
        let attempt = decide(outcome)
        #expect(try #require(attempt.nextAttempt) >= start.adding(.seconds(held)))
        #expect(attempt.endpoint?.notBefore == start.adding(.seconds(held)))
    }

    @Test func `"slow down" without a time is a minute, for the whole endpoint`() {
        let attempt = decide(.deferred(reply: "503", notBefore: nil, throttles: true))
        #expect(attempt.endpoint?.notBefore == start.adding(.seconds(60)))
        #expect(attempt.nextAttempt == start.adding(.seconds(60)))
    }

    @Test func `a shorter wish never shortens an earlier one`() {
        let record = EndpointRecord(name: "erp", notBefore: start.adding(.seconds(900)))
        let outcome = DeliveryOutcome.deferred(reply: "429", notBefore: start.adding(.seconds(5)), throttles: true)
        #expect(decide(outcome, endpoint: record).endpoint?.notBefore == start.adding(.seconds(900)))
    }

    /// Ten thousand hours of an endpoint that throttles, fails and recovers by turns.
    @Test func `no request is ever made before the stated time`() throws {
        let entropy = SeededEntropy(seed: 11)
        var now = start
        var endpoint = EndpointRecord(name: "erp")
        var pending = delivery(to: .endpoint("erp"))
        var stated: Instant?
        var early = 0
        var requests = 0
        var finished = 0
        while start.duration(to: now) < .seconds(10_000 * 3_600) {
            if let stated, now < stated { early += 1 }
            requests += 1
            let asked = now.adding(.seconds(Int(entropy.next() % 86_400)))
            let outcome: DeliveryOutcome
            switch entropy.next() % 4 {
            case 0: outcome = .deferred(reply: "429", notBefore: asked, throttles: true)
            case 1: outcome = .accepted(reply: "200")
            case 2: outcome = .uncertain(reply: "")
            default: outcome = failure
            }
            if case .deferred(_, let notBefore?, _) = outcome { stated = notBefore } else { stated = nil }
            let attempt = DeliveryDecision.decide(
                delivery: pending, outcome: outcome, endpoint: endpoint, now: now, entropy: entropy)
            endpoint = try #require(attempt.endpoint)
            pending.attempts += 1
            pending.firstAttempt = pending.firstAttempt ?? now
            if attempt.state == .pending {
                let next = try #require(attempt.nextAttempt)
                #expect(next > now)
                now = max(next, endpoint.notBefore ?? next)
            } else {
                finished += 1
                pending = delivery(to: .endpoint("erp"))
                endpoint.disabled = nil
                now = max(now.adding(.seconds(60)), endpoint.notBefore ?? now)
            }
        }
        #expect(early == 0 && requests > 1_000 && finished > 100)
    }

    /// A dead endpoint: the attempts of one message, and how long they last.
    @Test func `a dead endpoint gets ten calls for one message`() throws {
        let entropy = SeededEntropy(seed: 5)
        var pending = delivery(to: .endpoint("erp"))
        var now = start
        var attempt = decide(failure)
        var calls = 0
        repeat {
            attempt = DeliveryDecision.decide(
                delivery: pending, outcome: failure, endpoint: attempt.endpoint, now: now, entropy: entropy)
            calls += 1
            pending.attempts += 1
            pending.firstAttempt = pending.firstAttempt ?? now
            now = attempt.nextAttempt ?? now
        } while attempt.state == .pending
        #expect(calls == 10 && attempt.state == .expired)
        let hours = start.duration(to: now).milliseconds / 3_600_000
        #expect((60...91).contains(hours))
    }
}
